"""The example of docs/add-a-language.md does what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from conftest import ROOT
from wsm_corpus import strip_boilerplate
from wsm_corpus.languages import LANGUAGES, Language, bylines, mail_words, page_words, whole_lines
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.boilerplate import boilerplate_phrases, phrases
from wsm_corpus.languages.section_headings import is_section_heading
from wsm_corpus.readers.name_author import name_author
from wsm_corpus.records.ledger import CATEGORIES
from wsm_corpus.steps.strip_boilerplate import lexicon

PAGE = (ROOT / "docs" / "add-a-language.md").read_text(encoding="utf-8")


@pytest.fixture
def danish(monkeypatch: pytest.MonkeyPatch) -> Iterator[Language]:
    """The language of the example, added as the page says."""
    example, row = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[:2]
    module = ModuleType("da")
    exec(compile(example, "da.py", "exec"), module.__dict__)
    assert '"da": DANISH' in row
    monkeypatch.setitem(LANGUAGES, "da", module.DANISH)
    of_lines = (whole_lines._known, whole_lines.poster_fields)
    caches = (
        phrases,
        lexicon._lengths,
        *of_lines,
        mail_words.known_mail,
        page_words.known_pages,
        bylines.before_names,
    )
    for cache in caches:
        cache.cache_clear()
    yield module.DANISH
    for cache in caches:
        cache.cache_clear()


def test_its_words_are_stemmed(danish: Language) -> None:
    terms = [token.term for token in analyse("virksomheder virksomheden", danish.code)]
    assert terms == ["virksom", "virksom"]


def test_its_phrases_are_those_of_boilerplate(danish: Language) -> None:
    assert boilerplate_phrases("da").keys() <= set(CATEGORIES)
    text = "En virksomhed skrev regler for sociale medier sammen med sine medarbejdere, og det gik godt.\n\n"
    lines = strip_boilerplate(f"{text * 3}Del på Facebook", language="da")
    removed = [(line.text, line.verdict.decided_by, line.verdict.category) for line in lines if not line.kept]
    assert removed == [("Del på Facebook", "rule", "share_bar")]


def removed(text: str) -> list[tuple[str, str]]:
    """The lines of a Danish text that go, with their categories."""
    return [(line.text, line.verdict.category or "") for line in strip_boilerplate(text, "da") if not line.kept]


SENTENCE = "En virksomhed skrev regler for sociale medier sammen med sine medarbejdere, og det gik godt."


def test_its_whole_lines_go_where_they_stand_alone(danish: Language) -> None:
    found = removed(f"{SENTENCE}\n\n{SENTENCE[3:]}\n\nTilbage til oversigten\n")
    assert found == [("Tilbage til oversigten", "navigation")]


def test_its_headings_stay_above_a_sentence(danish: Language) -> None:
    assert is_section_heading(["privatliv"], "da")
    assert not is_section_heading(["privatliv"], "nl")


def test_its_mails_are_known_by_their_heads(danish: Language) -> None:
    head = ["Fra: Jane Holm <jane@example.org>", "Sendt: 3. maj 2011 10:15", "Til: alle", "Emne: Sociale medier"]
    quoted = "Den 2. maj 2011 kl. 9:00 skrev ole@example.org:"
    text = "\n".join((*head, "", SENTENCE, "", quoted, f"> {SENTENCE}"))
    assert [line for line, _ in removed(text)] == [*head[:3], quoted]


def test_its_pages_are_known_by_their_numbers(danish: Language) -> None:
    places = ("Aarhus", "Odense", "Esbjerg")
    pages = [f"{SENTENCE[:-1]} i {place}. {SENTENCE} " * 5 + f"\nSide {n} af 3" for n, place in enumerate(places, 1)]
    gone = [line for line, category in removed("\n".join(pages)) if category == "running_head"]
    assert gone == ["Side 1 af 3", "Side 2 af 3", "Side 3 af 3"]


def test_its_bylines_are_taken_off_names(danish: Language) -> None:
    for named in ("Skrevet af: Mette Holm", "af Mette Holm", "Forfatter: Mette Holm"):
        assert name_author(named, "Mette Holm") == "Mette Holm"


def test_what_its_forums_say_of_posters_goes(danish: Language) -> None:
    gone = [line for line, _ in removed(f"Medlem siden: 3. maj 2011\nIndlæg: 342\n\n{SENTENCE}\n\n{SENTENCE}")]
    assert gone == ["Medlem siden: 3. maj 2011", "Indlæg: 342"]
