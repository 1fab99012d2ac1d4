"""The example of docs/add-a-language.md does what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from conftest import ROOT
from wsm_corpus import strip_boilerplate
from wsm_corpus.languages import LANGUAGES, Language
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.boilerplate import boilerplate_phrases, phrases
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
    caches = (phrases, lexicon._lengths)
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
