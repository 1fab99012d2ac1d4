"""The counts of several languages, one by one: what `stats` prints and `export` writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.engines import FrequencyField
    from wsm_corpus.keywords import Collocate, Keyword, Measure, Ranking
    from wsm_corpus.records import Frequency
    from wsm_corpus.word_lists import WordList


def counted_languages(corpus: Corpus, wanted: Sequence[str]) -> tuple[str, ...]:
    """The languages to count in: those asked for, else those that the corpus is in."""
    from wsm_corpus import comparing

    return comparing.counted_languages(corpus, wanted)


def frequencies(
    corpus: Corpus, query: str, by: FrequencyField, filters: dict[str, Any], *, pool: bool
) -> list[tuple[str, Sequence[Frequency]]]:
    """How often a query is met in each part of the corpus; "" for all languages together."""
    if pool or by == "passage":
        return [("", corpus.frequencies(query, by=by, **filters))]
    return [
        (language, corpus.frequencies(query, by=by, **(filters | {"passage_language": language})))
        for language in counted_languages(corpus, filters["passage_language"])
    ]


def collocates(
    corpus: Corpus,
    query: str,
    languages: Sequence[str],
    filters: dict[str, Any],
    *,
    window: int,
    minimum: int,
    measure: Measure,
    limit: int,
    function_words: bool,
) -> list[tuple[str, Ranking[Collocate]]]:
    """The words near the hits of a query, strongest first."""
    from wsm_corpus.comparing import find_collocates
    from wsm_corpus.keywords import Ranking

    parts: list[tuple[str, Ranking[Collocate]]] = []
    for language in counted_languages(corpus, languages):
        found = find_collocates(
            corpus,
            query,
            in_language=language,
            window=window,
            minimum=minimum,
            measure=measure,
            most=limit,
            function_words=function_words,
            **filters,
        )
        ordered = sorted(found, key=lambda one: (-getattr(one, measure), one.word))
        parts.append((language, Ranking(ordered[:limit], found.total)))
    return parts


def keywords(
    corpus: Corpus,
    query: str,
    against: str | None,
    languages: Sequence[str],
    filters: dict[str, Any],
    *,
    minimum: int,
    limit: int,
    function_words: bool,
) -> list[tuple[str, Ranking[Keyword]]]:
    """The words that are surely more frequent in what is found than in the rest, surest first."""
    from wsm_corpus.comparing import find_keywords
    from wsm_corpus.keywords import SIGNIFICANT

    parts: list[tuple[str, Ranking[Keyword]]] = []
    for language in counted_languages(corpus, languages):
        found = find_keywords(
            corpus,
            query,
            against,
            in_language=language,
            minimum=minimum,
            least=SIGNIFICANT,
            most=limit,
            function_words=function_words,
            **filters,
        )
        parts.append((language, found))
    return parts


def words(
    corpus: Corpus, query: str, languages: Sequence[str], filters: dict[str, Any], **listed: Any
) -> list[tuple[str, WordList]]:
    """The words of the documents found, most frequent first; which are listed as `find_words` takes it."""
    from wsm_corpus.comparing import find_words

    return [
        (language, find_words(corpus, query, in_language=language, **listed, **filters))
        for language in counted_languages(corpus, languages)
    ]
