"""Metadata of every document, as arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Narrow, Small, narrow
from wsm_corpus.languages.fold import fold
from wsm_corpus.records.citation import part_authors

Bits = NDArray[np.uint64]

FEW_VALUES = 64
"""Values up to which documents are counted a bit each: 64 documents an operation, whatever the number of hits."""


@dataclass(frozen=True)
class Column:
    """A metadata field: its values, and pairs of document and value in order of values."""

    values: tuple[str, ...]
    docs: Small
    codes: Narrow
    weights: Narrow  # of each pair; in `passage` the number of words
    size: int  # of the index, in documents

    @cached_property
    def _starts(self) -> Ints:
        """Where the pairs of each value begin, and after the last where they end."""
        return np.searchsorted(self.codes, np.arange(len(self.values) + 1))

    @cached_property
    def _bits(self) -> Bits:
        """A row of bits a value, a bit a document."""
        rows = np.zeros((len(self.values), self.size), dtype=bool)
        rows[self.codes, self.docs] = True
        return as_bits(rows)

    @cached_property
    def _codes_of_documents(self) -> Ints | None:
        """The value of every document, one beyond the last where it has none; None where one has several."""
        if len(np.unique(self.docs)) < len(self.docs):
            return None
        codes = np.full(self.size, len(self.values))
        codes[self.docs] = self.codes
        return codes

    @cached_property
    def folded(self) -> dict[str, list[int]]:
        """Codes of the values by what they are without case and accents."""
        found: dict[str, list[int]] = {}
        for code, value in enumerate(self.values):
            found.setdefault(fold(value), []).append(code)
        return found

    def having(self, wanted: set[int]) -> Mask:
        """Documents with any of some values."""
        found = np.zeros(self.size, dtype=bool)
        for code in wanted:
            found[self.docs[self._starts[code] : self._starts[code + 1]]] = True
        return found

    def having_value(self, value: str) -> Mask:
        """Documents with a value."""
        return self.having({self.values.index(value)} if value in self.values else set())

    def count(self, documents: Mask, docs: Ints | None = None, bits: Bits | None = None) -> Ints:
        """How many of the documents have each value.

        Args:
            documents: a row a document of the index.
            docs: the same as numbers, where they are known.
            bits: the same as bits (`as_bits`), where they are known.
        """
        if not len(self.values):
            return np.zeros(0, dtype=np.int64)
        if len(self.values) <= FEW_VALUES:
            met = np.bitwise_count(self._bits & (as_bits(documents) if bits is None else bits))
            return np.asarray(met.sum(axis=1, dtype=np.int64))
        if self._codes_of_documents is not None:
            found = self._codes_of_documents[np.flatnonzero(documents) if docs is None else docs]
            return np.bincount(found, minlength=len(self.values) + 1)[:-1]
        # Pairs stand in order of values, so each value's documents are one stretch.
        return np.asarray(np.add.reduceat(documents[self.docs].view(np.uint8), self._starts[:-1], dtype=np.int64))


def make_column(values: tuple[str, ...], docs: Ints, codes: Ints, weights: NDArray[Any], size: int) -> Column:
    """A field of pairs in order of values, their weights whole numbers; kept in the fewest bytes that hold them."""
    plain = bool((weights == 1).all())
    kept = np.broadcast_to(np.uint8(1), len(docs)) if plain else narrow(weights.astype(np.int64))
    return Column(values, docs.astype(np.int32), narrow(codes), kept, size)


def column_of_texts(texts: Sequence[str]) -> Column:
    """A field of at most one value a document; "" for a document without."""
    values = tuple(sorted({text for text in texts if text}))
    of_value = {value: code for code, value in enumerate(values)}
    of_document = np.fromiter((of_value.get(text, -1) for text in texts), dtype=np.int64, count=len(texts))
    docs = np.argsort(of_document, kind="stable")[np.count_nonzero(of_document < 0) :]
    return make_column(values, docs, of_document[docs], np.ones(len(docs)), len(texts))


def column_of_authors(texts: Sequence[str]) -> Column:
    """The authors of each document, of texts that name them parted by semicolons.

    Names that differ by case or accents alone are one author, as for who asks for one: called by what is met most.
    """
    named = column_of_texts(texts)
    parted = [part_authors(text) for text in named.values]
    met: Counter[str] = Counter()
    for names, count in zip(parted, np.bincount(named.codes, minlength=len(parted)).tolist(), strict=True):
        met.update(dict.fromkeys(names, count))
    called: dict[str, str] = {}
    for name in sorted(met, key=lambda name: (-met[name], name)):
        called.setdefault(fold(name), name)
    values = tuple(sorted(called.values()))
    code_of = {value: code for code, value in enumerate(values)}
    codes = [sorted({code_of[called[fold(name)]] for name in names}) for names in parted]
    return _spread_out(named, values, codes)


def _spread_out(column: Column, values: tuple[str, ...], codes: Sequence[Sequence[int]]) -> Column:
    """A column of other values, of which each value of this one stands for some."""
    counts = np.fromiter(map(len, codes), dtype=np.int64, count=len(codes))
    firsts = np.cumsum(counts) - counts
    flat = np.fromiter((code for each in codes for code in each), dtype=np.int64)
    times = counts[column.codes]
    docs = np.repeat(column.docs.astype(np.int64), times)
    within = np.arange(len(docs)) - np.repeat(np.cumsum(times) - times, times)
    found = flat[np.repeat(firsts[column.codes], times) + within]
    order = np.lexsort((docs, found))
    return make_column(values, docs[order], found[order], np.ones(len(docs)), column.size)


def as_bits(documents: Mask) -> Bits:
    """Rows of documents with 64 of them a number, no document in what is left of the last one."""
    packed = np.packbits(documents, axis=-1)
    padded = np.zeros((*packed.shape[:-1], -(-packed.shape[-1] // 8) * 8), dtype=np.uint8)
    padded[..., : packed.shape[-1]] = packed
    return padded.view(np.uint64)
