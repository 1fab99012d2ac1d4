"""The forms in which each term of a segment was written.

A file a segment and field, beside Whoosh's own and deleted with them, compressed. A line a term, in the order of
terms: the term, then its forms in the order of their numbers, with tabs between. A form whose folded form differs
has it after a unit separator; a form that is a part of the word it was found in starts with a group separator. So
a wildcard is looked for in one string.
"""

from __future__ import annotations

import re
import threading
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.field_words import PART
from wsm_corpus.engines.whoosh_engine.packing import pack, unpack
from wsm_corpus.languages.fold import fold

FOLDED = "\x1f"
ANY_LETTER = rb"(?:[^\t\n\x1d\x1f\x80-\xff]|[\xc2-\xf4][\x80-\xbf]+)"
ANY_LETTERS = rb"[^\t\n\x1d\x1f]*"
NEWLINE = 10

LINES = 32
"""Lines that are looked through for a term; where the first of them begins is remembered."""

COMMON = 64
"""What stands in more than one of so many bytes is not looked at place by place: one pass over all is faster."""

TELLING = 4
"""So many bytes are never as common as that, and need not be counted first."""

LONGEST = 255
"""Letters of a word, beyond which they are not counted."""

_END = re.compile(rb"[\t\n]")
_SEPARATOR = re.compile(rb"[\t\n\x1f]")
_CUTS = bytes(byte in {9, NEWLINE, ord(FOLDED)} for byte in range(256))
_LETTERS = bytes(byte % 32 if byte < 128 and chr(byte).isalnum() else 0 for byte in range(256))
"""A number below 32 for every letter; whatever is not of ASCII shares one."""


def forms_file(folder: Path, segment: str, field: str) -> Path:
    """Where a segment keeps the forms of a field; deleted with the segment by its name."""
    return folder / f"{segment}.forms.{field}"


def write_forms(file: Path, forms: Iterable[tuple[bytes, str]]) -> None:
    """Write the forms of a field's terms, with tabs between, in order of terms."""
    data = bytearray()
    for term, written in forms:
        data += form_line(term, [_entry(form).encode() for form in written.split("\t")])
    write_lines(file, data)


def form_line(term: bytes, entries: Iterable[bytes]) -> bytes:
    """The line of a term, its forms as `Forms.lines` gives them."""
    return term + b"\t" + b"\t".join(entries) + b"\n"


def write_lines(file: Path, lines: bytearray) -> None:
    """Write the lines of a field's terms, in order of terms."""
    file.write_bytes(pack(bytes(lines)))


def _entry(form: str) -> str:
    folded = fold(form)
    return form if folded == form or form.startswith(PART) else f"{form}{FOLDED}{folded}"


class Form(NamedTuple):
    """One way in which a term was written."""

    surface: str
    folded: str
    part: bool  # it is a part of this word


def _read_entry(entry: str) -> Form:
    if entry.startswith(PART):
        return Form(entry[1:], fold(entry[1:]), True)
    surface, _, folded = entry.partition(FOLDED)
    return Form(surface, folded or surface, False)


class Forms:
    """The forms of one field of one segment."""

    def __init__(self, file: Path) -> None:
        try:
            self._packed = file.read_bytes()  # now: a later commit may delete it
        except FileNotFoundError:
            self._packed = b""  # no document of the segment has words in this field
        self._unpacked: bytes | None = None
        self._lock = threading.Lock()

    @property
    def _data(self) -> bytes:
        if self._unpacked is None:
            with self._lock:
                if self._unpacked is None:
                    self._unpacked = unpack(self._packed) if self._packed else b""
                    self._packed = b""
        return self._unpacked

    def lines(self) -> Iterator[list[bytes]]:
        """The forms of each term, in order of terms, as they are written."""
        for line in BytesIO(self._data):
            yield line[:-1].split(b"\t")[1:]

    @cached_property
    def _starts(self) -> array[int]:
        """Where every so many lines begin, and where the last ends."""
        ends = np.flatnonzero(np.frombuffer(self._data, dtype=np.uint8) == NEWLINE)
        return array("Q", [0, *(ends[LINES - 1 : -1 : LINES] + 1).tolist(), len(self._data)])

    def _first_term(self, block: int) -> bytes:
        start = self._starts[block]
        return self._data[start : self._data.index(b"\t", start)]

    def of(self, term: str) -> tuple[Form, ...]:
        """The forms of a term, by number; empty for a term that is not there."""
        wanted = term.encode()
        block = bisect_right(range(len(self._starts) - 1), wanted, key=self._first_term) - 1 if self._data else -1
        if block < 0:
            return ()
        lines = self._data[self._starts[block] : self._starts[block + 1]]
        head = wanted + b"\t"
        begin = 0 if lines.startswith(head) else lines.find(b"\n" + head) + 1
        if not lines.startswith(head, begin):
            return ()
        forms = lines[begin + len(head) : lines.index(b"\n", begin)]
        return tuple(map(_read_entry, forms.decode().split("\t")))

    def matching(self, pattern: bytes, piece: bytes, beginning: bytes) -> Iterator[tuple[str, str]]:
        """(term, folded form) of whole words whose folded form is met by a regular expression over UTF-8.

        Args:
            pattern: it must meet no separator; `ANY_LETTER` and `ANY_LETTERS` do not.
            piece: bytes that stand in everything it meets, the more the faster.
            beginning: bytes that everything it meets begins with; they are soon found once `_whole` is there.
        """
        data = self._data
        if beginning and "_whole" in self.__dict__:
            yield from self._matching_whole(re.compile(pattern), beginning)
            return
        if len(piece) < TELLING and data.count(piece) * COMMON > len(data):
            for match in re.finditer(rb"[\t\x1f](" + pattern + rb")(?=[\t\n])", data):
                yield self._term_at(match.start(1)), match[1].decode()
            return
        meets = re.compile(pattern).fullmatch
        for start, end in self._having(piece):
            if meets(data, start, end):
                yield self._term_at(start), data[start:end].decode()

    def _matching_whole(self, pattern: re.Pattern[bytes], beginning: bytes) -> Iterator[tuple[str, str]]:
        data = np.frombuffer(self._data, dtype=np.uint8)
        starts, _, letters = self._whole
        wanted = np.bitwise_or.reduce(_letters(beginning))
        places = starts.at(np.flatnonzero((letters & wanted) == wanted))
        for more, byte in enumerate(beginning):  # never beyond the end: what ends a word is no byte of it
            places = places[data[places + more] == byte]
        for start in places.tolist():
            form = self._form_at(start)
            if pattern.fullmatch(form.encode()):
                yield self._term_at(start), form

    def _having(self, piece: bytes) -> Iterator[tuple[int, int]]:
        """Where the forms with some bytes begin and end as they are folded; parts of words among them."""
        data = self._data
        at = data.find(piece)
        while at >= 0:
            start = max(data.rfind(b"\t", 0, at), data.rfind(b"\n", 0, at)) + 1
            if start == 0 or data[start - 1] == NEWLINE:  # of a term, and not of a form
                end = data.index(b"\t", at)
            else:
                found = _END.search(data, at)
                end = found.start() if found else len(data)
                yield max(start, data.rfind(b"\x1f", start, end) + 1), end
            at = data.find(piece, end)

    def _term_at(self, place: int) -> str:
        start = self._data.rfind(b"\n", 0, place) + 1
        return self._data[start : self._data.find(b"\t", start)].decode()

    def nearly(self, word: str, distance: int) -> list[tuple[str, str]]:
        """(term, folded form) of whole words that so many changes of a letter may turn into a word; not all do.

        A change, be it two neighbours that swap places, brings in at most one letter and takes out at most one.
        """
        starts, lengths, letters = self._whole
        wanted = np.bitwise_or.reduce(_letters(word.encode() + b"\n"))  # what ends a word has a bit too
        length = min(len(word), LONGEST)
        alike = (lengths >= max(length - distance, 0)) & (lengths <= min(length + distance, LONGEST))
        alike &= np.bitwise_count(letters & ~wanted) <= distance
        alike &= np.bitwise_count(wanted & ~letters) <= distance
        places = starts.at(np.flatnonzero(alike)).tolist()
        return [(self._term_at(start), self._form_at(start)) for start in places]

    def _form_at(self, place: int) -> str:
        found = _SEPARATOR.search(self._data, place)
        return self._data[place : found.start() if found else None].decode()

    @cached_property
    def _whole(self) -> tuple[_Starts, NDArray[np.uint8], NDArray[np.uint32]]:
        """Whole words as they are folded: where each begins, how many letters it has, and a bit for each.

        Of every segment, they are kept as long as the index is open: seven bytes a word.
        """
        data = np.frombuffer(self._data, dtype=np.uint8)
        cuts = np.flatnonzero(np.frombuffer(self._data.translate(_CUTS), dtype=bool)).astype(np.int32)
        starts, ends = cuts[:-1] + 1, cuts[1:]
        whole = (data[cuts[:-1]] != NEWLINE) & (data[ends] != ord(FOLDED)) & (data[starts] != ord(PART))
        letters = _letters(self._data)
        letters = np.bitwise_or.reduceat(letters, starts)[whole] if len(starts) else letters
        starts, ends = starts[whole], ends[whole]
        inner = np.flatnonzero(data & 0xC0 == 0x80)  # bytes that begin no letter
        lengths = ends - starts - np.diff(np.searchsorted(inner, (starts, ends)), axis=0)[0]
        return _Starts(starts), np.minimum(lengths, LONGEST).astype(np.uint8), letters


class _Starts:
    """Numbers in order, kept as what they are more than the first of so many neighbours."""

    def __init__(self, numbers: NDArray[np.int32]) -> None:
        self._first = numbers[::LINES].copy()
        more = numbers - np.repeat(self._first, LINES)[: len(numbers)]
        self._more = more.astype(np.min_scalar_type(int(more.max(initial=0))))

    def at(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """Some of the numbers."""
        return np.asarray(np.add(self._first[rows // LINES], self._more[rows], dtype=np.int64))


def _letters(text: bytes) -> NDArray[np.uint32]:
    """A bit of 32 for each byte."""
    return np.left_shift(np.uint32(1), np.frombuffer(text.translate(_LETTERS), dtype=np.uint8), dtype=np.uint32)
