"""Commits: one writer, all or nothing, on disk before it counts.

A state of the index is a generation: Whoosh's table of contents `_MAIN_<n>.toc` and, written before it,
`wsm_<n>.json` with what the index was made with. Renaming the table of contents into place is the commit.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import shutil
import socket
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import whoosh.index
from whoosh.index import TOC, clean_files
from whoosh.util.filelock import FileLock

from wsm_corpus.engines import Versions
from wsm_corpus.engines.whoosh_engine.schema import FORMAT_VERSION, INDEX_NAME, indexed_languages, make_schema
from wsm_corpus.engines.whoosh_engine.storage import SharedStorage
from wsm_corpus.errors import IncompatibleIndex, IndexLocked

REBUILD = "Run `wsm index`: it makes the index anew from the documents."


@dataclass(frozen=True, slots=True)
class Generation:
    """One committed state."""

    number: int
    segments: tuple[Any, ...]
    versions: Versions
    updated: str


def latest(folder: Path) -> int:
    """The number of the newest generation, or -1 where there is none."""
    return int(TOC._latest_generation(SharedStorage(folder), INDEX_NAME))


def read_generation(folder: Path) -> Generation | None:
    """The newest committed state; None where nothing was ever committed.

    Raises:
        IncompatibleIndex: it was written by another version, or is damaged.
    """
    number = latest(folder)
    if number < 0:
        return None
    try:
        with contextlib.closing(SharedStorage(folder)) as storage:
            about = json.loads(_about(folder, number).read_text(encoding="utf-8"))
            if about["format"] != FORMAT_VERSION or tuple(about["languages"]) != indexed_languages():
                raise IncompatibleIndex(
                    "the index was made by another version of wsm-corpus",
                    subject=str(folder),
                    advice=REBUILD,
                )
            segments = tuple(TOC.read(storage, INDEX_NAME, gen=number).segments)
    except (whoosh.index.IndexError, pickle.UnpicklingError, AttributeError, ImportError, EOFError) as error:
        raise _damaged(folder, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, error) from error
    return Generation(number, segments, Versions(**about["versions"]), about["updated"])


def _damaged(folder: Path, error: Exception) -> IncompatibleIndex:
    return IncompatibleIndex(f"the index cannot be read: {error}", subject=str(folder), advice=REBUILD)


def _about(folder: Path, number: int) -> Path:
    return folder / f"wsm_{number}.json"


@contextlib.contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Be the only writer of a folder, made if it is not there.

    Raises:
        IndexLocked: another process or engine is writing; the error names it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / f"{INDEX_NAME}_WRITELOCK"))
    holder = folder / "writer.json"
    if not lock.acquire(blocking=False):
        raise IndexLocked(
            f"{_holder(holder)} is writing the index",
            subject=str(folder),
            advice="Wait until it is done, or stop it: what it has not committed is not in the index.",
        )
    try:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        holder.write_text(json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now}))
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(file: Path) -> str:
    try:
        about = json.loads(file.read_text())
        return f"process {about['pid']} on {about['host']}, since {about['since']},"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"  # it has the lock and has not yet, or no longer, said who it is


def commit(folder: Path, number: int, segments: Sequence[Any], versions: Versions) -> None:
    """Make these segments the index. Until the rename at the end, the old state stands."""
    about = {
        "format": FORMAT_VERSION,
        "languages": indexed_languages(),
        "versions": asdict(versions),
        "updated": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    _about(folder, number).write_text(json.dumps(about), encoding="utf-8")
    names = {segment.segment_id() for segment in segments}
    for file in folder.iterdir():
        if file.name.split(".")[0] in names or file == _about(folder, number):
            _sync(file)
    toc = TOC(make_schema(), list(segments), number)
    toc.write(_SyncingStorage(folder), INDEX_NAME)
    _sync(folder)
    clean(folder, number, segments)


class _SyncingStorage(SharedStorage):
    """Whoosh writes the table of contents beside its place and renames it; what is renamed must be on disk."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file whose content is safe."""
        _sync(Path(self._fpath(oldname)))
        super().rename_file(oldname, newname, safe=safe)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget_new(folder: Path, before: set[str]) -> None:
    """Delete the files of segments that were not there before, where there is no state that could be read."""
    for file in folder.iterdir():
        if file.name.startswith(f"{INDEX_NAME}_") and file.name not in before:
            file.unlink(missing_ok=True)


def clean(folder: Path, number: int, segments: Sequence[Any]) -> None:
    """Delete what other generations, failed updates and killed writers left; only for the holder of the lock."""
    clean_files(SharedStorage(folder), INDEX_NAME, number, list(segments))
    for file in folder.iterdir():
        old = file.name.startswith("wsm_") and file != _about(folder, number)
        unfinished = file.name.startswith(f"_{INDEX_NAME}_") and file.suffix != ".toc"
        if old or unfinished:
            file.unlink(missing_ok=True)
        elif file.name == f"{INDEX_NAME}.tmp":
            shutil.rmtree(file, ignore_errors=True)
