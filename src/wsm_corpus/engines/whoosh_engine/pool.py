"""What the documents of a segment hold, while it is made."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from pathlib import Path

import numpy as np

from wsm_corpus.engines.whoosh_engine.field_words import FieldEvidence, FieldKeywords, FieldWords, Stretch
from wsm_corpus.engines.whoosh_engine.schema import (
    MOST_EVIDENCE,
    PASSAGE_GAP,
    SINGLE,
    field_language,
)
from wsm_corpus.engines.whoosh_engine.write_running import RunningWriter
from wsm_corpus.languages.analysis import terms_in, tokenise
from wsm_corpus.records import Document

_START = attrgetter("start")

DOCUMENT_SIZE = 1_000
"""Bytes that are held of every document, however short, about."""


FURNITURE = 120
"""Characters of a line that may be removed on every page of its site, so that its terms are remembered: a third of a
millisecond a page."""


class Pool:
    """The postings of documents added one by one, by field."""

    def __init__(self) -> None:
        self.running = RunningWriter()
        self.fields: dict[str, FieldWords | FieldEvidence | FieldKeywords] = {}
        # The same, by what they hold:
        self._texts: dict[str, FieldWords] = {}
        self._concepts: dict[str, FieldEvidence] = {}
        self._keywords: dict[str, FieldKeywords] = {}
        self._stretches: list[Stretch] = []  # of the text at hand, in order
        self._before: dict[int, list[int]] = {}  # by number of a stretch, the first position of each clump
        self._end = 0  # a position behind every word of the text at hand
        self.words = array("I")  # words of each document's clean text
        self.title_words = array("I")
        self.present: list[set[str]] = []  # fields of words in which each document has any

    @property
    def size(self) -> int:
        """Bytes that are held, and that writing will take on top of them, about."""
        return DOCUMENT_SIZE * len(self.words) + sum(words.size for words in self._texts.values())

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
        self._stretches.clear()
        self._before.clear()
        position = 0
        for passage in document.passages:
            code = field_language(passage.language)
            field = f"text_{code}"
            words = self._texts.get(field) or self._new_words(field, code, self.running)
            text, number = document.text[passage.start : passage.end], self.running.passages
            stretch = words.add(doc, text, position, passage.start, number)
            self._stretches.append(stretch)
            last = stretch.words
            if last:
                self.present[doc].add(field)
            self.running.end_passage(doc, passage.language, last)
            counts[passage.language] = counts.get(passage.language, 0) + last
            position += last + PASSAGE_GAP
        self._end = position
        self.words.append(sum(counts.values()))
        return counts

    def _add_title(self, doc: int, document: Document) -> None:
        code = field_language(document.language)
        field = f"title_{code}"
        words = self._texts.get(field) or self._new_words(field, code, None)
        count = words.add(doc, document.citation.title or "", 0, 0).words
        self.title_words.append(count)
        if count:
            self.present[doc].add(field)

    def _new_words(self, field: str, code: str, running: RunningWriter | None) -> FieldWords:
        words = self.fields[field] = self._texts[field] = FieldWords(code, running)
        return words

    def _add_concepts(self, doc: int, document: Document) -> None:
        themes = (*document.themes, *document.contexts)
        evidence = {(m.start, m.end, m.concept, m.language) for theme in themes for m in theme.mentions}
        mentions = {(m.start, m.end, m.concept, m.language) for m in document.mentions}
        for start, end, concept, language in sorted(evidence | mentions):
            field = f"concept_{field_language(language)}"
            light = (start, end, concept, language) not in evidence
            position, more = self._words_at(start, end)
            length = (end - start) * MOST_EVIDENCE + more
            concepts = self._concepts.get(field)
            if concepts is None:
                concepts = self.fields[field] = self._concepts[field] = FieldEvidence()
            concepts.add(concept, doc, position, start, length, light)
            self.present[doc].add(field)

    def _words_at(self, start: int, end: int) -> tuple[int, int]:
        """The position of the first word of a stretch of the text at hand, and how many words more it has."""
        first = last = -1
        for base, position, clump in self._clumps_from(start):
            if first >= 0 and base >= end:
                break
            begins, ends = _bounds(clump)
            at = bisect_right(ends, start - base)
            if first < 0 and at < len(ends):
                first = last = position + at
            if first >= 0:
                last = max(last, position + bisect_left(begins, end - base) - 1)
        return (first, min(last - first, MOST_EVIDENCE - 1)) if first >= 0 else (self._end, 0)

    def _clumps_from(self, start: int) -> Iterator[tuple[int, int, str]]:
        """The clumps from a place of the text at hand on: where each begins, its first word's position, its text."""
        first = max(bisect_right(self._stretches, start, key=_START) - 1, 0)
        for number in range(first, len(self._stretches)):
            stretch = self._stretches[number]
            before = self._before.get(number)
            if before is None:
                before = self._before[number] = list(accumulate(stretch.counts, initial=stretch.position))
            at = max(bisect_right(stretch.starts, start - stretch.start) - 1, 0)
            for place in range(at, len(stretch.clumps)):
                yield stretch.start + stretch.starts[place], before[place], stretch.clumps[place]

    def _add_removed(self, doc: int, document: Document) -> None:
        code = field_language(document.language)
        for term in set().union(*[_terms_of(line.text, code) for line in document.removed]):
            self._add_keyword(doc, f"removed_{code}", term)

    def _add_keyword(self, doc: int, field: str, value: str, weight: float = 1.0) -> None:
        keywords = self._keywords.get(field)
        if keywords is None:
            keywords = self.fields[field] = self._keywords[field] = FieldKeywords()
        keywords.add(value, doc, weight)

    def write_running(self, folder: Path, segment: str) -> None:
        """Write the running words."""
        texts = [field for name, field in self._texts.items() if name.startswith("text_")]
        counts = np.zeros(len(self.running.forms), dtype=np.int64)
        for field in texts:
            field.count_words(counts)
        self.running.write(folder, segment, counts, (part for field in texts for part in field.running_words()))

    def forget_clumps(self) -> None:
        """Let go of what only further documents would need."""
        for field in self._texts.values():
            field.forget_clumps()
        self._texts, self._concepts, self._keywords = {}, {}, {}  # so that a field is gone when `fields` lets it go


@lru_cache(maxsize=1_024)  # a text without blanks is one clump, and its words are asked for mention by mention
def _bounds(clump: str) -> tuple[list[int], list[int]]:
    """Where the words of a clump begin, and where they end."""
    spans = tokenise(clump)
    return [start for start, _ in spans], [end for _, end in spans]


def _terms_of(line: str, code: str) -> frozenset[str]:
    """The terms of a removed line."""
    return _remembered(line, code) if len(line) <= FURNITURE else frozenset(terms_in(line, code))


@lru_cache(maxsize=8_192)
def _remembered(line: str, code: str) -> frozenset[str]:
    return frozenset(terms_in(line, code))
