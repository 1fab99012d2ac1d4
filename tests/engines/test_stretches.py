"""Stretches of numbers."""

from __future__ import annotations

import random

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.stretches import joined, portions, ranges

NONE = np.zeros(0, dtype=np.int64)


def test_ranges_are_joined_in_order() -> None:
    assert ranges(np.array([3, 9, 1]), np.array([5, 9, 4])).tolist() == [3, 4, 1, 2, 3]
    assert ranges(NONE, NONE).tolist() == []


@pytest.mark.parametrize("seed", range(50))
def test_stretches_that_touch_become_one_and_long_ones_several(seed: int) -> None:
    dice = random.Random(seed)
    bounds = np.array(sorted(dice.choices(range(60), k=2 * dice.randint(0, 12))), dtype=np.int64)
    begins, ends = bounds[::2], bounds[1::2]
    most = dice.choice((1, 3, 100))
    first, last = joined(begins, ends, most)
    assert ranges(first, last).tolist() == ranges(begins, ends).tolist()
    sizes = last - first
    assert ((sizes > 0) & (sizes <= most)).all()
    touching = last[:-1] == first[1:]
    assert (sizes[:-1][touching] == most).all()


def test_portions_are_of_about_so_much_and_of_so_many_at_most() -> None:
    sizes = np.array([2, 2, 9, 0, 0, 1, 1, 1])
    assert list(portions(sizes, 4)) == [(0, 2), (2, 3), (3, 8)]
    assert list(portions(sizes, 4, 3)) == [(0, 2), (2, 3), (3, 6), (6, 8)]
    assert list(portions(NONE, 4)) == []
