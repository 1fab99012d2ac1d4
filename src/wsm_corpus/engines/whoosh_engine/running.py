"""The running words of a segment: every word of its texts, folded, in the order of the texts.

Postings say where a word stands; this says which words stand at a place. So what stands near a hit is counted over
arrays, without a text being read. Beside Whoosh's files, and deleted with them:

    .running.words     two bytes a word: the number of its folded form, the commonest first
    .running.rare      words whose number takes more: their places, then their numbers, four bytes each
    .running.passages  document, language and number of words of every passage, four bytes each
    .running.forms     the codes of the languages in a line, then every folded form in a line of its own; compressed
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.packing import unpack
from wsm_corpus.engines.whoosh_engine.schema import PASSAGE_GAP

Ints = NDArray[np.int64]

RARE = 0xFFFF
"""Stands in .running.words where the number does not fit; about one word in twenty of a large segment."""

FAR = np.int64(1 << 32)
"""More positions than a document has, so that document and position are one number, in order; a wide one, whatever
the two are kept in."""

AT_ONCE = 500_000
"""Words counted at a time: some 5 MB of arrays, which the processor's cache holds, however large the corpus."""

FEW_AT_ONCE = 200_000
"""Words looked up at a time: some 10 MB of arrays."""

FEW = 8
"""Of so many words one must be wanted for reading all of them to be cheaper than looking up the wanted ones."""

PAGE_BITS = 15
"""Words, as a power of two, that the system reads around one that is looked at: 64 KB of the file."""

MOST_PAGES = 512
"""As many of these are in memory before the file is let go of: 32 MB. A few hits in each document of a large segment
would have all of it there."""

BLOCK_BITS = 5
"""Positions of the index, as a power of two, for which the passage is looked up at once."""

_FILES = ("words", "rare", "passages", "forms")


def running_file(folder: Path, segment: str, name: str) -> Path:
    """Where a segment keeps its running words; deleted with the segment by its name."""
    return folder / f"{segment}.running.{name}"


class _LaidOut(NamedTuple):
    """The positions of a segment's documents and passages, one after the other, gaps counted in."""

    documents: Ints  # where each document begins
    begins: NDArray[Any]  # where each passage does, and twice what is out of reach
    passages: NDArray[Any]  # the last passage that begins no later than each block does


class Running:
    """The running words of one segment, read where they are asked for."""

    def __init__(self, folder: Path, segment: str) -> None:
        self._maps = [_mapped(running_file(folder, segment, name)) for name in ("words", "rare", "passages")]
        self._words, self._rare, passages = (
            np.frombuffer(file, dtype=kind) for file, kind in zip(self._maps, ("<u2", "<u4", "<u4"), strict=True)
        )
        self._passages = passages.reshape(-1, 3)
        self._pages = 0  # looked at since the file was let go of, about
        self._forms = running_file(folder, segment, "forms").open("rb")

    def close(self) -> None:
        """Let go of the files."""
        self._maps = []
        self._words = self._rare = np.zeros(0, dtype="<u4")
        self._passages = np.zeros((0, 3), dtype="<u4")
        self._forms.close()

    def rest(self) -> None:
        """No longer count the words that were looked at as this process's memory; the system keeps them as files.

        Passages stay: they are few beside the words, and asked for again and again while these are gone through.
        """
        self._pages = 0
        for file in self._maps[:2]:
            if isinstance(file, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
                file.madvise(mmap.MADV_DONTNEED)

    def _read(self) -> bytes:
        """A line of languages, then the lines of the folded forms."""
        return unpack(os.pread(self._forms.fileno(), os.fstat(self._forms.fileno()).st_size, 0))

    @cached_property
    def _head(self) -> tuple[list[str], int]:
        """The codes of the languages, and how many forms there are."""
        data = self._read()
        return data.partition(b"\n")[0].decode().split("\t"), data.count(b"\n")

    @property
    def size(self) -> int:
        """How many folded forms there are."""
        return self._head[1]

    def forms(self) -> list[str]:
        """The folded forms, by number; read anew, since those of all segments together are kept in a `WordList`."""
        return self._read().decode().split("\n")[1:]

    def reaches(self, count: int) -> Ints:
        """How many positions each document of a segment takes, the gaps after its passages counted in."""
        sizes = self._passages[:, 2] + np.int64(PASSAGE_GAP)
        return np.bincount(self.docs, weights=sizes, minlength=count).astype(np.int64)

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, by the codes that stand for them."""
        return tuple(self._head[0])

    @property
    def language_codes(self) -> Ints:
        """What stands for the language of every passage."""
        return np.asarray(self._passages[:, 1].astype(np.int64))

    @property
    def docs(self) -> Ints:
        """The document of every passage, within the segment."""
        return np.asarray(self._passages[:, 0].astype(np.int64))

    @cached_property
    def ends(self) -> Ints:
        """Where the words of every passage end among all words of the segment."""
        return np.cumsum(self._passages[:, 2].astype(np.int64))

    def begins(self, passages: Ints) -> Ints:
        """Where the words of some passages begin."""
        return np.asarray(self.ends[passages] - self._passages[passages, 2])

    def languages(self, passages: Ints) -> list[str]:
        """The language of each of some passages."""
        codes = self._head[0]
        return [codes[code] for code in self._passages[passages, 1].tolist()]

    def in_language(self, language: str) -> NDArray[np.bool_]:
        """Which passages are in a language."""
        codes = self._head[0]
        return np.asarray(self._passages[:, 1] == (codes.index(language) if language in codes else len(codes)))

    def places(self, docs: NDArray[Any], positions: NDArray[Any]) -> tuple[Ints, Ints]:
        """The places of words among all words, and their passages, by document and position of the index."""
        reached = self._laid_out
        places = reached.documents[docs] + positions
        passages = reached.passages[places >> BLOCK_BITS].astype(np.int64)
        for _ in range(-(-(1 << BLOCK_BITS) // PASSAGE_GAP)):  # so many more may begin in a block
            passages += reached.begins[passages + 1] <= places
        places -= PASSAGE_GAP * passages
        return places, passages

    @cached_property
    def _laid_out(self) -> _LaidOut:
        """Where positions of the index are, those of all documents one after the other."""
        gaps = PASSAGE_GAP * np.arange(len(self.ends))
        begins = self.begins(np.arange(len(self.ends))) + gaps
        end = int(self.ends[-1] + gaps[-1]) + PASSAGE_GAP if len(self.ends) else 0
        blocks = np.arange(0, end + 1, 1 << BLOCK_BITS)
        passages = np.maximum(np.searchsorted(begins, blocks, side="right") - 1, 0)
        return _LaidOut(
            documents=np.append(np.zeros(1, dtype=np.int64), np.cumsum(self.reaches(len(self.bounds) - 1))),
            begins=np.append(begins, [end, end]).astype(np.min_scalar_type(end)),
            passages=passages.astype(np.min_scalar_type(len(begins))),
        )

    @cached_property
    def bounds(self) -> Ints:
        """Where the words of every document begin among all words, and after the last where they end."""
        docs = self.docs
        first = np.searchsorted(docs, np.arange(int(docs[-1]) + 2 if len(docs) else 1))
        return np.append(np.zeros(1, dtype=np.int64), self.ends)[first]

    def numbers(self, places: Ints) -> Ints:
        """The numbers of the forms at some places."""
        short = self._at(places)
        rare = np.flatnonzero(short == RARE)
        found = short.astype(np.int64)
        if len(rare):
            half = len(self._rare) // 2
            found[rare] = self._rare[half:][np.searchsorted(self._rare[:half], places[rare].astype(np.uint32))]
        return found

    def _at(self, places: Ints) -> NDArray[np.uint16]:
        """What stands for the words at some places, with no more of the file in memory at a time than is right."""
        new = np.flatnonzero(np.diff(places >> PAGE_BITS)) + 1
        found = np.empty(len(places), dtype=np.uint16)
        for first, last in pairwise([0, *new[MOST_PAGES - 1 :: MOST_PAGES].tolist(), len(places)]):
            found[first:last] = self._words[places[first:last]]
            self._pages += min(last - first, len(new) + 1)
            if self._pages > MOST_PAGES:
                self.rest()
        return found

    def tally(self, passages: NDArray[np.bool_]) -> Ints:
        """How often each form stands in some passages, told by a row a passage."""
        tally = np.zeros(self.size, dtype=np.int64)
        sizes = self._passages[:, 2]
        if int(sizes[passages].sum()) * FEW < len(self._words):
            chosen = np.flatnonzero(passages)
            for first, last in portions(sizes[chosen], FEW_AT_ONCE):
                some = chosen[first:last]
                met = self.numbers(ranges(self.begins(some), self.ends[some]))
                tally += np.bincount(met, minlength=len(tally))
            self.rest()
            return tally
        common = np.zeros(RARE + 1, dtype=np.int64)
        places, numbers = np.split(self._rare, 2)
        for first, last in portions(sizes, AT_ONCE):
            begin, end = int(self.ends[first]) - int(sizes[first]), int(self.ends[last - 1])
            met = np.repeat(passages[first:last], sizes[first:last])
            common += np.bincount(self._words[begin:end][met], minlength=RARE + 1)
            # Bounds of the same kind as the places, else all of these are converted for the search.
            rare = slice(*np.searchsorted(places, np.array((begin, end), dtype=places.dtype)).tolist())
            there = numbers[rare][met[places[rare] - begin]]
            if len(there):
                tally += np.bincount(there, minlength=len(tally))
            self.rest()
        known = min(RARE, len(tally))
        tally[:known] += common[:known]
        return tally


def _mapped(path: Path) -> mmap.mmap | bytes:
    """A file that is read where it is looked at."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if os.fstat(file.fileno()).st_size else b""


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
