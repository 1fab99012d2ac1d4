"""Counts of words: in what was found, and near what was met; over running words, without a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Small, narrow
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.schema import field_language, indexed_languages
from wsm_corpus.engines.whoosh_engine.search import answered
from wsm_corpus.engines.whoosh_engine.shown import by_segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans
from wsm_corpus.engines.whoosh_engine.tally import Tally
from wsm_corpus.engines.whoosh_engine.views import hits_of
from wsm_corpus.records import Query
from wsm_corpus.records.counts import WordCounts

AT_ONCE = 1 << 15
"""Hits around which words are counted at a time: some 10 MB of arrays, however many there are."""


def count_words(query: Query, language: str, snapshot: Snapshot) -> Mapping[str, int]:
    """How often each folded word is met in passages of a language of the documents found."""
    counts = _counted(query, (language,), snapshot, lambda: _count_words(query, language, snapshot))
    return WordCounts(snapshot.word_list.words, counts)


def _counted(query: Query, of: tuple[object, ...], snapshot: Snapshot, count: Callable[[], Ints]) -> Ints:
    """Counts out of memory: those of a query are put in order anew, by another measure or beside other documents'."""

    def count_alone() -> NDArray[Any]:
        with snapshot.one_at_a_time:
            return narrow(count())

    known = snapshot.counts.get((query.tree, query.filters, query.expansions, *of), count_alone)
    return np.zeros(0, dtype=np.int64) if known is None else known.astype(np.int64)


def _count_words(query: Query, language: str, snapshot: Snapshot) -> Ints:
    answer = answered(query, snapshot)
    every = snapshot.word_totals.get(language)
    if len(answer) == snapshot.count:
        if every is None:
            every = snapshot.word_totals[language] = _tally(answer.mask, language, snapshot)
        return every
    if every is not None and 2 * len(answer) > snapshot.count:
        return every - _tally(snapshot.live & ~answer.mask, language, snapshot)  # what is left is sooner counted
    return _tally(answer.mask, language, snapshot)


def _tally(documents: Mask, language: str, snapshot: Snapshot) -> Ints:
    """How often each word is met in passages of a language of some documents."""
    words = snapshot.word_list
    counts = np.zeros(len(words.words), dtype=np.int64)
    for segment, of_segment in zip(snapshot.segments, words.numbers, strict=True):
        running = segment.running
        passages = documents[segment.base :][running.docs] & running.in_language(language)
        if passages.any():
            tally = Tally(running)
            tally.add_passages(passages)
            _add(counts, of_segment, tally.counts())
            running.words.rest()
    return counts


def count_near(query: Query, language: str, window: int, snapshot: Snapshot) -> Mapping[str, int]:
    """How often each folded word stands near a hit, hits themselves left out; each word of a text counts once."""
    counts = _counted(query, (language, window), snapshot, lambda: _count_near(query, language, window, snapshot))
    return WordCounts(snapshot.word_list.words, counts)


def _count_near(query: Query, language: str, window: int, snapshot: Snapshot) -> Ints:
    spans = hits_of(query, snapshot).unpack()
    field = indexed_languages().index(field_language(language))
    words = snapshot.word_list
    counts = np.zeros(len(words.words), dtype=np.int64)
    for segment, rows in by_segment(spans, snapshot):
        hits = (spans.where(slice(at, min(at + AT_ONCE, rows.stop))) for at in range(rows.start, rows.stop, AT_ONCE))
        in_field = (some.where(some.languages == field) for some in hits)
        near = _near(segment.running, in_field, segment.base, language, window)
        _add(counts, words.numbers[snapshot.segments.index(segment)], near)
    return counts


def _add(counts: Ints, numbers: Small, more: Ints) -> None:
    """Add the counts of a segment's words; most of its words are met nowhere near a hit."""
    met = np.flatnonzero(more)
    counts[numbers[met]] += more[met]


def _near(running: Running, hits: Iterable[Spans], base: int, language: str, window: int) -> Ints:
    """How often each word of a segment stands near a hit in the same passage and in none, in a language."""
    in_language = running.in_language(language)
    near, tally = _Near(), Tally(running)
    for first, last, passages in _words_of(running, hits, base):
        kept = in_language[passages]
        first, last, passages = first[kept], last[kept], passages[kept]
        begin = np.maximum(first - window, running.begins(passages))
        end = np.minimum(last + window + 1, running.ends[passages])
        tally.add(*near.add(begin, first, last + 1, end))
    tally.add(*near.rest())
    running.words.rest()
    return tally.counts()


def _words_of(running: Running, hits: Iterable[Spans], base: int) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Of some hits at a time the first words, the last words, and the passage: no hit reaches beyond its own.

    Hits come in the order of their first words.
    """
    for some in hits:
        docs = some.docs - np.int32(base)
        first, passages = running.places(docs, some.positions)
        last = first
        if some.more.any():
            last, _ = running.places(docs, some.lasts)
        yield first, last, passages


class _Near:
    """Stretches of what is near hits and in none of them, each place once, be it near several."""

    def __init__(self) -> None:
        self._hits, self._windows = 0, 0  # how far those reach that were added

    def add(self, begins: Ints, firsts: Ints, after: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """The stretches between some more hits, and before the first of these.

        Args:
            begins: of the window of each hit, in ascending order.
            firsts: of each hit, in ascending order.
            after: the place after each hit.
            ends: of each window.

        Returns:
            Begins and ends, in ascending order; some stretches are empty, and end before they begin.
        """
        hits = np.maximum.accumulate(np.append(self._hits, after))
        windows = np.maximum.accumulate(np.append(self._windows, ends))
        self._hits, self._windows = int(hits[-1]), int(windows[-1])
        hits, windows = hits[:-1], windows[:-1]  # of those before each
        before = np.maximum(begins, np.maximum(hits, windows))
        return (
            np.stack((hits, before), axis=1).ravel(),
            np.stack((np.minimum(windows, firsts), firsts), axis=1).ravel(),
        )

    def rest(self) -> tuple[Ints, Ints]:
        """The stretch after the last hit."""
        return np.array([self._hits]), np.array([self._windows])
