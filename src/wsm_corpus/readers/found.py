"""What the readers of single formats give: a text and what was said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from wsm_corpus.readers.decode import READ_AS_WINDOWS
from wsm_corpus.readers.open_file import NumberedLine
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One document in a file, before its metadata is known."""

    id: str
    text: str
    said: Mapping[str, str] = field(default_factory=dict)  # what the file says of it, as found
    line: int | None = None  # where it begins, in a file of many
    raw_sha256: str | None = None
    main_lines: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of HTML in a file of many, not taken apart: that takes a hundred times as long as finding it."""

    id: str
    html: str
    url: str | None
    where: str  # within the file, for people


def failure(entry: FileEntry, message: str, *, line: int | None = None, id: str | None = None) -> Failure:
    """Say that a file, or a record of it, cannot be taken in."""
    return Failure(where=f"{entry.path}:{line}" if line else str(entry.path), message=message, id=id)


def warning(entry: FileEntry, message: str, *, line: int | None = None, id: str | None = None) -> Failure:
    """Say something about a file by which nothing is lost."""
    return Failure(where=f"{entry.path}:{line}" if line else str(entry.path), message=message, id=id, warning=True)


# A file of which so many records in a row are no use is not what its ending says, or its columns are named otherwise;
# saying so of a million records helps nobody.
IN_A_ROW = 100


def until_hopeless(records: Iterator[Found | Failure], entry: FileEntry) -> Iterator[Found | Failure]:
    """Pass records on, and give a file up when too many in a row have failed."""
    failed = 0
    for record in records:
        yield record
        if isinstance(record, Failure):
            failed += not record.warning
        else:
            failed = 0
        if failed == IN_A_ROW:
            yield failure(entry, f"{IN_A_ROW} records in a row cannot be read, so the rest of the file is not read")
            return


class Complaints:
    """What is wrong with the lines of one file; the same warning is given once."""

    def __init__(self, entry: FileEntry) -> None:
        self._entry = entry
        self._warned = False

    def of(self, line: NumberedLine) -> list[Failure]:
        """What there is to say about a line."""
        if line.problem:
            return [failure(self._entry, line.problem, line=line.number)]
        if line.windows and not self._warned:
            self._warned = True
            return [warning(self._entry, f"this and lines like it are {READ_AS_WINDOWS}", line=line.number)]
        return []
