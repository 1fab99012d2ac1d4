"""A vocabulary, its concepts, and what is amiss or missing in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wsm_corpus.to_json.json_types import Json

if TYPE_CHECKING:
    from wsm_corpus.keyphrases import Suggestion
    from wsm_corpus.vocabulary import Concept, Vocabulary
    from wsm_corpus.vocabulary.check import Finding


def vocabulary(of: Vocabulary) -> Json:
    """The themes and contexts of a vocabulary: `wsm themes list --json`."""
    return {
        "version": of.version,
        "languages": list(of.languages),
        "themes": [concept(one) for one in of.themes],
        "contexts": [concept(one) for one in of.contexts],
        "groups": [{"id": one.id, "labels": _texts(one.labels), "themes": list(one.members)} for one in of.groups],
    }


def concept(of: Concept) -> Json:
    """A theme, a concept below one, or a context: `wsm themes show ID --json`."""
    return {
        "id": of.id,
        "uri": of.uri,
        "labels": [{"language": one.language, "label": one.text, "kind": one.kind} for one in of.labels],
        "definitions": _texts(of.definitions),
        "scope_notes": _texts(of.scope_notes),
        "broader": list(of.broader),
        "narrower": list(of.narrower),
        "related": list(of.related),
        "matches": [{"kind": one.kind, "uri": one.uri} for one in of.matches],
        "themes": list(of.themes),
        "groups": list(of.groups),
        "weight": of.weight,
        "context": of.context,
    }


def finding(one: Finding) -> Json:
    """Something in a vocabulary to look at: `wsm themes check --json`."""
    return {
        "severity": one.severity,
        "kind": one.kind,
        "subject": one.subject,
        "language": one.language,
        "label": one.label,
        "line": one.line,
        "message": one.message,
        "advice": one.advice,
    }


def suggestion(one: Suggestion) -> Json:
    """A phrase that could become a label: `wsm themes suggest --json`."""
    return {
        "phrase": one.phrase,
        "language": one.language,
        "count": one.count,
        "documents": one.documents,
        "score": one.score,
        "measure": one.measure,
        "example": {
            "id": one.example.id,
            "start": one.example.start,
            "end": one.example.end,
            "left": one.example.left,
            "phrase": one.example.phrase,
            "right": one.example.right,
        },
    }


def _texts(of: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"language": language, "text": text} for language, text in of]
