"""The documents found, best first, with what narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import render_template, request

from wsm_corpus.records import Facet, FacetValue, Frequency, Query
from wsm_corpus.removed_lines import RemovedHit, asks_for_removed, find_removed
from wsm_webui.corpora import corpus, search
from wsm_webui.frame import by_passage, frame
from wsm_webui.pages import blueprint
from wsm_webui.paging import pages_of
from wsm_webui.state import read_state

SHOWN_VALUES = 8
"""Values of a facet that stand open; the rest are behind "more", so that a long list does not push others away."""

MOST_VALUES = 32
"""Values of a facet on the page; a corpus of 10,000 documents may have hundreds of sites. All are a click away."""

FACETS = ("theme", "language", "passage", "context", "year", "site", "author")
"""The facets in the order of the page: what is found is asked about by theme and language first."""

MOST_TAKEN_OUT = 3
"""Removed lines of a document that are shown where they were searched for; the reader has all of them."""


@blueprint.get("/search")
def documents() -> str:
    """The documents view."""
    state = read_state(request.args)
    results = search(state)
    by_field = {facet.field: facet for facet in results.facets}
    if "passage" in by_field and (met := by_passage(state)):
        by_field["passage"] = _met_in(met)
    if "year" in by_field:
        by_field["year"] = _with_undated(by_field["year"], results.total)
    shown = [_ordered(by_field[field]) for field in FACETS if field in by_field and by_field[field].values]
    return render_template(
        "documents.html",
        **frame("documents", state, results),
        facets=shown,
        shown_values=SHOWN_VALUES,
        most_values=MOST_VALUES,
        kinds={mark.kind for hit in results.hits for piece in hit.snippets for mark in piece.marked.marks},
        taken_out={hit.id: removed_lines(results.query, hit.id) for hit in results.hits},
        most_taken_out=MOST_TAKEN_OUT,
        paging=pages_of(results.total, state.page, state.size),
    )


def removed_lines(query: Query, id: str) -> tuple[RemovedHit, ...]:
    """The removed lines of a document that a query asks for, with the words it met."""
    return find_removed(corpus().document(id), query) if asks_for_removed(query) else ()


def _met_in(frequencies: Sequence[Frequency]) -> Facet:
    """Languages with the documents in whose passages the query is met: what each of them leads to."""
    values = [FacetValue(value=one.value, count=one.documents) for one in frequencies if one.documents]
    return Facet(field="passage", values=tuple(sorted(values, key=lambda one: (-one.count, one.value))))


def _with_undated(facet: Facet, total: int) -> Facet:
    """Years with the number of documents that have none: they are not to be lost from sight."""
    known = tuple(one for one in facet.values if one.value)
    undated = total - sum(one.count for one in known)
    return replace(facet, values=(*known, FacetValue(value="", count=undated)) if undated > 0 else known)


def _ordered(facet: Facet) -> Facet:
    """Years in their order, anything else most frequent first; what is unknown comes last."""
    by_value = facet.field == "year"
    return replace(
        facet, values=tuple(sorted(facet.values, key=lambda one: (one.value == "", one.value if by_value else "")))
    )
