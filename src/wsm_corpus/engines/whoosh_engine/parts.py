"""The parts that a field divides the corpus into, whatever is searched for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.columns import Column
from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, Mask, Narrow, Small


class Parts(NamedTuple):
    """A row a value of the field; deleted documents do not count."""

    known: Ints  # documents that have it
    documents: Ints  # those of them that are counted
    tokens: Ints  # words
    others: Small  # documents without a value
    other_documents: int  # those of them that are counted
    other_tokens: int

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return 500 + self.known.nbytes + self.documents.nbytes + self.tokens.nbytes + self.others.nbytes


def make_parts(column: Column, live: Mask, counted: Mask, words: Floats, in_pairs: Narrow | None) -> Parts:
    """The parts of a corpus.

    Args:
        column: the field.
        live: which documents there are.
        counted: those of them with words in the languages asked for.
        words: of each document, there.
        in_pairs: words of each document and value, where they are not those of the document.
    """
    other = live.copy()
    other[column.docs] = False
    weights = words[column.docs] if in_pairs is None else in_pairs
    tokens = np.bincount(column.codes, weights=weights * live[column.docs], minlength=len(column.values))
    return Parts(
        known=column.count(live),
        documents=column.count(counted),
        tokens=tokens.astype(np.int64),
        others=np.flatnonzero(other).astype(np.int32),
        other_documents=int((counted & other).sum()),
        other_tokens=int(words[other].sum()),
    )
