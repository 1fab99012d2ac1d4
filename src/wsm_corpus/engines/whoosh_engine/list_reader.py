"""Arrays out of the bytes of posting lists (`list_format`)."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from zstandard import ZstdDecompressor

from wsm_corpus.engines.whoosh_engine.keys import among
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
from wsm_corpus.engines.whoosh_engine.stretches import portions, ranges
from wsm_corpus.engines.whoosh_engine.varint_places import VarintPlaces

TOGETHER = 1 << 16
"""Bytes of lists that are read together: all that is made of them stays in the processor's cache."""

AT_ONCE = 1 << 15
"""Occurrences of a longer list that are read at a time, likewise."""


class Stored(NamedTuple):
    """The list of a term in one segment, as it is stored or unpacked."""

    documents: int
    data: bytes
    first_document: int  # of the segment, among those of all
    first_form: int  # of the term in the segment, likewise
    flags: int | None = None  # where it is unpacked


class ListReader:
    """Makes arrays of the bytes of lists; for any number of threads."""

    def __init__(self) -> None:
        self._decompressor = ZstdDecompressor()
        self._lock = threading.Lock()  # a decompressor is for one thread at a time

    def read(self, field: str, documents: int, data: bytes) -> List:
        """The list of a term that is in so many documents."""
        columns = _Columns()
        flags, data = self.unpack(data)
        columns.take(read_varints(np.frombuffer(data, dtype=np.uint8)), flags, Stored(documents, data, 0, 0))
        return columns.joined(field)

    def read_together(self, field: str, lists: Sequence[Stored]) -> list[List]:
        """Lists of words one after the other as fewer and longer ones, for each that is read has its cost."""
        found: list[List] = []
        batch: list[Stored] = []
        for one in lists:
            if batch and sum(len(each.data) for each in batch) + len(one.data) > TOGETHER:
                found += self._read_batch(field, batch)
                batch = []
            batch.append(one)
        return [*found, *self._read_batch(field, batch)]

    def _read_batch(self, field: str, lists: Sequence[Stored]) -> Iterator[List]:
        if len(lists[0].data) > TOGETHER:
            yield from self._read_long(field, lists[0])
            return
        unpacked = [self._opened(one) for one in lists]
        data = np.frombuffer(b"".join(numbers for _, numbers in unpacked), dtype=np.uint8)
        columns = _Columns()
        numbers = read_varints(data)
        cuts = accumulate((len(of_list) for _, of_list in unpacked), initial=0)
        begin = 0
        for one, (flags, _), (first, until) in zip(lists, unpacked, pairwise(cuts), strict=True):
            end = begin + int(np.count_nonzero(data[first:until] < 0x80))
            columns.take(numbers[begin:end], flags, one)
            begin = end
        yield columns.joined(field)

    def read_some(self, field: str, one: Stored, docs: Ints) -> List | None:
        """What a list says of some documents (ascending, counted through all segments); None where it has none.

        The places of other documents are not looked at.
        """
        opened = _Opened(field, one, *self._opened(one))
        rows = np.flatnonzero(among(opened.docs, docs))
        return opened.read(rows, opened.ends[rows] - opened.counts[rows], opened.ends[rows]) if len(rows) else None

    def _read_long(self, field: str, one: Stored) -> Iterator[List]:
        """A long list in parts."""
        opened = _Opened(field, one, *self._opened(one))
        for first, until in portions(opened.counts, AT_ONCE):
            begin = opened.ends[first] - opened.counts[first]
            yield opened.read(slice(first, until), np.array([begin]), opened.ends[until - 1 : until])

    def read_weights(self, field: str, one: Stored) -> tuple[Ints, Floats]:
        """The documents of such a list and what each weighs; the places, most of the list, are not looked at."""
        flags, data = self._opened(one)
        head = _head(np.frombuffer(data, dtype=np.uint8), one.documents, flags)
        docs, counts, light = _documents(read_varints(head), flags, one.documents)
        return _through(docs, one), _weights(field, counts, light)

    def unpacked(self, one: Stored) -> Stored:
        """A list as it is stored, unpacked."""
        flags, data = self._opened(one)
        return one._replace(data=data, flags=flags)

    def _opened(self, one: Stored) -> tuple[int, bytes]:
        return self.unpack(one.data) if one.flags is None else (one.flags, one.data)

    def unpack(self, data: bytes) -> tuple[int, bytes]:
        """The flags of a list as it is stored, and its columns."""
        flags, data = data[0], data[1:]
        if flags & COMPRESSED:
            with self._lock:
                data = self._decompressor.decompress(data)
        return flags & ~COMPRESSED, data


class _Opened:
    """A list of words of which the places of some documents are read at a time."""

    def __init__(self, field: str, one: Stored, flags: int, data: bytes) -> None:
        every = np.frombuffer(data, dtype=np.uint8)
        head = _head(every, one.documents, flags)
        docs, counts, light = _documents(read_varints(head), flags, one.documents)
        self.docs, self.counts, self.weights = (
            _through(docs, one),
            counts.astype(np.int64),
            _weights(field, counts, light),
        )
        self.ends = np.cumsum(self.counts)  # of the occurrences in each
        self._first_form = np.int32(one.first_form)
        self._columns = 3 if flags & FORMS else 2
        self._data = every[len(head) :]
        self._places = VarintPlaces(self._data)

    def read(self, rows: Ints | slice, begins: Ints, ends: Ints) -> List:
        """What is said of the documents of some rows, whose occurrences are these stretches of all."""
        counts = self.counts[rows]
        columns = (int(self.ends[-1]) * column for column in range(self._columns))
        positions, rest, *forms = (self._taken(begins + column, ends + column) for column in columns)
        positions, starts = _places(positions, rest, counts)
        numbers = forms[0] if forms else np.zeros(len(positions), dtype=np.int32)
        numbers += self._first_form
        return List(self.docs[rows], self.weights[rows], counts, positions, starts, numbers)

    def _taken(self, begins: Ints, ends: Ints) -> Small:
        """The numbers of some stretches, one after the other."""
        first, last = self._places.begins(begins), self._places.begins(ends)
        return read_varints(self._data[ranges(first, last) if len(first) > 1 else slice(first[0], last[0])])


class _Columns:
    """The columns of several lists, of each column one piece a list."""

    def __init__(self) -> None:
        self._lists: list[Stored] = []
        self._pieces: list[tuple[Small, ...]] = []

    def take(self, numbers: Small, flags: int, one: Stored) -> None:
        """Cut the numbers of one more list into its columns."""
        docs, counts, light = _documents(numbers, flags, one.documents)
        numbers = numbers[one.documents * _heads(flags) :]
        many = int(counts.sum()) if len(numbers) else 0  # of keywords no places are told
        forms = numbers[2 * many :] if flags & FORMS else np.zeros(many, dtype=np.int32)
        self._lists.append(one)
        self._pieces.append((docs, counts, light, numbers[:many], numbers[many : 2 * many], forms))

    def joined(self, field: str) -> List:
        """All lists as one, documents and forms counted through."""
        docs, counts, light, positions, rest, forms = map(np.concatenate, zip(*self._pieces, strict=True))
        documents, many = ([len(piece[column]) for piece in self._pieces] for column in (0, 3))
        positions, starts = _places(positions, rest, counts if len(positions) else counts[:0])
        return List(
            docs=_undelta(docs, np.array(documents))
            + np.repeat([one.first_document for one in self._lists], documents),
            weights=_weights(field, counts, light),
            counts=counts.astype(np.int64),
            positions=positions,
            starts=starts,
            forms=forms + np.repeat(np.array([one.first_form for one in self._lists], dtype=np.int32), many),
        )


def _heads(flags: int) -> int:
    """How many numbers stand before the places for each document."""
    return 1 + bool(flags & COUNTS) + bool(flags & LIGHT)


def _head(data: NDArray[np.uint8], documents: int, flags: int) -> NDArray[np.uint8]:
    """The bytes before the places: of documents and what is said of each."""
    return _first_varints(data, documents * _heads(flags))


def _documents(numbers: Small, flags: int, documents: int) -> tuple[Small, Small, Small]:
    """How much each document is more than the one before, its occurrences, and how many of them are light."""
    docs, *told = (numbers[documents * column : documents * (column + 1)] for column in range(_heads(flags)))
    counts = told.pop(0) if flags & COUNTS else np.ones(documents, dtype=np.int32)
    return docs, counts, told[0] if told else np.zeros(documents, dtype=np.int32)


def _through(docs: Small, one: Stored) -> Ints:
    """Documents, counted through all segments, by how much each is more than the one before."""
    return np.cumsum(docs, dtype=np.int64) + one.first_document


def _weights(field: str, counts: Small, light: Small) -> Floats:
    """What each document weighs; in four bytes, as Whoosh keeps it."""
    return (counts - (1 - light_weight(field)) * light).astype(np.float32).astype(np.float64)


def _places(positions: Small, rest: Small, counts: NDArray[Any]) -> tuple[Small, Small]:
    """Positions and starts out of the columns that tell them, where each posting has so many."""
    positions = _undelta(positions, counts)
    starts = _undelta((rest >> 1) ^ -(rest & 1), counts)
    starts += CHARACTERS * positions
    return positions, starts


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


def _undelta(deltas: Small, counts: NDArray[Any]) -> Small:
    """Running sums that begin anew with each posting. What overflows on the way is taken off again."""
    sums = np.cumsum(deltas, dtype=np.int32)
    before = np.zeros(len(counts), dtype=np.int32)
    before[1:] = sums[np.cumsum(counts)[:-1] - 1]
    sums -= np.repeat(before, counts)
    return sums
