"""Patterns: what they stand for, beside reading every word."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from engine_documents import make_document, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine, forms
from wsm_corpus.engines.whoosh_engine.generation import read_generation
from wsm_corpus.engines.whoosh_engine.patterns import _look_for, distances, pattern_terms
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import Fuzzy, Wildcard

FIELD = "text_xx"  # words as they are, folded: neither stemmed nor split
LETTERS = "abcdeéABÉßжx9"


def some_words(seed: int, count: int) -> list[str]:
    dice = random.Random(seed)
    return ["".join(dice.choices(LETTERS, k=dice.randint(1, 8))) for _ in range(count)]


WORDS = some_words(1, 400)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The words in two segments, ten a document."""
    made: Path = tmp_path_factory.mktemp("patterns") / "index"
    engine = WhooshEngine(made)
    for half in (WORDS[:200], WORDS[200:]):
        texts = [" ".join(half[first : first + 10]) for first in range(0, len(half), 10)]
        engine.update([make_document(f"{half[0]}{n}", ("fr", text)) for n, text in enumerate(texts)], (), versions)
    engine.close()
    return made


@pytest.fixture
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """Opened anew: nothing is remembered."""
    generation = read_generation(folder)
    assert generation is not None
    opened = Snapshot(folder, generation)
    yield opened
    opened.close()


def met(node: Wildcard | Fuzzy, snapshot: Snapshot) -> set[str]:
    return {form for term in pattern_terms(node, FIELD, snapshot) for form in term.folded or ()}


@cache
def read(word: str, other: str) -> int:
    """The edit distance by its definition, a swap of neighbours counting one."""
    if not word or not other:
        return max(len(word), len(other))
    options = [
        read(word[1:], other) + 1,
        read(word, other[1:]) + 1,
        read(word[1:], other[1:]) + (word[0] != other[0]),
    ]
    if len(word) > 1 and len(other) > 1 and (word[0], word[1]) == (other[1], other[0]):
        options.append(read(word[2:], other[2:]) + 1)
    return min(options)


PATTERNS = (
    "a*",
    "*b",
    "*ab*",
    "a?c*",
    "?b?",
    "ab*9",
    "é*",
    "*ж*",
    "b??",
    "x*x",
    "*A",
    "ß*",
    "9",
    "*a*b*",
    "c?d",
    "ж*",
    "abc*",
    "x9?*",
)


@pytest.mark.parametrize("common", [1, 64, 10**9])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_wildcard_stands_for_the_words_that_it_meets(
    snapshot: Snapshot, pattern: str, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "COMMON", common)  # every piece place by place, some, or none
    expression = "".join({"*": ".*", "?": "."}.get(letter) or re.escape(fold(letter)) for letter in pattern)
    folded = {fold(word) for word in WORDS}
    assert met(Wildcard(pattern=pattern), snapshot) == {w for w in folded if re.fullmatch(expression, w)}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_it_stands_for_the_same_once_a_fuzzy_word_was_looked_for(snapshot: Snapshot, pattern: str) -> None:
    before = _look_for(Wildcard(pattern=pattern), FIELD, snapshot)
    pattern_terms(Fuzzy(text="zzzz", distance=1), FIELD, snapshot)
    assert _look_for(Wildcard(pattern=pattern), FIELD, snapshot) == before


@pytest.mark.parametrize("pattern", ["werk*", "werkdr*", "w?rk*", "Über*", "b*"])
def test_neither_parts_of_words_nor_what_is_folded_otherwise_are_taken_for_words(
    pattern: str, tmp_path: Path
) -> None:
    engine = WhooshEngine(tmp_path / "index")
    text = "De Werkdruk en de werkdrukken, privéwerk, Überwerk, werk-privébalans en beeldschermwerk. Überwerk werkt."
    engine.update([make_document("one", ("nl", text))], (), versions)
    generation = read_generation(tmp_path / "index")
    assert generation is not None
    opened = Snapshot(tmp_path / "index", generation)
    before = _look_for(Wildcard(pattern=pattern), "text_nl", opened)
    pattern_terms(Fuzzy(text="zzzz", distance=1), "text_nl", opened)
    assert before
    assert _look_for(Wildcard(pattern=pattern), "text_nl", opened) == before
    opened.close()
    engine.close()


@pytest.mark.parametrize("distance", [1, 2])
@pytest.mark.parametrize("word", ["abcd", "aébc", "baжx", "a", "x9x9xa", *WORDS[:12]])
def test_a_fuzzy_word_stands_for_every_word_within_its_distance(snapshot: Snapshot, word: str, distance: int) -> None:
    folded = {fold(each) for each in WORDS}
    near = {
        other for other in folded if abs(len(other) - len(fold(word))) <= 2 and read(fold(word), other) <= distance
    }
    assert met(Fuzzy(text=word, distance=distance), snapshot) == near


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("abcd", ["abcd", "abdc", "acbd", "bacd", "abc", "xabcd", "wxyz", "", "a"]),
        ("", ["", "ab"]),
        ("ab", [""]),
        ("a", []),
    ],
)
def test_distances_are_those_of_the_definition(word: str, others: list[str]) -> None:
    assert distances(word, others).tolist() == [read(word, other) for other in others]


def test_a_pattern_is_looked_for_once(snapshot: Snapshot) -> None:
    first = pattern_terms(Wildcard(pattern="ab*"), FIELD, snapshot)
    assert pattern_terms(Wildcard(pattern="ab*"), FIELD, snapshot) is first
