"""Hits as they are kept, and as they were."""

from __future__ import annotations

import weakref

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.packed_spans import PackedSpans
from wsm_corpus.engines.whoosh_engine.postings import narrow
from wsm_corpus.engines.whoosh_engine.spans import KINDS, NONE, Spans, sort_of


def some_spans(dice: np.random.Generator, count: int, size: int, leaves: int, far: int, more: int) -> Spans:
    docs = np.sort(dice.integers(0, size, count)).astype(np.int32)
    starts, sizes, kinds, leaf, positions, further = (
        narrow(dice.integers(0, most, count).astype(np.int32)) for most in (far, 300, len(KINDS), leaves, far, more)
    )
    codes = dice.integers(0, 3, count)
    sorts = narrow(np.array([sort_of(*each) for each in zip(leaf.tolist(), codes.tolist(), strict=True)]) | kinds)
    return Spans(docs, starts, sizes, sorts, positions, further)


@pytest.mark.parametrize("count", [1, 7, 500])
@pytest.mark.parametrize("size", [1, 20, 5_000])
@pytest.mark.parametrize("leaves", [1, 17, 18, 400, 9_000])
@pytest.mark.parametrize(("far", "more"), [(200, 1), (60_000, 4), (1_000_000, 70_000)])
def test_what_is_packed_comes_back(count: int, size: int, leaves: int, far: int, more: int) -> None:
    spans = some_spans(np.random.default_rng(count + size), count, size, leaves, far, more)
    found = PackedSpans(spans, size).unpack()
    for name in Spans.__slots__:
        assert getattr(found, name).tolist() == getattr(spans, name).tolist(), name


@pytest.mark.parametrize("count", [1, 7, 500])
@pytest.mark.parametrize("size", [1, 20, 5_000])
def test_some_rows_in_any_order_are_those_of_all(count: int, size: int) -> None:
    dice = np.random.default_rng(count + size)
    spans = some_spans(dice, count, size, 17, 60_000, 4)
    packed, rows = PackedSpans(spans, size), dice.integers(0, count, 40)
    for name in Spans.__slots__:
        assert getattr(packed.where(rows), name).tolist() == getattr(spans, name)[rows].tolist(), name
    assert packed.per_document().tolist() == np.bincount(spans.docs, minlength=size).tolist()
    assert len(packed) == count
    languages = packed.per_language().tolist()
    assert languages == np.bincount(spans.languages, minlength=len(languages)).tolist()
    for language in range(4):
        assert packed.in_language(language).tolist() == np.flatnonzero(spans.languages == language).tolist()
        assert packed.documents_in(language) == len(set(spans.docs[spans.languages == language].tolist()))


def test_nothing_is_packed_as_nothing() -> None:
    packed = PackedSpans(NONE, 5)
    assert (len(packed), len(packed.unpack()), len(packed.where(np.zeros(0, dtype=np.int64)))) == (0, 0, 0)
    assert packed.per_document().tolist() == [0] * 5
    assert set(packed.per_language().tolist()) == {0}


def test_what_is_not_counted_is_not_kept() -> None:
    spans = some_spans(np.random.default_rng(2), 500, 20, 3, 200, 1)
    gone = weakref.ref(spans.docs)
    packed = PackedSpans(spans, 20)
    del spans
    assert gone() is None, packed


def test_many_hits_of_a_common_word_take_little_room() -> None:
    spans = some_spans(np.random.default_rng(1), 50_000, 1_000, 3, 60_000, 1)
    assert PackedSpans(spans, 1_000).nbytes < 8.1 * len(spans)
