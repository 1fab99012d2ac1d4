"""Which of overlapping places stay, beside taking them one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.spans import KIND, KINDS, Spans, join, without_overlaps

Place = tuple[int, int, int, int]  # document, start, end, kind


def some_places(dice: random.Random) -> list[Place]:
    made = []
    for _ in range(dice.randint(0, 25)):
        start = dice.randint(0, 60)
        made.append((dice.randint(0, 2), start, start + dice.randint(1, 9), dice.randrange(len(KINDS))))
    return sorted(made)


def spans(places: list[Place]) -> Spans:
    docs, starts, ends, kinds = np.array(places, dtype=np.int32).reshape(-1, 4).T
    leaves = np.arange(len(places), dtype=np.int32)
    return Spans(docs, starts, ends, kinds, leaves, leaves, leaves, leaves)


def one_by_one(places: list[Place]) -> list[Place]:
    taken: list[Place] = []
    for doc, start, end, kind in sorted(places, key=lambda one: (one[:2], -one[2], one[3])):
        if not taken or taken[-1][0] < doc or taken[-1][2] <= start:
            taken.append((doc, start, end, kind))
    return taken


@pytest.mark.parametrize("seed", range(120))
def test_what_stays_is_what_taking_places_one_by_one_leaves(seed: int) -> None:
    dice = random.Random(seed)
    parts = [some_places(dice) for _ in range(dice.randint(1, 4))]
    every = [place for part in parts for place in part]
    words = one_by_one([place for place in every if place[3] != KIND["expansion"]])
    others = [
        (doc, start, end, kind)
        for doc, start, end, kind in one_by_one([place for place in every if place[3] == KIND["expansion"]])
        if not any(of == doc and first < end and start < last for of, first, last, _ in words)
    ]
    found = without_overlaps(join([spans(part) for part in parts]))
    columns = (found.docs, found.starts, found.ends, found.kinds)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == sorted([*words, *others])
