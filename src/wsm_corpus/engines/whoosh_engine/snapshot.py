"""One committed state of the index, opened for reading by any number of threads.

Documents are numbered through all segments. What is read is kept in memory only within stated bounds: posting
lists in a cache of CACHE_BYTES, the newest used ones; columns of metadata as long as the snapshot lives.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from wsm_corpus.engines.whoosh_engine.codec import STORED
from wsm_corpus.engines.whoosh_engine.commit import Generation
from wsm_corpus.engines.whoosh_engine.document_json import Card, read_card, read_document, read_text
from wsm_corpus.engines.whoosh_engine.forms import Forms
from wsm_corpus.engines.whoosh_engine.postings import (
    Floats,
    Ints,
    Mask,
    TermPostings,
    join_postings,
    read_blocks,
    read_forms,
)
from wsm_corpus.engines.whoosh_engine.schema import SINGLE, make_schema
from wsm_corpus.engines.whoosh_engine.storage import SharedStorage
from wsm_corpus.engines.whoosh_engine.write_segment import forms_file, read_texts
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import Document

CACHE_BYTES = 128 * 1024 * 1024
"""For posting lists; a term in half of 100,000 documents takes about 1.5 MB."""

_LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], dtype=np.float64)
_LENGTHS[0] = 1.0  # Whoosh's scorer reads a missing length as one


class Segment:
    """The open files of one segment."""

    def __init__(self, folder: Path, segment: Any, base: int) -> None:
        self.folder = folder
        self.segment = segment
        self.base = base
        self.count: int = segment.doc_count_all()
        self._storage = SharedStorage(folder)
        try:
            self._open(segment)
        except BaseException:
            self.close()
            raise

    def _open(self, segment: Any) -> None:
        codec = segment.codec()
        self.terms = codec.terms_reader(self._storage, segment)
        self._perdoc = codec.per_document_reader(self._storage, segment)
        # Opened now: a later commit may delete the files, and what is open stays readable.
        schema = make_schema()
        self._stored = self._perdoc.column_reader("_stored", STORED)
        self._columns = {name: self._perdoc.column_reader(name, schema[name].column_type) for name in _TEXT_COLUMNS}
        self.ids = self.texts("id")
        self._forms: dict[str, Forms] = {}
        self.lengths = {name: self._read_lengths(name) for name in schema.names() if name.startswith(_SCORED)}
        for name in schema.names():
            if name.startswith(("text_", "title_")):
                self._forms[name] = Forms(forms_file(self.folder, segment, name))

    def _read_lengths(self, field: str) -> Any:
        lengths = np.zeros(self.count, dtype=np.uint8)
        file = self.folder / W3Codec.column_filename(self.segment, f"_{field}_len")
        if file.exists():
            found = np.fromfile(file, dtype=np.uint8)[: self.count]
            lengths[: len(found)] = found
        return lengths

    def texts(self, column: str) -> list[str]:
        """A column of texts, a value a document."""
        return read_texts(self._columns[column])

    def stored(self, number: int) -> str:
        """The JSON of a document, by its number within the segment."""
        return str(self._stored[number]["document"])

    def forms(self, field: str) -> Forms:
        """The forms of a field."""
        return self._forms[field]

    def postings(self, field: str, term: bytes) -> Any:
        """A posting list as arrays, or None."""
        try:
            info = self.terms.term_info(field, term)
        except TermNotFound:
            return None
        if info.is_inlined():
            ids, weights, values = info.inlined_postings()
            return np.array(ids, dtype=np.int64), np.array(weights, dtype=np.float64), list(values)
        offset, (length,) = info.extent()  # Whoosh leaves the length unpacked
        return read_blocks(self.terms._postfile.get(offset, length))

    def lexicon(self, field: str) -> list[bytes]:
        """Every term of a field, in order."""
        found = []
        for name, term in self.terms.terms_from(field, b""):
            if name != field:
                break
            found.append(term)
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._storage.close()


B, K1 = 0.75, 1.2
"""Whoosh's own defaults; k1 1.2 and b 0.75 are where the literature begins, too.

Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
"""

_SCORED = ("text_", "title_", "concept_")
_TEXT_COLUMNS = ("id", "fingerprint", "title", *SINGLE)


@dataclass(frozen=True, slots=True)
class Column:
    """A metadata field: its values, and pairs of document and value in order of values."""

    values: tuple[str, ...]
    docs: Ints
    codes: Ints
    weights: Any  # of each pair; in `passage` the number of words

    def having(self, wanted: set[int], size: int) -> Mask:
        """Documents with any of some values."""
        found = np.zeros(size, dtype=bool)
        if wanted:
            found[self.docs[np.isin(self.codes, np.array(sorted(wanted)))]] = True
        return found

    def having_value(self, value: str, size: int) -> Mask:
        """Documents with a value."""
        return self.having({self.values.index(value)} if value in self.values else set(), size)

    def count(self, documents: Mask) -> Ints:
        """How many of the documents have each value."""
        if not len(self.values):
            return np.zeros(0, dtype=np.int64)
        # Pairs stand in order of values, so each value's documents are one stretch.
        starts = np.searchsorted(self.codes, np.arange(len(self.values)))
        return np.asarray(np.add.reduceat(documents[self.docs].view(np.uint8), starts, dtype=np.int64))


class Snapshot:
    """One state of the index."""

    def __init__(self, folder: Path, generation: Generation) -> None:
        self.folder = folder
        self.generation = generation
        self.segments: list[Segment] = []
        self._cache: OrderedDict[tuple[str, str], TermPostings | None] = OrderedDict()
        self._cached = 0
        self._columns: dict[str, Column] = {}
        self._lock = threading.Lock()
        base = 0
        try:
            for segment in generation.segments:
                self.segments.append(Segment(folder, segment, base))
                base += self.segments[-1].count
        except BaseException:
            self.close()
            raise
        self.size = base
        self.live = np.ones(base, dtype=bool)
        for opened in self.segments:
            for number in opened.segment.deleted_docs():
                self.live[opened.base + number] = False
        self.count = int(self.live.sum())
        self.nowhere = np.zeros(base, dtype=bool)
        self.unscored = np.zeros(base)
        for shared in (self.live, self.nowhere, self.unscored):
            shared.flags.writeable = False

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()

    @cached_property
    def fields(self) -> frozenset[str]:
        """Fields that any document has; the words of other languages need not be analysed."""
        return frozenset(name for segment in self.segments for name in segment.terms.indexed_field_names())

    @cached_property
    def ids(self) -> list[str]:
        """The id of every document, deleted ones included."""
        return [id for segment in self.segments for id in segment.ids]

    @cached_property
    def id_rank(self) -> Ints:
        """The place of every document in the order of ids."""
        rank = np.empty(self.size, dtype=np.int64)
        rank[sorted(range(self.size), key=self.ids.__getitem__)] = np.arange(self.size)
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
        segment = self._segment(number)
        return read_card(segment.stored(number - segment.base))

    def text(self, number: int) -> str:
        """The clean text of a document by its number."""
        segment = self._segment(number)
        return read_text(segment.stored(number - segment.base))

    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of every document, by id."""
        prints = [text for segment in self.segments for text in segment.texts("fingerprint")]
        return {id: print for id, print, live in zip(self.ids, prints, self.live, strict=True) if live}

    def postings(self, field: str, term: str) -> TermPostings | None:
        """The postings of a term, or None."""
        key = (field, term)
        with self._lock:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        found = self._read_postings(field, term)
        with self._lock:
            if key not in self._cache:
                self._cache[key] = found
                self._cached += found.nbytes if found else 200
            while self._cached > CACHE_BYTES and len(self._cache) > 1:
                _, old = self._cache.popitem(last=False)
                self._cached -= old.nbytes if old else 200
        return found

    def _read_postings(self, field: str, term: str) -> TermPostings | None:
        parts = []
        for segment in self.segments:
            found = segment.postings(field, term.encode())
            if found is not None:
                parts.append((segment.base, *found, read_forms(segment.forms, field, term)))
        if not parts:
            return None
        scored = field.startswith(_SCORED)
        return join_postings(parts, lambda docs, weights: self.score(field, docs, weights) if scored else weights[:0])

    def column(self, field: str) -> Column:
        """A metadata field of every document."""
        if field not in self._columns:
            self._columns[field] = self._years() if field == "year" else self._read_column(field)
        return self._columns[field]

    def _years(self) -> Column:
        dates = self.column("published")
        values = tuple(sorted({date[:4] for date in dates.values}))
        of_date = np.array([values.index(date[:4]) for date in dates.values], dtype=np.int64)
        return Column(values, dates.docs, of_date[dates.codes], dates.weights)

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

    def _single(self, field: str) -> Column:
        texts = [text for segment in self.segments for text in segment.texts(field)]
        values = tuple(sorted({text for text in texts if text}))
        of_value = {value: code for code, value in enumerate(values)}
        of_document = np.fromiter((of_value.get(text, -1) for text in texts), dtype=np.int64, count=self.size)
        docs = np.argsort(of_document, kind="stable")[np.count_nonzero(of_document < 0) :]
        return Column(values, docs, of_document[docs], np.ones(len(docs)))

    def _read_column(self, field: str) -> Column:
        if field in SINGLE:
            return self._single(field)
        terms = sorted({term for segment in self.segments for term in segment.lexicon(field)})
        docs, codes, weights = [], [], []
        for code, term in enumerate(terms):
            for segment in self.segments:
                found = segment.postings(field, term)
                if found is not None:
                    docs.append(found[0] + segment.base)
                    weights.append(found[1])
                    codes.append(np.full(len(found[0]), code))
        if not docs:
            return Column((), *(np.zeros(0, dtype=np.int64) for _ in range(3)))
        values = tuple(term.decode() for term in terms)
        return Column(values, np.concatenate(docs), np.concatenate(codes), np.concatenate(weights))

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
        total = sum(segment.segment._fieldlengths.get(field, 0) for segment in self.segments)
        return total / (self.size or 1) or 1
