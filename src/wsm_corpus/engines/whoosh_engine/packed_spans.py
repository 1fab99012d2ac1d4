"""Hits as they are kept: half the room they take to be looked at, and soon unpacked."""

from __future__ import annotations

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Small
from wsm_corpus.engines.whoosh_engine.spans import KINDS, Narrow, Spans, narrow


class PackedSpans:
    """The places where a query is met, six to twelve bytes each for a common word."""

    def __init__(self, spans: Spans, size: int) -> None:
        """Pack places in an index of so many documents."""
        self._docs, self._counts = spans.docs, None
        if len(spans) > size:
            self._docs, self._counts = spans.docs[:0], narrow(np.bincount(spans.docs, minlength=size))
        self._leaves = int(spans.leaves.max(initial=0)) + 1
        self._sorts = _sorts(spans, self._leaves)
        self._starts, self._sizes, self._positions = spans.starts, spans.sizes, spans.positions
        self._more = spans.more if spans.more.any() else None

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        columns = (self._docs, self._counts, self._sorts, self._starts, self._sizes, self._positions, self._more)
        return 500 + sum(int(column.nbytes) for column in columns if column is not None)

    def unpack(self) -> Spans:
        """The places."""
        kind, all_of_one = self._sorts.dtype.type, len(KINDS) * self._leaves
        languages = self._sorts // kind(all_of_one)
        sorts = self._sorts - languages * kind(all_of_one)
        leaves = sorts // kind(len(KINDS))
        kinds = sorts - leaves * kind(len(KINDS))
        more = np.broadcast_to(np.uint8(0), len(self._sorts)) if self._more is None else self._more
        return Spans(self._all_docs(), self._starts, self._sizes, kinds, leaves, languages, self._positions, more)

    def _all_docs(self) -> Small:
        if self._counts is None:
            return self._docs
        return np.repeat(np.arange(len(self._counts), dtype=np.int32), self._counts)


def _sorts(spans: Spans, leaves: int) -> Narrow:
    """Language, leaf and kind of each as one number."""
    most = len(KINDS) * leaves * (int(spans.languages.max(initial=0)) + 1)
    kind = np.min_scalar_type(most)
    sorts = spans.languages.astype(kind)
    for column, count in ((spans.leaves, leaves), (spans.kinds, len(KINDS))):
        sorts *= kind.type(count)
        sorts += column.astype(kind)
    return sorts
