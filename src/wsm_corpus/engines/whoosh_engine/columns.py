"""Metadata of every document, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Ints, Mask


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
