"""Lines that are nothing but what pages, forums and mail programs say."""

import pytest

from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.boilerplate import phrase_words, phrases
from wsm_corpus.languages.boilerplate_records import WholeLines
from wsm_corpus.languages.whole_lines import MOST_WORDS, whole_line

ALL = [(code, row) for code, known in LANGUAGES.items() for row in known.boilerplate().whole_lines]
IDS = [f"{code}-{row.category}" for code, row in ALL]


@pytest.mark.parametrize(("code", "row"), ALL, ids=IDS)
def test_a_row_meets_its_example(code: str, row: WholeLines) -> None:
    assert whole_line(phrase_words(row.example), code) == row.category


@pytest.mark.parametrize(("code", "row"), ALL, ids=IDS)
def test_every_line_is_written_as_phrases_are_and_stands_there_once(code: str, row: WholeLines) -> None:
    assert [line for line in row.lines if " ".join(phrase_words(line)) != line] == []
    assert len(set(row.lines)) == len(row.lines)
    sure = {words for words, phrase in phrases(code).items() if phrase.sure}
    assert [line for line in row.lines if tuple(line.split()) in sure] == []


@pytest.mark.parametrize(
    ("line", "language", "category"),
    [
        ("Ga naar hoofdinhoud", "nl", "navigation"),
        ("Citeer  Reageer  Meld misbruik", "nl", "comment_form"),
        ("Vorige topic | Volgende topic", "nl", "navigation"),
        ("Tekst gaat verder onder de foto", "nl", "promo_cta"),
        ("-----Original Message-----", "nl", "ui_residue"),
        ("-----Original Message-----", "en", "ui_residue"),
        ("12 more replies", "en", "comment_form"),
        ("Ga naar hoofdinhoud", "en", None),
        ("Share on Facebook", "en", None),  # sure phrases alone are another rule's
        ("Report this post to your manager", "en", None),
        ("De tekst gaat verder waar de foto ophoudt", "nl", None),
        ("", "en", None),
    ],
)
def test_a_line_of_nothing_else_has_a_category(line: str, language: str, category: str | None) -> None:
    assert whole_line(phrase_words(line), language) == category


def test_a_long_line_is_text_whatever_it_is_made_of() -> None:
    assert whole_line(["upvote"] * MOST_WORDS, "en") == "comment_form"
    assert whole_line(["upvote"] * (MOST_WORDS + 1), "en") is None
