"""Hits as they are kept: half the room they take to be looked at, and soon unpacked, all of them or some."""

from __future__ import annotations

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Ints, Small, narrow
from wsm_corpus.engines.whoosh_engine.spans import (
    KIND_BITS,
    LANGUAGE_BITS,
    LEAF_BIT,
    NONE,
    Spans,
    alike,
    languages_of,
)


class PackedSpans:
    """The places where a query is met, six to twelve bytes each for a common word."""

    def __init__(self, spans: Spans, size: int) -> None:
        """Pack places in an index of so many documents."""
        self._size = size
        self._docs, self._counts = spans.docs, None
        if len(spans) > size:
            # Nothing of the documents' numbers stays: an empty view of them would keep them all, four bytes each.
            self._docs, self._counts = NONE.docs, narrow(np.bincount(spans.docs, minlength=size))
        self._starts, self._sizes, self._positions = spans.starts, spans.sizes, spans.positions
        self._sorts = spans.sorts
        self._more = spans.more if spans.more.any() else None

    def __len__(self) -> int:
        """How many places."""
        return len(self._sorts)

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        columns = (self._docs, self._counts, self._sorts, self._starts, self._sizes, self._positions, self._more)
        return 500 + sum(int(column.nbytes) for column in columns if column is not None)

    def per_document(self) -> Ints:
        """How many there are in each document of the index."""
        if self._counts is None:
            return np.bincount(self._docs, minlength=self._size)
        return self._counts.astype(np.int64)

    def per_language(self) -> Ints:
        """How many there are in each field's language."""
        leaves = (int(self._sorts.max(initial=0)) >> LEAF_BIT) + 1
        every = np.bincount(self._sorts, minlength=leaves << LEAF_BIT)
        return np.asarray(every.reshape(leaves, 1 << LANGUAGE_BITS, 1 << KIND_BITS).sum(axis=(0, 2)))

    def in_language(self, language: int) -> Ints:
        """The rows of those in a language."""
        return np.flatnonzero(languages_of(self._sorts) == language)

    def documents_in(self, language: int) -> int:
        """In how many documents there is one in a language."""
        met = languages_of(self._sorts) == language
        if met.all():
            return int(np.count_nonzero(self.per_document()))
        if self._counts is None:
            return _different(self._docs[met])
        upto = np.append(np.int32(0), np.cumsum(met, dtype=np.int32))[np.cumsum(self._counts, dtype=np.int64)]
        return _different(upto[upto > 0])

    def unpack(self) -> Spans:
        """All places."""
        return self._columns(self._all_docs(), slice(None))

    def where(self, rows: Ints) -> Spans:
        """Some of the places, in any order."""
        if self._counts is None:
            return self._columns(self._docs[rows], rows)
        ends = np.cumsum(self._counts, dtype=np.int64)
        return self._columns(np.searchsorted(ends, rows, side="right").astype(np.int32), rows)

    def _columns(self, docs: Small, rows: Ints | slice) -> Spans:
        sorts, more = self._sorts[rows], alike(0, len(docs)) if self._more is None else self._more[rows]
        return Spans(docs, self._starts[rows], self._sizes[rows], sorts, self._positions[rows], more)

    def _all_docs(self) -> Small:
        if self._counts is None:
            return self._docs
        return np.repeat(np.arange(self._size, dtype=np.int32), self._counts)


def _different(docs: Small) -> int:
    """How many documents are told, in their order, each once or more."""
    return int(np.count_nonzero(np.diff(docs))) + 1 if len(docs) else 0
