"""Languages of texts, spans and passages."""

from __future__ import annotations

from wsm_corpus.record import record

UNDETERMINED = "und"
"""ISO 639-2 code for a text with too little evidence for any language."""


@record
class LanguageGuess:
    """The language of one text."""

    language: str  # ISO 639-1 code, or "und"
    confidence: float  # 0 to 1; 0 for "und"


@record
class Span:
    """A stretch of text in one language, half-open in code points."""

    start: int
    end: int
    language: str  # ISO 639-1 code, or "und"
    confidence: float  # 0 to 1


@record
class Passage:
    """A stretch of one paragraph of the clean text, in one language.

    Passages are in order and do not overlap; together they hold every character of the clean text but the
    blanks between them. A paragraph in one language is one passage; a quotation in another language within
    it makes three.
    """

    start: int  # code points into the clean text, half-open
    end: int
    language: str  # ISO 639-1 code, or "und"
    confidence: float  # 0 to 1
    corrected: bool = False  # a curator overruled the detector


@record
class LanguageShare:
    """How much of a document is in one language."""

    language: str
    share: float  # of the letters of the clean text, 0 to 1
