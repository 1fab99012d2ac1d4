"""How many of the documents found have each value of each metadata field."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import repeat

from wsm_corpus.engines import FrequencyField
from wsm_corpus.engines.whoosh_engine.answers import Answer
from wsm_corpus.engines.whoosh_engine.columns import Bits, as_bits
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.records import Facet, FacetValue

FACETS: tuple[FrequencyField, ...] = ("language", "passage", "theme", "context", "site", "author", "year")


def facets(answer: Answer, snapshot: Snapshot) -> tuple[Facet, ...]:
    """Counts over the documents found, in every field."""
    bits = as_bits(answer.mask)
    return tuple(_facet(field, answer, bits, snapshot) for field in FACETS)


def _facet(field: FrequencyField, answer: Answer, bits: Bits, snapshot: Snapshot) -> Facet:
    column = snapshot.column(field)
    counts = column.count(answer.mask, answer.docs, bits)
    met = counts.nonzero()[0]
    # Values stand in order, so what is equally frequent stays in it.
    order = met[(-counts[met]).argsort(kind="stable")]
    values = [column.values[code] for code in order.tolist()]
    return Facet(field=field, values=_facet_values(values, counts[order].tolist()))


def _facet_values(values: Sequence[str], counts: Sequence[int]) -> tuple[FacetValue, ...]:
    """Thousands of records at once: filled by their slots, a fifth of the time of as many calls of the class."""
    made = [*map(object.__new__, repeat(FacetValue, len(values)))]
    for name, column in (("value", values), ("count", counts)):
        deque(map(getattr(FacetValue, name).__set__, made, column), maxlen=0)
    return tuple(made)
