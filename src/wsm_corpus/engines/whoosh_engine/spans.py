"""Places in texts where a query is met, as arrays; of those that overlap, which one stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Narrow, Small
from wsm_corpus.engines.whoosh_engine.running import FAR
from wsm_corpus.engines.whoosh_engine.schema import indexed_languages
from wsm_corpus.records import MatchKind

KINDS: tuple[MatchKind, ...] = ("exact", "inflected", "variant", "part", "expansion")
"""In order of what is shown where two overlap."""

KIND = {kind: number for number, kind in enumerate(KINDS)}

KIND_BITS = (len(KINDS) - 1).bit_length()
LANGUAGE_BITS = (len(indexed_languages()) - 1).bit_length()
LEAF_BIT = KIND_BITS + LANGUAGE_BITS

AT_ONCE = 1 << 16
"""Places thinned out at a time: all that is made of them stays in the processor's cache."""


def sort_of(leaf: int, language: int) -> int:
    """What stands in `Spans.sorts` for a leaf and a language, its kind left open."""
    return leaf << LEAF_BIT | language << KIND_BITS


@dataclass(frozen=True, slots=True)
class Spans:
    """Places in clean texts, half-open code points, in order of documents and starts; none inside another.

    Every column but the first is kept in the narrowest numbers that hold it, for a common word is met a million
    times: what is added to them has to be wider.
    """

    docs: Small
    starts: Narrow
    sizes: Narrow  # code points
    sorts: Narrow  # `sort_of` leaf and language, and the kind: three numbers in one
    positions: Narrow  # of the first word, as counted in the index
    more: Narrow  # how many positions after the first word the last one stands

    def __len__(self) -> int:
        """How many places."""
        return len(self.docs)

    def where(self, rows: Mask | Ints | slice) -> Spans:
        """Some of the rows."""
        docs = self.docs[rows]
        others = (getattr(self, name) for name in self.__slots__[1:])
        return Spans(docs, *(alike(column[0], len(docs)) if is_alike(column) else column[rows] for column in others))

    @property
    def kinds(self) -> Narrow:
        """Numbers into KINDS."""
        return np.asarray(np.bitwise_and(self.sorts, (1 << KIND_BITS) - 1))

    @property
    def languages(self) -> Narrow:
        """The number of each field's language in indexed_languages()."""
        return languages_of(self.sorts)

    @property
    def leaves(self) -> Narrow:
        """Which word, phrase or concept of the query."""
        return np.asarray(self.sorts >> LEAF_BIT)

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return 500 + sum(int(getattr(self, name).nbytes) for name in self.__slots__)

    @property
    def ends(self) -> Small:
        """Where each place ends."""
        return np.add(self.starts, self.sizes, dtype=np.int32)

    @property
    def lasts(self) -> Small:
        """The position of the last word of each."""
        return np.add(self.positions, self.more, dtype=np.int32)

    def begins(self) -> Ints:
        """Document and start as one number."""
        return self.docs * FAR + self.starts


def languages_of(sorts: Narrow) -> Narrow:
    """The number of each field's language in indexed_languages(), out of `Spans.sorts`."""
    return np.asarray(np.bitwise_and(sorts >> KIND_BITS, (1 << LANGUAGE_BITS) - 1))


NONE = Spans(*(np.zeros(0, dtype=np.int32) for _ in Spans.__slots__))


def alike(number: int, count: int) -> Narrow:
    """So many times a number, not written out."""
    return np.broadcast_to(np.array(number, dtype=np.min_scalar_type(number)), count)


def is_alike(column: Narrow) -> bool:
    """Whether it is a number that is not written out."""
    return len(column) > 0 and column.strides == (0,)


def join(found: list[Spans]) -> Spans:
    """All of some, one after the other."""
    if len(found) == 1:
        return found[0]
    return Spans(*(_joined([getattr(span, name) for span in found]) for name in Spans.__slots__))


def _joined(columns: list[Narrow]) -> Narrow:
    if all(map(is_alike, columns)) and len({int(column[0]) for column in columns}) == 1:
        return alike(int(columns[0][0]), sum(map(len, columns)))
    return np.concatenate(columns)


def in_order(found: list[Spans]) -> Spans:
    """All of some, each in order of documents, as `without_overlaps` leaves them; some documents at a time."""
    found = [span for span in found if len(span)]
    if not found:
        return NONE
    low, high = min(int(span.docs[0]) for span in found), max(int(span.docs[-1]) for span in found) + 1
    pieces = min(high - low, 1 + sum(map(len, found)) // AT_ONCE)
    edges = [low + (high - low) * piece // pieces for piece in range(pieces + 1)]
    cuts = [cuts_at(span.docs, edges) for span in found]
    made = []
    for piece in range(pieces):
        parts = [
            span.where(slice(cut[piece], cut[piece + 1]))
            for span, cut in zip(found, cuts, strict=True)
            if cut[piece] < cut[piece + 1]
        ]
        if parts:
            made.append(without_overlaps(join(parts)))
    return join(made)


def cuts_at(ordered: Small, numbers: list[int]) -> list[int]:
    """Before which row each of some numbers would stand; of the same kind, lest all in order are copied to look."""
    rows: list[int] = np.searchsorted(ordered, np.array(numbers, dtype=ordered.dtype)).tolist()
    return rows


def without_overlaps(spans: Spans) -> Spans:
    """In order of place. Of two that overlap the longer stays, of equals the more exact; words go before concepts."""
    expansion = spans.kinds == KIND["expansion"]
    if expansion.all() or not expansion.any():
        return _thinned(spans)
    words = _thinned(spans.where(~expansion))
    others = _thinned(spans.where(expansion))
    if len(words) and len(others):
        after = np.searchsorted(words.begins(), others.docs * FAR + others.ends)
        before = np.maximum(after - 1, 0)  # the last word that starts before the concept ends
        reach = words.docs[before] * FAR + words.starts[before] + words.sizes[before]
        free = (after == 0) | (reach <= others.begins())
        others = others.where(free)
    if not len(others) or not len(words):
        return words if len(words) else others
    both = join([words, others])
    return both.where(np.argsort(both.begins(), kind="stable"))  # two runs in order: soon merged


def _thinned(spans: Spans) -> Spans:
    starts, kinds = spans.begins(), spans.kinds
    ends = starts + spans.sizes
    order: Ints | None = None
    if (starts[1:] < starts[:-1]).any():
        order = np.argsort(starts, kind="stable")  # runs in order already, mostly: soon merged
        starts, ends, kinds = starts[order], ends[order], kinds[order]
    if len(spans) and (starts[1:] < ends[:-1]).any():
        best = _best(starts, ends, kinds)
        order = best if order is None else order[best]
    return spans if order is None else spans.where(order)


def _best(starts: Ints, ends: Ints, kinds: Narrow) -> Ints:
    """The rows that stay of places in order of their starts. Few overlap any other, and only these are compared."""
    apart = starts[1:] >= np.maximum.accumulate(ends)[:-1]
    kept = np.append(True, apart) & np.append(apart, True)
    rows = np.flatnonzero(~kept)
    # From the longest to the shortest, and from the most exact, where several begin.
    rows = rows[np.lexsort((kinds[rows] - (ends[rows] - starts[rows]) * len(KINDS), starts[rows]))]
    kept[rows[_first_free(starts[rows], ends[rows])]] = True
    return np.flatnonzero(kept)


def _first_free(starts: Ints, ends: Ints) -> Mask:
    """Going from left to right, what begins no earlier than the last one taken ends.

    What overlaps, be it through others, is a cluster. In every round each cluster gives its first, and what that
    overlaps falls away; so there are as many rounds as places taken out of one cluster.
    """
    reach = np.maximum.accumulate(ends)
    cluster = np.cumsum(np.append(True, starts[1:] >= reach[:-1]))
    taken = np.zeros(len(starts), dtype=bool)
    rows = np.arange(len(starts))
    while len(rows):
        of = cluster[rows]
        first = np.append(True, of[1:] != of[:-1])
        taken[rows[first]] = True
        rows = rows[starts[rows] >= ends[rows[first]][np.cumsum(first) - 1]]
    return taken
