"""The states of an index, as they are read.

A state is a generation: `wsm_<n>.json`, which says what the index was made with and which segments it has, and
Whoosh's table of contents `_MAIN_<n>.toc`, written after it. Renaming the table of contents into place is the commit
(`commit.py`); what stands in it is for Whoosh's own searchers.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from wsm_corpus.engines import Versions
from wsm_corpus.engines.whoosh_engine.schema import FORMAT_VERSION, INDEX_NAME, indexed_languages
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.errors import IncompatibleIndex, UnreadableIndex

REBUILD = "Run `wsm index`: it makes the index anew from the documents."
DENIED = "Give this user the right to read the folder and every file in it, or be the user who made it."
REPLACE = "Mend it, or move it away and run `wsm index`: it makes the index anew from the documents."

_TABLE = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")


class Generation(NamedTuple):
    """One committed state."""

    number: int
    segments: tuple[SegmentInfo, ...]
    versions: Versions
    updated: str


def about_file(folder: Path, number: int) -> Path:
    """Where it is said what a generation was made with."""
    return folder / f"wsm_{number}.json"


def latest(folder: Path) -> int:
    """The number of the newest generation, or -1 where there is none.

    Raises:
        OSError: the folder cannot be read.
    """
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        if folder.is_symlink():  # to a disk that is not there, say: that is not to have no index
            raise
        return -1
    return max((int(table[1]) for table in map(_TABLE.fullmatch, names) if table), default=-1)


@contextlib.contextmanager
def telling_unreadable(folder: Path) -> Iterator[None]:
    """Say of what the system does not let us read what it is, and what to do.

    Raises:
        UnreadableIndex: something in the folder, or the folder, cannot be read.
    """
    try:
        yield
    except OSError as error:
        raise UnreadableIndex(
            f"the index cannot be read: {error.strerror or error}",
            subject=str(error.filename or folder),
            advice=DENIED if isinstance(error, PermissionError) else REPLACE,
        ) from error


def read_generation(folder: Path) -> Generation | None:
    """The newest committed state; None where nothing was ever committed.

    Raises:
        IncompatibleIndex: it was written by another version, or is damaged.
    """
    number = latest(folder)
    if number < 0:
        return None
    try:
        about = json.loads(about_file(folder, number).read_text(encoding="utf-8"))
        if about["format"] != FORMAT_VERSION or tuple(about["languages"]) != indexed_languages():
            raise IncompatibleIndex(
                "the index was made by another version of wsm-corpus", subject=str(folder), advice=REBUILD
            )
        return Generation(number, _segments(folder, number, about), Versions(**about["versions"]), about["updated"])
    except (ValueError, KeyError, TypeError) as error:
        raise IncompatibleIndex(f"the index cannot be read: {error}", subject=str(folder), advice=REBUILD) from error


def _segments(folder: Path, number: int, about: dict[str, Any]) -> tuple[SegmentInfo, ...]:
    if "segments" not in about:  # they stood in Whoosh's table alone when the index was written
        from wsm_corpus.engines.whoosh_engine.whoosh_table import read_table

        return read_table(folder, number)
    return tuple(SegmentInfo(**{**each, "deleted": frozenset(each["deleted"])}) for each in about["segments"])


def write_about(folder: Path, number: int, segments: Iterable[SegmentInfo], versions: Versions, updated: str) -> None:
    """Say what a generation is made with; it counts once its table of contents is there."""
    about = {
        "format": FORMAT_VERSION,
        "languages": indexed_languages(),
        "versions": {"corpus": versions.corpus, "pipeline": versions.pipeline, "vocabulary": versions.vocabulary},
        "updated": updated,
        "segments": [{**segment._asdict(), "deleted": sorted(segment.deleted)} for segment in segments],
    }
    about_file(folder, number).write_text(json.dumps(about), encoding="utf-8")
