"""Posting lists as arrays: one term in every segment of the index, and where it stands."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.forms import Form
from wsm_corpus.engines.whoosh_engine.keys import Keys, Spread
from wsm_corpus.engines.whoosh_engine.list_format import List
from wsm_corpus.engines.whoosh_engine.running import FAR
from wsm_corpus.engines.whoosh_engine.stretches import ranges

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Narrow = NDArray[Any]
"""Whole numbers from 0 on, in one, two or four bytes."""

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

FORM_BYTES = 200
"""About how much memory a form takes."""


def narrow(numbers: NDArray[Any]) -> Narrow:
    """Numbers, none below 0, in the fewest bytes that hold the largest."""
    return numbers.astype(np.min_scalar_type(int(numbers.max())), copy=False) if len(numbers) else numbers


class Places(NamedTuple):
    """Where a term stands, a row an occurrence, in order of documents and places.

    All but the documents are in the narrowest numbers that hold them: what is added to them has to be wider.
    """

    docs: Small
    positions: Narrow
    starts: Narrow  # code points into the clean text
    forms: Narrow  # numbers into TermPostings.forms; in concept fields the length of the evidence

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        return 4 * self.docs.nbytes

    @property
    def keys(self) -> Ints:
        """Document and position as one number, in order."""
        return self.docs * FAR + self.positions

    def where(self, rows: Mask | Ints) -> Places:
        """Some of the rows."""
        return Places(self.docs[rows], self.positions[rows], self.starts[rows], self.forms[rows])


_NONE = np.zeros(0, dtype=np.int32)
NOWHERE = Places(_NONE, _NONE, _NONE, _NONE)


class TermPostings(NamedTuple):
    """The postings of one term over the whole index; deleted documents are still among them."""

    docs: Ints
    ends: Small  # where the occurrences of each posting end
    positions: Narrow  # of each occurrence, as are the next two
    starts: Narrow
    numbers: Narrow  # of its form
    forms: tuple[Form, ...]  # of every segment, one after the other
    lengths: Narrow  # code points of each form
    light: Floats  # what each posting weighs, in four bytes; empty where each weighs as much as it has occurrences

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        arrays = (self.docs, self.ends, self.positions, self.starts, self.numbers, self.light)
        return sum(array.nbytes for array in arrays) + FORM_BYTES * len(self.forms) + 500

    @property
    def weights(self) -> Floats:
        """What each posting weighs."""
        return self.light.astype(np.float64) if len(self.light) else _steps(self.ends).astype(np.float64)

    def places(self, rows: Ints | None = None) -> Places:
        """Every occurrence, or those of some postings (row numbers, ascending)."""
        if rows is None:
            return Places(self.occurring(), self.positions, self.starts, self.numbers)
        begins, ends = np.where(rows > 0, self.ends[rows - 1], 0), self.ends[rows]
        taken = ranges(begins, ends)
        docs = np.repeat(self.docs[rows].astype(np.int32), ends - begins)
        return Places(docs, self.positions[taken], self.starts[taken], self.numbers[taken])

    def places_of(self, met: Mask) -> Places:
        """The occurrences of some postings, which are many."""
        if met.all():
            return self.places()
        counts = _steps(self.ends)
        taken = np.flatnonzero(np.repeat(met, counts))  # a mask in place of places takes twice as long
        docs = np.repeat(self.docs[met].astype(np.int32), counts[met])
        return Places(docs, self.positions[taken], self.starts[taken], self.numbers[taken])

    def occurring(self) -> Small:
        """The document of every occurrence."""
        return np.repeat(self.docs.astype(np.int32), _steps(self.ends))

    def documents(self, occurrences: Mask) -> Ints:
        """The documents of some occurrences, each once."""
        upto = np.cumsum(occurrences.view(np.uint8), dtype=np.int32)
        return self.docs[_steps(upto.take(self.ends - 1, mode="clip")) > 0]

    def keys(self, spread: Spread) -> Keys:
        """Every occurrence as a number, where documents begin at these."""
        numbers = np.repeat(spread.begins[self.docs], _steps(self.ends))
        numbers += self.positions.astype(numbers.dtype, copy=False)
        return Keys(numbers, spread.end)


def _steps(upto: NDArray[Any]) -> NDArray[Any]:
    """How much each running count adds to the one before."""
    steps = upto.copy()
    steps[1:] -= upto[:-1]
    return steps


NO_LIST = List(
    docs=np.zeros(0, dtype=np.int64),
    weights=np.zeros(0),
    counts=np.zeros(0, dtype=np.int64),
    positions=_NONE,
    starts=_NONE,
    forms=_NONE,
)


def join_postings(found: list[List], forms: tuple[Form, ...]) -> TermPostings:
    """One term's postings in all segments, in several lists one after the other, as one."""
    counts = np.concatenate([one.counts for one in found])
    weights = np.concatenate([one.weights for one in found])
    return TermPostings(
        docs=np.concatenate([one.docs for one in found]),
        light=weights[:0] if (weights == counts).all() else weights.astype(np.float32),  # as they are stored
        ends=np.cumsum(counts, dtype=np.int32),
        positions=_narrowly([one.positions for one in found]),
        starts=_narrowly([one.starts for one in found]),
        numbers=_narrowly([one.forms for one in found]),
        forms=forms,
        lengths=narrow(np.array([len(form.surface) for form in forms], dtype=np.int32)),
    )


def _narrowly(parts: list[Small]) -> Narrow:
    """Numbers one after the other, none below 0, in the fewest bytes that hold the largest."""
    kind = np.min_scalar_type(max(int(part.max(initial=0)) for part in parts))
    return np.concatenate(parts, dtype=kind, casting="unsafe")


def read_forms(forms: Any, field: str, term: str) -> tuple[Form, ...]:
    """The forms of a term, for fields that have any."""
    return forms(field).of(term) if field.startswith(("text_", "title_")) else ()
