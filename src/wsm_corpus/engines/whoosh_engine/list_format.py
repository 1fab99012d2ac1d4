"""The bytes of a posting list: columns of numbers, each written as LEB128 and all of one term together.

In this order, and in order of documents and places:

    a byte      which of the columns marked * are there, and whether what follows is compressed
    documents   of each posting, less the one before
    counts *    occurrences of each posting; in fields of keywords its weight. Left out, it is one
    light *     how many of them weigh less than a word. Left out, none
    positions   of each occurrence, less the one before in the posting
    starts      of each occurrence, as far as its position does not tell (`CHARACTERS`)
    forms *     the form number of each occurrence. Left out, the first

Fields of keywords have neither positions nor what follows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from zstandard import ZstdCompressor

from wsm_corpus.engines.whoosh_engine.field_words import Met
from wsm_corpus.engines.whoosh_engine.schema import MENTION_WEIGHT, PART_WEIGHT

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Floats = NDArray[np.float64]

COUNTS, LIGHT, FORMS, COMPRESSED = 1, 2, 4, 8

CHARACTERS = 5
"""Code points a position, gaps between passages counted in: what is left of a start then fits a byte or two."""

WORTH_COMPRESSING = 96
"""Bytes below which nothing is gained: numbers of one byte compress little, and a frame has a head."""

LEVEL = 9


class List(NamedTuple):
    """A posting list as arrays: a row a posting, then a row an occurrence."""

    docs: Ints
    weights: Floats
    counts: Ints  # occurrences of each posting
    positions: Small
    starts: Small
    forms: Small


def light_weight(field: str) -> float:
    """What an occurrence weighs in a field where it is no whole one."""
    return MENTION_WEIGHT if field.startswith("concept_") else PART_WEIGHT


class ListWriter:
    """Makes the bytes of lists; one writer for a segment."""

    def __init__(self) -> None:
        self._compressor = ZstdCompressor(LEVEL, write_content_size=True)

    def keywords(self, docs: NDArray[Any], weights: NDArray[np.float32]) -> tuple[int, bytes]:
        """The list of a keyword, and in how many documents it is."""
        columns = [_deltas(docs)]
        plain = bool((weights == 1).all())
        if not plain:
            columns.append(weights.astype(np.int64))
        data, _ = varints(np.concatenate(columns))
        return len(docs), self.packed(0 if plain else COUNTS, data)

    def words(self, met: Met, terms: int) -> Iterator[tuple[int, bytes]]:
        """The list of each of some terms, and in how many documents it is; `terms` says how many there are."""
        new = np.ones(len(met.docs), dtype=bool)
        new[1:] = (met.docs[1:] != met.docs[:-1]) | (met.terms[1:] != met.terms[:-1])
        begins = np.flatnonzero(new)
        of_term = met.terms[begins]
        counts = np.diff(np.append(begins, len(new)))
        light = np.add.reduceat(met.light, begins, dtype=np.int64)
        first = np.append(True, of_term[1:] != of_term[:-1])
        docs = met.docs[begins].astype(np.int64)
        docs[1:] -= np.where(first[1:], 0, docs[:-1])
        rest = met.starts.astype(np.int64) - CHARACTERS * met.positions.astype(np.int64)
        rest = _within(rest, new)
        columns = [
            _cut(docs, of_term, terms),
            _cut(counts, of_term, terms),
            _cut(light, of_term, terms),
            _cut(_within(met.positions.astype(np.int64), new), met.terms, terms),
            _cut((rest << 1) ^ (rest >> 63), met.terms, terms),
            _cut(met.forms, met.terms, terms),
        ]
        flags = COUNTS * _any(counts > 1, of_term, terms) + LIGHT * _any(light > 0, of_term, terms)
        flags += FORMS * _any(met.forms > 0, met.terms, terms)
        documents = np.bincount(of_term, minlength=terms).tolist()
        for number, (flag, pieces) in enumerate(zip(flags.tolist(), zip(*columns, strict=True), strict=True)):
            docs_, counts_, light_, positions, starts, forms = pieces
            data = b"".join(
                (
                    docs_,
                    counts_ if flag & COUNTS else b"",
                    light_ if flag & LIGHT else b"",
                    positions,
                    starts,
                    forms if flag & FORMS else b"",
                )
            )
            yield documents[number], self.packed(flag, data)

    def packed(self, flags: int, data: bytes) -> bytes:
        """A list as it is stored: its flags and its columns, compressed where that is worth it."""
        if len(data) >= WORTH_COMPRESSING:
            packed = self._compressor.compress(data)
            if len(packed) < len(data):
                return bytes((flags | COMPRESSED,)) + packed
        return bytes((flags,)) + data


def _within(numbers: Ints, new: NDArray[np.bool_]) -> Ints:
    """Numbers less the one before, but for the first of each posting."""
    less = numbers.copy()
    less[1:] -= np.where(new[1:], 0, numbers[:-1])
    return less


def _deltas(numbers: NDArray[Any]) -> Ints:
    wide = numbers.astype(np.int64)
    return np.asarray(wide - np.append(0, wide[:-1]))


def _any(met: NDArray[np.bool_], terms: NDArray[Any], count: int) -> Ints:
    """For each term, whether it is so anywhere in it."""
    found = np.zeros(count, dtype=np.int64)
    found[terms[met]] = 1
    return found


def _cut(numbers: NDArray[Any], terms: NDArray[Any], count: int) -> list[bytes]:
    """The bytes of the numbers of each term."""
    data, ends = varints(numbers)
    last = np.cumsum(np.bincount(terms, minlength=count))
    cuts = [0, *ends[last - 1].tolist()]
    return [data[cuts[number] : cuts[number + 1]] for number in range(count)]


def varint(number: int) -> bytes:
    """One number as unsigned LEB128."""
    data = bytearray()
    while number >= 0x80:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)
    return bytes(data)


def varints(numbers: NDArray[Any]) -> tuple[bytes, Ints]:
    """Unsigned LEB128 numbers, and where each ends."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for bits in (7, 14, 21, 28, 35):
        sizes += numbers >= 1 << bits
    ends = np.cumsum(sizes)
    data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    begins = ends - sizes
    rows, left = np.arange(len(numbers)), numbers
    for place in range(6):
        more = sizes[rows] > place + 1
        data[begins[rows] + place] = (left & 0x7F).astype(np.uint8) | (more.astype(np.uint8) << 7)
        rows, left = rows[more], left[more] >> 7
        if not len(rows):
            break
    return data.tobytes(), ends
