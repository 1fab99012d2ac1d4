"""What a search gives back."""

from __future__ import annotations

from typing import Literal

from wsm_corpus.record import record
from wsm_corpus.records.citation import Citation
from wsm_corpus.records.language import LanguageShare
from wsm_corpus.records.query import Query

MatchKind = Literal["exact", "inflected", "variant", "part", "expansion"]


@record
class Mark:
    """What matched, half-open in code points of the text it marks, and how it matched."""

    start: int
    end: int
    kind: MatchKind
    """exact: as typed; inflected: another form of the word; variant: another spelling (case, accents, hyphens);
    part: a part of a compound; expansion: a label or dictionary word of another language, or a concept."""


@record
class MarkedText:
    """A text and what to highlight in it. No HTML: the faces turn marks into markup."""

    text: str
    marks: tuple[Mark, ...] = ()


@record
class Snippet:
    """A piece of one passage around what matched."""

    marked: MarkedText
    start: int  # of the piece, code points into the document's clean text
    end: int
    language: str  # of the passage
    cut_before: bool = False  # the passage goes on before the piece
    cut_after: bool = False


@record
class Hit:
    """One document found."""

    citation: Citation
    score: float
    language: str
    languages: tuple[LanguageShare, ...]
    themes: tuple[tuple[str, float], ...]  # (theme id, score), best first
    contexts: tuple[str, ...]
    snippets: tuple[Snippet, ...]
    matches: int | None = None  # how often the query's words were met in the document; None if not counted

    @property
    def id(self) -> str:
        """The document's id."""
        return self.citation.id

    @property
    def title(self) -> str:
        """The title, or for an untitled document its id."""
        return self.citation.title or self.citation.id


@record
class FacetValue:
    """How many of the documents found have a value."""

    value: str
    count: int


@record
class Facet:
    """Counts over all documents found, most frequent first, ties by value."""

    field: Literal["language", "passage", "theme", "context", "site", "author", "year"]
    values: tuple[FacetValue, ...]


@record
class Notice:
    """Something the reader of the results must know."""

    kind: Literal[
        "any_word",
        "no_hits_for",
        "partial",
        "unknown_field",
        "read_as",
        "old_vocabulary",
        "unusable_vocabulary",
        "unusable_dictionary",
    ]
    text: str  # one English sentence; the faces translate by `kind` and `subject`
    subject: str = ""
    offers: tuple[str, ...] = ()  # what can be asked in place of the subject, in the query language


@record
class Results:
    """A page of hits and what is true of all of them."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    corpus_version: str
    executed: str = ""  # the query as it was run, in the query language
    notices: tuple[Notice, ...] = ()


@record
class ConcordanceLine:
    """One hit in its context (KWIC)."""

    id: str  # of the document
    start: int  # of the hit, code points into the clean text
    end: int
    left: str
    hit: str
    right: str
    language: str
    kind: MatchKind
    citation: Citation
    document_language: str = ""  # of most of the document, and so of its title


@record
class Concordance:
    """Hits in context, over all documents found."""

    query: Query
    total: int  # hits, not documents
    documents: int
    lines: tuple[ConcordanceLine, ...]
    corpus_version: str


@record
class Frequency:
    """How often a query is met in one part of the corpus."""

    value: str  # the language, theme, site or year; "" for undated or unknown
    hits: int
    documents: int  # found; by language of passages: with a hit in them, or found by no word at all
    tokens: int  # words in that part of the corpus: the denominator
    corpus_documents: int  # documents in that part of the corpus that have such words

    @property
    def per_10k(self) -> float:
        """Hits per 10,000 words."""
        return 10_000 * self.hits / self.tokens if self.tokens else 0.0

    @property
    def share(self) -> float:
        """The documents found of those there, 0 to 1."""
        return self.documents / self.corpus_documents if self.corpus_documents else 0.0


@record
class DocumentSpread:
    """Where in one document the hits stand."""

    citation: Citation
    hits: int
    words: int  # of the document, or of its passages in the languages asked for
    places: tuple[float, ...]  # of each hit, from 0, the beginning of the clean text, to 1, its end
    language: str = ""  # of most of the document, and so of its title

    @property
    def per_10k(self) -> float:
        """Hits per 10,000 words."""
        return 10_000 * self.hits / self.words if self.words else 0.0


@record
class Dispersion:
    """How evenly hits are spread over documents."""

    query: Query
    hits: int
    documents: int  # with a hit
    searched: int  # that the filters let through, with a hit or without: the parts that the measures below compare
    deviation: float  # of proportions: near 0 evenly, near 1 all in a small part (`statistics`)
    evenness: float  # Juilland's D: 1 evenly, 0 all in one document
    spread: tuple[DocumentSpread, ...]  # most hits first, ties by id
    corpus_version: str
