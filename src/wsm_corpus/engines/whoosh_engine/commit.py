"""Commits: one writer, all or nothing, on disk before it counts. `generation.py` says what is committed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from whoosh.util.filelock import FileLock

from wsm_corpus.engines import Versions
from wsm_corpus.engines.whoosh_engine.generation import about_file, write_about
from wsm_corpus.engines.whoosh_engine.schema import INDEX_NAME
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.whoosh_table import sync, write_table
from wsm_corpus.engines.whoosh_engine.writer import read_writer, write_writer, writer_file
from wsm_corpus.errors import IndexLocked


@contextlib.contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Be the only writer of a folder, made if it is not there.

    Raises:
        IndexLocked: another process or engine is writing; the error names it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(folder / f"{INDEX_NAME}_WRITELOCK"))
    if not lock.acquire(blocking=False):
        raise IndexLocked(
            f"{_holder(folder)} is writing the index",
            subject=str(folder),
            advice="Wait until it is done, or stop it: what it has not committed is not in the index.",
        )
    try:
        write_writer(folder)
        yield
    finally:
        writer_file(folder).unlink(missing_ok=True)
        lock.release()


def _holder(folder: Path) -> str:
    writer = read_writer(folder)
    if writer is None:  # it has the lock and has not yet, or no longer, said who it is
        return "another process"
    return f"process {writer.pid} on {writer.host}, since {writer.since},"


def commit(folder: Path, number: int, segments: Sequence[SegmentInfo], versions: Versions) -> None:
    """Make these segments the index. Until the rename at the end, the old state stands."""
    write_about(folder, number, segments, versions, datetime.now(UTC).isoformat(timespec="seconds"))
    ids = {segment.id for segment in segments}
    for file in folder.iterdir():
        if file.name.split(".")[0] in ids or file == about_file(folder, number):
            sync(file)
    write_table(folder, number, segments)
    sync(folder)
    clean(folder, number, segments)


def forget_new(folder: Path, before: set[str]) -> None:
    """Delete the files of segments that were not there before, where there is no state that could be read."""
    for file in folder.iterdir():
        if file.name.startswith(f"{INDEX_NAME}_") and file.name not in before:
            file.unlink(missing_ok=True)


def clean(folder: Path, number: int, segments: Sequence[SegmentInfo]) -> None:
    """Delete what other generations, failed updates and killed writers left; only for the holder of the lock."""
    ids = {segment.id for segment in segments}
    for file in folder.iterdir():
        id, dot, _ = file.name.partition(".")
        of_no_segment = id.startswith(f"{INDEX_NAME}_") and dot and id not in ids
        about = file.name.startswith("wsm_") and file != about_file(folder, number)
        table = file.name.startswith(f"_{INDEX_NAME}_") and file.name != f"_{INDEX_NAME}_{number}.toc"
        if of_no_segment or about or table:
            file.unlink(missing_ok=True)
        elif file.name == f"{INDEX_NAME}.tmp":
            shutil.rmtree(file, ignore_errors=True)
