"""Arrays out of the bytes of posting lists (`list_format`)."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from zstandard import ZstdDecompressor

from wsm_corpus.engines.whoosh_engine.list_format import (
    CHARACTERS,
    COMPRESSED,
    COUNTS,
    FORMS,
    LIGHT,
    Floats,
    Ints,
    List,
    Small,
    light_weight,
)

TOGETHER = 1 << 16
"""Bytes of lists that are read together: all that is made of them stays in the processor's cache."""


class Stored(NamedTuple):
    """The list of a term in one segment as it is stored."""

    documents: int
    data: bytes
    first_document: int  # of the segment, among those of all
    first_form: int  # of the term in the segment, likewise


class ListReader:
    """Makes arrays of the bytes of lists; for any number of threads."""

    def __init__(self) -> None:
        self._decompressor = ZstdDecompressor()
        self._lock = threading.Lock()  # a decompressor is for one thread at a time

    def read(self, field: str, documents: int, data: bytes) -> List:
        """The list of a term that is in so many documents."""
        flags, data = self.unpack(data)
        numbers = read_varints(np.frombuffer(data, dtype=np.uint8))
        docs, counts, weights, place = _documents(field, flags, documents, numbers)
        if place == len(numbers):
            return List(docs, weights, counts, numbers[:0], numbers[:0], numbers[:0])
        many = int(counts.sum())
        positions = _undelta(numbers[place : place + many], counts)
        rest = numbers[place + many : place + 2 * many]
        starts = _undelta((rest >> 1) ^ -(rest & 1), counts)
        starts += CHARACTERS * positions
        forms = numbers[place + 2 * many :] if flags & FORMS else np.zeros(many, dtype=np.int32)
        return List(docs, weights, counts, positions, starts, forms)

    def read_together(self, field: str, lists: Sequence[Stored]) -> list[List]:
        """Lists of words one after the other as fewer and longer ones, for each that is read has its cost."""
        found: list[List] = []
        batch: list[Stored] = []
        for one in lists:
            if batch and sum(len(each.data) for each in batch) + len(one.data) > TOGETHER:
                found.append(self._read_batch(field, batch))
                batch = []
            batch.append(one)
        return [*found, self._read_batch(field, batch)]

    def _read_batch(self, field: str, lists: Sequence[Stored]) -> List:
        unpacked = [self.unpack(one.data) for one in lists]
        data = np.frombuffer(b"".join(numbers for _, numbers in unpacked), dtype=np.uint8)
        begins = np.cumsum([0, *(len(numbers) for _, numbers in unpacked[:-1])])
        ends = np.cumsum(np.add.reduceat(data < 0x80, begins, dtype=np.int64)).tolist()
        columns = _Columns()
        numbers = read_varints(data)
        for one, (flags, _), begin, end in zip(lists, unpacked, [0, *ends], ends, strict=False):
            columns.take(numbers[begin:end], flags, one)
        return columns.joined(field)

    def read_weights(self, field: str, documents: int, data: bytes) -> tuple[Ints, Floats]:
        """The documents of such a list and what each weighs; the places, most of the list, are not looked at."""
        flags, data = self.unpack(data)
        wanted = documents * (1 + bool(flags & COUNTS) + bool(flags & LIGHT))
        numbers = read_varints(_first_varints(np.frombuffer(data, dtype=np.uint8), wanted))
        docs, _, weights, _ = _documents(field, flags, documents, numbers)
        return docs, weights

    def unpack(self, data: bytes) -> tuple[int, bytes]:
        """The flags of a list as it is stored, and its columns."""
        flags, data = data[0], data[1:]
        if flags & COMPRESSED:
            with self._lock:
                data = self._decompressor.decompress(data)
        return flags & ~COMPRESSED, data


class _Columns:
    """The columns of several lists, of each column one piece a list."""

    def __init__(self) -> None:
        self._lists: list[Stored] = []
        self._pieces: list[tuple[Small, ...]] = []

    def take(self, numbers: Small, flags: int, one: Stored) -> None:
        """Cut the numbers of one more list into its columns."""
        documents, nothing = one.documents, np.zeros(one.documents, dtype=np.int32)
        docs, place = numbers[:documents], documents
        counts, light = nothing + 1, nothing
        if flags & COUNTS:
            counts, place = numbers[place : place + documents], place + documents
        if flags & LIGHT:
            light, place = numbers[place : place + documents], place + documents
        many = int(counts.sum())
        positions, rest = numbers[place : place + many], numbers[place + many : place + 2 * many]
        forms = numbers[place + 2 * many :] if flags & FORMS else np.zeros(many, dtype=np.int32)
        self._lists.append(one)
        self._pieces.append((docs, counts, light, positions, rest, forms))

    def joined(self, field: str) -> List:
        """All lists as one, documents and forms counted through."""
        docs, counts, light, positions, rest, forms = map(np.concatenate, zip(*self._pieces, strict=True))
        documents, many = ([len(piece[column]) for piece in self._pieces] for column in (0, 3))
        counts = counts.astype(np.int64)
        positions = _undelta(positions, counts)
        starts = _undelta((rest >> 1) ^ -(rest & 1), counts)
        starts += CHARACTERS * positions
        return List(
            docs=_undelta(docs, np.array(documents))
            + np.repeat([one.first_document for one in self._lists], documents),
            weights=(counts - (1 - light_weight(field)) * light).astype(np.float32).astype(np.float64),
            counts=counts,
            positions=positions,
            starts=starts,
            forms=forms + np.repeat(np.array([one.first_form for one in self._lists], dtype=np.int32), many),
        )


def _documents(field: str, flags: int, documents: int, numbers: Small) -> tuple[Ints, Ints, Floats, int]:
    """Documents, occurrences in each and what each weighs, and where the numbers after these begin."""
    docs, place = np.cumsum(numbers[:documents], dtype=np.int64), documents
    counts = np.ones(documents, dtype=np.int64)
    if flags & COUNTS:
        counts, place = numbers[place : place + documents].astype(np.int64), place + documents
    weights = counts.astype(np.float64)
    if flags & LIGHT:
        light, place = numbers[place : place + documents], place + documents
        weights = (counts - (1 - light_weight(field)) * light).astype(np.float32).astype(np.float64)
    return docs, counts, weights, place


def _first_varints(data: NDArray[np.uint8], wanted: int) -> NDArray[np.uint8]:
    """The bytes of so many numbers at the beginning; most are of one byte."""
    size = min(2 * wanted, len(data))
    while True:
        ends = np.flatnonzero(data[:size] < 0x80)
        if len(ends) >= wanted or size == len(data):
            return data[: int(ends[wanted - 1]) + 1] if len(ends) >= wanted > 0 else data[:0]
        size = min(2 * size, len(data))


def read_varints(data: NDArray[np.uint8]) -> Small:
    """The numbers, each below two to the 31st; most are of one byte, and only of the others the rest is looked at."""
    high = data >= 0x80
    at = np.flatnonzero(high)
    if not len(at):
        return data.astype(np.int32)
    numbers = data[np.flatnonzero(~high)].astype(np.int32)  # a mask in place of places takes twice as long
    rows = at - np.arange(len(at))  # before a number of n bytes stand as many low bytes as numbers
    last = ~high[at + 1]
    rows, at = rows[last], at[last]
    # From the last byte of a number to its first; before the first of all comes the last, which is low.
    while len(at):
        numbers[rows] = (numbers[rows] << 7) | (data[at] & 0x7F)
        going_on = high[at - 1]
        rows, at = rows[going_on], at[going_on] - 1
    return numbers


def _undelta(deltas: Small, counts: Ints) -> Small:
    """Running sums that begin anew with each posting. What overflows on the way is taken off again."""
    sums = np.cumsum(deltas, dtype=np.int32)
    before = np.zeros(len(counts), dtype=np.int32)
    before[1:] = sums[np.cumsum(counts)[:-1] - 1]
    sums -= np.repeat(before, counts)
    return sums
