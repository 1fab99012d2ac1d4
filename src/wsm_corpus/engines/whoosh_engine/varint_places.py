"""Where numbers stand among LEB128 ones, without reading those before: of a long list few are wanted at a time."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

WORD = 8
"""Bytes that are counted at a time."""

_HIGH = np.uint64(0x8080808080808080)
"""The bits of a word that say that a number goes on."""


class VarintPlaces:
    """The places of numbers in some bytes."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        padded = np.full(-(-(len(data) + 1) // WORD) * WORD, 0x80, dtype=np.uint8)
        padded[: len(data)] = data
        self._data = padded

    @cached_property
    def _ends(self) -> Ints:
        """How many numbers have ended by the end of each word."""
        going_on = np.bitwise_count(self._data.view(np.uint64) & _HIGH)
        return np.cumsum(np.uint8(WORD) - going_on, dtype=np.int64)

    def begins(self, numbers: Ints) -> Ints:
        """Where each of some numbers begins, counted from 0; for the one after the last, where all end."""
        words = np.searchsorted(self._ends, numbers)  # the word in which the number before ends
        words = np.minimum(words, len(self._ends) - 1)
        before = np.where(words > 0, self._ends[words - 1], 0)
        ended = np.cumsum(self._data.reshape(-1, WORD)[words] < 0x80, axis=1, dtype=np.uint8)
        within = np.argmax(ended >= (numbers - before)[:, np.newaxis], axis=1) + 1
        return np.where(numbers > 0, WORD * words + within, 0)
