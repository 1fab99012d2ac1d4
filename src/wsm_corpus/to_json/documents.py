"""A document with its citation, lines, languages and themes."""

from __future__ import annotations

from collections.abc import Iterable

from wsm_corpus.records import Citation, Document, LanguageShare, Line, ThemeScore
from wsm_corpus.to_json.json_types import Json


def citation(of: Citation) -> Json:
    """What is needed to cite a document; what is unknown is null."""
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


def document(one: Document) -> Json:
    """A whole document: `wsm show ID --json`."""
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
            {
                "start": each.start,
                "end": each.end,
                "language": each.language,
                "confidence": each.confidence,
                "corrected": each.corrected,
            }
            for each in one.passages
        ],
        "themes": [theme(score, one.text) for score in one.themes],
        "contexts": [theme(score, one.text) for score in one.contexts],
        "corrections": list(one.corrections),
    }


def line(one: Line) -> Json:
    """One line of the ledger."""
    return {
        "number": one.number,
        "text": one.text,
        "kept": one.kept,
        "category": one.verdict.category,
        "rule": one.verdict.rule,
        "reason": one.verdict.reason,
        "score": one.verdict.score,
        "decided_by": one.verdict.decided_by,
        "debatable": one.verdict.debatable,
        "language": one.language,
    }


def theme(score: ThemeScore, text: str) -> Json:
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


def shares(of: Iterable[LanguageShare]) -> list[Json]:
    """The languages of a document, largest share first."""
    return [{"language": one.language, "share": one.share} for one in of]
