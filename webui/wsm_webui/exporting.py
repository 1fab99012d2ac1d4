"""Results of a view as a file to take away."""

from __future__ import annotations

from dataclasses import replace

from flask import url_for

from wsm_corpus.exports import (
    ExportFormat,
    Provenance,
    Table,
    collocates_table,
    concepts_table,
    concordance_table,
    dispersion_table,
    documents_table,
    frequencies_table,
    keywords_table,
    words_table,
    write_table,
)
from wsm_corpus.records import Concordance, Dispersion, Query, Results
from wsm_webui import counting
from wsm_webui.corpora import corpus, filters, vocabulary
from wsm_webui.frame import PAGE_OF, head, today
from wsm_webui.language import LANGUAGES
from wsm_webui.languages_counted import compared_languages
from wsm_webui.state import FILTERS, State
from wsm_webui.theme_map import theme_map

MOST_ROWS = 10_000
"""Rows in one file. Nobody reads more, a spreadsheet grows slow, and it bounds what one request can cost."""


def table_of(view: str, state: State) -> Table:
    """Everything a view has to show, from its first row."""
    match view:
        case "documents":
            return documents_table(
                corpus().search(state.q, **filters(state), sort=state.sort, offset=0, limit=MOST_ROWS)
            )
        case "concordance":
            return concordance_table(counting.concordance(state, MOST_ROWS))
        case "dispersion":
            return dispersion_table(counting.dispersion(state, MOST_ROWS))
        case "frequencies":
            return frequencies_table(state.by, counting.frequencies(state))
        case "compare" if state.unit == "concepts":
            return concepts_table(counting.concepts(state), compared_languages(state) or ("", ""))
        case "compare":
            return keywords_table(counting.keywords(state, MOST_ROWS))
        case "words":
            return words_table(counting.words(state, MOST_ROWS))
        case "themes":
            return _themes_table()
        case "together":
            return _together_table()
        case _:
            return collocates_table(counting.collocates(state, MOST_ROWS))


def _themes_table() -> Table:
    """One row a theme: its labels, and in how many documents and places of each language it is met."""
    shown = theme_map()
    codes = tuple(dict.fromkeys((*LANGUAGES, *vocabulary().languages)))
    columns = (
        "theme",
        *(f"label_{code}" for code in codes),
        *(f"documents_{code}" for code in shown.languages),
        *(f"places_{code}" for code in shown.languages),
    )
    rows = [
        (
            one.id,
            *(one.labels.get(code) for code in codes),
            *(one.documents.get(code, 0) for code in shown.languages),
            *(one.mentions.get(code, 0) for code in shown.languages),
        )
        for one in shown.themes
    ]
    return Table(name="themes", columns=columns, rows=tuple(rows))


def _together_table() -> Table:
    """One row a pair of themes, in how many documents both are met; a theme with itself: all that have it."""
    rows = [
        (one.id, other, count)
        for one in theme_map().themes
        for other, count in sorted(one.together.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Table(name="together", columns=("theme", "with", "documents"), rows=tuple(rows))


def columns_of(view: str, state: State) -> tuple[str, ...]:
    """The columns the table of a view has, without making its rows."""
    asked = Query(text="")
    match view:
        case "documents":
            return documents_table(Results(query=asked, total=0, hits=(), facets=(), corpus_version="")).columns
        case "concordance":
            return concordance_table(
                Concordance(query=asked, total=0, documents=0, lines=(), corpus_version="")
            ).columns
        case "dispersion":
            empty = Dispersion(
                query=asked, hits=0, documents=0, searched=0, deviation=0, evenness=0, spread=(), corpus_version=""
            )
            return dispersion_table(empty).columns
        case "frequencies":
            return frequencies_table(state.by, ()).columns
        case "compare":
            return concepts_table((), ("", "")).columns if state.unit == "concepts" else keywords_table(()).columns
        case "words":
            return words_table(()).columns
        case "collocates":
            return collocates_table(()).columns
        case _:
            return table_of(view, state).columns


def fields_of(view: str) -> tuple[str, ...]:
    """The columns that can be asked for of a view; a comparison of words has others than one of concepts."""
    states = (State(), State(unit="concepts")) if view == "compare" else (State(),)
    return tuple(dict.fromkeys(column for state in states for column in columns_of(view, state)))


def file_of(view: str, format: ExportFormat, state: State, fields: tuple[str, ...]) -> tuple[bytes, Provenance]:
    """The bytes of a file, and what it is an answer to."""
    table = table_of(view, state)
    version = corpus().info().corpus_version
    linked = replace(state, page=1, open="", v=version, spread=state.spread or view == "dispersion")
    page = PAGE_OF.get(view, view)
    provenance = Provenance(
        query=state.q,
        filters=asked_in_words(view, state),
        corpus=corpus().settings.name,
        corpus_version=version,
        exported=today(),
        link=url_for(
            f"pages.{page}",
            interface="en",
            _external=True,
            **(linked.query() if page != "themes" else {"v": version}),
        ),
        more=_compared(view, state),
    )
    data = write_table(table.only(fields) if fields else table, format, provenance)
    return data, provenance


def _compared(view: str, state: State) -> dict[str, str]:
    """What is compared with, of a comparison of words with what another query finds."""
    if view != "compare" or state.unit == "concepts" or not state.against:
        return {}
    return {"against": state.against, "shared_documents": str(counting.shared_documents(state))}


def asked_in_words(view: str, state: State) -> str:
    """What narrows what a view shows: the filters, and what is left out of a list of words."""
    of_words = view in {"words", "collocates"} or (view == "compare" and state.unit == "words")
    parts = (
        filters_in_words(as_found(state) if view == "documents" else state),
        "no function words" if of_words and not state.function_words else "",
        f"words like {state.pattern}" if view == "words" and state.pattern else "",
    )
    return "; ".join(filter(None, parts))


def as_found(state: State) -> State:
    """The state with any of the words where no document has all of them: those with some are shown."""
    return replace(state, any=state.any or head(state).query.any_word)


def filters_in_words(state: State) -> str:
    """What narrows a search, as it would be typed: language: en | nl; not theme: leadership."""
    parts = [f"{name}: {' | '.join(getattr(state, name))}" for name in FILTERS if getattr(state, name)]
    parts += [f"not {one.replace(':', ': ', 1)}" for one in state.exclude]
    parts += [f"{name}: {value}" for name, value in (("since", state.since), ("until", state.until)) if value]
    parts += [
        text
        for on, text in ((state.any, "any word"), (state.exact, "exact"), (not state.expand, "no expansion"))
        if on
    ]
    parts += [f"without: {one}" for one in state.without]
    return "; ".join(parts)
