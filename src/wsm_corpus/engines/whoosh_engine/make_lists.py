"""Posting lists out of occurrences: documents, weights and values of one term after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.field_words import FieldEvidence, FieldKeywords, FieldWords, Ints, Met, Numbers
from wsm_corpus.engines.whoosh_engine.schema import MENTION_WEIGHT, PART_WEIGHT

List = tuple[Numbers, NDArray[np.float32], Sequence[bytes] | None]
"""Documents, weights and values of a term; None where postings have none."""


def keyword_lists(field: FieldKeywords, ranks: Ints) -> Iterator[List]:
    """The list of each term of a field of keywords, in order of terms."""
    for docs, weights in field.lists(ranks):
        yield docs, weights, None


def word_lists(field: FieldWords | FieldEvidence, ranks: Ints) -> Iterator[List]:
    """The list of each term of a field of words or concepts, in order of terms."""
    light = PART_WEIGHT if isinstance(field, FieldWords) else MENTION_WEIGHT
    for first, until, met in field.met(ranks):
        yield from _lists(met, until - first, light)


def _lists(met: Met, terms: int, light: float) -> Iterator[List]:
    new = np.ones(len(met.docs), dtype=bool)
    new[1:] = (met.docs[1:] != met.docs[:-1]) | (met.terms[1:] != met.terms[:-1])
    begins = np.flatnonzero(new)
    docs = met.docs[begins]
    counts = np.diff(begins, append=len(new))
    lights = np.add.reduceat(met.light, begins, dtype=np.int64) if len(begins) else counts
    weights = (counts - (1 - light) * lights).astype(np.float32)
    values, ends = _values(met, new, begins)
    last = 0
    for end in np.cumsum(np.bincount(met.terms[begins], minlength=terms)).tolist():
        cuts = [int(ends[last - 1]) if last else 0, *ends[last:end].tolist()]
        yield (
            docs[last:end],
            weights[last:end],
            [values[start:stop] for start, stop in pairwise(cuts)],
        )
        last = end


def _values(met: Met, new: NDArray[np.bool_], begins: Ints) -> tuple[bytes, Ints]:
    """The values of all postings, one after the other, and where each ends."""
    numbers = np.empty((len(new), 3), dtype=np.uint32)
    for column, places in enumerate((met.positions, met.starts)):
        numbers[:, column] = places
        numbers[1:, column] -= np.where(new[1:], 0, places[:-1]).astype(np.uint32)
    numbers[:, 2] = met.forms
    data, ends = varints(numbers.ravel())
    return data, ends[np.append(begins[1:], len(new)) * 3 - 1] if len(new) else ends


def varints(numbers: NDArray[Any]) -> tuple[bytes, Ints]:
    """Unsigned LEB128 numbers, and where each ends."""
    sizes = np.ones(len(numbers), dtype=np.int64)
    for bits in (7, 14, 21, 28):
        sizes += numbers >= 1 << bits
    ends = np.cumsum(sizes)
    data = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    begins = ends - sizes
    rows, left = np.arange(len(numbers)), numbers
    for place in range(5):
        more = sizes[rows] > place + 1
        data[begins[rows] + place] = (left & 0x7F) | (more.astype(np.uint8) << 7)
        rows, left = rows[more], left[more] >> 7
        if not len(rows):
            break
    return data.tobytes(), ends
