"""Posting lists as arrays: whole blocks decoded at once, places only where they are asked for."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.forms import Form
from wsm_corpus.engines.whoosh_engine.running import FAR

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def read_blocks(data: bytes) -> tuple[Ints, Floats, list[bytes]]:
    """A posting list of Whoosh's: document numbers, weights and values, in order of documents."""
    stream = BytesIO(data)
    position = 4  # the magic number
    docs: list[Ints] = []
    weights: list[Floats] = []
    values: list[bytes] = []
    while position < len(data):
        size = int.from_bytes(data[position : position + 4], "big", signed=True)
        stream.seek(position + 4)
        position += 4 + abs(size)
        count, _, _, compression, _, _ = pickle.load(stream)  # noqa: S301 - our own index, see docs/architecture.md
        block = data[stream.tell() : position]
        ids, weight, value = pickle.loads(zlib.decompress(block) if compression else block)  # noqa: S301
        docs.append(np.cumsum(np.array(ids, dtype=np.int64)))
        if weight is None:
            weights.append(np.ones(count))
        elif isinstance(weight, float):
            weights.append(np.full(count, weight))
        else:
            weights.append(np.array(weight, dtype=np.float64))
        values.extend(value or ())
        if size < 0:
            break
    return np.concatenate(docs), np.concatenate(weights), values


@dataclass(frozen=True, slots=True)
class Places:
    """Where a term stands, a row an occurrence, in order of documents and places."""

    docs: Ints
    positions: Small
    starts: Small  # code points into the clean text
    forms: Small  # numbers into TermPostings.forms; in concept fields the length of the evidence

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return self.docs.nbytes + 3 * self.positions.nbytes

    @property
    def keys(self) -> Ints:
        """Document and position as one number, in order."""
        return self.docs * FAR + self.positions

    def where(self, rows: Mask | Ints) -> Places:
        """Some of the rows."""
        return Places(self.docs[rows], self.positions[rows], self.starts[rows], self.forms[rows])


_NONE = np.zeros(0, dtype=np.int32)
NOWHERE = Places(_NONE.astype(np.int64), _NONE, _NONE, _NONE)


@dataclass(frozen=True, slots=True)
class TermPostings:
    """The postings of one term over the whole index; deleted documents are still among them."""

    docs: Ints
    weights: Floats
    data: NDArray[np.uint8]  # the values, one after the other
    ends: Ints  # where each value ends in `data`
    forms: tuple[Form, ...]  # of every segment, one after the other
    form_base: Ints  # what to add to each posting's form numbers
    lengths: Ints  # code points of each form
    scores: Floats  # BM25F of each posting; empty for fields that are not scored

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        arrays = (self.docs, self.weights, self.data, self.ends, self.form_base, self.lengths, self.scores)
        return sum(array.nbytes for array in arrays) + 200 * len(self.forms) + 500

    def places(self, rows: Ints | None = None) -> Places:
        """Every occurrence, or those of some postings (row numbers, ascending)."""
        if rows is None:
            rows, data, ends = np.arange(len(self.docs)), self.data, self.ends
        else:
            data, ends = _gather(self.data, self.ends, rows)
        triples, per_posting = _read_triples(data, ends)
        posting = np.repeat(np.arange(len(rows)), per_posting)
        return Places(
            self.docs[rows][posting],
            _undelta(triples[:, 0], per_posting).astype(np.int32),
            _undelta(triples[:, 1], per_posting).astype(np.int32),
            (triples[:, 2] + self.form_base[rows][posting]).astype(np.int32),
        )

    def keys(self) -> Ints:
        """`Places.keys` of every occurrence, without the rest of it."""
        triples, per_posting = _read_triples(self.data, self.ends)
        return np.repeat(self.docs * FAR, per_posting) + _undelta(triples[:, 0], per_posting)


def _read_triples(data: NDArray[np.uint8], ends: Ints) -> tuple[Ints, Ints]:
    """Three numbers an occurrence, and how many occurrences each posting has."""
    numbers, counts = _read_varints(data, ends)
    return numbers.reshape(-1, 3), counts // 3


def _gather(data: NDArray[np.uint8], ends: Ints, rows: Ints) -> tuple[NDArray[np.uint8], Ints]:
    starts = np.where(rows > 0, ends[rows - 1], 0)
    sizes = ends[rows] - starts
    new_ends = np.cumsum(sizes)
    index = np.arange(int(new_ends[-1]) if len(rows) else 0) + np.repeat(starts - (new_ends - sizes), sizes)
    return data[index], new_ends


def _read_varints(data: NDArray[np.uint8], ends: Ints) -> tuple[Ints, Ints]:
    """All numbers, and how many there are before each of `ends` and after the one before."""
    last = np.flatnonzero(data < 0x80)
    first = np.empty_like(last)
    first[:1] = 0
    first[1:] = last[:-1] + 1
    numbers = (data[first] & 0x7F).astype(np.int64)
    more = np.flatnonzero(last > first)
    shift = 7
    place = first[more] + 1
    while len(more):
        numbers[more] |= (data[place] & 0x7F).astype(np.int64) << shift
        going_on = last[more] > place
        more, place, shift = more[going_on], place[going_on] + 1, shift + 7
    return numbers, np.diff(np.searchsorted(last, ends, side="left"), prepend=0)


def _undelta(deltas: Ints, counts: Ints) -> Ints:
    """Running sums that begin anew with each posting."""
    sums = np.cumsum(deltas)
    begins = np.cumsum(counts) - counts
    base = np.where(begins > 0, sums[begins - 1], 0) if len(sums) else begins
    return np.asarray(sums - np.repeat(base, counts))


Part = tuple[int, Ints, Floats, list[bytes], tuple[Form, ...]]
"""One term's postings in a segment: the number of its first document, numbers, weights, values, forms."""


def join_postings(parts: list[Part], score: Callable[[Ints, Floats], Floats]) -> TermPostings:
    """One term's postings in every segment as one list, each with its score."""
    values = [value for part in parts for value in part[3]]
    forms = tuple(form for part in parts for form in part[4])
    bases, base = [], 0
    for part in parts:
        bases.append(np.full(len(part[1]), base))
        base += len(part[4])
    docs = np.concatenate([part[1] + part[0] for part in parts])
    weights = np.concatenate([part[2] for part in parts])
    return TermPostings(
        docs=docs,
        weights=weights,
        scores=score(docs, weights),
        data=np.frombuffer(b"".join(values), dtype=np.uint8),
        ends=np.cumsum(np.fromiter(map(len, values), dtype=np.int64, count=len(values))),
        forms=forms,
        form_base=np.concatenate(bases),
        lengths=np.array([len(form.surface) for form in forms], dtype=np.int64),
    )


def read_forms(forms: Any, field: str, term: str) -> tuple[Form, ...]:
    """The forms of a term, for fields that have any."""
    return forms(field).of(term) if field.startswith(("text_", "title_")) else ()
