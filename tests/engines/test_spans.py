"""Which of overlapping places stay, beside taking them one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine import spans as module
from wsm_corpus.engines.whoosh_engine.postings import narrow
from wsm_corpus.engines.whoosh_engine.schema import indexed_languages
from wsm_corpus.engines.whoosh_engine.spans import KIND, KINDS, Spans, alike, in_order, join, sort_of

Place = tuple[int, int, int, int]  # document, start, end, kind


def some_places(dice: random.Random) -> list[Place]:
    made = []
    for _ in range(dice.randint(0, 25)):
        start = dice.randint(0, 60)
        made.append((dice.randint(0, 6), start, start + dice.randint(1, 9), dice.randrange(len(KINDS))))
    return sorted(made)


def spans(places: list[Place]) -> Spans:
    docs, starts, ends, kinds = np.array(places, dtype=np.int32).reshape(-1, 4).T
    numbers = np.arange(len(places), dtype=np.int32)
    return Spans(docs, starts, ends - starts, sort_of(0, 0) | kinds, numbers, numbers)


def one_by_one(places: list[Place]) -> list[Place]:
    taken: list[Place] = []
    for doc, start, end, kind in sorted(places, key=lambda one: (one[:2], -one[2], one[3])):
        if not taken or taken[-1][0] < doc or taken[-1][2] <= start:
            taken.append((doc, start, end, kind))
    return taken


@pytest.mark.parametrize("at_once", [1, 4, 1 << 16])
@pytest.mark.parametrize("seed", range(120))
def test_what_stays_is_what_taking_places_one_by_one_leaves(
    monkeypatch: pytest.MonkeyPatch, seed: int, at_once: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    dice = random.Random(seed)
    parts = [some_places(dice) for _ in range(dice.randint(1, 4))]
    every = [place for part in parts for place in part]
    words = one_by_one([place for place in every if place[3] != KIND["expansion"]])
    others = [
        (doc, start, end, kind)
        for doc, start, end, kind in one_by_one([place for place in every if place[3] == KIND["expansion"]])
        if not any(of == doc and first < end and start < last for of, first, last, _ in words)
    ]
    found = in_order([spans(part) for part in parts])
    columns = (found.docs, found.starts, found.ends, found.kinds)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == sorted([*words, *others])


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [
        ([], "int32"),
        ([0, 255], "uint8"),
        ([256, 3], "uint16"),
        ([65_535], "uint16"),
        ([65_536, 1], "uint32"),
    ],
)
def test_numbers_are_kept_in_the_fewest_bytes_that_hold_the_largest(numbers: list[int], kind: str) -> None:
    kept = narrow(np.array(numbers, dtype=np.int32))
    assert (kept.dtype, kept.tolist()) == (np.dtype(kind), numbers)


def test_ends_and_last_words_beyond_what_a_column_holds_are_told() -> None:
    column = np.array([255], dtype=np.uint8)
    one = Spans(np.array([0], dtype=np.int32), *[column] * 5)
    assert (one.ends.tolist(), one.lasts.tolist()) == ([510], [510])


@pytest.mark.parametrize("leaf", [0, 7, 8, 9_000])
@pytest.mark.parametrize("kind", range(len(KINDS)))
@pytest.mark.parametrize("language", range(len(indexed_languages())))
def test_leaf_language_and_kind_are_told_from_one_number(leaf: int, language: int, kind: int) -> None:
    column = narrow(np.array([sort_of(leaf, language) | kind], dtype=np.int32))
    one = Spans(*(column for _ in Spans.__slots__))
    assert (one.leaves.tolist(), one.languages.tolist(), one.kinds.tolist()) == ([leaf], [language], [kind])


def test_a_number_that_is_the_same_in_all_places_is_never_written_out() -> None:
    one, two = (Spans(*(np.arange(3) for _ in range(5)), alike(0, 3)) for _ in range(2))
    other = Spans(*(np.arange(3) for _ in range(5)), alike(300, 3))
    assert join([one, two]).where(np.array([1, 5])).more.strides == (0,)
    assert join([one, other]).where(np.array([1, 5])).more.tolist() == [0, 300]
