"""Counts of words: in what was found, and near what was met; over running words, without a text."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from wsm_corpus.engines.whoosh_engine.keys import among
from wsm_corpus.engines.whoosh_engine.postings import Ints
from wsm_corpus.engines.whoosh_engine.running import Running, ranges
from wsm_corpus.engines.whoosh_engine.schema import field_language, indexed_languages
from wsm_corpus.engines.whoosh_engine.search import found
from wsm_corpus.engines.whoosh_engine.shown import by_segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans
from wsm_corpus.engines.whoosh_engine.spots import distinct
from wsm_corpus.engines.whoosh_engine.views import spans_of
from wsm_corpus.records import Query
from wsm_corpus.records.counts import WordCounts


def count_words(query: Query, language: str, snapshot: Snapshot) -> Mapping[str, int]:
    """How often each folded word is met in passages of a language of the documents found."""
    mask, _ = found(query, snapshot)
    words = snapshot.word_list
    counts = np.zeros(len(words.words), dtype=np.int64)
    for segment, of_segment in zip(snapshot.segments, words.numbers, strict=True):
        running = segment.running
        counts[of_segment] += running.tally(mask[running.docs + segment.base] & running.in_language(language))
    return WordCounts(words.words, counts)


def count_near(query: Query, language: str, window: int, snapshot: Snapshot) -> Mapping[str, int]:
    """How often each folded word stands near a hit, hits themselves left out; each word of a text counts once."""
    spans = spans_of(query, snapshot)
    spans = spans.where(spans.languages == indexed_languages().index(field_language(language)))
    words = snapshot.word_list
    counts = np.zeros(len(words.words), dtype=np.int64)
    for segment, rows in by_segment(spans, snapshot):
        running, of_segment = segment.running, words.numbers[snapshot.segments.index(segment)]
        near = _near(running, spans.where(rows), segment.base, language, window)
        counts[of_segment] += np.bincount(running.numbers(near), minlength=len(of_segment))
    return WordCounts(words.words, counts)


def _near(running: Running, spans: Spans, base: int, language: str, window: int) -> Ints:
    """The places of words of a language near a hit in the same passage and not of a hit."""
    docs = spans.docs.astype(np.int64) - base
    first, of_first = running.places(docs, spans.positions)
    last, of_last = running.places(docs, spans.lasts)
    near = ranges(
        np.maximum(first - window, running.begins(of_first)), np.minimum(last + window + 1, running.ends[of_last])
    )
    near.sort(kind="stable")  # windows in order already, mostly: soon merged
    near = distinct(near)
    near = near[~among(near, ranges(first, last + 1))]
    passages = np.searchsorted(running.ends, near, side="right")
    return np.asarray(near[running.in_language(language)[passages]])
