"""The postings of a segment while it is being made: every list in order, nothing to sort but the terms."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from itertools import islice

from wsm_corpus.engines.whoosh_engine.running import RunningWriter
from wsm_corpus.engines.whoosh_engine.schema import (
    MENTION_WEIGHT,
    MOST_EVIDENCE,
    PART_WEIGHT,
    PASSAGE_GAP,
    SINGLE,
    field_language,
)
from wsm_corpus.languages.analysis import analyse, analyse_chunk
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import CHUNK, pieces
from wsm_corpus.records import Document

PART = "\x1d"
"""Stands before a form that is a part of the word it was found in."""


def _varint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


_VARINTS = [_varint(number) for number in range(1 << 14)]


class Postings:
    """One term's postings so far, and where its last occurrence was."""

    __slots__ = ("docs", "forms", "position", "sizes", "start", "values", "weights")

    def __init__(self) -> None:
        self.docs = array("I")
        self.weights = array("f")
        self.values = bytearray()
        self.sizes = array("I")
        self.forms: dict[str, int] = {}
        self.position = 0
        self.start = 0

    def add(self, doc: int, position: int, start: int, number: int, weight: float) -> None:
        """Take in an occurrence; they come in order of documents and places."""
        if self.docs and self.docs[-1] == doc:
            self.weights[-1] += weight
            deltas = (position - self.position, start - self.start, number)
        else:
            self.docs.append(doc)
            self.weights.append(weight)
            self.sizes.append(0)
            deltas = (position, start, number)
        self.position, self.start = position, start
        value = self.values
        before = len(value)
        for delta in deltas:
            value += _VARINTS[delta] if delta < 0x4000 else _varint(delta)
        self.sizes[-1] += len(value) - before

    def split_values(self) -> list[bytes]:
        """The value of each posting."""
        values, out, start = bytes(self.values), [], 0
        for size in self.sizes:
            out.append(values[start : start + size])
            start += size
        return out


_Known = tuple[tuple[int, ...], tuple[tuple[Postings, int, float, int, int], ...]]
"""A chunk of text: the numbers of its words as running words, and for each of its terms the list, form number,
weight, position and start.
"""

REMEMBERED = 100_000
"""Chunks whose lists are remembered a field; then they are forgotten all together."""


class Pool:
    """The postings of documents added one by one, by field and term."""

    def __init__(self) -> None:
        self.fields: dict[str, defaultdict[str, Postings]] = defaultdict(lambda: defaultdict(Postings))
        self._chunks: dict[str, dict[str, _Known]] = defaultdict(dict)
        self.running = RunningWriter()
        self._places: list[tuple[int, int, str]] = []  # chunks of the text at hand: start, position and the chunk
        self._end = 0  # a position behind every word of the text at hand
        self.words = array("I")  # words of each document's clean text
        self.title_words = array("I")
        self.present: list[set[str]] = []  # fields of words in which each document has any

    def add(self, document: Document) -> None:
        """Take in a document: its number is the count of those before."""
        doc = len(self.words)
        self.present.append(set())
        counts = self._add_text(doc, document)
        self._add_title(doc, document)
        self._add_concepts(doc, document)
        self._add_removed(doc, document)
        for code, count in counts.items():
            self._add_keyword(doc, "passage", code, float(count))
        citation = document.citation
        singles = (document.language, citation.site, citation.author, document.format, citation.published)
        for field, value in zip(("id", *SINGLE), (document.id, *singles), strict=True):
            if value:
                self._add_keyword(doc, field, value)
        for field, themes in (("theme", document.themes), ("context", document.contexts)):
            for name in dict.fromkeys(theme.theme for theme in themes):
                self._add_keyword(doc, field, name)

    def _add_text(self, doc: int, document: Document) -> dict[str, int]:
        counts: dict[str, int] = {}
        self._places.clear()
        position = 0
        for passage in document.passages:
            code = field_language(passage.language)
            text = document.text[passage.start : passage.end]
            last = self._add_words(doc, f"text_{code}", text, code, position, passage.start)
            self.running.end_passage(doc, passage.language, last)
            counts[passage.language] = counts.get(passage.language, 0) + last
            position += last + PASSAGE_GAP
        self._end = position
        self.words.append(sum(counts.values()))
        return counts

    def _add_title(self, doc: int, document: Document) -> None:
        code = field_language(document.language)
        self.title_words.append(self._add_words(doc, f"title_{code}", document.citation.title or "", code, 0, 0))

    def _add_words(self, doc: int, field: str, text: str, code: str, position: int, start: int) -> int:
        """Add the words of a stretch of text; how many there were."""
        chunks = self._chunks[field]
        running, places = (self.running.words, self._places) if field.startswith("text_") else (array("I"), [])
        first = position
        for match in CHUNK.finditer(text):
            chunk = match[0]
            known = chunks.get(chunk)
            if known is None:
                if len(chunks) >= REMEMBERED:
                    chunks.clear()
                known = chunks[chunk] = self._know(field, chunk, code)
            numbers, terms = known
            running.extend(numbers)
            base = start + match.start()
            places.append((base, position, chunk))
            for postings, number, weight, place, offset in terms:
                postings.add(doc, position + place, base + offset, number, weight)
            position += len(numbers)
        if position > first:
            self.present[doc].add(field)
        return position - first

    def _know(self, field: str, chunk: str, code: str) -> _Known:
        """What a chunk adds to which lists."""
        terms = self.fields[field]
        found = []
        _, entries = analyse_chunk(chunk, code)
        for term, kind, place, start, end in entries:
            forms = terms[term].forms
            part = kind == "part"
            number = forms.setdefault((PART if part else "") + chunk[start:end], len(forms))
            found.append((terms[term], number, PART_WEIGHT if part else 1.0, place, start))
        # Terms of one list come in order of places; a joined word and its first single word start alike.
        numbers = tuple(self.running.number(fold(chunk[piece.start : piece.end])) for piece in pieces(chunk))
        return numbers, tuple(sorted(found, key=lambda entry: entry[3:]))

    def _add_concepts(self, doc: int, document: Document) -> None:
        themes = (*document.themes, *document.contexts)
        evidence = {(m.start, m.end, m.concept, m.language) for theme in themes for m in theme.mentions}
        weights = {(m.start, m.end, m.concept, m.language): MENTION_WEIGHT for m in document.mentions}
        weights |= dict.fromkeys(evidence, 1.0)
        for start, end, concept, language in sorted(weights):
            field = f"concept_{field_language(language)}"
            weight = weights[start, end, concept, language]
            position, more = self._words_at(start, end)
            self.fields[field][concept].add(doc, position, start, (end - start) * MOST_EVIDENCE + more, weight)
            self.present[doc].add(field)

    def _words_at(self, start: int, end: int) -> tuple[int, int]:
        """The position of the first word of a stretch of the text at hand, and how many words more it has."""
        number = max(bisect_right(self._places, start, key=lambda place: place[0]) - 1, 0)
        first = last = -1
        for base, position, chunk in islice(self._places, number, None):
            if first >= 0 and base >= end:
                break
            for count, piece in enumerate(pieces(chunk), position):
                if first < 0 and base + piece.end > start:
                    first = last = count
                elif first >= 0 and base + piece.start < end:
                    last = count
        return (first, min(last - first, MOST_EVIDENCE - 1)) if first >= 0 else (self._end, 0)

    def _add_removed(self, doc: int, document: Document) -> None:
        code = field_language(document.language)
        terms = {token.term for line in document.removed for token in analyse(line.text, code)}
        for term in terms:
            self._add_keyword(doc, f"removed_{code}", term)

    def _add_keyword(self, doc: int, field: str, value: str, weight: float = 1.0) -> None:
        postings = self.fields[field][value]
        postings.docs.append(doc)
        postings.weights.append(weight)
