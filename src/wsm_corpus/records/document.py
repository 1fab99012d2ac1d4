"""A document as the pipeline leaves it: never half-filled."""

from __future__ import annotations

from wsm_corpus.record import record
from wsm_corpus.records.citation import Citation
from wsm_corpus.records.language import LanguageShare, Passage
from wsm_corpus.records.ledger import Line
from wsm_corpus.records.theme import Mention, ThemeScore


@record
class Document:
    """Everything the corpus knows of one document."""

    citation: Citation
    file: str  # path below documents/
    format: str  # of the file: text, markdown, html, jsonl, csv, warc
    sha256: str  # of the source as found
    fingerprint: str  # changes whenever the document has to be indexed anew
    text: str  # the clean text: the kept lines, joined by line feeds, runs of blank lines collapsed to one
    lines: tuple[Line, ...]  # the ledger
    language: str  # the language of most of the clean text
    languages: tuple[LanguageShare, ...]  # the mix, largest share first
    passages: tuple[Passage, ...]
    themes: tuple[ThemeScore, ...]  # best first
    contexts: tuple[ThemeScore, ...]  # platforms, sectors, occupations: a facet of their own, never themes
    mentions: tuple[Mention, ...] = ()  # labels met that are evidence of none of these: a query can find them
    corrections: tuple[str, ...] = ()  # what a curator overruled, one sentence each

    @property
    def id(self) -> str:
        """The document's stable id."""
        return self.citation.id

    @property
    def title(self) -> str:
        """The title, or for an untitled document its id."""
        return self.citation.title or self.citation.id

    @property
    def removed(self) -> tuple[Line, ...]:
        """The lines that were taken out."""
        return tuple(line for line in self.lines if not line.kept)
