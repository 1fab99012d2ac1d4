"""Sources through the pipeline, one by one, in whichever process asks.

The pipeline is pure, so a document comes out the same wherever it is made. A document on which the pipeline fails is
reported and the others go on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wsm_corpus.indexing.fingerprint import source_key
from wsm_corpus.indexing.folder import Folder
from wsm_corpus.indexing.plan import Task
from wsm_corpus.indexing.repetition import hash_line, keys_of
from wsm_corpus.indexing.waiting import unpack
from wsm_corpus.pipeline import SiteLines, process
from wsm_corpus.readers import Unread, matched_nothing
from wsm_corpus.records import Correction, Document, Failure, Source

if TYPE_CHECKING:
    from wsm_corpus.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A document to be made, with everything its processing needs but the folder and the vocabulary."""

    task: Task
    corrections: tuple[Correction, ...]
    source: bytes | Unread  # by `waiting.pack`, or yet to be read: its file is as it was in an earlier run

    def failure(self, message: str) -> Failure:
        """What is reported when nothing came of it."""
        line = (unpack(self.source) if isinstance(self.source, bytes) else self.source).line
        where = f"{self.task.file}:{line}" if line else self.task.file
        return Failure(where=where, message=message, id=self.task.id)


class Told(NamedTuple):
    """What came of a job, without the document itself."""

    id: str
    fingerprint: str
    failure: Failure | None = None  # None: there is a document
    warnings: tuple[Failure, ...] = ()
    changed: bool = False  # what is in the file is no longer what was surveyed


CHANGED = "changed or went away while it was being indexed; run `wsm index` again"


@dataclass(frozen=True, slots=True)
class ProcessJob:
    """Makes the document of a job; it travels to worker processes once each."""

    folder: Folder
    vocabulary: Vocabulary

    def __call__(self, job: Job) -> tuple[Document | None, Told]:
        """The document, or None and why; whatever goes wrong in the pipeline is a failure of this document alone."""
        id, fingerprint = job.task.id, job.task.fingerprint
        try:
            source = self._source(job)
            if source is None:
                return None, Told(id, fingerprint, job.failure(CHANGED), changed=True)
            document, unmet = process(
                source,
                vocabulary=self.vocabulary,
                corrections=job.corrections,
                site=site_lines(source, job.task),
                fingerprint=fingerprint,
            )
        except Exception as error:
            message = f"the pipeline failed on it ({type(error).__name__}: {error}); please report this"
            return None, Told(id, fingerprint, job.failure(message))
        themes = theme_ids(self.vocabulary) if unmet else frozenset()
        warnings = tuple(matched_nothing(correction, themes) for correction in unmet)
        return document, Told(id, fingerprint, warnings=warnings)

    def _source(self, job: Job) -> Source | None:
        """The source of a job; None where it is no longer what was surveyed."""
        if isinstance(job.source, bytes):
            return unpack(job.source)
        found = (each for each in self.folder.read(job.source) if isinstance(each, Source))
        return next((source for source in found if source_key(source) == job.task.key), None)


def theme_ids(vocabulary: Vocabulary) -> frozenset[str]:
    """The ids that a correction can name: of themes and of contexts."""
    return frozenset(theme.id for theme in (*vocabulary.themes, *vocabulary.contexts))


def site_lines(source: Source, task: Task) -> SiteLines:
    """The repeated lines of a document's site, by the keys the stripper knows them by."""
    if not task.repeated:
        return SiteLines(documents=task.site_documents)
    keys = set(keys_of(source.text)) - {""}
    counts = {key: task.repeated.get(hash_line(key), 0) for key in keys}
    return SiteLines(counts={key: n for key, n in counts.items() if n}, documents=task.site_documents)
