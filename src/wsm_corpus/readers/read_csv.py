"""Read CSV: a record a row, rows that may span lines, broken quotes that do not swallow the rest."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.found import IN_A_ROW, Complaints, Found, failure
from wsm_corpus.readers.open_file import DOCUMENT_LIMIT, TOO_LARGE, NumberedLine, open_file, read_lines
from wsm_corpus.readers.record_id import record_id
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure
from wsm_corpus.settings import Settings

SEPARATORS = ",;\t"  # the comma, the semicolon of Dutch spreadsheets, the tab


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int  # where it begins, from 1
    cells: tuple[str, ...]
    problem: str = ""  # why there are no cells


class _BadLine(Exception):
    pass


class _TooLarge(Exception):
    pass


class _Feed:
    """Hands lines to the parser, remembers those of the row in hand, takes them back when the row is broken."""

    def __init__(self, lines: Iterator[NumberedLine]) -> None:
        self._lines = lines
        self._returned: deque[NumberedLine] = deque()
        self.row: list[NumberedLine] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.row.append(line)
        self._size += len(line.text)
        if line.problem:
            raise _BadLine
        if self._size > DOCUMENT_LIMIT:
            raise _TooLarge
        return line.text

    def next_row(self) -> None:
        self.row, self._size = [], 0

    def give_back(self) -> None:
        """All lines of the row in hand but its first."""
        self._returned.extendleft(reversed(self.row[1:]))


def read_rows(lines: Iterator[NumberedLine], separator: str) -> Iterator[Row]:
    """Parse the rows of a table; blank lines are passed over, broken rows reported, and reading goes on."""
    csv.field_size_limit(max(csv.field_size_limit(), DOCUMENT_LIMIT))
    feed = _Feed(lines)
    parser = csv.reader(feed, delimiter=separator, strict=True)
    # After a broken row reading goes on one line later. In a file of broken rows that would be to read it many times.
    broken = 0
    while broken < IN_A_ROW:
        feed.next_row()
        problem = ""
        try:
            cells = next(parser)
        except StopIteration:
            return
        except _BadLine:
            problem = feed.row[-1].problem
            if len(feed.row) > 1:
                problem = f"the row holds line {feed.row[-1].number}, which {problem}"
        except _TooLarge:
            problem = f"the row is {TOO_LARGE}"
        except csv.Error as error:
            problem = f"not a row of CSV: {error}. Look for a quotation mark that is not closed, or not doubled."
        first = feed.row[0].number
        if problem:
            broken += 1
            if len(feed.row) > 1 and not feed.row[-1].problem:
                feed.give_back()
            yield Row(first, (), problem)
        elif cells:
            yield Row(first, tuple(cells))
    yield Row(first, (), f"{IN_A_ROW} rows are broken, so the rest of the file is not read")


def separator_of(header: str, column: str) -> str:
    """The separator by which a header has the column looked for; the comma where none does."""
    for separator in SEPARATORS:
        try:
            names = next(csv.reader([header], delimiter=separator, strict=True), [])
        except csv.Error:
            continue
        if column.lower() in (name.strip().lower() for name in names):
            return separator
    return ","


def read_csv(entry: FileEntry, settings: Settings) -> Iterator[Found | Failure]:
    """Read a table whose first row names its columns, separated by commas, semicolons or tabs.

    The text stands in the column `settings.text_column`, the id in `settings.id_column`. A row without one is
    `<path without ending>#<number of the row>`, counted from 1 below the header.

    Raises:
        OSError: the file cannot be read.
    """
    with open_file(entry) as stream:
        complaints = Complaints(entry)
        reported: list[Failure] = []
        lines = _watch(read_lines(stream), complaints, reported)
        first = next(lines, None)
        if first is None:
            yield failure(entry, "the file is empty")
            return
        rows = read_rows(_chain(first, lines), separator_of(first.text, settings.text_column))
        header = next(rows, None)
        columns = _columns(header, settings.text_column, settings.id_column)
        yield from reported
        if isinstance(columns, str):
            yield failure(entry, columns, line=1)
            return
        number = 0
        for number, row in enumerate(rows, start=1):
            yield from reported
            reported.clear()
            yield _read_row(row, number, columns, entry, settings)
        if not number:
            yield failure(entry, "the table has no row below its header")


def _watch(lines: Iterator[NumberedLine], complaints: Complaints, reported: list[Failure]) -> Iterator[NumberedLine]:
    """Pass lines on and note the warnings; what is wrong with a line is said of its row."""
    for line in lines:
        if not line.problem:
            reported += complaints.of(line)
        yield line


def _chain(first: NumberedLine, lines: Iterator[NumberedLine]) -> Iterator[NumberedLine]:
    yield first
    yield from lines


def _columns(header: Row | None, text_column: str, id_column: str) -> tuple[str, ...] | str:
    """The names of the columns, or what is wrong with them."""
    if header is None:
        return "the file has no row that names its columns"
    if header.problem:
        return header.problem
    known = {text_column.lower(): text_column, id_column.lower(): id_column}
    columns = tuple(known.get(name.strip().lower(), name.strip()) for name in header.cells)
    twice = {name for name in columns if name and columns.count(name) > 1}
    if twice:
        return f"two columns are called {min(twice)!r}"
    if text_column not in columns:
        return (
            f"no column is called {text_column!r}; there are {', '.join(map(repr, columns))}. "
            "Name the column of the text as text_column in corpus.toml."
        )
    return columns


def _read_row(
    row: Row, number: int, columns: tuple[str, ...], entry: FileEntry, settings: Settings
) -> Found | Failure:
    if row.problem:
        return failure(entry, row.problem, line=row.line)
    if len(row.cells) > len(columns):
        message = (
            f"the row has {len(row.cells)} cells and the header {len(columns)}. Quote cells that hold separators."
        )
        return failure(entry, message, line=row.line)
    cells = dict(zip(columns, row.cells, strict=False))
    if settings.text_column not in cells:
        return failure(entry, f"the row ends before its column {settings.text_column!r}", line=row.line)
    text = cells.pop(settings.text_column)
    try:
        own_id = record_id(cells.pop(settings.id_column, None), entry, number)
    except UnreadableDocument as error:
        return failure(entry, error.message, line=row.line)
    return Found(id=own_id, text=text, said={name: value for name, value in cells.items() if name}, line=row.line)
