"""The running words of a segment: every word of its texts, folded, in the order of the texts.

Postings say where a word stands; this says which words stand at a place. So what stands near a hit is counted over
arrays, without a text being read. Beside Whoosh's files, and deleted with them:

    .running.words     two bytes a word: the number of its folded form, the commonest first
    .running.rare      words whose number takes more: their places, then their numbers, four bytes each
    .running.passages  document, language and number of words of every passage, four bytes each
    .running.forms     the codes of the languages in a line, then every folded form in a line of its own; compressed
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.packing import unpack
from wsm_corpus.engines.whoosh_engine.running_words import RunningWords, running_file
from wsm_corpus.engines.whoosh_engine.schema import PASSAGE_GAP

Ints = NDArray[np.int64]

FAR = np.int64(1 << 32)
"""More positions than a document has, so that document and position are one number, in order; a wide one, whatever
the two are kept in."""

BLOCK_BITS = 5
"""Positions of the index, as a power of two, for which the passage is looked up at once."""


class _Passages(NamedTuple):
    """A row a passage, each column by itself: all rows of one are gone through for every query."""

    docs: NDArray[np.int32]  # within the segment
    codes: NDArray[np.uint16]  # what stands for the language
    sizes: NDArray[np.int32]  # words


class _LaidOut(NamedTuple):
    """The positions of a segment's documents and passages, one after the other, gaps counted in."""

    documents: Ints  # where each document begins
    begins: NDArray[Any]  # where each passage does, and twice what is out of reach
    passages: NDArray[Any]  # the last passage that begins no later than each block does


class Running:
    """The running words of one segment, read where they are asked for."""

    def __init__(self, folder: Path, segment: str) -> None:
        self.words = RunningWords(folder, segment)
        self._file = running_file(folder, segment, "passages").open("rb")
        self._forms = running_file(folder, segment, "forms").open("rb")

    def close(self) -> None:
        """Let go of the files."""
        self.words.close()
        self._file.close()
        self._forms.close()

    @cached_property
    def _passages(self) -> _Passages:
        docs, codes, sizes = np.frombuffer(_whole(self._file), dtype="<u4").reshape(-1, 3).T
        return _Passages(docs.astype(np.int32), codes.astype(np.uint16), sizes.astype(np.int32))

    def _read(self) -> bytes:
        """A line of languages, then the lines of the folded forms."""
        return unpack(_whole(self._forms))

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
        sizes = self._passages.sizes + np.int64(PASSAGE_GAP)
        return np.bincount(self.docs, weights=sizes, minlength=count).astype(np.int64)

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, by the codes that stand for them."""
        return tuple(self._head[0])

    @property
    def language_codes(self) -> NDArray[np.uint16]:
        """What stands for the language of every passage."""
        return self._passages.codes

    @property
    def docs(self) -> NDArray[np.int32]:
        """The document of every passage, within the segment."""
        return self._passages.docs

    @cached_property
    def ends(self) -> Ints:
        """Where the words of every passage end among all words of the segment."""
        return np.cumsum(self._passages.sizes, dtype=np.int64)

    def begins(self, passages: Ints) -> Ints:
        """Where the words of some passages begin."""
        return np.asarray(self.ends[passages] - self._passages.sizes[passages])

    def languages(self, passages: Ints) -> list[str]:
        """The language of each of some passages."""
        codes = self._head[0]
        return [codes[code] for code in self._passages.codes[passages].tolist()]

    def in_language(self, language: str) -> NDArray[np.bool_]:
        """Which passages are in a language."""
        codes = self._head[0]
        return np.asarray(self._passages.codes == (codes.index(language) if language in codes else len(codes)))

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


def _whole(file: BinaryIO) -> bytes:
    """What is in a file, however much of it was read before."""
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0)
