"""A table as CSV, JSON Lines or a spreadsheet, with what it is an answer to."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from wsm_corpus.exports.cite import letters
from wsm_corpus.exports.tables import Cell, Table

ExportFormat = Literal["csv", "jsonl", "xlsx"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
MEDIA_TYPES: Mapping[ExportFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

LONGEST_ASKED = 60
"""Letters of the query and its filters in the name of a file: some hundred with the rest, which all systems take."""

_RUN_BY_SPREADSHEETS = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
"""A cell that starts with one of these may be run as a formula. Source: OWASP, CSV Injection."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767  # characters: what a spreadsheet cell holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What a table is an answer to. It stands in every export."""

    query: str  # as typed
    corpus_version: str
    exported: str  # ISO 8601 date or time, UTC
    filters: str = ""  # in words or as in a URL
    corpus: str = ""  # its name
    link: str = ""  # where the same can be seen
    more: Mapping[str, str] = field(default_factory=dict)

    def pairs(self) -> dict[str, str]:
        """Everything that is known, by name."""
        known = {
            "query": self.query,
            "filters": self.filters,
            "corpus": self.corpus,
            "corpus_version": self.corpus_version,
            "exported": self.exported,
            "link": self.link,
            **self.more,
        }
        return {name: value for name, value in known.items() if value or name in {"query", "filters"}}


def write_table(table: Table, format: ExportFormat, provenance: Provenance) -> bytes:
    """A table as the bytes of a file.

    CSV (UTF-8 with a byte order mark, so that spreadsheets read it as such) carries the provenance as its last
    columns, on every row, so that it survives sorting and cutting;
    JSON Lines in every object; XLSX on a sheet of its own. A table without rows says nothing of it in CSV and JSON
    Lines, for a row would be counted as a result: there the name of the file does (`file_name`).
    Of a table that has not all the rows there are it also says how many these are, as `rows_in_all`.
    Cells that a spreadsheet would run as a formula are given a leading apostrophe.
    """
    about = provenance.pairs()
    if table.cut:
        about["rows_in_all"] = str(table.total)
    if format == "jsonl":
        return _jsonl(table, about)
    return _csv(table, about) if format == "csv" else _xlsx(table, about)


def file_name(view: str, format: ExportFormat, provenance: Provenance) -> str:
    """A name that tells what a file is an answer to, rows in it or none: what was asked, of what and when."""
    asked = letters(f"{provenance.query} {provenance.filters}")[:LONGEST_ASKED].strip("-")
    parts = (view, asked, provenance.corpus_version, provenance.exported[:10])
    return "-".join(part for part in parts if part) + f".{format}"


def neutral(cell: Cell) -> Cell:
    """The cell, made harmless where a spreadsheet would run it; numbers are left as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _RUN_BY_SPREADSHEETS else cell


def _csv(table: Table, about: Mapping[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*table.columns, *about])
    told = [neutral(value) for value in about.values()]
    writer.writerows([*map(neutral, row), *told] for row in table.rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def _jsonl(table: Table, about: Mapping[str, str]) -> bytes:
    lines = [
        json.dumps({**dict(zip(table.columns, row, strict=True)), "provenance": about}, ensure_ascii=False)
        for row in table.rows
    ]
    return "".join(line + "\n" for line in lines).encode("utf-8", "replace")


def _xlsx(table: Table, about: Mapping[str, str]) -> bytes:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.append(list(table.columns))
    for row in table.rows:
        sheet.append([_cell(cell) for cell in row])
    asked = book.create_sheet("about")
    for name, value in about.items():
        asked.append([name, _cell(value)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(cell: Cell) -> Cell:
    return neutral(_NOT_IN_XML.sub("\ufffd", cell)[: _LONGEST_CELL - 1]) if isinstance(cell, str) else cell
