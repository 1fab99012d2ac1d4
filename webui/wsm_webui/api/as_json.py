"""What only the pages have, as JSON; everything that the command line prints too is in `wsm_corpus.to_json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wsm_corpus import to_json
from wsm_corpus.records import IndexInfo
from wsm_corpus.settings import Settings
from wsm_webui.portraits import Portrait
from wsm_webui.theme_map import MappedTheme


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


def portrait(of: Portrait | None) -> dict[str, Any]:
    """What the corpus has on a theme or context; of a concept below one, nothing of its own."""
    if of is None:
        return {"documents": {}, "evidence": [], "keywords": [], "concepts": []}
    return {
        "documents": dict(of.documents),
        "evidence": [
            {
                "id": one.citation.id,
                "concept": one.concept,
                "language": one.language,
                "start": one.start,
                "end": one.end,
                "text": one.text,
            }
            for quotes in of.quotes.values()
            for one in quotes
        ],
        "keywords": to_json.keywords(of.keywords),
        "concepts": to_json.concepts(of.concepts, of.pair) if of.pair else [],
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
