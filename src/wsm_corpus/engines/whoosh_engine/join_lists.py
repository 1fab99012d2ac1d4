"""Posting lists of several segments as one, by their bytes: what a list says of each posting stays as it is.

Only the first document of each list is told anew, and the forms of a term where they have other numbers than before.
Where columns begin and end is found for many lists at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.list_format import COUNTS, FORMS, LIGHT, varint, varints
from wsm_corpus.engines.whoosh_engine.list_reader import read_varints

Ints = NDArray[np.int64]

AT_ONCE = 1 << 18
"""Bytes of lists that are cut at a time, one list at least: some 8 MB of arrays."""

ONE_BYTE = 0x80
"""Numbers below are written as the byte that they are."""


class Piece(NamedTuple):
    """The list of a term in one segment, uncompressed."""

    documents: int
    flags: int
    data: bytes
    base: int = 0  # what is added to the number of each document
    forms: Sequence[int] | None = None  # the new number of each form; None where they stay as they are


class _Cut(NamedTuple):
    """The columns of a list, and what they are joined by."""

    first: int  # its first document
    first_size: int  # bytes of that
    last: int  # its last document
    occurrences: int
    columns: tuple[bytes, ...]  # documents, counts, light, positions, starts and forms


def join_lists(terms: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """One list for each of some terms.

    Args:
        terms: of each term the lists that it has, one at least, in the order of their documents.
    """
    cuts = _cut(piece for of_term in terms for piece in of_term)
    for of_term in terms:
        yield _join(of_term, [next(cuts) for _ in of_term])


def _join(pieces: Sequence[Piece], cuts: Sequence[_Cut]) -> Piece:
    flags = 0
    for piece in pieces:
        flags |= piece.flags
        if piece.forms is not None and not piece.flags & FORMS and piece.forms[0]:
            flags |= FORMS
    columns: list[list[bytes]] = [[] for _ in range(6)]
    before = 0
    for piece, cut in zip(pieces, cuts, strict=True):
        docs, counts, light, positions, starts, forms = cut.columns
        if piece.base != before:
            docs = varint(piece.base + cut.first - before) + docs[cut.first_size :]
        if flags & COUNTS and not piece.flags & COUNTS:
            counts = b"\x01" * piece.documents
        if flags & LIGHT and not piece.flags & LIGHT:
            light = bytes(piece.documents)
        if flags & FORMS:
            forms = _renumbered(forms, piece, cut.occurrences)
        for column, part in zip(columns, (docs, counts, light, positions, starts, forms), strict=True):
            column.append(part)
        before = piece.base + cut.last
    documents = sum(piece.documents for piece in pieces)
    return Piece(documents, flags, b"".join(part for column in columns for part in column))


def _renumbered(forms: bytes, piece: Piece, occurrences: int) -> bytes:
    """The column of forms by their new numbers."""
    if not piece.flags & FORMS:
        return varint(piece.forms[0] if piece.forms is not None else 0) * occurrences
    if piece.forms is None:
        return forms
    if max(piece.forms) < ONE_BYTE and len(piece.forms) <= ONE_BYTE:
        return forms.translate(bytes(piece.forms).ljust(256))
    return varints(np.array(piece.forms)[_numbers(forms)])[0]


def without_documents(piece: Piece, numbers: Ints, forms: int) -> tuple[Piece, list[int]] | None:
    """A list without some documents, and the forms that are left; None where no document is.

    Args:
        piece: the list.
        numbers: the new number of each document, below 0 for those that are left out.
        forms: how many forms the term has, which are numbered anew as they are met; 0 where none are told.
    """
    docs, counts, light, positions, starts, numbered = _columns(piece)
    new = numbers[np.cumsum(docs, dtype=np.int64)]
    left = new >= 0
    if not left.any():
        return None
    if len(positions):
        met = np.repeat(left, counts) if len(counts) else left
        positions, starts, numbered = positions[met], starts[met], numbered[met] if len(numbered) else numbered
    counts, light = counts[left] if len(counts) else counts, light[left] if len(light) else light
    known = [0] if forms else []
    if forms and len(numbered):
        numbered, known = _in_order_met(numbered)
    told = ((COUNTS, counts, 1), (LIGHT, light, 0), (FORMS, numbered, 0))
    flags = sum(flag for flag, column, usual in told if (column != usual).any())
    counts, light, numbered = (column if flags & flag else column[:0] for flag, column, _ in told)
    columns = (np.diff(new[left], prepend=0), counts, light, positions, starts, numbered)
    data = b"".join(varints(column)[0] for column in columns)
    return Piece(int(left.sum()), flags, data, piece.base), known


def _in_order_met(forms: NDArray[np.int32]) -> tuple[NDArray[np.int32], list[int]]:
    """Forms told by the order in which they are met, and by what each was told."""
    known, first, inverse = np.unique(forms, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return np.argsort(order).astype(np.int32)[inverse], known[order].tolist()


def _columns(piece: Piece) -> list[NDArray[np.int32]]:
    return [_numbers(column) for column in next(_cut([piece])).columns]


def _numbers(data: bytes) -> NDArray[np.int32]:
    return read_varints(np.frombuffer(data, dtype=np.uint8))


def _cut(pieces: Iterable[Piece]) -> Iterator[_Cut]:
    some: list[Piece] = []
    size = 0
    for piece in pieces:
        some.append(piece)
        size += len(piece.data)
        if size >= AT_ONCE:
            yield from _cut_together(some)
            some, size = [], 0
    if some:
        yield from _cut_together(some)


def _cut_together(pieces: Sequence[Piece]) -> Iterator[_Cut]:
    data = b"".join(piece.data for piece in pieces)
    found = np.frombuffer(data, dtype=np.uint8)
    ends = np.append(0, np.flatnonzero(found < ONE_BYTE) + 1)  # of the numbers before each
    sizes = np.array([len(piece.data) for piece in pieces])
    documents = np.array([piece.documents for piece in pieces])
    flags = np.array([piece.flags for piece in pieces])
    until = np.searchsorted(ends, np.cumsum(sizes))
    docs = np.append(0, until[:-1])
    counts = docs + documents
    light = counts + np.where(flags & COUNTS, documents, 0)
    positions = light + np.where(flags & LIGHT, documents, 0)
    occurrences = (until - positions) // np.where(flags & FORMS, 3, 2)
    starts = positions + occurrences
    bounds = ends[np.stack((docs, counts, light, positions, starts, starts + occurrences, until), axis=1)]
    sums = np.append(0, np.cumsum(read_varints(found), dtype=np.int64))
    firsts, first_sizes, lasts = sums[docs + 1] - sums[docs], ends[docs + 1] - ends[docs], sums[counts] - sums[docs]
    told = np.stack((firsts, first_sizes, lasts, occurrences), axis=1)
    for (first, first_size, last, many), places in zip(told.tolist(), bounds.tolist(), strict=True):
        yield _Cut(first, first_size, last, many, tuple(data[begin:end] for begin, end in pairwise(places)))
