"""What a search or a concordance finds."""

from __future__ import annotations

from wsm_corpus.records import Concordance, Hit, Results, Snippet
from wsm_corpus.to_json.documents import citation, shares
from wsm_corpus.to_json.json_types import Json


def results(found: Results) -> Json:
    """A page of results: `wsm search --json`."""
    return {
        "query": found.query.text,
        "total": found.total,
        "corpus_version": found.corpus_version,
        "facets": {
            facet.field: [{"value": value.value, "count": value.count} for value in facet.values]
            for facet in found.facets
        },
        "hits": [hit(one) for one in found.hits],
        "executed": found.executed,
        "offset": found.query.offset,
        "limit": found.query.limit,
        "expansions": [
            {
                "id": one.id,
                "words": one.words,
                "concept": one.concept,
                "labels": [{"language": language, "label": label} for language, label in one.labels],
                "weight": one.weight,
                "active": one.active,
                "hits": one.hits,
            }
            for one in found.query.expansions
        ],
        "notices": [
            {"kind": one.kind, "text": one.text, "subject": one.subject, "offers": list(one.offers)}
            for one in found.notices
        ],
    }


def hit(one: Hit) -> Json:
    """One document found."""
    return {
        **citation(one.citation),
        "title": one.title,
        "language": one.language,
        "score": one.score,
        "themes": [{"id": theme, "score": score} for theme, score in one.themes],
        "snippets": [snippet(piece) for piece in one.snippets],
        "languages": shares(one.languages),
        "contexts": list(one.contexts),
        "matches": one.matches,
    }


def snippet(piece: Snippet) -> Json:
    """A piece of a passage; its marks are places in its own text, its start and end in the document's."""
    return {
        "text": piece.marked.text,
        "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind} for mark in piece.marked.marks],
        "start": piece.start,
        "end": piece.end,
        "language": piece.language,
        "cut_before": piece.cut_before,
        "cut_after": piece.cut_after,
    }


def concordance(found: Concordance) -> Json:
    """Hits in context: `wsm kwic --json`."""
    return {
        "query": found.query.text,
        "total": found.total,
        "documents": found.documents,
        "corpus_version": found.corpus_version,
        "offset": found.query.offset,
        "limit": found.query.limit,
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
