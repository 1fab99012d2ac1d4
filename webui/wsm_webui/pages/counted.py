"""The views that count: frequencies, comparison, collocates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from flask import render_template, request

from wsm_corpus.records import Frequency
from wsm_webui.charts import bars, drawn_twice
from wsm_webui.corpora import vocabulary
from wsm_webui.counting import (
    FEW,
    FEW_WORDS,
    collocates,
    concepts,
    frequencies,
    keywords,
    longest,
    scattering,
    shared_documents,
    words,
)
from wsm_webui.frame import frame
from wsm_webui.languages_counted import SHOWN, compared_languages, known_languages
from wsm_webui.pages import blueprint
from wsm_webui.paging import pages_of
from wsm_webui.showing import field_value
from wsm_webui.state import CHOICES, State, read_state

SHOWN_ROWS = 50
"""Rows of a table of frequencies; a corpus may have thousands of sites, and a page has to stay light."""


@blueprint.get("/frequencies", endpoint="frequencies")
def frequencies_page() -> str:
    """The frequencies view."""
    state = read_state(request.args)
    framed = frame("frequencies", state)  # what is counted for it in all languages need not be looked up in each
    parts = frequencies(state)
    told = _told(state, parts)
    drawn = [
        (
            language,
            found,
            scattering(found) if told == "hits" else None,
            drawn_twice(partial(bars, [(field_value(state.by, one.value), _drawn(one, told)) for one in found])),
        )
        for language, found in parts
    ]
    return render_template(
        "frequencies.html",
        **framed,
        parts=drawn,
        told=told,
        divisions=CHOICES["by"],
        few=FEW,
        shown_rows=SHOWN_ROWS,
    )


Told = Literal["hits", "documents", "corpus"]
"""What frequencies are of: words, documents that a theme or a filter finds, or everything there is."""


def _told(state: State, parts: Sequence[tuple[str, Sequence[Frequency]]]) -> Told:
    every = [one for _, found in parts for one in found]
    if not state.q and not state.narrowed:
        return "corpus"
    words = any(one.hits for one in every) or (state.q and not any(one.documents for one in every))
    return "hits" if words else "documents"


def _drawn(one: Frequency, told: Told) -> float:
    """How long the bar of a part of the corpus is."""
    if told == "documents":
        return round(100 * one.share, 1)
    return one.per_10k if told == "hits" else one.corpus_documents


@blueprint.get("/compare")
def compare() -> str:
    """The comparison of what is found with other documents, or of two languages."""
    state = read_state(request.args)
    by_words = state.unit == "words"
    parts = keywords(state) if by_words and (state.q or state.narrowed) else []
    return render_template(
        "compare.html",
        **frame("compare", state),
        parts=parts,
        shared=shared_documents(state) if parts else 0,
        few_words=FEW_WORDS,
        concepts=() if by_words else concepts(state),
        pair=compared_languages(state),
        themes=vocabulary().themes,
        known=known_languages(),
    )


@blueprint.get("/collocates", endpoint="collocates")
def collocates_page() -> str:
    """The collocates view."""
    state = read_state(request.args)
    parts = collocates(state) if state.q else []
    return render_template(
        "collocates.html",
        **frame("collocates", state),
        parts=parts,
        measures=CHOICES["measure"],
        few=FEW,
        known=known_languages(),
    )


@blueprint.get("/words", endpoint="words")
def words_page() -> str:
    """The word list."""
    state = read_state(request.args)
    parts = words(state)
    return render_template(
        "words.html",
        **frame("words", state),
        parts=parts,
        paging=pages_of(longest(parts), state.page, SHOWN),
        known=known_languages(),
    )
