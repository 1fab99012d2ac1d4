"""The postings of a segment while it is being made: every list in order, nothing to sort but the terms."""

from __future__ import annotations

from array import array
from collections import defaultdict

from wsm_corpus.engines.whoosh_engine.schema import PART_WEIGHT, field_language
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.records import Document, ThemeScore

PASSAGE_GAP = 16
"""Positions between two passages, so that no phrase and no usual proximity reaches across."""

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
    """One term's postings so far."""

    __slots__ = ("docs", "forms", "sizes", "values", "weights")

    def __init__(self) -> None:
        self.docs = array("I")
        self.weights = array("f")
        self.values = bytearray()
        self.sizes = array("I")
        self.forms: dict[str, int] = {}

    def split_values(self) -> list[bytes]:
        """The value of each posting."""
        values, out, start = bytes(self.values), [], 0
        for size in self.sizes:
            out.append(values[start : start + size])
            start += size
        return out


class _Places:
    """One term's occurrences in the document at hand."""

    __slots__ = ("position", "start", "value", "weight")

    def __init__(self) -> None:
        self.position = 0
        self.start = 0
        self.weight = 0.0
        self.value = bytearray()

    def add(self, position: int, start: int, number: int, weight: float) -> None:
        for delta in (position - self.position, start - self.start, number):
            if delta < 0x4000:
                self.value += _VARINTS[delta]
            else:
                self.value += _varint(delta)
        self.position, self.start = position, start
        self.weight += weight


class Pool:
    """The postings of documents added one by one, by field and term."""

    def __init__(self) -> None:
        self.fields: dict[str, defaultdict[str, Postings]] = defaultdict(lambda: defaultdict(Postings))
        self.words = array("I")  # words of each document's clean text
        self.title_words = array("I")
        self.present: list[tuple[str, ...]] = []  # fields of words in which each document has any

    def add(self, document: Document) -> None:
        """Take in a document: its number is the count of those before."""
        doc = len(self.words)
        counts = self._add_text(doc, document)
        self._add_title(doc, document)
        self._add_concepts(doc, document)
        self._add_removed(doc, document)
        for code, count in counts.items():
            self._add_keyword(doc, "passage", code, float(count))
        citation = document.citation
        singles = {
            "language": document.language,
            "site": citation.site,
            "author": citation.author,
            "format": document.format,
            "published": citation.published,
            "id": document.id,
        }
        for field, value in singles.items():
            if value:
                self._add_keyword(doc, field, value)
        for field, themes in (("theme", document.themes), ("context", document.contexts)):
            for name in dict.fromkeys(theme.theme for theme in themes):
                self._add_keyword(doc, field, name)

    def _add_text(self, doc: int, document: Document) -> dict[str, int]:
        counts: dict[str, int] = {}
        found: defaultdict[str, defaultdict[str, _Places]] = defaultdict(lambda: defaultdict(_Places))
        position = 0
        for passage in document.passages:
            code = field_language(passage.language)
            last = self._add_words(
                f"text_{code}", document.text[passage.start : passage.end], code, position, passage.start, found
            )
            counts[passage.language] = counts.get(passage.language, 0) + last
            position += last + PASSAGE_GAP
        self._close(doc, found)
        self.words.append(sum(counts.values()))
        self.present.append(tuple(found))
        return counts

    def _add_title(self, doc: int, document: Document) -> None:
        found: defaultdict[str, defaultdict[str, _Places]] = defaultdict(lambda: defaultdict(_Places))
        code = field_language(document.language)
        self.title_words.append(self._add_words(f"title_{code}", document.citation.title or "", code, 0, 0, found))
        self._close(doc, found)
        self.present[doc] += tuple(found)

    def _add_words(
        self,
        field: str,
        text: str,
        code: str,
        position: int,
        start: int,
        found: defaultdict[str, defaultdict[str, _Places]],
    ) -> int:
        """Add the words of a stretch of text; how many there were."""
        known = self.fields[field]
        places = found[field]
        last = -1
        for token in analyse(text, code):
            last = token.position
            forms = known[token.term].forms
            if token.kind == "part":
                number = forms.setdefault(PART + token.surface, len(forms))
                places[token.term].add(position + last, start + token.start, number, PART_WEIGHT)
            else:
                number = forms.setdefault(token.surface, len(forms))
                places[token.term].add(position + last, start + token.start, number, 1.0)
        return last + 1

    def _add_concepts(self, doc: int, document: Document) -> None:
        found: defaultdict[str, defaultdict[str, _Places]] = defaultdict(lambda: defaultdict(_Places))
        mentions = {(m.start, m.end, m.concept, m.language) for t in _all_themes(document) for m in t.mentions}
        for number, (start, end, concept, language) in enumerate(sorted(mentions)):
            found[f"concept_{field_language(language)}"][concept].add(number, start, end - start, 1.0)
        self._close(doc, found)
        self.present[doc] += tuple(found)

    def _close(self, doc: int, found: dict[str, defaultdict[str, _Places]]) -> None:
        for field, terms in found.items():
            known = self.fields[field]
            for term, places in terms.items():
                postings = known[term]
                postings.docs.append(doc)
                postings.weights.append(places.weight)
                postings.values += places.value
                postings.sizes.append(len(places.value))

    def _add_removed(self, doc: int, document: Document) -> None:
        code = field_language(document.language)
        terms = {token.term for line in document.removed for token in analyse(line.text, code)}
        for term in terms:
            self._add_keyword(doc, f"removed_{code}", term)

    def _add_keyword(self, doc: int, field: str, value: str, weight: float = 1.0) -> None:
        postings = self.fields[field][value]
        postings.docs.append(doc)
        postings.weights.append(weight)


def _all_themes(document: Document) -> tuple[ThemeScore, ...]:
    return (*document.themes, *document.contexts)
