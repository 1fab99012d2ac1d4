"""What the views count, language by language: the pages, their twins and the exports all ask here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wsm_corpus.comparing import find_collocates, find_concepts, find_keywords
from wsm_corpus.keywords import Collocate, Keyword
from wsm_corpus.records import Concordance, Dispersion, Frequency
from wsm_corpus.statistics import deviation_of_proportions, juilland_d
from wsm_webui.corpora import corpus, filters
from wsm_webui.frame import counted_languages, known_languages
from wsm_webui.state import State

LEAST_LIKELIHOOD = 3.84
"""Log-likelihood below which a difference is not worth showing: p > .05."""

FEW_WORDS = 500
"""Words of a side below which a comparison carries a warning: a page or so of text."""

SPREAD_DOCUMENTS = 20
"""What the picture of where hits stand is drawn from: more rows than this no eye follows."""

FEW = 5
"""Fewer hits than this are too few to compare by: they carry a warning."""


def concordance(state: State, size: int | None = None) -> Concordance:
    """The lines of a page of the concordance; with a size, the first so many."""
    limit = size or state.lines
    found: Concordance = corpus().concordance(
        state.q,
        **filters(state),
        width=state.width,
        order=state.order,
        seed=state.seed,
        offset=0 if size else (state.page - 1) * state.lines,
        limit=limit,
    )
    return found


def dispersion(state: State, most: int = SPREAD_DOCUMENTS) -> Dispersion:
    """How evenly the hits are spread, and where they stand in the documents that have most of them."""
    found: Dispersion = corpus().dispersion(state.q, **filters(state), limit=most)
    return found


def compared_languages(state: State) -> tuple[str, str] | None:
    """The two languages that are compared: those asked for, else the two with most words; None where there is one."""
    known = known_languages()
    asked = [code for code in state.words if code in known]
    pair = [*asked, *(code for code in counted_languages(state.but(words=())) if code not in asked)][:2]
    return (pair[0], pair[1]) if len(pair) > 1 else None


def concepts(state: State) -> Sequence[Keyword]:
    """How often two languages speak of each concept of the theme asked for; of each theme where none is."""
    pair = compared_languages(state)
    asked = state.theme[0] if len(state.theme) == 1 else ""
    return find_concepts(corpus(), asked, languages=pair, **filters(state)) if pair else ()


def frequencies(state: State) -> list[tuple[str, Sequence[Frequency]]]:
    """How often the query is met in each part of the corpus: once a language, or once for all together.

    A division by language of passages keeps them apart by itself.
    """
    if state.by == "passage" or state.pool:
        return [("", in_order(state.by, corpus().frequencies(state.q, by=state.by, **filters(state))))]
    out: list[tuple[str, Sequence[Frequency]]] = []
    for language in [one for one in counted_languages(state) if not state.passage or one in state.passage]:
        narrowed = filters(replace(state, passage=(language,)))
        out.append((language, in_order(state.by, corpus().frequencies(state.q, by=state.by, **narrowed))))
    return out


def scattering(parts: Sequence[Frequency]) -> tuple[float, float] | None:
    """How evenly the hits are spread over the parts: deviation of proportions, Juilland's D; None for one part."""
    hits, words = [one.hits for one in parts], [one.tokens for one in parts]
    return (deviation_of_proportions(hits, words), juilland_d(hits, words)) if len(parts) > 1 and any(hits) else None


def in_order(by: str, parts: Sequence[Frequency]) -> Sequence[Frequency]:
    """Years in their order with the undated last; anything else by rate, what is unknown last."""
    if by == "year":
        return sorted(parts, key=lambda one: (one.value == "", one.value))
    return sorted(parts, key=lambda one: (one.value == "", -one.per_10k, -one.documents, one.value))


def collocates(state: State, most: int = 50) -> list[tuple[str, Sequence[Collocate]]]:
    """The words near the hits, language by language, the strongest by the measure asked for."""
    out: list[tuple[str, Sequence[Collocate]]] = []
    for language in counted_languages(state):
        found = find_collocates(
            corpus(), state.q, in_language=language, window=state.window, minimum=state.least, **filters(state)
        )
        strongest = sorted(found, key=lambda one: (-getattr(one, state.measure), one.word))
        out.append((language, strongest[:most]))
    return out


def keywords(state: State, most: int = 50) -> list[tuple[str, Sequence[Keyword]]]:
    """The words that are more frequent in what is found than in what it is compared with, language by language."""
    out: list[tuple[str, Sequence[Keyword]]] = []
    for language in counted_languages(state):
        found = find_keywords(
            corpus(), state.q, state.against or None, in_language=language, minimum=state.least, **filters(state)
        )
        out.append((language, [one for one in found if one.log_likelihood >= LEAST_LIKELIHOOD][:most]))
    return out
