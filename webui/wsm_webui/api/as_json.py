"""Records as the JSON that is promised in docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wsm_corpus.keywords import Collocate, Keyword
from wsm_corpus.records import (
    Citation,
    Concordance,
    Document,
    Frequency,
    Hit,
    IndexInfo,
    LanguageShare,
    Line,
    Results,
    Snippet,
    ThemeScore,
)
from wsm_corpus.settings import Settings
from wsm_webui.theme_map import MappedTheme


def results(found: Results) -> dict[str, Any]:
    """A page of results, as `wsm search --json` prints it."""
    return {
        "query": found.query.text,
        "total": found.total,
        "corpus_version": found.corpus_version,
        "executed": found.executed,
        "expansions": [
            {
                "id": one.id,
                "words": one.words,
                "concept": one.concept,
                "labels": [{"language": language, "label": label} for language, label in one.labels],
                "active": one.active,
                "hits": one.hits,
            }
            for one in found.query.expansions
        ],
        "notices": [{"kind": one.kind, "text": one.text, "subject": one.subject} for one in found.notices],
        "facets": {
            facet.field: [{"value": value.value, "count": value.count} for value in facet.values]
            for facet in found.facets
        },
        "hits": [hit(one) for one in found.hits],
    }


def citation(of: Citation) -> dict[str, Any]:
    """What is needed to cite a document."""
    return {
        "id": of.id,
        "title": of.title,
        "url": of.url,
        "site": of.site,
        "author": of.author,
        "published": of.published,
        "rights": of.rights,
        "extra": dict(of.extra),
    }


def shares(of: tuple[LanguageShare, ...]) -> list[dict[str, Any]]:
    """The languages of a document, largest share first."""
    return [{"language": one.language, "share": one.share} for one in of]


def hit(one: Hit) -> dict[str, Any]:
    """One document found."""
    cited = citation(one.citation)
    return {
        **cited,
        "title": one.title,
        "language": one.language,
        "languages": shares(one.languages),
        "score": one.score,
        "themes": [{"id": theme, "score": score} for theme, score in one.themes],
        "contexts": list(one.contexts),
        "snippets": [snippet(piece) for piece in one.snippets],
        "matches": one.matches,
    }


def snippet(piece: Snippet) -> dict[str, Any]:
    """A piece of a passage; marks are half-open in code points of its text."""
    return {
        "text": piece.marked.text,
        "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind} for mark in piece.marked.marks],
        "start": piece.start,
        "end": piece.end,
        "language": piece.language,
        "cut_before": piece.cut_before,
        "cut_after": piece.cut_after,
    }


def document(one: Document) -> dict[str, Any]:
    """A whole document, as `wsm show ID --json` prints it."""
    return {
        **citation(one.citation),
        "title": one.title,
        "file": one.file,
        "format": one.format,
        "sha256": one.sha256,
        "language": one.language,
        "languages": shares(one.languages),
        "text": one.text,
        "lines": [line(each) for each in one.lines],
        "passages": [
            {"start": p.start, "end": p.end, "language": p.language, "confidence": p.confidence} for p in one.passages
        ],
        "themes": [theme(score, one.text) for score in one.themes],
        "contexts": [theme(score, one.text) for score in one.contexts],
        "corrections": list(one.corrections),
    }


def line(one: Line) -> dict[str, Any]:
    """One line of the ledger."""
    return {
        "number": one.number,
        "text": one.text,
        "kept": one.kept,
        "category": one.verdict.category,
        "rule": one.verdict.rule,
        "reason": one.verdict.reason,
        "score": one.verdict.score,
    }


def theme(score: ThemeScore, text: str) -> dict[str, Any]:
    """A theme with its evidence; every quote is text[start:end]."""
    return {
        "id": score.theme,
        "score": score.score,
        "evidence": [
            {
                "concept": one.concept,
                "label": one.label,
                "start": one.start,
                "end": one.end,
                "quote": text[one.start : one.end],
                "language": one.language,
            }
            for one in score.mentions
        ],
    }


def concordance(found: Concordance) -> dict[str, Any]:
    """A page of hits in their context; start and end are code points of the document's clean text."""
    return {
        "query": found.query.text,
        "total": found.total,
        "documents": found.documents,
        "corpus_version": found.corpus_version,
        "lines": [
            {
                "id": one.id,
                "title": one.citation.title,
                "start": one.start,
                "end": one.end,
                "left": one.left,
                "hit": one.hit,
                "right": one.right,
                "language": one.language,
                "kind": one.kind,
            }
            for one in found.lines
        ],
    }


def frequencies(parts: Iterable[tuple[str, Iterable[Frequency]]]) -> list[dict[str, Any]]:
    """Frequencies, language by language; the language is "" where all are counted together."""
    return [
        {
            "language": language,
            "values": [
                {
                    "value": one.value,
                    "hits": one.hits,
                    "words": one.tokens,
                    "per_10000_words": one.per_10k,
                    "documents": one.documents,
                    "documents_there": one.corpus_documents,
                }
                for one in found
            ],
        }
        for language, found in parts
    ]


def keywords(parts: Iterable[tuple[str, Iterable[Keyword]]]) -> list[dict[str, Any]]:
    """Keywords, language by language."""
    return [
        {
            "language": language,
            "words": [
                {
                    "word": one.word,
                    "a": one.a,
                    "a_words": one.a_tokens,
                    "b": one.b,
                    "b_words": one.b_tokens,
                    "log_likelihood": one.log_likelihood,
                    "log_ratio": one.log_ratio,
                    "small": one.small,
                }
                for one in found
            ],
        }
        for language, found in parts
    ]


def collocates(parts: Iterable[tuple[str, Iterable[Collocate]]]) -> list[dict[str, Any]]:
    """Collocates, language by language."""
    return [
        {
            "language": language,
            "words": [
                {
                    "word": one.word,
                    "near": one.together,
                    "total": one.total,
                    "log_dice": one.log_dice,
                    "log_likelihood": one.log_likelihood,
                    "small": one.small,
                }
                for one in found
            ],
        }
        for language, found in parts
    ]


def mapped(one: MappedTheme) -> dict[str, Any]:
    """A theme with its numbers."""
    return {
        "id": one.id,
        "labels": one.labels,
        "documents": one.documents,
        "mentions": one.mentions,
        "together": one.together,
    }


def concept(one: Any, narrower: Iterable[Any]) -> dict[str, Any]:
    """A theme, context or concept as the vocabulary has it."""
    return {
        "id": one.id,
        "uri": one.uri,
        "labels": [
            {"language": label.language, "label": label.text, "kind": label.kind}
            for label in one.labels
            if label.kind in {"pref", "alt"}
        ],
        "definitions": [{"language": language, "text": text} for language, text in one.definitions],
        "narrower": [each.id for each in narrower],
        "matches": [{"kind": match.kind, "uri": match.uri} for match in one.matches],
    }


def info(of: IndexInfo, settings: Settings) -> dict[str, Any]:
    """The corpus and its index."""
    return {
        "name": settings.name,
        "description": settings.description,
        "licence": settings.licence,
        "corpus_version": of.corpus_version,
        "pipeline_version": of.pipeline_version,
        "vocabulary_version": of.vocabulary_version,
        "documents": of.documents,
        "languages": dict(of.languages),
        "words": dict(of.tokens),
        "updated": of.updated,
    }
