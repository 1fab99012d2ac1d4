"""The order of hits: by document, by the words beside them, or by their own; over running words, without a text.

Only what is shown is put in order. Of all hits those are kept whose first word reaches into the window, of these
those whose second word does, and so on, and at last those whose document does.
"""

from __future__ import annotations

import numpy as np

from wsm_corpus.engines import SORTED_BY
from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Small
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.shown import by_segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans

AT_ONCE = 1 << 16
"""Hits beside which words are looked up at a time: some 5 MB of arrays."""


def rows_by_id(per_document: Ints, places: Ints, by_id: Ints) -> Ints:
    """The rows of spans at some places of their order by document id; those of a document stay as they are.

    Args:
        per_document: how many spans each document has.
        places: which are wanted, from 0 on.
        by_id: document numbers in the order of ids.
    """
    counts = per_document[by_id]
    ends = np.cumsum(counts)
    at = np.searchsorted(ends, places, side="right")
    first = np.cumsum(per_document) - per_document
    return np.asarray(first[by_id[at]] + places - (ends - counts)[at])


def sort_hits(spans: Spans, sort: str, snapshot: Snapshot, offset: int, limit: int) -> Ints:
    """Some of the rows of spans in their order by `left`, `hit` or `right`; equal ones by document id and place.

    Args:
        spans: the hits.
        sort: by which words.
        snapshot: where they stand.
        offset: rows before the first that is wanted.
        limit: how many are wanted at most.
    """
    stop = min(offset + limit, len(spans))
    if stop <= offset:
        return np.zeros(0, dtype=np.int64)
    window = _Window(spans, offset, stop)
    for step in range(SORTED_BY):
        ranks = _ranks(window.hits, sort, step, snapshot)
        if not ranks.any():
            break  # no hit left has another word
        window.narrow(ranks)
    window.narrow(snapshot.id_rank[window.hits.docs])
    return window.shown()


class _Window:
    """What may be shown of all hits: fewer from word to word."""

    def __init__(self, spans: Spans, first: int, stop: int) -> None:
        self.hits = spans
        self.rows: Ints | None = None  # all of them, until some are left out
        self.groups: Ints | None = None  # of each, the place of what was looked at so far; alike for equals
        self.first, self.last = first, stop - 1  # which of them are shown

    def narrow(self, ranks: Ints | Small) -> None:
        """Leave out what one more word, told by its rank, puts before or after what is shown."""
        keys = ranks if self.groups is None else self.groups * (int(ranks.max()) + 1) + ranks
        first, last = np.partition(keys, (self.first, self.last))[[self.first, self.last]]
        before = int(np.count_nonzero(keys < first))
        kept = np.flatnonzero((keys >= first) & (keys <= last))
        self.first, self.last = self.first - before, self.last - before
        if len(kept) < len(keys):
            self.rows = kept if self.rows is None else self.rows[kept]
            self.hits, keys = self.hits.where(kept), keys[kept]
        self.groups = _dense(keys) if first < last else None

    def shown(self) -> Ints:
        """The rows that are left and shown, in their order."""
        rows = np.arange(len(self.hits)) if self.rows is None else self.rows
        if self.groups is not None:
            rows = rows[np.argsort(self.groups, kind="stable")]
        return rows[self.first : self.last + 1]


def _dense(keys: Ints | Small) -> Ints:
    """The same order in numbers from 0 on without gaps."""
    low = int(keys.min())
    size = int(keys.max()) - low + 1
    if size > DENSE * len(keys):
        return np.asarray(np.unique(keys, return_inverse=True)[1])
    met = np.zeros(size, dtype=np.int64)
    met[keys - low] = 1
    return np.asarray((np.cumsum(met) - 1)[keys - low])


DENSE = 4
"""Numbers to choose from for each that is there, up to which a table of them is cheaper than sorting."""


def _ranks(hits: Spans, sort: str, step: int, snapshot: Snapshot) -> Small:
    """The place in the order of words of one that hits are sorted by, from 1 on; 0 where there is none."""
    words = snapshot.word_list
    ranks = np.zeros(len(hits), dtype=np.int32)
    for segment, of_all in by_segment(hits, snapshot):
        running, of_segment = segment.running, words.numbers[snapshot.segments.index(segment)]
        for at in range(of_all.start, of_all.stop, AT_ONCE):
            part = slice(at, min(at + AT_ONCE, of_all.stop))
            places, there = _words(running, hits.where(part), segment.base, sort, step)
            numbers = of_segment[running.words.numbers(places[there])]
            ranks[part][there] = words.rank[numbers] + 1
        running.words.rest()
    return ranks


def _words(running: Running, hits: Spans, base: int, sort: str, step: int) -> tuple[Ints, Mask]:
    """Where the words stand that are so many steps from the first to sort by, and whether there are any."""
    docs = hits.docs - np.int32(base)
    if sort == "right":
        places = running.places(docs, hits.lasts)[0] + (1 + step)
        return places, places < running.bounds[docs + 1]
    places = running.places(docs, hits.positions)[0]
    if sort == "left":
        places -= 1 + step
        return places, places >= running.bounds[docs]
    if not step:
        return places, np.ones(len(docs), dtype=bool)
    places += step
    return places, places <= running.places(docs, hits.lasts)[0]
