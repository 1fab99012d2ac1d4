"""Which lines were broken to fit a width, and which were meant."""

from pathlib import Path

import pytest

from wsm_corpus.wrapped_lines import wrapped_lines

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"

MAIL = """\
Yesterday my manager quoted a joke that I had made on Facebook in the
middle of a meeting. My profile is not even public, and I had thought
that nobody at work could read it."""
TWO_PARAGRAPHS = """\
   Most employees see it otherwise. In the interviews that we held with
them the word privacy came up again and again, and so did the word trust
that some of them had lost.
   The boundary between work and private life is drawn by every one of
them in another place, and moved when they are promoted."""
COLUMN = """\
   The respondents give three reasons. First, repu-
tation: a careless message may harm the organisa-
tion. Second, productivity."""
GERMAN = """\
Der Arbeitgeber darf öffentlich zugängliche Daten aus beruflichen
Netzwerken wie Xing verwenden. Private Netzwerke sind dagegen tabu, sagt
die Rechtsanwältin. Wer im Urlaub Fotos teilt, muss in der Regel keine
Kündigung fürchten, solange er niemanden beleidigt und auch sonst nichts
schreibt, was dem Betrieb schadet."""


@pytest.mark.parametrize(
    ("text", "going_on"),
    [
        (MAIL, {0, 1}),
        (TWO_PARAGRAPHS, {0, 1, 3}),
        (COLUMN, {0, 1}),
        (GERMAN, {0, 1, 2, 3}),
        (f"{MAIL}\n\n{MAIL}", {0, 1, 4, 5}),
    ],
    ids=["a mail", "paragraphs told by their indent", "a column with broken words", "nouns with capitals", "two"],
)
def test_a_line_that_was_broken_to_fit_goes_on_in_the_next(text: str, going_on: set[int]) -> None:
    assert wrapped_lines(text.split("\n")) == going_on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "I share my day\nwith whoever may\nbut not with you\nmy boss",
        "A heading of some length that stands over a paragraph\nand what follows it",
        "- the first of the points that were made in the meeting on Monday\n- the second of the points made\n- third",
        "https://www.example.org/privacy-guide-for-employees-and-others\nhttps://www.example.org/another-guide",
        "Every paragraph of this file stands on a line of its own, however long it is, so that nothing is broken.\n"
        "and this one begins with a small letter, which proves nothing, since the line before it is so very long.\n"
        "so does this one.",
        "2008      412      38\n2009      430      44\n2010      451      49",
        "for (let place = 0; place < lines.length; place += 1) {\n  const line = lines[place].replace(a, b);\n}",
        "------------------------------------------------------------\nofficemouse\nposts: 14",
    ],
)
def test_a_line_break_that_was_meant_stays(text: str) -> None:
    assert wrapped_lines(text.split("\n")) == frozenset()


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_bundled_documents_have_a_paragraph_a_line(path: Path) -> None:
    assert wrapped_lines(path.read_text("utf-8").split("\n")) == frozenset()
