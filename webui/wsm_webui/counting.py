"""What the views count, language by language: the pages, their twins and the exports all ask here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from wsm_corpus.comparing import find_collocates, find_concepts, find_keywords, find_words
from wsm_corpus.keywords import SIGNIFICANT, Collocate, Keyword, Ranking
from wsm_corpus.records import Concordance, Dispersion, Frequency
from wsm_corpus.statistics import deviation_of_proportions, juilland_d
from wsm_corpus.word_lists import WordList
from wsm_webui.corpora import corpus, filters
from wsm_webui.languages_counted import SHOWN, compared_languages, counted_languages
from wsm_webui.remembering import remembered
from wsm_webui.state import State

T = TypeVar("T")

FEW_WORDS = 500
"""Words of a side below which a comparison carries a warning: a page or so of text."""

SPREAD_DOCUMENTS = 12
"""What the picture of where hits stand is drawn from: more rows than this no eye follows."""

PAGES_AT_ONCE = 4
"""Pages of the word list that are counted together: in how many documents words stand takes a look at all texts."""

FEW = 5
"""Fewer hits than this are too few to compare by: they carry a warning."""


def concordance(state: State, size: int | None = None) -> Concordance:
    """The lines of a page of the concordance; with a size, the first so many."""
    limit = size or state.lines
    found: Concordance = corpus().concordance(
        state.q,
        **filters(state),
        width=state.width,
        sort=state.order,
        seed=state.seed,
        offset=0 if size else (state.page - 1) * state.lines,
        limit=limit,
    )
    return found


def dispersion(state: State, most: int = SPREAD_DOCUMENTS) -> Dispersion:
    """How evenly the hits are spread, and where they stand in the documents that have most of them."""

    def count() -> Dispersion:
        found: Dispersion = corpus().dispersion(state.q, **filters(state), limit=most)
        return found

    return remembered(("dispersion", state.asked), count) if most == SPREAD_DOCUMENTS else count()


def concepts(state: State) -> Sequence[Keyword]:
    """How often two languages speak of each concept of the theme asked for; of each theme where none is."""
    pair = compared_languages(state)
    asked = state.theme[0] if len(state.theme) == 1 else ""
    if pair is None:
        return ()
    return remembered(
        ("concepts", state.asked, pair), lambda: find_concepts(corpus(), asked, languages=pair, **filters(state))
    )


def frequencies(state: State) -> list[tuple[str, Sequence[Frequency]]]:
    """How often the query is met in each part of the corpus: once a language, or once for all together.

    A division by language of passages keeps them apart by itself.
    """
    if state.by == "passage" or state.pool:
        return [("", _parts(state))]
    languages = [one for one in counted_languages(state) if not state.passage or one in state.passage]
    return [(language, _parts(replace(state, passage=(language,)))) for language in languages]


def _parts(state: State) -> Sequence[Frequency]:
    asked, by = state.asked, state.by
    return remembered(
        ("frequencies", asked, by),
        lambda: corpus().frequencies(asked.q, by=by, **filters(asked)),
    )


def scattering(parts: Sequence[Frequency]) -> tuple[float, float] | None:
    """How evenly the hits are spread over the parts: deviation of proportions, Juilland's D; None for one part."""
    hits, words = [one.hits for one in parts], [one.tokens for one in parts]
    return (deviation_of_proportions(hits, words), juilland_d(hits, words)) if len(parts) > 1 and any(hits) else None


def collocates(state: State, most: int = SHOWN) -> list[tuple[str, Ranking[Collocate]]]:
    """The words near the hits, language by language, the strongest by the measure asked for."""

    def count(language: str) -> Ranking[Collocate]:
        found = find_collocates(
            corpus(),
            state.q,
            in_language=language,
            window=state.window,
            minimum=state.least,
            measure=state.measure,
            most=most,
            function_words=state.function_words,
            **filters(state),
        )
        ordered = sorted(found, key=lambda one: (-getattr(one, state.measure), one.word))
        return Ranking(ordered[:most], found.total)

    how = ("collocates", state.asked, state.window, state.least, state.measure, state.function_words)
    return _in_each_language(state, how, count, keep=most == SHOWN)


def keywords(state: State, most: int = SHOWN) -> list[tuple[str, Ranking[Keyword]]]:
    """The words that are more frequent in what is found than in what it is compared with, language by language."""

    def count(language: str) -> Ranking[Keyword]:
        return find_keywords(
            corpus(),
            state.q,
            state.against or None,
            in_language=language,
            minimum=state.least,
            least=SIGNIFICANT,
            most=most,
            function_words=state.function_words,
            **filters(state),
        )

    how = ("keywords", state.asked, state.against, state.least, most, state.function_words)
    return _in_each_language(state, how, count, keep=most <= SHOWN)


def shared_documents(state: State) -> int:
    """How many documents are on both sides of a comparison; none where those found are compared with all others."""
    if not state.against or state.unit == "concepts":
        return 0
    how = ("shared", state.asked, state.against)
    return remembered(how, lambda: corpus().shared_documents(state.q, state.against, **filters(state)))


def words(state: State, size: int | None = None) -> list[tuple[str, WordList]]:
    """The words of a page of the word list, language by language; with a size, the first so many."""
    block, place = divmod(state.page - 1, PAGES_AT_ONCE)

    def count(language: str) -> WordList:
        return find_words(
            corpus(),
            state.q,
            in_language=language,
            offset=0 if size else block * PAGES_AT_ONCE * SHOWN,
            most=size or PAGES_AT_ONCE * SHOWN,
            sort=state.listing,
            pattern=state.pattern,
            function_words=state.function_words,
            **filters(state),
        )

    how = ("words", state.asked, block, state.listing, state.pattern, state.function_words)
    counted = _in_each_language(state, how, count, keep=size is None)
    page = slice(0, size) if size else slice(place * SHOWN, (place + 1) * SHOWN)
    return [(language, replace(found, words=found.words[page])) for language, found in counted]


def longest(parts: Sequence[tuple[str, WordList]]) -> int:
    """How many words the longest of several lists has: there are as many pages as it needs."""
    return max((found.total for _, found in parts), default=0)


def _in_each_language(state: State, how: Hashable, count: Callable[[str], T], *, keep: bool) -> list[tuple[str, T]]:
    """The counts of each language; those of a page are remembered, those of a file are not."""
    out: list[tuple[str, T]] = []
    for language in counted_languages(state):
        found = remembered((how, language), partial(count, language)) if keep else count(language)
        out.append((language, found))
    return out
