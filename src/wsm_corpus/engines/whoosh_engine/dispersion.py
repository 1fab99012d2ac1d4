"""How evenly the hits of a query are spread over documents."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Ints
from wsm_corpus.engines.whoosh_engine.search import found
from wsm_corpus.engines.whoosh_engine.shown import Shown
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import Spans, cuts_at
from wsm_corpus.engines.whoosh_engine.views import spans_of
from wsm_corpus.records import Dispersion, DocumentSpread, Everything, Query
from wsm_corpus.statistics import deviation_of_proportions, juilland_d


def measure_dispersion(query: Query, snapshot: Snapshot, limit: int) -> Dispersion:
    """See `SearchEngine.dispersion`."""
    spans = spans_of(query, snapshot)
    hits = np.bincount(spans.docs, minlength=snapshot.size)
    words = snapshot.words(Shown(query, snapshot).scope.passages).astype(np.int64)
    let_through, _ = found(replace(query, tree=Everything(), expansions=()), snapshot)
    parts = np.flatnonzero(let_through & (words > 0))
    counts, sizes = hits[parts], words[parts]
    met = np.flatnonzero(hits)
    most = met[np.lexsort((snapshot.id_rank[met], -hits[met]))][:limit]
    return Dispersion(
        query=query,
        hits=len(spans),
        documents=len(met),
        searched=len(parts),
        deviation=deviation_of_proportions(counts, sizes),
        evenness=juilland_d(counts, sizes),
        spread=tuple(_spread(number, spans, words, snapshot) for number in most.tolist()),
        corpus_version=snapshot.generation.versions.corpus,
    )


def _spread(number: int, spans: Spans, words: Ints, snapshot: Snapshot) -> DocumentSpread:
    card = snapshot.card(number)
    first, last = cuts_at(spans.docs, [number, number + 1])
    length = max(1, len(card.text))
    return DocumentSpread(
        citation=card.citation,
        language=card.language,
        hits=last - first,
        words=int(words[number]),
        places=tuple(start / length for start in spans.starts[first:last].tolist()),
    )
