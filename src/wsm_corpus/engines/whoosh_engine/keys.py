"""Occurrences of a word as one number each, in order, and which of some numbers are among them.

The number of an occurrence is the place where its document begins plus its position there (`Spread`). So two words
stand side by side where the number of one is the other's plus one, whatever the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Numbers = NDArray[Any]
"""Whole numbers, in four bytes where these are enough for all of an index, else in eight."""

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]

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

FEW_PLACES = 1 << 31
"""Below this they are told in four bytes: in five million documents of 400 words."""

_SEVERAL = 255


class Spread(NamedTuple):
    """Numbers for all places of a field: each document that has it has a stretch of its own."""

    begins: Numbers  # a row a document
    end: int


def lay_out(reaches: Ints) -> Spread:
    """One document after the other, each of which takes so many places."""
    ends = np.cumsum(reaches)
    end = int(ends[-1]) if len(ends) else 0
    return Spread((ends - reaches).astype(np.int32 if end < FEW_PLACES else np.int64), end)


class Keys:
    """The numbers of a word's occurrences. Never changed once it is made."""

    def __init__(self, numbers: Numbers, end: int) -> None:
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

    def _divided(self, numbers: Numbers) -> tuple[Numbers, Bytes]:
        """The stretch of each number, and what stands for it there."""
        marks = numbers.astype(np.uint8)
        marks &= np.uint8((1 << self._width) - 1)
        if self._width == EXACT:
            np.left_shift(np.uint8(1), marks, out=marks)
        else:
            marks += np.uint8(1)
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

    def met(self, wanted: Numbers, more: int) -> Mask:
        """Which of some numbers, in order, are here with so much added: none of these sums is below 0."""
        if not self._tabled:
            return among(wanted + more, self.numbers)
        met = np.empty(len(wanted), dtype=bool)
        for begin in range(0, len(wanted), AT_ONCE):
            numbers = wanted[begin : begin + AT_ONCE] + more
            stretches, marks = self._divided(numbers)
            there = self._table.take(stretches, mode="clip")  # none is outside, and that need not be looked at
            here = met[begin : begin + AT_ONCE]
            if self._width == EXACT:
                there &= marks
                np.not_equal(there, 0, out=here)
            else:
                np.equal(there, marks, out=here)
                unsure = np.flatnonzero(there == _SEVERAL)
                here[unsure] = among(numbers[unsure], self.numbers)
        return met


def together(words: Sequence[Keys], steps: Sequence[int]) -> tuple[int, Mask]:
    """Where some words stand so many steps from one place: the rarest, and which of its occurrences these are.

    Args:
        words: where each stands.
        steps: how far from the place each is to stand, in ascending order.
    """
    rarest, *others = sorted(range(len(words)), key=lambda number: len(words[number]))
    # Words before the first place, or after the last, are not looked for.
    bounds = steps[rarest] - steps[0], words[rarest].end - (steps[-1] - steps[rarest])
    ends = np.array(bounds, dtype=words[rarest].numbers.dtype)
    low, high = np.searchsorted(words[rarest].numbers, ends).tolist()
    numbers, there = words[rarest].numbers, np.zeros(len(words[rarest]), dtype=bool)
    there[low:high] = True
    for step, number in enumerate(others):
        if step == 0:
            there[low:high] = words[number].met(numbers[low:high], steps[number] - steps[rarest])
        else:  # most are out of the question by now
            rows = np.flatnonzero(there)
            there[rows] = words[number].met(numbers[rows], steps[number] - steps[rarest])
    return rarest, there


def among(some: Numbers, ordered: Numbers) -> Mask:
    """Which of some numbers are among others, both in order."""
    if not len(ordered):
        return np.zeros(len(some), dtype=bool)
    rows = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    return np.asarray(ordered[rows] == some)
