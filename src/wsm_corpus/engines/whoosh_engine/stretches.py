"""Stretches of whole numbers, told by where each begins and where it ends, the end not included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def ranges(begins: NDArray[Any], ends: NDArray[Any]) -> Ints:
    """Every number from each begin to its end, the end not included."""
    sizes = np.maximum(ends - begins, 0)
    last = np.cumsum(sizes)
    return np.asarray(np.arange(int(last[-1]) if len(last) else 0) + np.repeat(begins - (last - sizes), sizes))


def portions(sizes: NDArray[Any], at_once: int, most: int | None = None) -> Iterator[tuple[int, int]]:
    """Stretches of a list of sizes, each of about so much together and of at most so many."""
    reach = np.cumsum(sizes)
    first = 0
    while first < len(reach):
        before = reach[first - 1] if first else 0
        until = max(first + 1, int(np.searchsorted(reach, before + at_once, side="right")))
        until = min(until, len(reach), first + most if most else until)
        yield first, until
        first = until


def joined(begins: Ints, ends: Ints, most: int) -> tuple[Ints, Ints]:
    """Stretches in ascending order without empty ones, as one where they touch, in pieces of so many at most."""
    filled = ends > begins
    if not filled.all():
        begins, ends = begins[filled], ends[filled]
    apart = np.flatnonzero(begins[1:] != ends[:-1])
    begins, ends = begins[np.append(0, apart + 1)[: len(begins)]], np.append(ends[apart], ends[-1:])
    if (ends - begins > most).any():
        pieces = -(-(ends - begins) // most)
        begins = np.repeat(begins, pieces) + most * ranges(np.zeros_like(pieces), pieces)
        ends = np.minimum(begins + most, np.repeat(ends, pieces))
    return begins, ends
