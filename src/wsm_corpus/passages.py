"""Passages of a document: the spans of its clean text, cut at paragraphs; and how much each language has of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wsm_corpus.records import UNDETERMINED, LanguageShare, Passage, Span

_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def passages_of(clean_text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    """The passages of a clean text: each is one paragraph (line), or the part of one that is in one language.

    Args:
        clean_text: the text that `spans` were found in.
        spans: in order, touching, covering the text, as `language_spans` gives them.

    Returns:
        Passages in order, without the blanks around them; none for a text of blanks. Every character that is
        not a blank is in one passage.
    """
    passages: list[Passage] = []
    number = 0
    start = 0
    for line in clean_text.split("\n"):
        end = start + len(line)
        while number < len(spans) and spans[number].end <= start:
            number += 1
        at = number
        while at < len(spans) and spans[at].start < end:
            span = spans[at]
            passage = _trimmed(clean_text, max(start, span.start), min(end, span.end), span)
            if passage is not None:
                passages.append(passage)
            at += 1
        start = end + 1
    return tuple(passages)


def _trimmed(text: str, start: int, end: int, span: Span) -> Passage | None:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if first >= last:
        return None
    return Passage(start=first, end=last, language=span.language, confidence=span.confidence)


def language_shares(text: str, passages: Iterable[Passage]) -> tuple[LanguageShare, ...]:
    """How much of a text is in each language, counted in letters.

    Args:
        text: the clean text the passages are of.
        passages: as `passages_of` gives them, corrected or not.

    Returns:
        Shares that sum to 1, largest first, ties by code; none where no passage holds a letter. The first one's
        language is the language of the document.
    """
    letters: dict[str, int] = {}
    for passage in passages:
        letters[passage.language] = letters.get(passage.language, 0) + _letters(text[passage.start : passage.end])
    total = sum(letters.values())
    ranked = sorted(letters.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(LanguageShare(language=code, share=count / total) for code, count in ranked if count)


def _letters(text: str) -> int:
    """How many letters a text has: those of ASCII counted at once, which takes a tenth of the time."""
    count = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    if text.isascii():
        return count
    return count + sum([text.count(char) for char in set(text) if char > "\x7f" and char.isalpha()])


def main_language(shares: Sequence[LanguageShare]) -> str:
    """The language of most of a document: the first share's, ``und`` where there is none."""
    return shares[0].language if shares else UNDETERMINED


def correct_passages(
    passages: Iterable[Passage], language: str, *, start: int | None = None, end: int | None = None
) -> tuple[Passage, ...]:
    """The passages with a curator's language, marked as corrected; passages that had it already stay as they are.

    Args:
        passages: of one document.
        language: the ISO 639-1 code the curator gave.
        start: correct only passages that begin at or after this code point of the clean text.
        end: correct only passages that end at or before this code point of the clean text.

    Returns:
        As many passages, in the same places. A passage that lies only partly in the range is left alone.
    """
    return tuple(
        replace(passage, language=language, confidence=1.0, corrected=True)
        if passage.language != language
        and (start is None or passage.start >= start)
        and (end is None or passage.end <= end)
        else passage
        for passage in passages
    )
