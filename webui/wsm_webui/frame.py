"""What every view of a search has around it: how much was found, how often, by which words, under which filters."""

from __future__ import annotations

import datetime
from typing import Any

from flask import request, url_for

from wsm_corpus.records import Frequency, Results
from wsm_webui.chips import chips
from wsm_webui.command import command_of
from wsm_webui.corpora import corpus, filters, search
from wsm_webui.state import State
from wsm_webui.ways_out import ways_out

VIEWS = ("documents", "concordance", "frequencies", "compare", "collocates")
"""The tabs, in their order; each has a page, a twin in the API and an export of that name."""

EXPORTS = (*VIEWS, "dispersion", "themes", "together")
"""What can be taken away as a file: the views, and the charts and tables that stand on one of them."""

PAGE_OF = {"dispersion": "concordance", "together": "themes"}
"""The page on which something stands that has none of its own name."""

LEAST_SHARE = 0.05
"""Of the words of the corpus: a language with less, and that the curator does not expect, is counted only when asked
for. A stray quotation would else have a table of its own in every view."""


def frame(view: str, state: State, results: Results | None = None) -> dict[str, Any]:
    """What the template of a view needs besides its own.

    Raises:
        QueryError: the query cannot be understood.
        IndexProblem: there is no index, or none this version can read.
    """
    results = results or search(state.but(size=1))
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


def rates(state: State) -> list[Frequency]:
    """How often the query is met in each language, languages without a hit left out."""
    if not state.q:
        return []
    return [one for one in corpus().frequencies(state.q, by="passage", **filters(state)) if one.hits]


def changes(state: State, version: str) -> Any:
    """What has changed since the version in the address; None where it names none, or the present one."""
    return corpus().changes_since(state.v) if state.v and state.v != version else None


def known_languages() -> list[str]:
    """The languages that the corpus has words in, most words first."""
    tokens = corpus().info().tokens
    return [code for code, count in sorted(tokens.items(), key=lambda pair: (-pair[1], pair[0])) if count]


def counted_languages(state: State) -> list[str]:
    """The languages whose words are counted, each on its own: those asked for, else all with words in the corpus."""
    tokens, expected = corpus().info().tokens, corpus().settings.languages
    known = known_languages()
    if state.words:
        return [code for code in known if code in state.words]
    least = LEAST_SHARE * sum(tokens.values())
    return [code for code in known if code != "und" and (code in expected or tokens[code] >= least)]


def today() -> str:
    """The date, ISO 8601, UTC."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()
