"""One committed state of the index, opened for reading by any number of threads.

Documents are numbered through all segments. What is read is kept in memory only within stated bounds: posting
lists and places in caches, the newest used ones; columns of metadata as long as the snapshot lives.
"""

from __future__ import annotations

import math
import threading
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.answers import Answer
from wsm_corpus.engines.whoosh_engine.cache import ByteCache
from wsm_corpus.engines.whoosh_engine.columns import Column, column_of_authors, column_of_texts, make_column
from wsm_corpus.engines.whoosh_engine.document_json import Card, read_card, read_document, read_text
from wsm_corpus.engines.whoosh_engine.generation import Generation
from wsm_corpus.engines.whoosh_engine.keys import Spread, lay_out
from wsm_corpus.engines.whoosh_engine.packed_spans import PackedSpans
from wsm_corpus.engines.whoosh_engine.parts import Parts, make_parts
from wsm_corpus.engines.whoosh_engine.posting_lists import PostingLists
from wsm_corpus.engines.whoosh_engine.postings import (
    Floats,
    Ints,
)
from wsm_corpus.engines.whoosh_engine.running import FAR
from wsm_corpus.engines.whoosh_engine.schema import SINGLE
from wsm_corpus.engines.whoosh_engine.segment import Segment
from wsm_corpus.engines.whoosh_engine.word_list import WordList, join_words
from wsm_corpus.engines.whoosh_engine.words import Terms
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import Document, IndexInfo

# What is kept in memory, in bytes: 143 MB, and 106 of posting lists, whatever the number of queries. At 100,000
# documents the answer of a word in half of them takes 1.7 MB.
ANSWERS_BYTES = 40 * 1024 * 1024  # of words, phrases, patterns, concepts and filters
SPANS_BYTES = 64 * 1024 * 1024  # every hit of a query, 6 to 12 bytes each: all its views and pages ask for them
ORDERS_BYTES = 1024 * 1024  # the first thousand rows of sorted concordances, 2 to 4 bytes each
COUNTS_BYTES = 12 * 1024 * 1024  # of words in or near what is found, for some twenty queries and languages
PATTERNS_BYTES = 8 * 1024 * 1024  # the terms that patterns stand for, some 100 bytes a form
PARTS_BYTES = 2 * 1024 * 1024  # of the corpus by a field, of some ten at least
CARDS_BYTES = 16 * 1024 * 1024  # documents as hits show them, some thousand: the views of a query show the same ones

_LENGTHS = np.round((1.033 ** np.arange(256) - 1) * 27)  # what Whoosh means by each byte that stands for a length
_LENGTHS[0] = 1.0  # its scorer reads a missing length as one

B, K1 = 0.75, 1.2
"""Whoosh's own defaults; k1 1.2 and b 0.75 are where the literature begins, too.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
"""


class Snapshot:
    """One state of the index."""

    def __init__(self, folder: Path, generation: Generation) -> None:
        self.folder = folder
        self.generation = generation
        self.segments: list[Segment] = []
        self.answers: ByteCache[Answer] = ByteCache(ANSWERS_BYTES)
        self.spans: ByteCache[PackedSpans] = ByteCache(SPANS_BYTES)
        self.orders: ByteCache[NDArray[Any]] = ByteCache(ORDERS_BYTES)
        self.counts: ByteCache[NDArray[Any]] = ByteCache(COUNTS_BYTES)
        self.patterns: ByteCache[Terms] = ByteCache(PATTERNS_BYTES)
        self._parts: ByteCache[Parts] = ByteCache(PARTS_BYTES)
        self._cards: ByteCache[Card] = ByteCache(CARDS_BYTES)
        # Held by whoever goes through all hits of a query or all words: two at once would need room for both.
        self.one_at_a_time = threading.RLock()
        self._columns: dict[str, Column] = {}
        self._spreads: dict[str, Spread] = {}
        self.word_totals: dict[str, Ints] = {}  # of every language asked for, how often each word is met in all texts
        self.described: tuple[int, IndexInfo] | None = None  # and the folder's time stamp then
        base = 0
        try:
            for segment in generation.segments:
                self.segments.append(Segment(folder, segment, base))
                base += self.segments[-1].count
        except BaseException:
            self.close()
            raise
        self.size = base
        self.lists = PostingLists(self.segments, self.spread)
        self.live = np.ones(base, dtype=bool)
        for opened in self.segments:
            for number in opened.info.deleted:
                self.live[opened.base + number] = False
        self.count = int(self.live.sum())
        self.live.flags.writeable = False
        self.nothing = Answer(np.zeros(0, dtype=np.int64), None, base)

    @property
    def full(self) -> float:
        """The share that is taken of the memory set aside for hits; they take more than all else of a query."""
        return self.spans.full

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()

    @cached_property
    def fields(self) -> frozenset[str]:
        """Fields that any document has; the words of other languages need not be analysed."""
        return frozenset(name for segment in self.segments for name in segment.terms.fields)

    @cached_property
    def ids(self) -> list[str]:
        """The id of every document, deleted ones included."""
        return [id for segment in self.segments for id in segment.ids]

    @cached_property
    def by_id(self) -> Ints:
        """Document numbers in the order of ids."""
        return np.array(sorted(range(self.size), key=self.ids.__getitem__), dtype=np.int64)

    @cached_property
    def id_rank(self) -> Ints:
        """The place of every document in the order of ids."""
        rank = np.empty(self.size, dtype=np.int64)
        rank[self.by_id] = np.arange(self.size)
        return rank

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Document numbers by id."""
        return {id: number for number, id in enumerate(self.ids) if self.live[number]}

    def _segment(self, number: int) -> Segment:
        for segment in self.segments:
            if number < segment.base + segment.count:
                return segment
        raise IndexError(number)

    def document(self, number: int) -> Document:
        """A document by its number."""
        segment = self._segment(number)
        return read_document(segment.stored(number - segment.base))

    def card(self, number: int) -> Card:
        """What a hit shows of a document, by its number; the ledger and the evidence are not read."""

        def read() -> Card:
            segment = self._segment(number)
            return read_card(segment.stored(number - segment.base))

        return self._cards.get(number, read) or read()

    def text(self, number: int) -> str:
        """The clean text of a document by its number."""
        segment = self._segment(number)
        return read_text(segment.stored(number - segment.base))

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every document, by id."""
        prints = [text for segment in self.segments for text in segment.texts("fingerprint")]
        return {id: print for id, print, live in zip(self.ids, prints, self.live, strict=True) if live}

    def spread(self, field: str) -> Spread:
        """Where the places of each document begin among those of all that have words in a field."""
        if field not in self._spreads:
            # How long titles are is not known: they are laid far apart.
            reaches = self._reaches if field.startswith("text_") else np.full(self.size, FAR)
            self._spreads[field] = lay_out(np.where(self.lengths[field] > 0, reaches, 0))
        return self._spreads[field]

    @cached_property
    def _reaches(self) -> Ints:
        """How many positions the texts of each document take."""
        return np.concatenate([segment.running.reaches(segment.count) for segment in self.segments])

    def column(self, field: str) -> Column:
        """A metadata field of every document."""
        if field not in self._columns:
            self._columns[field] = self._years() if field == "year" else self._read_column(field)
        return self._columns[field]

    def _years(self) -> Column:
        dates = self.column("published")
        values = tuple(sorted({date[:4] for date in dates.values}))
        of_date = np.array([values.index(date[:4]) for date in dates.values], dtype=np.int64)
        return Column(values, dates.docs, of_date[dates.codes], dates.weights, self.size)

    @cached_property
    def word_list(self) -> WordList:
        """Every folded word of the texts."""
        return join_words(segment.running.forms() for segment in self.segments)

    @cached_property
    def dates(self) -> Floats:
        """A number for the first day of each document's date, in order of days; minus infinity for undated ones."""
        column = self.column("published")
        found = np.full(self.size, -np.inf)
        days = np.array([int((date + "-01-01")[:10].replace("-", "")) for date in column.values], dtype=np.float64)
        found[column.docs] = days[column.codes]
        return found

    @cached_property
    def title_rank(self) -> Ints:
        """The place of every document in the order of titles, case and diacritics folded; equal for equal titles."""
        titles = [fold(text) for segment in self.segments for text in segment.texts("title")]
        places = {title: place for place, title in enumerate(sorted(set(titles)))}
        return np.array([places[title] for title in titles], dtype=np.int64)

    def words(self, passages: frozenset[str] | None) -> Floats:
        """Words of each document's clean text, or of its passages in some languages."""
        column = self.column("passage")
        weights = column.weights
        if passages is not None:
            weights = weights * np.isin(
                column.codes, [column.values.index(c) for c in passages if c in column.values]
            )
        return np.bincount(column.docs, weights=weights, minlength=self.size).astype(np.float64)

    def parts(self, field: str, passages: frozenset[str] | None) -> Parts:
        """The parts of the corpus by a field, and how many words each has, or its passages in some languages."""

        def make() -> Parts:
            words, live = self.words(passages), self.live
            if field == "passage":  # its words are those of the passages themselves, whatever else is asked for
                return make_parts(self.column(field), live, live, words, self.column(field).weights)
            return make_parts(self.column(field), live, live if passages is None else live & (words > 0), words, None)

        return self._parts.get((field, passages), make) or make()

    def _single(self, field: str) -> Column:
        texts = [text for segment in self.segments for text in segment.texts(field)]
        return column_of_authors(texts) if field == "author" else column_of_texts(texts)

    def _read_column(self, field: str) -> Column:
        if field in SINGLE:
            return self._single(field)
        terms = {term for segment in self.segments for term in segment.lexicon(field)}
        values = tuple(term.decode() for term in sorted(terms))
        docs, codes = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        weights: list[Floats] = [np.zeros(0)]
        for code, value in enumerate(values):
            found = self.lists.weights(field, value)
            if found is not None:
                docs.append(found[0])
                weights.append(found[1])
                codes.append(np.full(len(found[0]), code))
        return make_column(values, np.concatenate(docs), np.concatenate(codes), np.concatenate(weights), self.size)

    @cached_property
    def lengths(self) -> dict[str, Any]:
        """Words by document number, as Whoosh keeps them: a byte each."""
        fields = self.segments[0].lengths if self.segments else {}
        return {name: np.concatenate([segment.lengths[name] for segment in self.segments]) for name in fields}

    def score(self, field: str, docs: Ints, weights: Floats) -> Floats:
        """Whoosh's BM25F of a term that stands in these documents, and no others, with these weights."""
        idf = math.log(self.size / (len(docs) + 1)) + 1
        length, average = _LENGTHS[self.lengths[field][docs]], self._average_length(field)
        # The order of operations is Whoosh's, so that the numbers are the same to the last bit.
        return np.asarray(idf * ((weights * (K1 + 1)) / (weights + K1 * ((1 - B) + B * length / average))))

    def _average_length(self, field: str) -> float:
        """The mean over all documents, deleted ones included."""
        total = sum(segment.info.lengths.get(field, 0) for segment in self.segments)
        return total / (self.size or 1) or 1
