"""How evenly the hits of a query are spread over documents."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wsm_corpus.engines.whoosh_engine.search import found
from wsm_corpus.engines.whoosh_engine.shown import Shown
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.stretches import ranges
from wsm_corpus.engines.whoosh_engine.views import hits_of
from wsm_corpus.records import Dispersion, DocumentSpread, Everything, Query
from wsm_corpus.statistics import deviation_of_proportions, juilland_d


def measure_dispersion(query: Query, snapshot: Snapshot, limit: int) -> Dispersion:
    """See `SearchEngine.dispersion`."""
    spans = hits_of(query, snapshot)
    hits = spans.per_document()
    words = snapshot.words(Shown(query, snapshot).scope.passages).astype(np.int64)
    let_through, _ = found(replace(query, tree=Everything(), expansions=()), snapshot)
    parts = np.flatnonzero(let_through & (words > 0))
    counts, sizes = hits[parts], words[parts]
    met = np.flatnonzero(hits)
    most = met[np.lexsort((snapshot.id_rank[met], -hits[met]))][:limit]
    ends = np.cumsum(hits)[most]
    starts = spans.where(ranges(ends - hits[most], ends)).starts
    return Dispersion(
        query=query,
        hits=len(spans),
        documents=len(met),
        searched=len(parts),
        deviation=deviation_of_proportions(counts, sizes),
        evenness=juilland_d(counts, sizes),
        spread=tuple(
            _spread(number, places.tolist(), int(words[number]), snapshot)
            for number, places in zip(most.tolist(), np.split(starts, np.cumsum(hits[most])[:-1]), strict=False)
        ),
        corpus_version=snapshot.generation.versions.corpus,
    )


def _spread(number: int, starts: list[int], words: int, snapshot: Snapshot) -> DocumentSpread:
    card = snapshot.card(number)
    length = max(1, len(card.text))
    return DocumentSpread(
        citation=card.citation,
        language=card.language,
        hits=len(starts),
        words=words,
        places=tuple(start / length for start in starts),
    )
