"""Occurrences of a word as one number each, in order, and which of some numbers are among them.

The number of an occurrence is the place where its document begins plus its position there (`Spread`). So two words
stand side by side where the number of one is the other's plus one, whatever the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]

EXACT = 3
"""A stretch of two to the power of this many numbers has a bit for each in its byte."""

WIDEST = 7
"""A wider one, up to this, has the place of its only number in its byte, from 1 on, or that there are several."""

EXACT_BYTES, BYTES = 32, 16
"""Bytes of a table an occurrence, at most, where it is exact and where it is not."""

SPARSE = 64
"""Stretches an occurrence from which on the list itself is searched: it is short, then."""

AT_ONCE = 1 << 15
"""Numbers looked up at a time: all that is made of them stays in the processor's cache."""

_SEVERAL = 255


class Spread(NamedTuple):
    """Numbers for all places of an index: each document has a stretch of its own."""

    begins: Ints  # a row a document
    end: int


class Keys:
    """The numbers of a word's occurrences. Never changed once it is made."""

    def __init__(self, numbers: Ints, end: int) -> None:
        """The numbers, in order without doubles, each below `end`."""
        self.numbers = numbers
        self.end = end
        self._width = EXACT
        if end >> EXACT > EXACT_BYTES * len(numbers):
            self._width += 1
            while self._width < WIDEST and end >> self._width > BYTES * len(numbers):
                self._width += 1
        self._tabled = end >> self._width <= SPARSE * len(numbers)

    def __len__(self) -> int:
        """How many occurrences."""
        return len(self.numbers)

    @property
    def nbytes(self) -> int:
        """The most memory it may come to hold."""
        return self.numbers.nbytes + (self.end >> self._width if self._tabled else 0) + 200

    def _divided(self, numbers: Ints) -> tuple[Ints, Bytes]:
        """The stretch of each number, and what stands for it there."""
        within = np.bitwise_and(numbers.astype(np.uint8), np.uint8((1 << self._width) - 1))
        marks = np.left_shift(np.uint8(1), within) if self._width == EXACT else within + np.uint8(1)
        return numbers >> self._width, marks

    @cached_property
    def _table(self) -> Bytes:
        """A byte for every stretch."""
        table = np.zeros((self.end >> self._width) + 1, dtype=np.uint8)
        stretches, marks = self._divided(self.numbers)
        first = np.flatnonzero(np.append(True, stretches[1:] != stretches[:-1]))
        if self._width == EXACT:
            table[stretches[first]] = np.bitwise_or.reduceat(marks, first)
        else:
            alone = np.diff(first, append=len(stretches)) == 1
            table[stretches[first]] = np.where(alone, marks[first], np.uint8(_SEVERAL))
        return table

    def met(self, wanted: Ints, more: int) -> Ints:
        """The rows of some numbers, in order, that are here with so much added: none of these sums is below 0."""
        if not self._tabled:
            return np.flatnonzero(among(wanted + more, self.numbers))
        found = [np.zeros(0, dtype=np.int64)]
        for begin in range(0, len(wanted), AT_ONCE):
            numbers = wanted[begin : begin + AT_ONCE] + more
            stretches, marks = self._divided(numbers)
            there = self._table[stretches]
            if self._width == EXACT:
                there &= marks
                met = there != 0
            else:
                met = there == marks
                unsure = np.flatnonzero(there == _SEVERAL)
                met[unsure] = among(numbers[unsure], self.numbers)
            found.append(np.flatnonzero(met) + begin)
        return np.concatenate(found)


def together(words: Sequence[Keys]) -> tuple[int, Ints]:
    """Where some words follow one another: the rarest of them, and which of its occurrences these are."""
    rarest, *others = sorted(range(len(words)), key=lambda number: len(words[number]))
    # Words before the first place, or after the last, are not looked for.
    ends = (rarest, words[rarest].end - len(words) + rarest + 1)
    low, high = np.searchsorted(words[rarest].numbers, ends).tolist()
    numbers, rows = words[rarest].numbers[low:high], None
    for number in others:
        met = words[number].met(numbers if rows is None else numbers[rows], number - rarest)
        rows = met if rows is None else rows[met]
    return rarest, (np.arange(len(numbers)) if rows is None else rows) + low


def among(some: Ints, ordered: Ints) -> NDArray[np.bool_]:
    """Which of some numbers are among others, both in order."""
    if not len(ordered):
        return np.zeros(len(some), dtype=bool)
    rows = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    return np.asarray(ordered[rows] == some)
