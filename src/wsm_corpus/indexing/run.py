"""One run of indexing: survey the folder, plan, process, commit."""

from __future__ import annotations

import contextlib
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from wsm_corpus.engines import SearchEngine, Versions
from wsm_corpus.errors import IncompatibleIndex
from wsm_corpus.indexing.fingerprint import corpus_version
from wsm_corpus.indexing.folder import Folder
from wsm_corpus.indexing.history import HISTORY_FILE, remember_run
from wsm_corpus.indexing.known_sources import KnownRecord, KnownSources
from wsm_corpus.indexing.plan import Plan, make_plan
from wsm_corpus.indexing.process_sources import CHANGED, Job, ProcessJob, Told, theme_ids
from wsm_corpus.indexing.survey import Progress, Survey, survey_folder
from wsm_corpus.indexing.waiting import Waiting
from wsm_corpus.pipeline import pipeline_version
from wsm_corpus.readers import Corrections, Unread, matched_nothing, read_corrections, read_metadata
from wsm_corpus.records import Failure, IndexReport
from wsm_corpus.settings import Settings

if TYPE_CHECKING:
    from wsm_corpus.vocabulary import Vocabulary

WORTH_WORKERS = 64
"""Below this many documents the workers' start (about a second each) costs more than they save."""


def index_corpus(
    settings: Settings,
    engine: SearchEngine,
    vocabulary: Vocabulary,
    *,
    jobs: int | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> IndexReport:
    """Bring an index up to date with its corpus folder; see `wsm_corpus.corpus.Corpus.index`."""
    started = time.monotonic()
    _look_at(engine)
    folder = Folder(settings=settings, metadata=read_metadata(settings), corrections=read_corrections(settings))
    workers = jobs or os.cpu_count() or 1
    known = KnownSources(settings.index_folder, pipeline=pipeline_version(), in_memory=dry_run)
    waiting = None if dry_run else Waiting(settings.index_folder)
    try:
        survey = survey_folder(folder, known, progress or _silent, jobs=workers, waiting=waiting)
        indexed = _indexed(engine)
        plan = make_plan(
            survey,
            indexed or {},
            folder.corrections,
            vocabulary=vocabulary.version,
            pipeline=pipeline_version(),
            file_of=lambda name: document.file if (document := engine.get(name)) else None,
        )
        staying = (indexed or {}).keys() - plan.tasks.keys()
        survey.warnings += _still_unmet(folder.corrections, staying, engine, vocabulary)
        run = _Run(folder, vocabulary, survey, plan, indexed or {})
        if waiting is not None:
            if plan.tasks or plan.removed or indexed is None:
                run.update(engine, waiting, workers, progress or _silent)
            known.remember(survey.read.values(), _to_remember(survey, plan), survey.gone | survey.broken)
    finally:
        known.close()
        if waiting is not None:
            waiting.close()
    report = run.report(dry_run=dry_run, seconds=time.monotonic() - started)
    if report.wrote:
        try:
            remember_run(settings.index_folder, report, before=indexed, after=run.done)
        except OSError as error:  # the index has landed all the same
            return replace(report, warnings=(*report.warnings, _unremembered(settings, error)))
    return report


def _unremembered(settings: Settings, error: OSError) -> Failure:
    message = (
        f"cannot be written: {error.strerror}; what this run changed will not be known to links of older versions"
    )
    return Failure(where=str(settings.index_folder / HISTORY_FILE), message=message, warning=True)


def _still_unmet(
    corrections: Corrections, staying: AbstractSet[str], engine: SearchEngine, vocabulary: Vocabulary
) -> Iterator[Failure]:
    """The corrections that met nothing in documents which stay as they are; they are said until they are mended."""
    themes = theme_ids(vocabulary)
    for id in sorted(corrections.by_document.keys() & staying):
        if document := engine.get(id):
            for correction in corrections.of(id):
                if correction.sentence not in document.corrections:
                    yield matched_nothing(correction, themes)


def _to_remember(survey: Survey, plan: Plan) -> list[KnownRecord]:
    """Of every file read in this run the documents, and those it may still hold: so they stay in the next run too."""
    read = survey.read.keys() | survey.broken
    found = [record for record in survey.records.values() if record.file in read]
    return found + [survey.before[id] for id in plan.kept if id in survey.before]


def _look_at(engine: SearchEngine) -> None:
    """Let an index that the system does not let be read be told before anything is written beside it."""
    with contextlib.suppress(IncompatibleIndex):
        engine.info()


def _indexed(engine: SearchEngine) -> dict[str, str] | None:
    """The fingerprint of every document in the index; None where there is no index that this version can read."""
    try:
        return dict(engine.fingerprints()) if engine.info() is not None else None
    except IncompatibleIndex:
        return None  # made anew; the one on disk stays until then


def _silent(phase: str, done: int, total: int) -> None:
    pass


class _Run:
    """One run of indexing: what it set out to do, and what came of it."""

    def __init__(
        self,
        folder: Folder,
        vocabulary: Vocabulary,
        survey: Survey,
        plan: Plan,
        indexed: dict[str, str],
    ) -> None:
        self.folder = folder
        self.vocabulary = vocabulary
        self.survey = survey
        self.plan = plan
        self.indexed = indexed
        self.done: dict[str, str] = {}  # fingerprints of the documents processed, by id
        self.failures: list[Failure] = []
        self.warnings: list[Failure] = []

    def update(self, engine: SearchEngine, waiting: Waiting, jobs: int, progress: Progress) -> None:
        """Process what is planned and commit it."""
        tried = 0

        def report(told: Told) -> None:
            nonlocal tried
            tried += 1
            progress("index", tried, len(self.plan.tasks))
            self.warnings += told.warnings
            if told.failure is None:
                self.done[told.id] = told.fingerprint
            else:
                self.failures.append(told.failure)
            if told.changed:
                self._forget(self.plan.tasks[told.id].file)

        def lost(job: Job, why: str) -> None:
            self.done.pop(job.task.id, None)
            self.failures.append(job.failure(f"{why}; the other documents went on"))

        engine.update_from(
            self._jobs(waiting),
            ProcessJob(self.folder, self.vocabulary),
            self.plan.removed,
            self.versions,
            jobs=jobs if len(self.plan.tasks) >= WORTH_WORKERS else 1,
            report=report,
            lost=lost,
            merging=partial(progress, "merge"),
        )

    def _jobs(self, waiting: Waiting) -> Iterator[Job]:
        unread: defaultdict[str, set[str]] = defaultdict(set)  # ids by file
        for id, task in self.plan.tasks.items():
            if id in waiting:
                yield self._job(id, waiting.take(id))
            else:
                unread[task.file].add(id)
        for file, ids in unread.items():
            for found in self.folder.find(self.survey.entries[file]):
                if isinstance(found, Unread) and found.id in ids:
                    ids.discard(found.id)
                    yield self._job(found.id, found)
            for id in sorted(ids):
                self.failures.append(Failure(where=file, message=CHANGED, id=id))
                self._forget(file)

    def _job(self, id: str, source: bytes | Unread) -> Job:
        return Job(task=self.plan.tasks[id], corrections=self.folder.corrections.of(id), source=source)

    def _forget(self, file: str) -> None:
        """Read a file again in the next run, whatever its time says."""
        self.survey.read.pop(file, None)

    def versions(self) -> Versions:
        """What the index will be once everything that could be done is done."""
        return Versions(
            corpus=corpus_version(
                self._fingerprints(), vocabulary=self.vocabulary.version, pipeline=pipeline_version()
            ),
            pipeline=pipeline_version(),
            vocabulary=self.vocabulary.version,
        )

    def _fingerprints(self) -> dict[str, str]:
        gone = set(self.plan.removed)
        return {id: mark for id, mark in self.indexed.items() if id not in gone} | self.done

    def report(self, *, dry_run: bool, seconds: float) -> IndexReport:
        """What was done; in a dry run, what would be."""
        failed = {failure.id for failure in self.failures}
        return IndexReport(
            new=tuple(id for id in self.plan.new if id not in failed),
            changed=tuple(id for id in self.plan.changed if id not in failed),
            unchanged=self.plan.unchanged,
            removed=self.plan.removed,
            failed=(*self.survey.failures, *self.failures),
            warnings=(*self.survey.warnings, *self.warnings),
            seconds=seconds,
            corpus_version=self.versions().corpus,
            dry_run=dry_run,
        )
