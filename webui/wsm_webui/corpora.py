"""The corpus behind the pages, and how a state is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import current_app, g

from wsm_corpus.records import Results
from wsm_webui.state import FILTERS, State

if TYPE_CHECKING:
    from wsm_corpus import Corpus


def corpus() -> Corpus:
    """The corpus of the running application."""
    return cast("Corpus", current_app.extensions["wsm_corpus"])


def vocabulary() -> Any:
    """The themes that searches are read with, looked up once a request."""
    if "vocabulary" not in g:
        g.vocabulary = corpus().themes_in_use
    return g.vocabulary


def filters(state: State) -> dict[str, Any]:
    """The arguments that every kind of search has in common."""
    return {
        **{"passage_language" if name == "passage" else name: _asked(state, name) for name in FILTERS},
        "since": state.since or None,
        "until": state.until or None,
        "any_word": state.any,
        "exact": state.exact,
        "expand": state.expand,
        "without": state.without,
    }


def search(state: State) -> Results:
    """The page of results that a state asks for.

    Raises:
        QueryError: the query cannot be understood.
        IndexProblem: there is no index, or none this version can read.
    """
    found: Results = corpus().search(
        state.q, **filters(state), sort=state.sort, offset=(state.page - 1) * state.size, limit=state.size
    )
    return found


def _asked(state: State, name: str) -> tuple[str, ...]:
    """The values of a filter as the corpus takes them: a leading "-" excludes."""
    excluded = (one.partition(":") for one in state.exclude)
    return (*getattr(state, name), *(f"-{value}" for field, _, value in excluded if field == name))
