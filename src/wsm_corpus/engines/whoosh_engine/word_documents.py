"""In how many of the documents found each of some words stands: over running words, without a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise, repeat

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Small
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.search import answered
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.stretches import ranges
from wsm_corpus.records import Query

AT_ONCE = 1 << 18
"""Words looked at at a time: some 10 MB of arrays, however large the corpus."""

CELLS = 1 << 23
"""Of a table of documents and words: as many bytes."""


def count_documents(query: Query, language: str, words: Collection[str], snapshot: Snapshot) -> Mapping[str, int]:
    """In how many of the documents found each of some folded words stands in passages of a language."""
    wanted = sorted(set(words))
    found = np.zeros(len(wanted), dtype=np.int64)
    with snapshot.one_at_a_time:
        documents = answered(query, snapshot).mask
        rows = _rows(wanted, snapshot)
        for segment, numbers in zip(snapshot.segments, snapshot.word_list.numbers, strict=True):
            running = segment.running
            passages = documents[segment.base :][running.docs] & running.in_language(language)
            if wanted and passages.any():
                found += _documents_with(running, passages, rows[numbers], len(wanted))
    return dict(zip(wanted, found.tolist(), strict=True))


def _rows(wanted: list[str], snapshot: Snapshot) -> Small:
    """The place of every word of the index among those wanted; -1 where it is not."""
    known = {word: row for row, word in enumerate(wanted)}
    every = snapshot.word_list.words
    return np.fromiter(map(known.get, every, repeat(-1)), dtype=np.int32, count=len(every))


def _documents_with(running: Running, passages: Mask, rows: Small, wanted: int) -> Ints:
    """In how many documents of a segment each wanted word stands in some passages."""
    chosen = np.flatnonzero(passages)
    docs, begins, ends = running.docs[chosen], running.begins(chosen), running.ends[chosen]
    found = np.zeros(wanted, dtype=np.int64)
    for some in _whole_documents(docs, ends - begins, max(1, CELLS // wanted)):
        met = rows[running.words.numbers(ranges(begins[some], ends[some]))]
        kept = np.flatnonzero(met >= 0)
        first = int(docs[some][0])
        of = np.repeat((docs[some] - first).astype(np.int32), (ends - begins)[some])
        seen = np.zeros((int(docs[some][-1]) - first + 1, wanted), dtype=bool)
        seen[of[kept], met[kept]] = True
        found += seen.sum(axis=0)
    running.words.rest()
    return found


def _whole_documents(docs: Small, sizes: Ints, most: int) -> Iterator[slice]:
    """Passages in their order, those of a few documents at a time; none of a document is left for the next."""
    starts = np.append(0, np.flatnonzero(np.diff(docs)) + 1)
    words = (np.cumsum(sizes) - sizes)[starts] // AT_ONCE
    turns = np.flatnonzero((np.diff(words) != 0) | (np.diff(docs[starts] // most) != 0)) + 1
    edges = [0, *starts[turns].tolist(), len(docs)]
    yield from (slice(first, last) for first, last in pairwise(edges))
