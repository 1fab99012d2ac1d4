"""The records, frozen (`record`), that every other module speaks in.

All offsets are half-open code points. All language codes are ISO 639-1, or ``und``.
"""

from __future__ import annotations

from wsm_corpus.records.citation import Citation, Source, digest, site_of
from wsm_corpus.records.corrections import (
    Correction,
    LanguageCorrection,
    LineCorrection,
    MetadataCorrection,
    PassageCorrection,
    ThemeCorrection,
)
from wsm_corpus.records.document import Document
from wsm_corpus.records.index import Failure, IndexInfo, IndexReport
from wsm_corpus.records.language import UNDETERMINED, LanguageGuess, LanguageShare, Passage, Span
from wsm_corpus.records.ledger import CATEGORIES, Category, DecidedBy, Line, Verdict
from wsm_corpus.records.query import (
    And,
    Concept,
    Everything,
    Expansion,
    Fuzzy,
    Has,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Query,
    Sort,
    Wildcard,
    Word,
)
from wsm_corpus.records.results import (
    Concordance,
    ConcordanceLine,
    Dispersion,
    DocumentSpread,
    Facet,
    FacetValue,
    Frequency,
    Hit,
    Mark,
    MarkedText,
    MatchKind,
    Notice,
    Results,
    Snippet,
)
from wsm_corpus.records.theme import Mention, ThemeScore

__all__ = [
    "CATEGORIES",
    "UNDETERMINED",
    "And",
    "Category",
    "Citation",
    "Concept",
    "Concordance",
    "ConcordanceLine",
    "Correction",
    "DecidedBy",
    "Dispersion",
    "Document",
    "DocumentSpread",
    "Everything",
    "Expansion",
    "Facet",
    "FacetValue",
    "Failure",
    "Frequency",
    "Fuzzy",
    "Has",
    "Hit",
    "IndexInfo",
    "IndexReport",
    "LanguageCorrection",
    "LanguageGuess",
    "LanguageShare",
    "Line",
    "LineCorrection",
    "Mark",
    "MarkedText",
    "MatchKind",
    "Mention",
    "MetadataCorrection",
    "Node",
    "Not",
    "Notice",
    "Or",
    "Passage",
    "PassageCorrection",
    "Phrase",
    "Published",
    "Query",
    "Results",
    "Snippet",
    "Sort",
    "Source",
    "Span",
    "ThemeCorrection",
    "ThemeScore",
    "Verdict",
    "Wildcard",
    "Word",
    "digest",
    "site_of",
]
