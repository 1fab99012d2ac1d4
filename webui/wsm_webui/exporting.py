"""Results of a view as a file to take away."""

from __future__ import annotations

from dataclasses import replace

from flask import url_for

from wsm_corpus.exports import (
    ExportFormat,
    Provenance,
    Table,
    collocates_table,
    concordance_table,
    documents_table,
    frequencies_table,
    keywords_table,
    write_table,
)
from wsm_webui import counting
from wsm_webui.corpora import corpus, filters
from wsm_webui.frame import today
from wsm_webui.state import FILTERS, State

MOST_ROWS = 10_000
"""Rows in one file. Nobody reads more, a spreadsheet grows slow, and it bounds what one request can cost."""


def table_of(view: str, state: State) -> Table:
    """Everything a view has to show, from its first row."""
    if view == "documents":
        found = corpus().search(state.q, **filters(state), sort=state.sort, offset=0, limit=MOST_ROWS)
        return documents_table(found)
    if view == "concordance":
        return concordance_table(counting.concordance(state, MOST_ROWS))
    if view == "frequencies":
        return frequencies_table(state.by, counting.frequencies(state))
    if view == "compare":
        return keywords_table(counting.keywords(state, MOST_ROWS))
    return collocates_table(counting.collocates(state, MOST_ROWS))


def columns_of(view: str, state: State) -> tuple[str, ...]:
    """The columns the table of a view has, without making its rows."""
    if view == "frequencies":
        return frequencies_table(state.by, ()).columns
    if view == "compare":
        return keywords_table(()).columns
    if view == "collocates":
        return collocates_table(()).columns
    if view == "concordance":
        return concordance_table(corpus().concordance("", limit=0)).columns
    return documents_table(corpus().search("", limit=0)).columns


def file_of(view: str, format: ExportFormat, state: State, fields: tuple[str, ...]) -> tuple[bytes, str]:
    """The bytes of a file and its name."""
    table = table_of(view, state)
    version = corpus().info().corpus_version
    linked = replace(state, page=1, open="", v=version)
    provenance = Provenance(
        query=state.q,
        filters=filters_in_words(state),
        corpus=corpus().settings.name,
        corpus_version=version,
        exported=today(),
        link=url_for(f"pages.{view}", interface="en", _external=True, **linked.query()),
    )
    data = write_table(table.only(fields) if fields else table, format, provenance)
    return data, f"{view}-{version}.{format}"


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
