"""What indexing remembers of the files it has read, so that unchanged ones are not read again.

A cache and nothing more: it is checked against the files' size and time and against the index itself, and losing
it costs one reading of the corpus.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wsm_corpus.indexing.repetition import LineKeys

CACHE_FILE = "sources.sqlite"
LAYOUT = 1
"""Of the cache's tables; one of another layout is thrown away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRecord:
    """What is known of one document without reading its file."""

    id: str
    file: str
    key: str  # `fingerprint.source_key`
    site: str | None
    lines: LineKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as it was when it was last read whole, without a failure."""

    file: str
    size: int
    mtime_ns: int
    said: str  # a digest of what the metadata file and the settings say about it


class KnownSources:
    """The cache of one corpus, opened for one run of indexing."""

    def __init__(self, folder: Path, *, pipeline: str, in_memory: bool = False) -> None:
        self._file = folder / CACHE_FILE
        self._in_memory = in_memory  # for a dry run: nothing is written
        if not in_memory:
            folder.mkdir(parents=True, exist_ok=True)
        self._stamp = f"{LAYOUT} {pipeline}"  # line keys are the pipeline's business too
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._file.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(":memory:" if self._in_memory else self._file)
        if self._in_memory and self._file.exists():
            with contextlib.closing(sqlite3.connect(self._file)) as on_disk:
                on_disk.backup(db)
        try:
            db.execute("create table if not exists stamp (stamp text)")
            if [row[0] for row in db.execute("select stamp from stamp")] != [self._stamp]:
                for table in ("file", "record"):  # fixed names
                    db.execute(f"drop table if exists {table}")
                db.execute("create table file (file text primary key, size int, mtime_ns int, said text)")
                db.execute("create table record (id text primary key, file text, key text, site text, lines blob)")
                db.execute("create index record_file on record (file)")
                db.execute("delete from stamp")
                db.execute("insert into stamp values (?)", (self._stamp,))
                db.commit()
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def files(self) -> dict[str, FileState]:
        """Every file read whole, by its path."""
        rows = self._db.execute("select file, size, mtime_ns, said from file")
        return {row[0]: FileState(file=row[0], size=row[1], mtime_ns=row[2], said=row[3]) for row in rows}

    def records(self) -> Iterator[KnownRecord]:
        """Every document known, in order of id."""
        for id, file, key, site, lines in self._db.execute(
            "select id, file, key, site, lines from record order by id"
        ):
            yield KnownRecord(id=id, file=file, key=key, site=site, lines=np.frombuffer(lines, dtype=np.uint64))

    def remember(self, files: Iterable[FileState], records: Iterable[KnownRecord], forget: Iterable[str]) -> None:
        """Put the state after a run in place of the one before, in one transaction.

        Where nothing can be written, on a full disk or in a folder that is only for reading, the state before stays:
        what has changed since is read again.

        Args:
            files: every file that was read whole in this run.
            records: the documents of those files.
            forget: files that are gone, or could not be read whole.
        """
        with contextlib.suppress(sqlite3.OperationalError), self._db:
            files = list(files)
            stale = [(file,) for file in (*forget, *(state.file for state in files))]
            self._db.executemany("delete from record where file = ?", stale)
            self._db.executemany("delete from file where file = ?", stale)
            self._db.executemany(
                "insert into file values (?, ?, ?, ?)", ((s.file, s.size, s.mtime_ns, s.said) for s in files)
            )
            self._db.executemany(
                "insert or replace into record values (?, ?, ?, ?, ?)",
                ((r.id, r.file, r.key, r.site, r.lines.tobytes()) for r in records),
            )

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
