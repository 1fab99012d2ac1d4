"""The forms in which each term of a segment was written.

A file a segment and field, beside Whoosh's own and deleted with them. A line a term, in the order of terms: the
term, then its forms in the order of their numbers, with tabs between. A form whose folded form differs has it
after a unit separator; a form that is a part of the word it was found in starts with a group separator. So a
wildcard is one regular expression over one string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from wsm_corpus.engines.whoosh_engine.field_words import PART
from wsm_corpus.languages.fold import fold

FOLDED = "\x1f"
ANY_LETTER = rb"(?:[^\t\n\x1d\x1f\x80-\xff]|[\xc2-\xf4][\x80-\xbf]+)"
ANY_LETTERS = rb"[^\t\n\x1d\x1f]*"


def write_forms(file: Path, forms: Iterable[tuple[bytes, str]]) -> None:
    """Write the forms of a field's terms, with tabs between, in order of terms."""
    with file.open("wb") as out:
        for term, written in forms:
            out.write(term + b"\t" + "\t".join(map(_entry, written.split("\t"))).encode() + b"\n")


def _entry(form: str) -> str:
    folded = fold(form)
    return form if folded == form or form.startswith(PART) else f"{form}{FOLDED}{folded}"


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a term was written."""

    surface: str
    folded: str
    part: bool  # it is a part of this word


def _read_entry(entry: str) -> Form:
    if entry.startswith(PART):
        return Form(entry[1:], fold(entry[1:]), True)
    surface, _, folded = entry.partition(FOLDED)
    return Form(surface, folded or surface, False)


class Forms:
    """The forms of one field of one segment."""

    def __init__(self, file: Path) -> None:
        try:
            self._data = file.read_bytes()
        except FileNotFoundError:
            self._data = b""  # no document of the segment has words in this field

    @cached_property
    def _starts(self) -> np.ndarray:
        ends = np.flatnonzero(np.frombuffer(self._data, dtype=np.uint8) == 10)
        return np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])

    def _line(self, index: int) -> bytes:
        return self._data[self._starts[index] : self._starts[index + 1] - 1]

    def of(self, term: str) -> tuple[Form, ...]:
        """The forms of a term, by number; empty for a term that is not there."""
        wanted = term.encode()
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            line = self._line(middle)
            found = line[: line.find(b"\t")]
            if found == wanted:
                return tuple(map(_read_entry, line.decode().split("\t")[1:]))
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return ()

    def matching(self, pattern: bytes) -> Iterator[tuple[str, str]]:
        """(term, folded form) of whole words whose folded form is met by a regular expression over UTF-8.

        The expression must meet no separator; `ANY_LETTER` and `ANY_LETTERS` do not.
        """
        for match in re.finditer(rb"[\t\x1f](" + pattern + rb")(?=[\t\n])", self._data):
            start = self._data.rfind(b"\n", 0, match.start()) + 1
            term = self._data[start : self._data.find(b"\t", start)]
            yield term.decode(), match[1].decode()
