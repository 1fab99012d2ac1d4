"""What has to be done: which documents are new, have changed, or are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wsm_corpus.indexing.fingerprint import digest_of, fingerprint_of
from wsm_corpus.indexing.repetition import LineKeys, counts_within, repeated_lines
from wsm_corpus.indexing.survey import Survey
from wsm_corpus.readers import Corrections


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document to be processed."""

    id: str
    file: str
    key: str  # `fingerprint.source_key` of the source that was surveyed
    fingerprint: str  # of the document to come
    repeated: Mapping[int, int] = field(default_factory=dict)  # hash of a line -> rounded count on its site
    site_documents: int = 0  # of the site, rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one run of indexing is going to do; ids are sorted."""

    tasks: Mapping[str, Task]  # new and changed documents, by id
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    kept: tuple[str, ...] = ()  # in the index, and not to be read now; they count as unchanged


def make_plan(
    survey: Survey,
    indexed: Mapping[str, str],
    corrections: Corrections,
    *,
    vocabulary: str,
    pipeline: str,
    file_of: Callable[[str], str | None],
) -> Plan:
    """Compare what is in the folder with what is in the index.

    A document whose file cannot be read now, and could before, stays in the index as it is.

    Args:
        survey: what is in the folder.
        indexed: the fingerprint of every document in the index, by id.
        corrections: what a curator overruled.
        vocabulary: the vocabulary's version.
        pipeline: the pipeline's version.
        file_of: the file of a document in the index, by its id; asked where the survey does not know.
    """
    tasks: dict[str, Task] = {}
    for task in _tasks(survey, corrections, vocabulary, pipeline):
        if indexed.get(task.id) != task.fingerprint:
            tasks[task.id] = task
    missing = indexed.keys() - survey.records.keys()
    kept = _kept_for_now(missing, survey, file_of)
    return Plan(
        tasks=dict(sorted(tasks.items())),
        new=tuple(sorted(tasks.keys() - indexed.keys())),
        changed=tuple(sorted(tasks.keys() & indexed.keys())),
        removed=tuple(sorted(missing - kept)),
        unchanged=len(survey.records) - len(tasks) + len(kept),
        kept=tuple(sorted(kept)),
    )


def _kept_for_now(missing: set[str], survey: Survey, file_of: Callable[[str], str | None]) -> set[str]:
    kept = missing & survey.unread_ids
    if survey.unread or survey.out_of_reach:
        for id in missing - kept:
            file = survey.before[id].file if id in survey.before else file_of(id)
            if file is not None and survey.may_hold(file):
                kept.add(id)
    return kept


def _tasks(survey: Survey, corrections: Corrections, vocabulary: str, pipeline: str) -> list[Task]:
    sites: defaultdict[str, dict[str, LineKeys]] = defaultdict(dict)
    for record in survey.records.values():
        if record.site:
            sites[record.site][record.id] = record.lines
    repeated = {site: repeated_lines(documents) for site, documents in sites.items()}
    tasks: list[Task] = []
    for record in survey.records.values():
        of_site, documents = repeated.get(record.site or "", ({}, 0))
        counts = counts_within(record.lines, of_site) if of_site else {}
        tasks.append(
            Task(
                id=record.id,
                file=record.file,
                key=record.key,
                repeated=counts,
                site_documents=documents,
                fingerprint=fingerprint_of(
                    source=record.key,
                    corrections=digest_of(corrections.of(record.id)),
                    repetition=digest_of((documents, *sorted(counts.items()))) if counts else "",
                    vocabulary=vocabulary,
                    pipeline=pipeline,
                ),
            )
        )
    return tasks
