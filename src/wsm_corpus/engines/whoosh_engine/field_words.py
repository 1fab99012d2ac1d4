"""What a field of a segment holds while the segment is made: arrays, a few bytes each time a word is met.

A clump of text (`words.clumps`) is analysed once and what its words are found under is kept once. Every time it is
met again it costs eight bytes, its number and where it starts. Posting lists are made of that at the end, for some
hundred thousand occurrences at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.stretches import portions, ranges
from wsm_corpus.engines.whoosh_engine.write_running import RunningWriter
from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import analyse_chunk
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.parted import cut, with_particle
from wsm_corpus.languages.words import chunks, pieces

Numbers = NDArray[np.unsignedinteger[Any]]
Ints = NDArray[np.int64]

PART = "\x1d"
"""Stands before a form that is a part of the word it was found in."""

AT_ONCE = 250_000
"""Occurrences that are sorted at a time, and most terms of them: some 50 MB of arrays, however large the segment."""

MOST_TERMS = 1 << 16
_BY_PLACE = itemgetter(2, 3)


class Met(NamedTuple):
    """Occurrences of some terms, in order of terms, documents and places."""

    terms: Numbers  # counted from the first of these terms
    docs: Numbers
    positions: Numbers
    starts: Numbers
    forms: Numbers
    light: NDArray[np.bool_]  # weighs less than a word: a part of a compound, a mention that is no evidence


class Stretch(NamedTuple):
    """A stretch of text as it was taken in."""

    start: int  # in the document, code points
    position: int  # of its first word
    words: int  # how many it has
    clumps: Sequence[str]
    starts: Sequence[int]  # where each clump begins, counted from the beginning of the stretch
    counts: Sequence[int]  # words of each clump


class Terms:
    """The terms of a field, numbered as they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, term: str) -> int:
        """The number of a term."""
        return self.numbers.setdefault(term, len(self.numbers))

    def in_order(self) -> tuple[list[bytes], Ints]:
        """The terms in the order of the index, and the place of each there by its number."""
        ordered = sorted((term.encode(), number) for term, number in self.numbers.items())
        ranks = np.empty(len(ordered), dtype=np.int64)
        ranks[[number for _, number in ordered]] = np.arange(len(ordered))
        return [term for term, _ in ordered], ranks


class FieldWords(Terms):
    """The words of one field."""

    def __init__(self, code: str, running: RunningWriter | None) -> None:
        super().__init__()
        self.forms: list[str] = []  # of each term, in the order of their numbers, with tabs between
        self._code, self._language = code, language(code)
        self._running = running  # None for titles, which are no running words
        self._clumps: dict[str, int] = {}
        self._lengths = array("I")  # words of each clump
        self._words = array("I")  # their numbers as running words
        # Of each entry of each clump:
        self._of_clump, self._term, self._form, self._place, self._offset = (array("I") for _ in range(5))
        self._light = array("B")
        # Of each time that a clump was met:
        self._met, self._starts = array("I"), array("I")
        # Of each stretch of text:
        self._docs, self._positions, self._ends, self._passages = (array("I") for _ in range(4))
        self.size = 0  # bytes that are held, about

    def add(self, doc: int, text: str, position: int, start: int, passage: int = 0) -> Stretch:
        """Take in a stretch of text.

        Args:
            doc: the document's number; stretches come in order of documents and places.
            text: what is taken in.
            position: of its first word.
            start: of the stretch in the document, in code points.
            passage: its number among all passages of the segment.
        """
        written, starts, particles = cut(text, self._language)
        known = list(map(self._clumps.get, written, repeat(-1)))
        for at in [at for at, number in enumerate(known) if number < 0] if -1 in known else ():
            known[at] = self._number_clump(written[at])
        for at, particle in particles.items():
            known[at] = self._number_clump(written[at], particle.word)
        counts = list(map(self._lengths.__getitem__, known))
        words = sum(counts)
        if words:
            self._met.extend(compress(known, counts))
            self._starts.extend([start + base for base in compress(starts, counts)])
            self._docs.append(doc)
            self._positions.append(position)
            self.size += (len(self._met) - (self._ends[-1] if self._ends else 0)) * CLUMP_MET + STRETCH
            self._ends.append(len(self._met))
            self._passages.append(passage)
        return Stretch(start, position, words, written, starts, counts)

    def _number_clump(self, clump: str, particle: str = "") -> int:
        """The number of a clump, and of one with a verb whose particle stands apart; what is new is taken note of."""
        number = self._clumps.setdefault(with_particle(clump, particle), len(self._clumps))
        if number == len(self._lengths):
            length = 0
            for base, chunk in chunks(clump):
                length += self._learn(number, chunk, base, length, particle)
            self._lengths.append(length)
            self.size += CLUMP_KNOWN + 4 * len(clump) + WORD_KNOWN * length
        return number

    def _learn(self, number: int, chunk: str, base: int, position: int, particle: str) -> int:
        """Note what a chunk of a clump, at a place in it, is found under; how many words it has."""
        length, entries = analyse_chunk(chunk, self._code, particle)
        # Terms of one list come in order of places; a joined word and its first single word start alike.
        for term, kind, place, start, end in sorted(entries, key=_BY_PLACE) if len(entries) > 1 else entries:
            of_term = self.number(term)
            self._of_clump.append(number)
            self._term.append(of_term)
            self._form.append(self._number_form(of_term, (PART if kind == "part" else "") + chunk[start:end]))
            self._place.append(position + place)
            self._offset.append(base + start)
            self._light.append(kind == "part")
        if self._running is not None:
            words = [fold(chunk[piece.start : piece.end]) for piece in pieces(chunk)]
            self._words.extend(map(self._running.number, words))
        return length

    def _number_form(self, term: int, form: str) -> int:
        if term == len(self.forms):
            self.forms.append(form)
            return 0
        known = self.forms[term]
        place = f"\t{known}\t".find(f"\t{form}\t")
        if place >= 0:
            return known.count("\t", 0, place)
        self.forms[term] = f"{known}\t{form}"
        return known.count("\t") + 1

    def running_words(self) -> Iterator[tuple[Ints, Numbers]]:
        """The numbers of the passages and their running words, some passages at a time."""
        lengths, words = _numbers(self._lengths), _numbers(self._words)
        last = np.cumsum(lengths, dtype=np.int64)
        ends = _numbers(self._ends).astype(np.int64)
        for first, until in portions(np.diff(ends, prepend=0), AT_ONCE):
            met = _numbers(self._met)[ends[first - 1] if first else 0 : ends[until - 1]]
            found = words[ranges(last[met] - lengths[met], last[met])]
            yield _numbers(self._passages)[first:until].astype(np.int64), found

    def count_words(self, counts: Ints) -> None:
        """Add how often each running word was met, by its number."""
        often = np.bincount(_numbers(self._met), minlength=len(self._lengths))
        of_words = np.repeat(often, _numbers(self._lengths))
        counts += np.bincount(_numbers(self._words), weights=of_words, minlength=len(counts)).astype(np.int64)

    def forget_clumps(self) -> None:
        """Let go of what only further texts would need."""
        self._clumps = {}

    def met(self, ranks: Ints) -> Iterator[tuple[int, int, Met]]:
        """Every occurrence, of some terms at a time: the first of them, the one after the last, and what was met."""
        met = _numbers(self._met)
        docs, positions = self._rows()
        of_clump, term = _numbers(self._of_clump), ranks[_numbers(self._term)]
        often = np.bincount(met, minlength=len(self._lengths))[of_clump]
        columns = tuple(map(_numbers, (self._place, self._offset, self._form)))
        light = np.frombuffer(self._light, dtype=np.bool_)
        for first, until in portions(np.bincount(term, weights=often, minlength=len(ranks)), AT_ONCE, MOST_TERMS):
            wanted = np.flatnonzero((term >= first) & (term < until))
            in_clump = np.bincount(of_clump[wanted], minlength=len(self._lengths))
            begins = np.cumsum(in_clump) - in_clump
            rows = np.flatnonzero((in_clump > 0)[met])
            begins, count = begins[met[rows]], in_clump[met[rows]]
            entries = wanted[ranges(begins, begins + count)]
            rows = np.repeat(rows, count)
            order = np.argsort((term[entries] - first).astype(np.uint16), kind="stable")
            entries, rows = entries[order], rows[order]
            place, offset, form = (column[entries] for column in columns)
            starts = _numbers(self._starts)[rows] + offset
            of_terms = (term[entries] - first).astype(np.uint32)
            yield first, until, Met(of_terms, docs[rows], positions[rows] + place, starts, form, light[entries])

    def _rows(self) -> tuple[Numbers, Numbers]:
        """The document and the position of each time that a clump was met."""
        ends = _numbers(self._ends).astype(np.int64)
        count = ends - np.append(0, ends[:-1])
        length = _numbers(self._lengths)[_numbers(self._met)]
        positions = np.cumsum(length, dtype=np.uint32) - length
        # Numbers below 2 ** 32 wrap.
        positions += np.repeat(_numbers(self._positions) - positions[ends - count], count)
        return np.repeat(_numbers(self._docs), count), positions


CLUMP_MET = 24
"""Bytes that a clump costs each time it is met: eight, its running words, and what sorting takes."""

CLUMP_KNOWN = 450
"""Bytes that a clump costs once, its text aside: its number, its terms, their forms and lists."""

WORD_KNOWN = 40
"""Bytes more for each word of a clump: a text without blanks is one clump of many."""
STRETCH = 40


class FieldEvidence(Terms):
    """The concepts met in passages of one language."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = [array("I") for _ in range(5)]
        self._light = array("B")

    def add(self, concept: str, doc: int, position: int, start: int, length: int, light: bool) -> None:
        """Take in an occurrence; they come in order of documents and places."""
        for column, number in zip(self._columns, (self.number(concept), doc, position, start, length), strict=True):
            column.append(number)
        self._light.append(light)

    def met(self, ranks: Ints) -> Iterator[tuple[int, int, Met]]:
        """Every occurrence, as `FieldWords.met`."""
        of, *columns = map(_numbers, self._columns)
        terms = ranks[of]
        light = np.frombuffer(self._light, dtype=np.bool_)
        for first, until in portions(np.bincount(terms, minlength=len(ranks)), AT_ONCE, MOST_TERMS):
            rows = np.flatnonzero((terms >= first) & (terms < until))
            rows = rows[np.argsort(terms[rows], kind="stable")]
            docs, positions, starts, forms = (column[rows] for column in columns)
            yield (
                first,
                until,
                Met((terms[rows] - first).astype(np.uint32), docs, positions, starts, forms, light[rows]),
            )


class FieldKeywords(Terms):
    """The values of a field of one term a value."""

    def __init__(self) -> None:
        super().__init__()
        self._of, self._docs = array("I"), array("I")
        self._weights = array("f")

    def add(self, value: str, doc: int, weight: float = 1.0) -> None:
        """Take in a value of a document; they come in order of documents."""
        self._of.append(self.number(value))
        self._docs.append(doc)
        self._weights.append(weight)

    def lists(self, ranks: Ints) -> Iterator[tuple[Numbers, NDArray[np.float32]]]:
        """Documents and weights of each term, in order of terms."""
        of = ranks[_numbers(self._of)]
        order = np.argsort(of, kind="stable")
        docs, weights = _numbers(self._docs)[order], np.frombuffer(self._weights, dtype=np.float32)[order]
        begin = 0
        for end in np.cumsum(np.bincount(of, minlength=len(ranks))).tolist():
            yield docs[begin:end], weights[begin:end]
            begin = end


def _numbers(column: array[int]) -> Numbers:
    return np.frombuffer(column, dtype=np.uint32)
