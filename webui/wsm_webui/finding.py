"""Where in one document a search is met: in its text, and in the lines that were removed from it."""

from __future__ import annotations

from dataclasses import replace

from wsm_corpus.errors import QueryError
from wsm_corpus.records import Concordance, ConcordanceLine, Document
from wsm_corpus.removed_lines import RemovedHit, find_removed
from wsm_webui.corpora import corpus, filters
from wsm_webui.state import State


def hits_in(document: Document, state: State) -> tuple[ConcordanceLine, ...]:
    """Every place where the search that led here is met in the document, in order.

    Raises:
        QueryError: the query cannot be understood.
    """
    if not state.q:
        return ()
    quoted = document.id.replace("\\", "\\\\").replace('"', '\\"')
    asked = replace(state, language=(), theme=(), context=(), site=(), author=(), since="", until="", exclude=())
    found: Concordance = corpus().concordance(
        # What was typed comes last: a quotation mark that is not closed in it takes nothing else along.
        f'id:"{quoted}" AND ({state.q})',
        **filters(asked),
        width=0,
        limit=len(document.text),  # as many as can be
    )
    return found.lines


def removed_hits(document: Document, state: State) -> dict[int, RemovedHit]:
    """The removed lines that the search that led here asks for, by their number."""
    if not state.q:
        return {}
    try:
        return {found.line.number: found for found in find_removed(document, corpus().query(state.q))}
    except QueryError:  # a link may bring any words along; the document can be read all the same
        return {}
