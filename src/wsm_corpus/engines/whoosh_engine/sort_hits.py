"""The order of hits by the words beside them, or by their own; over running words, without a text.

Only what is shown is put in order. Of all hits those are kept whose first word reaches into the window, of these
those whose second word does, and so on; what is kept stays in the order it came in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wsm_corpus.engines import SORTED_BY
from wsm_corpus.engines.whoosh_engine.postings import Ints
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.shown import by_segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans


def sort_hits(spans: Spans, rows: Ints, sort: str, snapshot: Snapshot, offset: int, limit: int) -> Ints:
    """Some of the rows of spans in their order by `left`, `hit` or `right`; equal ones stay as they are.

    Args:
        spans: the hits.
        rows: all of their rows, in the order of equal ones.
        sort: by which words.
        snapshot: where they stand.
        offset: rows before the first that is wanted.
        limit: how many are wanted at most.
    """
    stop = min(offset + limit, len(rows))
    if stop <= offset:
        return rows[:0]
    words = _words(spans, sort, snapshot)
    before, groups = 0, np.zeros(len(rows), dtype=np.int64)
    for step in range(SORTED_BY):
        ids = words.ids(rows, step)
        for rank in (words.beginnings, words.ranks):  # few reach into the window by their first letters already
            keys = _within(groups, rank(ids))
            ends = (offset - before, stop - 1 - before)
            first, last = np.partition(keys, ends)[list(ends)]
            kept = np.flatnonzero((keys >= first) & (keys <= last))
            before += int(np.count_nonzero(keys < first))
            rows, ids, groups = rows[kept], ids[kept], _dense(keys[kept])
        if int(groups.max()) + 1 == len(groups):
            break
    return np.asarray(rows[np.argsort(groups, kind="stable")][offset - before : stop - before])


def _dense(keys: Ints) -> Ints:
    """The same order in numbers from 0 on without gaps."""
    return np.asarray(np.unique(keys, return_inverse=True)[1])


def _within(groups: Ints, ranks: Ints) -> Ints:
    """One number for the order by group and then by rank."""
    return groups * len(ranks) + _dense(ranks) if groups.any() else ranks


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that hits are sorted by."""

    first: Ints  # where the first of them stands among the words of the segment, by row of the hits
    count: Ints  # how many there are
    way: int  # 1 where the next one follows, -1 where it stands before
    parts: list[tuple[slice, Running]]  # which rows stand in which segment

    def ids(self, rows: Ints, step: int) -> Ints:
        """The word at a distance from the first, by its number in all segments together; -1 where there is none."""
        found = np.full(len(rows), -1)
        base = 0
        for part, running in self.parts:
            mine = np.flatnonzero((rows >= part.start) & (rows < part.stop) & (self.count[rows] > step))
            found[mine] = running.numbers(self.first[rows[mine]] + self.way * step) + base
            base += len(running.forms)
        return found

    def beginnings(self, ids: Ints) -> Ints:
        """A number for the first letters of some words, in their order; -1 for none."""
        known = np.concatenate([*(running.beginnings for _, running in self.parts), [-1]])
        return np.asarray(known[ids])

    def ranks(self, ids: Ints) -> Ints:
        """The place of some words in the order of words, -1 for none: the shorter comes first."""
        distinct, which = np.unique(ids, return_inverse=True)
        words: list[str] = []
        base = 0
        for _, running in self.parts:
            first, last = np.searchsorted(distinct, (base, base + len(running.forms)))
            words += [running.forms[number - base] for number in distinct[first:last].tolist()]
            base += len(running.forms)
        places = {word: place for place, word in enumerate(sorted(set(words)))}
        none = [-1] * (len(distinct) - len(words))
        return np.array([*none, *map(places.__getitem__, words)], dtype=np.int64)[which]


def _words(spans: Spans, sort: str, snapshot: Snapshot) -> _Words:
    first, count = np.zeros((2, len(spans)), dtype=np.int64)
    parts = []
    for segment, part in by_segment(spans, snapshot):
        first[part], count[part] = _stretch(segment.running, spans, part, segment.base, sort)
        parts.append((part, segment.running))
    return _Words(first, count, -1 if sort == "left" else 1, parts)


def _stretch(running: Running, spans: Spans, part: slice, base: int, sort: str) -> tuple[Ints, Ints]:
    """Where the first word stands that hits are sorted by, and how many there are."""
    docs = spans.docs[part].astype(np.int64) - base
    if sort == "hit":
        first, last = (running.places(docs, positions[part])[0] for positions in (spans.positions, spans.lasts))
        return first, last - first + 1
    each, which = np.unique(docs, return_inverse=True)
    begins, ends = running.bounds(each)
    if sort == "left":
        place = running.places(docs, spans.positions[part])[0]
        return place - 1, place - begins[which]
    place = running.places(docs, spans.lasts[part])[0] + 1
    return place, ends[which] - place
