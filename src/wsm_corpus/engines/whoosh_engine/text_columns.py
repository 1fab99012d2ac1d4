"""Columns of texts, a text a document, in Whoosh's layout: the texts one after the other, then the length of each.

Whoosh's own reader goes through all documents in Python when a column is opened, to tell where each text begins. With
eight columns that was half of the time it takes to open 100,000 documents. Here a column is read as one, when it is
asked for.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise
from typing import Any

from whoosh.columns import VarBytesColumn

_WITH_OFFSETS = ord("X")


class Texts:
    """An open column of a segment."""

    def __init__(self, file: Any, begin: int, size: int, count: int) -> None:
        self._file, self._begin, self._end, self._count = file, begin, begin + size, count

    def read(self) -> list[str]:
        """The texts of all documents; "" for one without."""
        lengths = self._lengths()
        data = self._file.get(self._begin, sum(lengths))
        bounds = pairwise(accumulate(lengths, initial=0))
        if data.isascii():  # most are: decoded as one, in half of the time
            text = data.decode("ascii")
            return [text[start:end] for start, end in bounds]
        return [data[start:end].decode() for start, end in bounds]

    def _lengths(self) -> Any:
        """The bytes of each text. The last byte says how they are written, or that offsets follow them."""
        file, end = self._file, self._end - 1
        code = file.get_byte(end)
        if code == _WITH_OFFSETS:
            code = file.get_byte(end - 2)
            end -= 2 + _width(file.get_byte(end - 1)) * self._count
        return file.get_array(end - _width(code) * self._count, chr(code), self._count)


class TextColumn(VarBytesColumn):  # type: ignore[misc]
    """The column type of the schema, read as one."""

    Reader = Texts


def _width(code: int) -> int:
    return array(chr(code)).itemsize


def open_texts(perdoc: Any, name: str) -> Texts:
    """A column of a segment by its name; its file stays open, whatever becomes of it."""
    texts: Texts = perdoc.column_reader(name, TextColumn())
    return texts
