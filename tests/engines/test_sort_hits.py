"""Rows of hits in the order of document ids."""

from __future__ import annotations

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.sort_hits import rows_by_id
from wsm_corpus.engines.whoosh_engine.views import FIRST, _places


@pytest.mark.parametrize("seed", range(30))
def test_any_places_in_the_order_of_ids_are_found_without_sorting_the_hits(seed: int) -> None:
    dice = np.random.default_rng(seed)
    size = int(dice.integers(1, 12))
    docs = np.sort(dice.integers(0, size, dice.integers(0, 40)))
    rank = dice.permutation(size)
    every = np.argsort(rank[docs], kind="stable")
    places = dice.permutation(len(docs))
    found = rows_by_id(np.bincount(docs, minlength=size), places, np.argsort(rank))
    assert found.tolist() == every[places].tolist()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100, 65_537])
@pytest.mark.parametrize("seed", [0, 7])
def test_a_sample_is_drawn_alike_whatever_rows_are_kept_in(count: int, seed: int) -> None:
    wide, narrow = (
        np.random.default_rng(seed).permutation(np.arange(count, dtype=kind)) for kind in (np.int64, np.int32)
    )
    assert wide.tolist() == narrow.tolist()


def test_pages_of_a_sample_are_pieces_of_one_draw() -> None:
    count = FIRST + 500
    every = np.random.default_rng(3).permutation(count).tolist()
    for offset in (0, 50, FIRST - 50, FIRST - 49, FIRST, count - 10, count):
        assert _places(count, "random", 3, offset, 50).tolist() == every[offset : offset + 50]
