"""The dictionary of terms of a segment, and the files of its terms and posting lists.

Blocks of sixteen terms (`.trm`), in order of fields and terms, hold of each term how many bytes it shares with the
one before, how many follow, in how many documents it is, the size of its list, and the bytes that follow; numbers
are LEB128. The lists (`.pst`) come in the same order. The index (`.tix`) begins with a line of JSON, the number of
blocks of each field; then come the sizes of each block, of its lists and of its first term, four bytes each, and the
first terms.
"""

from __future__ import annotations

import contextlib
import json
import os
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.list_format import varint

BLOCK = 16
"""Terms a block: one is found in 15 microseconds, and the first terms of all blocks take a hundredth of the text."""

EXTENSIONS = ("trm", "pst", "tix")


def _file(folder: Path, segment: str, extension: str) -> Path:
    return folder / f"{segment}.{extension}"


class TermWriter:
    """Takes fields in order, their terms in order, and the list of each."""

    def __init__(self, folder: Path, segment: str) -> None:
        self._blocks, self._lists, self._index = (_file(folder, segment, name).open("wb") for name in EXTENSIONS)
        self._fields: dict[str, int] = {}
        self._sizes: list[tuple[int, int, int]] = []
        self._first_terms: list[bytes] = []

    def write_field(self, name: str, terms: Iterator[tuple[bytes, int, bytes]]) -> None:
        """Write a field: of each term itself, in how many documents it is, and its list."""
        before = len(self._sizes)
        block, size, count, last = bytearray(), 0, 0, b""
        for term, documents, data in terms:
            if count == BLOCK:
                self._write_block(block, size)
                block, size, count, last = bytearray(), 0, 0, b""
            if not count:
                self._first_terms.append(term)
            shared = _shared(last, term)
            for number in (shared, len(term) - shared, documents, len(data)):
                block += varint(number)
            block += term[shared:]
            self._lists.write(data)
            size, count, last = size + len(data), count + 1, term
        if count:
            self._write_block(block, size)
        if len(self._sizes) > before:
            self._fields[name] = len(self._sizes) - before

    def _write_block(self, block: bytearray, size: int) -> None:
        self._blocks.write(block)
        self._sizes.append((len(block), size, len(self._first_terms[-1])))

    def close(self) -> None:
        """Write the rest."""
        self._index.write(json.dumps(self._fields).encode() + b"\n")
        self._index.write(np.array(self._sizes, dtype="<u4").tobytes() + b"".join(self._first_terms))
        for file in (self._blocks, self._lists, self._index):
            file.close()


def _shared(first: bytes, second: bytes) -> int:
    """How many bytes two terms begin with alike."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


class Entry(NamedTuple):
    """A term, in how many documents it is, and where its list begins and ends."""

    term: bytes
    documents: int
    start: int
    end: int


class _Block(NamedTuple):
    """A block of a field, and which terms stand in it if they are there at all."""

    field: str
    first: bytes
    after: bytes | None  # the first term of the next block; None for the last of a field
    data: bytes
    start: int  # of the list of its first term

    def may_have(self, field: str, term: bytes) -> bool:
        """Whether a term stands in no other block."""
        return self.field == field and self.first <= term and (self.after is None or term < self.after)

    def find(self, term: bytes) -> Entry | None:
        """A term, or None; others are not put together to be compared."""
        data, start = self.data, self.start
        place, alike = 0, 0  # with how many bytes of the one wanted the term before begins
        while place < len(data):
            shared, more, documents, size, place = _read_head(data, place)
            if shared < alike:
                return None  # this one comes after the one wanted, and so do all that follow
            if shared == alike:
                rest, wanted = data[place : place + more], term[shared:]
                if rest >= wanted:
                    return Entry(term, documents, start, start + size) if rest == wanted else None
                alike += _shared(rest, wanted)
            place += more
            start += size
        return None


class TermReader:
    """The dictionary of one segment, read by place; for any number of threads."""

    def __init__(self, folder: Path, segment: str) -> None:
        head, _, rest = _file(folder, segment, "tix").read_bytes().partition(b"\n")
        counts: dict[str, int] = json.loads(head)
        blocks = sum(counts.values())
        sizes = np.frombuffer(rest, dtype="<u4", count=3 * blocks).reshape(-1, 3).astype(np.int64)
        ends = np.cumsum(sizes, axis=0)
        self._block_ends, self._list_ends = ends[:, 0], ends[:, 1]
        self._first_terms = rest[12 * blocks :]
        # A list of as many numbers takes five times the room.
        self._cuts = array("Q", bytes(8) + ends[:, 2].tobytes())
        self.size = int(ends[-1, 1]) if blocks else 0  # bytes of all lists
        self.fields: dict[str, tuple[int, int]] = {}  # the first block of each, and the one after its last
        begin = 0
        for name, count in counts.items():
            self.fields[name] = (begin, begin + count)
            begin += count
        with contextlib.ExitStack() as opened:  # closed again where the other cannot be opened
            self._blocks, self._lists = (
                opened.enter_context(_file(folder, segment, name).open("rb")) for name in ("trm", "pst")
            )
            opened.pop_all()
        # Terms that a pattern stands for are looked up in their order, and many stand side by side.
        self._latest = _Block("", b"", b"", b"", 0)

    def close(self) -> None:
        """Let go of the files."""
        self._blocks.close()
        self._lists.close()

    def find(self, field: str, term: bytes) -> Entry | None:
        """A term, or None."""
        latest = self._latest
        if not latest.may_have(field, term):
            latest = self._latest = self._block_of(field, term)
        return latest.find(term)

    def _block_of(self, field: str, term: bytes) -> _Block:
        begin, end = self.fields.get(field, (0, 0))
        block = self._block(field, term)
        after = self._first_term(block + 1) if block + 1 < end else None
        if block < begin:
            return _Block(field, b"", after, b"", 0)
        return _Block(field, self._first_term(block), after, *self._read_block(block))

    def _first_term(self, block: int) -> bytes:
        return self._first_terms[self._cuts[block] : self._cuts[block + 1]]

    def _block(self, field: str, term: bytes) -> int:
        """The block of a field in which a term stands, if it does; the one before the field where none does."""
        begin, end = self.fields.get(field, (0, 0))
        firsts, cuts = self._first_terms, self._cuts
        return begin + bisect_right(range(begin, end), term, key=lambda at: firsts[cuts[at] : cuts[at + 1]]) - 1

    def entries(self, field: str, start: bytes = b"") -> Iterator[Entry]:
        """Every term of a field from one on, in order."""
        begin, end = self.fields.get(field, (0, 0))
        for block in range(max(self._block(field, start), begin), end):
            for entry in self._entries(block):
                if entry.term >= start:
                    yield entry

    def read(self, entry: Entry) -> bytes:
        """The list of a term."""
        return os.pread(self._lists.fileno(), entry.end - entry.start, entry.start)

    def _read_block(self, block: int) -> tuple[bytes, int]:
        """The bytes of a block, and where its first list begins."""
        before = int(self._block_ends[block - 1]) if block else 0
        start = int(self._list_ends[block - 1]) if block else 0
        return os.pread(self._blocks.fileno(), int(self._block_ends[block]) - before, before), start

    def _entries(self, block: int) -> Iterator[Entry]:
        data, start = self._read_block(block)
        place, term = 0, b""
        while place < len(data):
            shared, more, documents, size, place = _read_head(data, place)
            term = term[:shared] + data[place : place + more]
            place += more
            yield Entry(term, documents, start, start + size)
            start += size


def _read_head(data: bytes, place: int) -> tuple[int, int, int, int, int]:
    """The four numbers before a term, and the place after them."""
    shared, more, documents, size = data[place : place + 4]
    place += 4
    if (shared | more | documents | size) >= 0x80:  # one of them takes more than a byte
        shared, place = _get(data, place - 4)
        more, place = _get(data, place)
        documents, place = _get(data, place)
        size, place = _get(data, place)
    return shared, more, documents, size, place


def _get(data: bytes, place: int) -> tuple[int, int]:
    """A number and the place after it."""
    number = data[place]
    if number < 0x80:
        return number, place + 1
    number, shift = number & 0x7F, 7
    while True:
        place += 1
        number |= (data[place] & 0x7F) << shift
        if data[place] < 0x80:
            return number, place + 1
        shift += 7
