"""What every view of a search has around it: how much was found, how often, by which words, under which filters."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from flask import request, url_for

from wsm_corpus.records import Frequency, Results
from wsm_webui.chips import chips
from wsm_webui.command import command_of
from wsm_webui.corpora import corpus, filters, search
from wsm_webui.remembering import remembered
from wsm_webui.state import State
from wsm_webui.ways_out import ways_out

VIEWS = ("documents", "concordance", "frequencies", "compare", "collocates", "words")
"""The tabs, in their order; each has a page, a twin in the API and an export of that name."""

EXPORTS = (*VIEWS, "dispersion", "themes", "together")
"""What can be taken away as a file: the views, and the charts and tables that stand on one of them."""

PAGE_OF = {"dispersion": "concordance", "together": "themes"}
"""The page on which something stands that has none of its own name."""


def frame(view: str, state: State, results: Results | None = None) -> dict[str, Any]:
    """What the template of a view needs besides its own.

    Raises:
        QueryError: the query cannot be understood.
        IndexProblem: there is no index, or none this version can read.
    """
    results = results or head(state)
    return {
        "view": view,
        "views": VIEWS,
        "state": state,
        "results": results,
        "chips": chips(state),
        "rates": rates(state),
        "changes": changes(state, results.corpus_version),
        "command": command_of(view, state),
        "ways_out": ways_out(state, results),
        "link": url_for(request.endpoint or "", _external=True, **state.but(v=results.corpus_version).query()),
    }


def head(state: State) -> Results:
    """How much is found, and what is to be said of it, without the documents."""
    asked = state.asked
    return remembered(("head", asked), lambda: replace(search(asked.but(size=1)), hits=()))


def rates(state: State) -> list[Frequency]:
    """How often the query is met in each language, languages without a hit left out."""
    return [one for one in by_passage(state) if one.hits]


def by_passage(state: State) -> tuple[Frequency, ...]:
    """How often a query is met in passages of each language, and in how many documents; nothing without one."""
    if not state.q:
        return ()
    asked = state.asked
    return remembered(("rates", asked), lambda: tuple(corpus().frequencies(asked.q, by="passage", **filters(asked))))


def changes(state: State, version: str) -> Any:
    """What has changed since the version in the address; None where it names none, or the present one."""
    return corpus().changes_since(state.v) if state.v and state.v != version else None


def today() -> str:
    """The date, ISO 8601, UTC."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
