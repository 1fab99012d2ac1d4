"""What a table says of words, read a few words at a time.

Its text has a line for all words that begin with the same two letters: these letters, then what there is to say. A
line is taken apart when one of its words is first asked for: a search asks for a few, and to take apart all lines of
all tables took a tenth of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")

LETTERS = 2


class WordLines(Generic[T]):
    """A table by the first letters of its words."""

    def __init__(self, text: bytes, read: Callable[[list[str]], T]) -> None:
        """Take a text, and what a line is read into; a line with nothing in it, where none of its words is known."""
        self._lines = {line[: line.index(b" ")].decode(): line for line in text.split(b"\n") if line}
        self._read: dict[str, T] = {}
        self._reader = read

    def of(self, word: str) -> T:
        """What is said of the words that begin like a word."""
        letters = word[:LETTERS]
        known = self._read.get(letters)
        if known is None:
            known = self._read[letters] = self._reader(self._lines.get(letters, b"").decode().split()[1:])
        return known


def words_in_lines(words: Iterable[str]) -> str:
    """Words in order as a table has them."""
    lines = groupby(words, key=lambda word: word[:LETTERS])
    return "\n".join(f"{letters} {' '.join(same)}" for letters, same in lines)
