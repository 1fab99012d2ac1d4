"""The order of hits by the words beside them, or by their own; over running words, without a text."""

from __future__ import annotations

from typing import Any

import numpy as np

from wsm_corpus.engines import SORTED_BY
from wsm_corpus.engines.whoosh_engine.postings import Ints
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans, by_segment


def sort_hits(spans: Spans, rows: Ints, sort: str, snapshot: Snapshot) -> Ints:
    """Rows of spans by `left`, `hit` or `right`; equal ones stay as they are."""
    parts: list[tuple[slice, Any, Ints, list[str]]] = []
    for segment, part in by_segment(spans, snapshot):
        running = segment.running
        places, there = _places(running, spans.where(part), segment.base, sort)
        numbers, which = np.unique(running.numbers(places[there]), return_inverse=True)
        parts.append((part, there, which, [running.forms[number] for number in numbers.tolist()]))
    every = sorted({word for *_, words in parts for word in words})
    ranks = {word: rank for rank, word in enumerate(every)}
    keys = np.full((len(spans), SORTED_BY), -1)  # where there are no more words: the shorter comes first
    for part, there, which, words in parts:
        of_word = np.fromiter(map(ranks.__getitem__, words), dtype=np.int64, count=len(words))
        keys[part][there] = of_word[which]
    return np.asarray(rows[np.lexsort(keys[rows].T[::-1])])


def _places(running: Running, spans: Spans, base: int, sort: str) -> tuple[Ints, Any]:
    """The places of the words that hits are sorted by, a row a hit, and which of them there are."""
    docs = spans.docs - base
    first, last = (running.places(docs, positions)[0] for positions in (spans.positions, spans.lasts))
    begins, ends = running.bounds(docs)
    steps = np.arange(SORTED_BY)
    if sort == "left":
        places = first[:, None] - 1 - steps
        return places, places >= begins[:, None]
    if sort == "hit":
        places = first[:, None] + steps
        return places, places <= last[:, None]
    places = last[:, None] + 1 + steps
    return places, places < ends[:, None]
