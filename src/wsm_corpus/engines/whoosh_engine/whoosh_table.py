"""Whoosh's table of contents: what its own searchers open an index by."""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.index import IndexError as BadTable
from whoosh.util import random_name

from wsm_corpus.engines.whoosh_engine.codec import BlockCodec
from wsm_corpus.engines.whoosh_engine.schema import INDEX_NAME
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.whoosh_schema import make_schema

_UNREADABLE = (BadTable, pickle.UnpicklingError, AttributeError, ImportError, EOFError, struct.error)


def open_storage(folder: Path) -> FileStorage:
    """The folder of an index, as Whoosh reads and writes it.

    Without mmap: with it, Whoosh copies every segment to the heap when it opens one.
    """
    return _Storage(str(folder), supports_mmap=False)


def write_table(folder: Path, number: int, segments: Iterable[SegmentInfo]) -> None:
    """Write the table of contents of a generation, on disk before it has its name."""
    table = TOC(make_schema(), [_whooshs(segment) for segment in segments], number)
    table.write(_SyncingStorage(str(folder), supports_mmap=False), INDEX_NAME)


def read_table(folder: Path, number: int) -> tuple[SegmentInfo, ...]:
    """The segments of a generation.

    Raises:
        ValueError: the table cannot be read.
    """
    try:
        with contextlib.closing(_Reading(folder)) as storage:
            segments = TOC.read(storage, INDEX_NAME, gen=number, schema=make_schema()).segments
    except _UNREADABLE as error:
        raise ValueError(str(error)) from error
    return tuple(
        SegmentInfo(
            segment.segment_id(),
            segment.doc_count_all(),
            frozenset(segment.deleted_docs()),
            dict(segment._fieldlengths),
        )
        for segment in segments
    )


def _whooshs(segment: SegmentInfo) -> Any:
    made = W3Segment(
        BlockCodec(),
        INDEX_NAME,
        doccount=segment.documents,
        segid=segment.id.removeprefix(f"{INDEX_NAME}_"),
        deleted=set(segment.deleted) or None,
    )
    made._fieldlengths = dict(segment.lengths)
    return made


class _Storage(FileStorage):  # type: ignore[misc]
    """Whoosh remembers in a frame's variable the error that a folder is there already, and so never lets go of it.

    With that frame goes all that was at hand when a segment was begun, the segment itself too: until Python looks for
    cycles, 120 MB in each process that writes a large index.
    """

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """A folder within this one, made where there is none."""
        folder = Path(self.folder, name or f"{random_name()}.tmp")
        folder.mkdir(exist_ok=True)
        return FileStorage(str(folder))


class _Reading(FileStorage):  # type: ignore[misc]
    """Whoosh leaves a table of contents open that it cannot read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self._opened = contextlib.ExitStack()

    def open_file(self, name: str, **kwargs: Any) -> Any:
        """An open file, until the storage is closed."""
        file = super().open_file(name, **kwargs)
        self._opened.callback(lambda: file.is_closed or file.close())
        return file

    def close(self) -> None:
        """Close what is not closed yet."""
        self._opened.close()


class _SyncingStorage(FileStorage):  # type: ignore[misc]
    """Whoosh writes the table of contents beside its place and renames it; what is renamed must be on disk."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename a file whose content is safe."""
        sync(Path(self._fpath(oldname)))
        super().rename_file(oldname, newname, safe=safe)


def sync(path: Path) -> None:
    """Wait until a file or folder is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
