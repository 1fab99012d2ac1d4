"""The running words of a segment by the numbers of their forms: two of the files of `running`."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.stretches import joined, portions, ranges

Ints = NDArray[np.int64]
Short = NDArray[np.uint16]
Wide = NDArray[np.uint32]

RARE = 0xFFFF
"""Stands in .running.words where the number does not fit; about one word in forty of a large segment."""

AT_ONCE = 125_000
"""Words looked at at a time: all that is made of them stays in the processor's cache."""

LONG = 64
"""Words of a stretch from which on it is copied as one; of shorter ones each word is looked up."""

FEW = 8
"""Of so many words one must be wanted for reading all of them to be cheaper than looking up the wanted ones."""

PAGE_BITS = 15
"""Words, as a power of two, that the system reads around one that is looked up: 64 KB of the file."""

MOST_PAGES = 512
"""As many of these are in memory before the file is let go of: 32 MB. A few hits in each document of a large segment
would have all of it there."""


def running_file(folder: Path, segment: str, name: str) -> Path:
    """Where a segment keeps its running words; deleted with the segment by its name."""
    return folder / f"{segment}.running.{name}"


class RunningWords:
    """Words by their places among all words of a segment, read where they are asked for."""

    def __init__(self, folder: Path, segment: str) -> None:
        self._file = running_file(folder, segment, "words").open("rb")
        self._maps = [_mapped(running_file(folder, segment, name)) for name in ("words", "rare")]
        self._words: Short = np.frombuffer(self._maps[0], dtype="<u2")
        self._rare_places, self._rare_numbers = np.split(np.frombuffer(self._maps[1], dtype="<u4"), 2)
        self._pages = 0  # looked at since the files were let go of, about

    def __len__(self) -> int:
        """How many words."""
        return len(self._words)

    def close(self) -> None:
        """Let go of the files."""
        self._maps = []
        self._words = np.zeros(0, dtype="<u2")
        self._rare_places = self._rare_numbers = np.zeros(0, dtype="<u4")
        self._file.close()

    def rest(self) -> None:
        """No longer count the words that were looked at as this process's memory; the system keeps them as files."""
        self._pages = 0
        for file in self._maps:
            if isinstance(file, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
                file.madvise(mmap.MADV_DONTNEED)

    def numbers(self, places: Ints) -> Ints:
        """The numbers of the forms at some places."""
        short = self._at(places)
        rare = np.flatnonzero(short == RARE)
        found = short.astype(np.int64)
        if len(rare):
            wanted = places[rare].astype(self._rare_places.dtype)
            found[rare] = self._rare_numbers[np.searchsorted(self._rare_places, wanted)]
        return found

    def _at(self, places: Ints) -> Short:
        """What stands for the words at some places, with no more of the file in memory at a time than is right."""
        new = np.flatnonzero(np.diff(places >> PAGE_BITS)) + 1
        found = np.empty(len(places), dtype=np.uint16)
        for first, last in pairwise([0, *new[MOST_PAGES - 1 :: MOST_PAGES].tolist(), len(places)]):
            found[first:last] = self._words[places[first:last]]
            self._looked_at(min(last - first, len(new) + 1))
        return found

    def _looked_at(self, pages: int) -> None:
        self._pages += pages
        if self._pages > MOST_PAGES:
            self.rest()

    def stretches(self, begins: Ints, ends: Ints) -> Iterator[tuple[Short, Wide]]:
        """The words from some places to others, one after the other and some at a time.

        Args:
            begins: the first place of each stretch, in ascending order.
            ends: the place after its last, no more than the next one's first; a stretch may be empty.

        Yields:
            What stands for each word, and the numbers of those that are `RARE`, in their order.
        """
        begins, ends = joined(begins, ends, AT_ONCE)
        first_pages, last_pages = begins >> PAGE_BITS, (ends - 1) >> PAGE_BITS
        pages = last_pages - first_pages
        pages += first_pages > np.append(-1, last_pages[:-1])
        for first, last in portions(np.maximum(ends - begins, pages * (AT_ONCE // MOST_PAGES)), AT_ONCE):
            some = begins[first:last], ends[first:last]
            low, high = int(some[0][0]), int(some[1][-1])
            if high - low <= FEW * int((some[1] - some[0]).sum()):
                yield self._taken(*some, self._read(low, high))
            else:
                yield self._taken(*some, self._words[low:high])
                self._looked_at(int(pages[first:last].sum()))

    def _read(self, low: int, high: int) -> Short:
        """All words from one place to another; read, not mapped: as soon done, and no file is to be let go of."""
        kind = self._words.dtype
        return np.frombuffer(os.pread(self._file.fileno(), (high - low) * kind.itemsize, low * kind.itemsize), kind)

    def _taken(self, begins: Ints, ends: Ints, words: Short) -> tuple[Short, Wide]:
        """The words of some stretches, out of all words from the first to the last of them."""
        low, high = begins[0], ends[-1]
        kind = self._rare_places.dtype  # what is looked for is of the same, else all places are converted
        near = slice(*np.searchsorted(self._rare_places, np.array((low, high), dtype=kind)).tolist())
        rare_places = self._rare_places[near]
        if int((ends - begins).sum()) >= LONG * len(begins):
            bounds = zip((begins - low).tolist(), (ends - low).tolist(), strict=True)
            found = np.concatenate([words[begin:end] for begin, end in bounds])
            rare = ranges(*np.searchsorted(rare_places, np.stack((begins, ends)).astype(kind)))
        else:
            places = ranges(begins - low, ends - low)
            found = words.take(places, mode="clip")  # none is outside, and that need not be looked at
            there = places[np.flatnonzero(found == RARE)] + low
            rare = np.searchsorted(rare_places, there.astype(kind))
        return found, self._rare_numbers[near][rare]


def _mapped(path: Path) -> mmap.mmap | bytes:
    """A file that is read where it is looked at."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if os.fstat(file.fileno()).st_size else b""
