"""Metadata of every document, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask, Narrow, Small, narrow
from wsm_corpus.languages.fold import fold

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


def as_bits(documents: Mask) -> Bits:
    """Rows of documents with 64 of them a number, no document in what is left of the last one."""
    packed = np.packbits(documents, axis=-1)
    padded = np.zeros((*packed.shape[:-1], -(-packed.shape[-1] // 8) * 8), dtype=np.uint8)
    padded[..., : packed.shape[-1]] = packed
    return padded.view(np.uint64)
