"""An index, what making one came to, and the boilerplate of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsm_corpus.records import Failure, IndexInfo, IndexReport
from wsm_corpus.to_json.json_types import Json

if TYPE_CHECKING:
    from wsm_corpus.boilerplate_share import BoilerplateShares, RemovedShare
    from wsm_corpus.indexing.history import Changes


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


def changes(found: Changes) -> Json:
    """What has changed since a version: `wsm changes --json`."""
    return {
        "since": found.since,
        "corpus_version": found.version,
        "known": found.known,
        "new": list(found.new),
        "changed": list(found.changed),
        "removed": list(found.removed),
        "unnamed": found.unnamed,
        "unread": found.unread,
        "readable": found.readable,
    }
