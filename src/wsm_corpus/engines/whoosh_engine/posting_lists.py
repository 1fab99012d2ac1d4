"""The posting lists of all segments of a snapshot, and which of them are kept in memory.

A list is read whole and kept: every view of a query asks for it. Only of a very common word, in a phrase with rarer
ones, less is wanted, and then what it says of other documents is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.cache import ByteCache
from wsm_corpus.engines.whoosh_engine.forms import Form
from wsm_corpus.engines.whoosh_engine.keys import Keys, Spread, among
from wsm_corpus.engines.whoosh_engine.list_reader import ListReader, Stored
from wsm_corpus.engines.whoosh_engine.postings import (
    FORM_BYTES,
    NO_LIST,
    Floats,
    Ints,
    TermPostings,
    join_postings,
    read_forms,
)
from wsm_corpus.engines.whoosh_engine.segment import Segment
from wsm_corpus.engines.whoosh_engine.terms import Entry

# What is kept in memory, in bytes. At 100,000 documents a word in half of them takes 2 MB.
POSTINGS_BYTES = 38 * 1024 * 1024
KEYS_BYTES = 48 * 1024 * 1024  # where words of phrases stand, some 18 bytes an occurrence
SOME_BYTES = 4 * 1024 * 1024  # what very common words say of some documents
UNPACKED_BYTES = 16 * 1024 * 1024  # lists of very common words, of which these are read
FOUND_BYTES = 1024 * 1024  # where the lists of some thousand terms are

LONG = 1 << 18
"""Bytes of lists, as they are stored, that take longer to read than to look into: of a hundred words at 100,000
documents."""

FEW = 4
"""Documents in a list for each that is wanted, from which on only the wanted ones are decoded."""


class _Found(NamedTuple):
    """A term in the dictionaries of the segments that have it."""

    entries: tuple[tuple[Segment, Entry], ...]

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return 300 + 300 * len(self.entries)


class _Some(NamedTuple):
    """What a list says of some documents."""

    docs: Ints
    postings: TermPostings

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return self.docs.nbytes + self.postings.nbytes


class _Lists(NamedTuple):
    """The list of a term in each segment that has it, and its forms there."""

    lists: list[Stored]
    forms: tuple[Form, ...]

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return sum(len(one.data) for one in self.lists) + FORM_BYTES * len(self.forms)


def _stored(segment: Segment, entry: Entry, first_form: int = 0) -> Stored:
    return Stored(entry.documents, segment.terms.read(entry), segment.base, first_form)


class PostingLists:
    """The lists of all terms; for any number of threads."""

    def __init__(self, segments: Sequence[Segment], spread: Callable[[str], Spread]) -> None:
        self._segments = segments
        self._spread = spread
        self._reader = ListReader()
        self._postings: ByteCache[TermPostings] = ByteCache(POSTINGS_BYTES)
        self._some: ByteCache[_Some] = ByteCache(SOME_BYTES)
        self._unpacked: ByteCache[_Lists] = ByteCache(UNPACKED_BYTES)
        self._keys: ByteCache[Keys] = ByteCache(KEYS_BYTES)
        self._found: ByteCache[_Found] = ByteCache(FOUND_BYTES)

    def documents(self, field: str, term: str) -> int:
        """In how many documents a term is, deleted ones included."""
        held = self._postings.held((field, term))
        if held is not None:
            return len(held.docs)
        return sum(entry.documents for _, entry in self._entries(field, term))

    def long(self, field: str, term: str) -> bool:
        """Whether a term is so common that its list, which is not in memory, takes long to read."""
        return self.unread(field, term) >= LONG

    def unread(self, field: str, term: str) -> int:
        """How many bytes are to be read for a term, as they are stored; 0 where its list is in memory."""
        if self._postings.held((field, term)) is not None:
            return 0
        return sum(entry.end - entry.start for _, entry in self._entries(field, term))

    def _entries(self, field: str, term: str) -> tuple[tuple[Segment, Entry], ...]:
        """Where the lists of a term are; asked for several times while one query is answered."""

        def find() -> _Found:
            found = ((segment, segment.terms.find(field, term.encode())) for segment in self._segments)
            return _Found(tuple((segment, entry) for segment, entry in found if entry is not None))

        return (self._found.get((field, term), find) or find()).entries

    def whole(self, field: str, term: str) -> TermPostings | None:
        """The postings of a term, or None."""
        return self._postings.get((field, term), lambda: self._read(field, term))

    def some(self, field: str, term: str, docs: Ints) -> TermPostings | None:
        """The postings of a term in some documents (ascending) at least, or None where it is nowhere."""
        if not self.long(field, term) or FEW * len(docs) >= self.documents(field, term):
            return self.whole(field, term)
        known = self._some.held((field, term))
        if known is None or not among(docs, known.docs).all():
            known = _Some(docs, self._read_some(field, term, docs))
            self._some.put((field, term), known)
        return known.postings

    def weights(self, field: str, term: str) -> tuple[Ints, Floats] | None:
        """The documents of a term and what each weighs, or None; where it stands is neither read nor kept."""
        held = self._postings.held((field, term))
        if held is not None:
            return held.docs, held.weights
        if self.long(field, term):
            lists = self._unpack(field, term).lists
        else:
            lists = [_stored(*found) for found in self._entries(field, term)]
        found = [self._reader.read_weights(field, one) for one in lists]
        if not found:
            return None
        docs, weights = zip(*found, strict=True)
        return np.concatenate(docs), np.concatenate(weights)

    def forms(self, field: str, term: str) -> tuple[Form, ...]:
        """The forms of a term, those of every segment one after the other."""
        held = self._postings.held((field, term))
        if held is not None:
            return held.forms
        return tuple(form for segment in self._segments for form in read_forms(segment.forms, field, term))

    def keys(self, field: str, term: str, postings: TermPostings) -> Keys:
        """Every occurrence of a term as a number (`keys`); its postings, all of them, are at hand."""

        def make() -> Keys:
            return postings.keys(self._spread(field))

        return self._keys.get((field, term), make) or make()

    def _stored(self, field: str, term: str) -> _Lists:
        lists: list[Stored] = []
        forms: list[Form] = []
        for segment, entry in self._entries(field, term):
            lists.append(_stored(segment, entry, len(forms)))
            forms += read_forms(segment.forms, field, term)
        return _Lists(lists, tuple(forms))

    def _unpack(self, field: str, term: str) -> _Lists:
        """The same, unpacked: of a very common word first the weights are wanted and then some of the places."""

        def unpack() -> _Lists:
            stored = self._stored(field, term)
            return stored._replace(lists=[self._reader.unpacked(one) for one in stored.lists])

        return self._unpacked.get((field, term), unpack) or unpack()

    def _read(self, field: str, term: str) -> TermPostings | None:
        lists, forms = self._unpacked.held((field, term)) or self._stored(field, term)
        return join_postings(self._reader.read_together(field, lists), forms) if lists else None

    def _read_some(self, field: str, term: str, docs: Ints) -> TermPostings:
        lists, forms = self._unpack(field, term)
        found = [self._reader.read_some(field, one, docs) for one in lists]
        return join_postings([one for one in found if one is not None] or [NO_LIST], forms)
