"""The terms of several segments, their posting lists and their forms, as those of one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from wsm_corpus.engines.whoosh_engine.forms import Forms, form_line, forms_file, write_lines
from wsm_corpus.engines.whoosh_engine.join_lists import Ints, Piece, join_lists, without_documents
from wsm_corpus.engines.whoosh_engine.list_format import ListWriter
from wsm_corpus.engines.whoosh_engine.list_reader import ListReader
from wsm_corpus.engines.whoosh_engine.schema import has_forms
from wsm_corpus.engines.whoosh_engine.terms import Entry, TermReader, TermWriter

AT_ONCE = 1 << 18
"""Bytes of lists that are joined at a time, those of a term always."""


class Part(NamedTuple):
    """A segment that becomes part of another."""

    id: str
    base: int  # the number there of its first document that is left
    numbers: Ints | None  # of each document among those left, below 0 for deleted ones; None where all are left


class _Source(NamedTuple):
    """A field of a part."""

    part: Part
    terms: TermReader
    forms: Iterator[list[bytes]]  # of each term, in their order


_Found = tuple[bytes, int, Entry, list[bytes]]
"""A term in a part: the term, which part, its entry and its forms."""


class _Term(NamedTuple):
    """A term, its lists and its forms in all parts."""

    term: bytes
    lists: list[Piece]
    forms: list[bytes]
    stored: int  # bytes of the lists as they are stored


def merge_terms(folder: Path, parts: Sequence[Part], segment: str, told: Callable[[float], None]) -> None:
    """Write terms, lists and forms of a segment out of those of others, in the order of their documents.

    Args:
        folder: of the index.
        parts: the others.
        segment: the id of the one that is made.
        told: from time to time which share of the lists is read.
    """
    lists, reader = ListWriter(), ListReader()
    with contextlib.ExitStack() as opened:
        readers = [opened.enter_context(contextlib.closing(TermReader(folder, part.id))) for part in parts]
        out = opened.enter_context(contextlib.closing(TermWriter(folder, segment)))
        total, done = sum(terms.size for terms in readers), 0

        def read(size: int) -> None:
            nonlocal done
            done += size
            told(done / total)

        for name in sorted({name for terms in readers for name in terms.fields}):
            sources = [
                _Source(part, terms, _forms(folder, part, name)) for part, terms in zip(parts, readers, strict=True)
            ]
            lines = bytearray()
            out.write_field(name, _joined(_of_field(name, sources, reader), lists, lines, read))
            if lines:
                write_lines(forms_file(folder, segment, name), lines)


def _forms(folder: Path, part: Part, field: str) -> Iterator[list[bytes]]:
    return Forms(forms_file(folder, part.id, field)).lines() if has_forms(field) else iter(())


def _joined(
    terms: Iterator[_Term], lists: ListWriter, lines: bytearray, read: Callable[[int], None]
) -> Iterator[tuple[bytes, int, bytes]]:
    """What is written of each term; the line of its forms, if it has any, is put after the others."""
    for batch in _batches(terms):
        for term, joined in zip(batch, join_lists([each.lists for each in batch]), strict=True):
            if term.forms:
                lines += form_line(term.term, term.forms)
            yield term.term, joined.documents, lists.packed(joined.flags, joined.data)
        read(sum(term.stored for term in batch))


def _batches(terms: Iterator[_Term]) -> Iterator[list[_Term]]:
    batch: list[_Term] = []
    size = 0
    for term in terms:
        batch.append(term)
        size += sum(len(piece.data) for piece in term.lists)
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _of_field(name: str, sources: Sequence[_Source], reader: ListReader) -> Iterator[_Term]:
    found = merge(*(_entries(name, number, source) for number, source in enumerate(sources)), key=itemgetter(0, 1))
    for term, of_term in groupby(found, key=itemgetter(0)):
        lists: list[Piece] = []
        forms: list[bytes] = []
        stored = 0
        for _, number, entry, of_part in of_term:
            source = sources[number]
            stored += entry.end - entry.start
            flags, data = reader.unpack(source.terms.read(entry))
            lists += _taken(Piece(entry.documents, flags, data), of_part, forms, source.part)
        if lists:
            yield _Term(term, lists, forms, stored)


def _entries(name: str, number: int, source: _Source) -> Iterator[_Found]:
    for entry in source.terms.entries(name):
        yield entry.term, number, entry, next(source.forms, [])


def _taken(piece: Piece, of_part: list[bytes], forms: list[bytes], part: Part) -> Iterator[Piece]:
    """The list of a term in one more part, if anything is left of it; forms that are new are put after the others."""
    piece = piece._replace(base=part.base)
    if part.numbers is not None:
        left = without_documents(piece, part.numbers, len(of_part))
        if left is None:
            return
        piece, met = left
        of_part = [of_part[number] for number in met]
    if of_part != forms:
        forms.extend([form for form in of_part if form not in forms])
        new = [forms.index(form) for form in of_part]
        if new != [*range(len(new))]:
            piece = piece._replace(forms=new)
    yield piece
