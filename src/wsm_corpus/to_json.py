"""Records as JSON: what `--json` prints and what the pages' twins answer, promised in docs/json.md.

Each function takes a record and gives what `json.dumps` takes: dictionaries, lists, texts, numbers. Keys are never
renamed or taken away; new ones may be added. Offsets are half-open code points, languages ISO 639-1 codes or `und`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from wsm_corpus.records import (
    Citation,
    Concordance,
    Dispersion,
    Document,
    Failure,
    Frequency,
    Hit,
    IndexInfo,
    IndexReport,
    LanguageShare,
    Line,
    Results,
    Snippet,
    ThemeScore,
)

if TYPE_CHECKING:
    from wsm_corpus.boilerplate_share import BoilerplateShares, RemovedShare
    from wsm_corpus.keyphrases import Suggestion
    from wsm_corpus.keywords import Collocate, Keyword
    from wsm_corpus.vocabulary import Concept, Finding, Vocabulary

Json = dict[str, Any]
T = TypeVar("T")
_Parts: TypeAlias = Iterable[tuple[str, Iterable[T]]]  # by language


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
        "notices": [{"kind": one.kind, "text": one.text, "subject": one.subject} for one in found.notices],
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


def shares(of: Iterable[LanguageShare]) -> list[Json]:
    """The languages of a document, largest share first."""
    return [{"language": one.language, "share": one.share} for one in of]


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


def index_report(report: IndexReport) -> Json:
    """What a run of indexing did: `wsm index --json`."""
    return {
        "new": list(report.new),
        "changed": list(report.changed),
        "unchanged": report.unchanged,
        "removed": list(report.removed),
        "failed": [failure(one) for one in report.failed],
        "warnings": [failure(one) for one in report.warnings],
        "seconds": round(report.seconds, 3),
        "corpus_version": report.corpus_version,
        "dry_run": report.dry_run,
    }


def failure(one: Failure) -> Json:
    """What could not be taken in, or what there is to warn of."""
    return {"where": one.where, "message": one.message, "id": one.id}


def index_info(info: IndexInfo) -> Json:
    """An index as it stands."""
    return {
        "documents": info.documents,
        "corpus_version": info.corpus_version,
        "pipeline_version": info.pipeline_version,
        "vocabulary_version": info.vocabulary_version,
        "languages": dict(info.languages),
        "tokens": dict(info.tokens),
        "updated": info.updated,
        "bytes": info.bytes,
    }


def concordance(found: Concordance) -> Json:
    """Hits in context: `wsm kwic --json`."""
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


def collocates(parts: _Parts[Collocate]) -> list[Json]:
    """The words near the hits of a query, language by language."""
    return _by_language(
        parts,
        "words",
        lambda one: {
            "word": one.word,
            "near": one.together,
            "total": one.total,
            "log_dice": one.log_dice,
            "log_likelihood": one.log_likelihood,
            "small": one.small,
        },
    )


def keywords(parts: _Parts[Keyword]) -> list[Json]:
    """The words that tell two parts of the corpus apart, language by language."""
    return _by_language(parts, "words", lambda one: {"word": one.word, **_sides(one)})


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


def boilerplate(of: BoilerplateShares) -> Json:
    """What was removed from a corpus: `wsm stats boilerplate --json`."""
    return {
        "total": _removed(of.total),
        "categories": [_removed(one) for one in of.categories],
        "sites": [_removed(one) for one in of.sites],
        "languages": [_removed(one) for one in of.languages],
        "flagged": [_removed(one) for one in of.flagged],
    }


def _removed(one: RemovedShare) -> Json:
    return {
        "value": one.value,
        "documents": one.documents,
        "words": one.words,
        "removed": one.removed,
        "share": one.share,
    }


def _texts(of: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"language": language, "text": text} for language, text in of]
