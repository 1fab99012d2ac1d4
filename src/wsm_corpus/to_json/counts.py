"""Frequencies, dispersion, collocates and keywords."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from wsm_corpus.records import Dispersion, Frequency
from wsm_corpus.to_json.json_types import Json

if TYPE_CHECKING:
    from wsm_corpus.keywords import Collocate, Keyword, Ranking
    from wsm_corpus.word_lists import WordList


T = TypeVar("T")
_Parts: TypeAlias = Iterable[tuple[str, Iterable[T]]]  # by language


def frequencies(parts: _Parts[Frequency]) -> list[Json]:
    """How often a query is met in each part of the corpus, language by language; "" for all counted together."""
    return _by_language(
        parts,
        "values",
        lambda one: {
            "value": one.value,
            "hits": one.hits,
            "words": one.tokens,
            "per_10000_words": one.per_10k,
            "documents": one.documents,
            "documents_there": one.corpus_documents,
        },
    )


def words(parts: Iterable[tuple[str, WordList]]) -> list[Json]:
    """The words of the documents found, language by language: `wsm stats words --json`."""
    return [
        {
            "language": language,
            "tokens": found.tokens,
            "types": found.types,
            "type_token_ratio": found.type_token_ratio,
            "total": found.total,
            "words": [
                {
                    "word": one.word,
                    "count": one.count,
                    "per_10000_words": one.per_10k,
                    "per_million_words": one.per_million,
                    "share": one.share,
                    "documents": one.documents,
                }
                for one in found.words
            ],
        }
        for language, found in parts
    ]


def _ranked(parts: Iterable[tuple[str, Ranking[T]]], row: Callable[[T], Json]) -> list[Json]:
    return [
        {"language": language, "total": found.total, "words": [row(one) for one in found]}
        for language, found in parts
    ]


def _by_language(parts: _Parts[T], name: str, row: Callable[[T], Json]) -> list[Json]:
    return [{"language": language, name: [row(one) for one in found]} for language, found in parts]


def dispersion(found: Dispersion) -> Json:
    """How evenly hits are spread over documents: `wsm stats dispersion --json`."""
    return {
        "query": found.query.text,
        "hits": found.hits,
        "documents": found.documents,
        "searched": found.searched,
        "deviation_of_proportions": found.deviation,
        "juilland_d": found.evenness,
        "corpus_version": found.corpus_version,
        "spread": [
            {
                "id": one.citation.id,
                "title": one.citation.title,
                "hits": one.hits,
                "words": one.words,
                "per_10000_words": one.per_10k,
                "places": list(one.places),
            }
            for one in found.spread
        ],
    }


def concepts(found: Iterable[Keyword], languages: tuple[str, str]) -> list[Json]:
    """How often two languages speak of each concept: `wsm stats concepts --json`."""
    sides = {"a_language": languages[0], "b_language": languages[1]}
    return [{"concept": one.word, **sides, **_sides(one)} for one in found]


def collocates(parts: Iterable[tuple[str, Ranking[Collocate]]]) -> list[Json]:
    """The words near the hits of a query, language by language."""
    return _ranked(
        parts,
        lambda one: {
            "word": one.word,
            "near": one.together,
            "total": one.total,
            "log_dice": one.log_dice,
            "log_likelihood": one.log_likelihood,
            "small": one.small,
        },
    )


def keywords(parts: Iterable[tuple[str, Ranking[Keyword]]]) -> list[Json]:
    """The words that tell two parts of the corpus apart, language by language."""
    return _ranked(parts, lambda one: {"word": one.word, **_sides(one)})


def _sides(one: Keyword) -> Json:
    return {
        "a": one.a,
        "a_words": one.a_tokens,
        "b": one.b,
        "b_words": one.b_tokens,
        "log_likelihood": one.log_likelihood,
        "log_ratio": one.log_ratio,
        "small": one.small,
    }
