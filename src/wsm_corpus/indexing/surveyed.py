"""Documents read for the survey: here or in worker processes, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wsm_corpus.indexing.fingerprint import source_key
from wsm_corpus.indexing.folder import Folder
from wsm_corpus.indexing.repetition import LineKeys, keys_of, line_keys
from wsm_corpus.indexing.waiting import pack
from wsm_corpus.readers import Unread
from wsm_corpus.records import Failure, Source


class Wanted(NamedTuple):
    """A document to be read."""

    unread: Unread | Failure  # a failure where there is nothing to read, so that it keeps its place among the others
    file: str
    known_key: str  # its `source_key` in the run before; empty where it is new


class Looked(NamedTuple):
    """What came of reading a document."""

    file: str
    found: list[Surveyed | Failure]  # the document, if it could be read, and what there is to say of it


class Surveyed(NamedTuple):
    """What a run of indexing has to know of a document, and the document."""

    id: str
    file: str
    line: int | None
    site: str | None
    key: str  # `source_key`
    lines: LineKeys | None  # None: it is as it was known, and neither these nor the source are made
    packed: bytes  # the source, by `waiting.pack`; empty where nothing is going to be processed


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Reads a document; it travels to worker processes once each."""

    folder: Folder
    keep: bool  # whether the source is wanted afterwards

    def __call__(self, wanted: Wanted) -> Looked:
        """Read it."""
        if isinstance(wanted.unread, Failure):
            return Looked(wanted.file, [wanted.unread])
        found = (
            each if isinstance(each, Failure) else self._surveyed(each, wanted.known_key)
            for each in self.folder.read(wanted.unread)
        )
        return Looked(wanted.file, list(found))

    def _surveyed(self, source: Source, known_key: str) -> Surveyed:
        key, site = source_key(source), source.citation.site
        lines: LineKeys | None = None
        packed = b""
        if key != known_key:  # no site, no repetition on it
            lines = line_keys(keys_of(source.text) if site else ())
            packed = pack(source) if self.keep else b""
        return Surveyed(source.citation.id, source.file, source.line, site, key, lines, packed)


def died(wanted: Wanted) -> Looked:
    """What is said of a document with which a worker process died."""
    if isinstance(wanted.unread, Failure):
        return Looked(wanted.file, [wanted.unread])
    where = str(wanted.unread.entry.path)
    message = "a worker process died while it was read; the other documents went on"
    return Looked(wanted.file, [Failure(where=where, message=message, id=wanted.unread.id)])
