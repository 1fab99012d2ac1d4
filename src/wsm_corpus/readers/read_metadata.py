"""Read metadata.csv: a row a document; it wins over what a file says of itself."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from wsm_corpus.errors import InvalidMetadata, UnreadableDocument
from wsm_corpus.readers.cite import check_fields
from wsm_corpus.readers.decode import READ_AS_WINDOWS, decode
from wsm_corpus.readers.open_file import NumberedLine
from wsm_corpus.readers.read_csv import Row, read_rows, separator_of
from wsm_corpus.records import Failure
from wsm_corpus.settings import Settings

HEADER = ("file", "title", "url", "site", "author", "published", "rights", "note")
"""The columns a new metadata.csv has; only `file` is required, and others may be added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataRow:
    """What one row says."""

    line: int
    fields: Mapping[str, str]  # cleaned; empty cells left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The rows of metadata.csv by what their column `file` names: a path below documents/, or a document's id."""

    where: str = "metadata.csv"
    rows: Mapping[str, MetadataRow] = field(default_factory=dict)
    problems: tuple[Failure, ...] = ()  # rows, or cells of them, that are of no use
    version: str = ""  # changes whenever the file does

    def of(self, *names: str) -> Iterator[Mapping[str, str]]:
        """The fields of each of these names that has a row, in the order given."""
        for name in names:
            if row := self.rows.get(name):
                yield row.fields

    def unused(self, names: Collection[str]) -> Iterator[Failure]:
        """A warning for each row that names nothing.

        Args:
            names: the paths of all files below documents/ and the ids of all documents.
        """
        for name, row in self.rows.items():
            if name not in names:
                message = f"no file below documents/ and no document is called {name!r}. Correct or remove the row."
                yield Failure(where=f"{self.where}:{row.line}", message=message, warning=True)


def read_metadata(settings: Settings) -> Metadata:
    """Read a corpus's metadata; a corpus without metadata.csv has none.

    What is wrong with single rows is in `Metadata.problems`, and the other rows count.

    Raises:
        InvalidMetadata: the file cannot be read, has no column `file`, or has one twice.
    """
    where = str(settings.metadata_file)
    try:
        data = settings.metadata_file.read_bytes()
    except FileNotFoundError:
        return Metadata(where=where)
    except OSError as error:
        raise InvalidMetadata(f"cannot be read: {error.strerror}", subject=where) from error
    try:
        text, windows = decode(data)
    except UnreadableDocument as error:
        raise InvalidMetadata(error.message, subject=where, line=error.line, advice=error.advice) from error
    lines = [NumberedLine(number, line) for number, line in enumerate(io.StringIO(text, newline="\n"), start=1)]
    separator = separator_of(lines[0].text, "file") if lines else ","
    parsed = read_rows(iter(lines), separator)
    header = next(parsed, None)
    columns = tuple(name.strip() for name in header.cells) if header else ()
    names = tuple(name.lower() if name.lower() in HEADER else name for name in columns)
    if "file" not in names:
        raise InvalidMetadata(
            "no column is called 'file'", subject=where, line=1, advice=f"The first row must be: {','.join(HEADER)}"
        )
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise InvalidMetadata(
            f"two columns are called {twice[0]!r}", subject=where, line=1, advice="Rename or remove one of them."
        )
    rows: dict[str, MetadataRow] = {}
    problems = [_warn(where, 1, f"the file is {READ_AS_WINDOWS}")] if windows else []
    for row in parsed:
        problems += _take_row(row, names, where, rows)
    return Metadata(where=where, rows=rows, problems=tuple(problems), version=hashlib.sha256(data).hexdigest())


def _take_row(row: Row, columns: tuple[str, ...], where: str, rows: dict[str, MetadataRow]) -> list[Failure]:
    """Add a row to the others; returns what is wrong with it."""
    if row.problem:
        return [Failure(where=f"{where}:{row.line}", message=row.problem)]
    if len(row.cells) > len(columns):
        message = (
            f"the row has {len(row.cells)} cells and the header {len(columns)}. Quote cells that hold separators."
        )
        return [Failure(where=f"{where}:{row.line}", message=message)]
    cells = dict(zip(columns, row.cells, strict=False))
    name = unicodedata.normalize("NFC", cells.pop("file", "")).strip().removeprefix("documents/")
    if not name:
        if not any(cell.strip() for cell in row.cells):
            return []
        return [Failure(where=f"{where}:{row.line}", message="the row names no file")]
    if name in rows:
        message = f"{name!r} has a row already, in line {rows[name].line}, and that one counts"
        return [Failure(where=f"{where}:{row.line}", message=message)]
    fields, problems = check_fields({column: cell for column, cell in cells.items() if column})
    if any(cell.strip() for column, cell in zip(columns, row.cells, strict=False) if not column):
        problems.append("a cell stands in a column without a name")
    rows[name] = MetadataRow(line=row.line, fields=fields)
    return [_warn(where, row.line, f"{problem}, so it is left out") for problem in problems]


def _warn(where: str, line: int, message: str) -> Failure:
    return Failure(where=f"{where}:{line}", message=message, warning=True)
