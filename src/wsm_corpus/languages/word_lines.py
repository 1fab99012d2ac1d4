"""What a table says of words, read a few words at a time.

Its text has a line for all words that begin with the same two letters: these letters, then what there is to say. A
line is taken apart when one of its words is first asked for: a search asks for a few, and to take apart all lines of
all tables took a tenth of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")

LETTERS = 2


class WordLines(dict[str, T]):
    """A table by the first letters of its words; what is said of words that begin otherwise is nothing."""

    def __init__(self, text: bytes, read: Callable[[list[str]], T]) -> None:
        """Take a text, and what a line is read into; a line without words, where none begins so."""
        super().__init__()
        self._lines = {line[: line.index(b" ")].decode(): line for line in text.split(b"\n") if line}
        self._read = read
        self._nothing = read([])

    def __missing__(self, letters: str) -> T:
        """Take a line apart. What is not there is not remembered: pairs of letters have no end."""
        line = self._lines.get(letters)
        if line is None:
            return self._nothing
        known = self[letters] = self._read(line.decode().split()[1:])
        return known


def words_in_lines(words: Iterable[str]) -> str:
    """Words in order as a table has them."""
    lines = groupby(words, key=lambda word: word[:LETTERS])
    return "\n".join(f"{letters} {' '.join(same)}" for letters, same in lines)
