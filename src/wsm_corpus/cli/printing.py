"""How commands put things on the screen."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from wsm_corpus.records import Citation, Failure, MarkedText

# What a terminal would obey instead of showing. Titles and file names may hold anything.
_CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def shown(text: str) -> str:
    """A text without what would steer the terminal."""
    return text if text.isprintable() else re.sub(_CONTROLS, "\ufffd", text)


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """Say something that is not data."""
    click.echo(shown(message), err=True)


def say_failures(failures: Iterable[Failure], kind: str) -> None:
    """Say what could not be taken in, or what there is to warn of, a line each."""
    colour = "red" if kind == "failed" else "yellow"
    for failure in failures:
        click.echo(f"{click.style(kind, fg=colour)}: {shown(f'{failure.where}: {failure.message}')}", err=True)


def heading(citation: Citation) -> str:
    """Where a document comes from, on one line; what is unknown is said to be."""
    known = [citation.site, citation.author, citation.published or "undated"]
    return shown(" · ".join(part for part in known if part))


def highlighted(marked: MarkedText) -> str:
    """A text with what matched in bold; on one line."""
    pieces: list[str] = []
    done = 0
    for mark in marked.marks:
        pieces += (
            shown(marked.text[done : mark.start]),
            click.style(shown(marked.text[mark.start : mark.end]), bold=True),
        )
        done = mark.end
    return "".join((*pieces, shown(marked.text[done:]))).replace("\n", " ")


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Sequence[int] = ()) -> None:
    """Print columns in line.

    Args:
        header: the names of the columns.
        rows: what stands in them; decimal numbers are shown with two places.
        numbers: the columns to be set to the right.
    """
    cells = [[_cell(value) for value in row] for row in (header, *rows)]
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    for number, row in enumerate(cells):
        parts = [
            " " * (width - cell_width(cell)) + cell if column in numbers else cell + " " * (width - cell_width(cell))
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        text = "  ".join(parts).rstrip()
        click.echo(click.style(text, bold=True) if number == 0 else text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, float) else shown(str(value)).replace("\n", " ")


def cell_width(text: str) -> int:
    """The columns a text takes on a screen."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
