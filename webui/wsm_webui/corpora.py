"""The corpus behind the pages, and how a state is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import current_app, g

from wsm_corpus.records import Results
from wsm_webui.state import State

if TYPE_CHECKING:
    from typing import Any as Corpus  # until the facade is there


def corpus() -> Corpus:
    """The corpus of the running application."""
    return cast("Corpus", current_app.extensions["wsm_corpus"])


def vocabulary() -> Any:
    """The themes, read once a request."""
    if "vocabulary" not in g:
        g.vocabulary = corpus().themes
    return g.vocabulary


def filters(state: State) -> dict[str, Any]:
    """The arguments that every kind of search has in common."""
    return {
        "language": state.language,
        "passage_language": state.passage,
        "theme": state.theme,
        "context": state.context,
        "site": state.site,
        "author": state.author,
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
        query_text(state), **filters(state), sort=state.sort, offset=(state.page - 1) * state.size, limit=state.size
    )
    return found


def query_text(state: State) -> str:
    """The query with what is excluded, in the query language."""
    excluded = [f'NOT {one.partition(":")[0]}:"{_quoted(one.partition(":")[2])}"' for one in state.exclude]
    if not excluded:
        return state.q
    return " AND ".join([f"({state.q})", *excluded] if state.q else excluded)


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
