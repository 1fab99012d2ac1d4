"""Where numbers stand among LEB128 ones."""

from __future__ import annotations

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.list_format import varints
from wsm_corpus.engines.whoosh_engine.varint_places import VarintPlaces


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 16, 1000])
@pytest.mark.parametrize("bits", [1, 7, 8, 14, 30])
def test_numbers_begin_where_they_were_written(count: int, bits: int) -> None:
    numbers = np.random.default_rng(count).integers(0, 1 << bits, count)
    data, ends = varints(numbers)
    begins = VarintPlaces(np.frombuffer(data, dtype=np.uint8)).begins(np.arange(count + 1))
    assert begins.tolist() == [0, *ends.tolist()]


def test_numbers_are_looked_up_in_any_order() -> None:
    data, ends = varints(np.array([5, 300, 70_000, 1]))
    places = VarintPlaces(np.frombuffer(data, dtype=np.uint8))
    assert places.begins(np.array([3, 1, 1])).tolist() == ends[[2, 0, 0]].tolist()
