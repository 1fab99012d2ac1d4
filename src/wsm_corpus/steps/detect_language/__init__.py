"""Which language a text is in, and which stretches of it are in another.

langdetect's profiles are scored exactly, word by word, and the likeliest sequence of languages is found over the
words. Nothing is drawn at random: the same text gives the same answer in any run, process and thread.

Languages are named by ISO 639-1 code; Low Saxon, which has none, by its ISO 639-2 code ``nds``.
"""

from __future__ import annotations

from itertools import islice, pairwise

import numpy as np

from wsm_corpus.languages.profiles import UNIT
from wsm_corpus.records import UNDETERMINED, LanguageGuess, Span
from wsm_corpus.steps.detect_language.evidence import LANGUAGES
from wsm_corpus.steps.detect_language.spans import Stretch, stretches
from wsm_corpus.steps.detect_language.words import Words, place_of_change, words_of

__all__ = ["detect_language", "language_spans"]

CALM = 0.7
"""Evidence counts so much when a confidence is made of it: what is said with 60, 80 and 96 % is then right in 61,
82 and 93 % of the development texts; with 1 it was right in 49, 68 and 86 %."""

_AFTER_LATIN = "\u0370"  # the first letter after the Latin ones, and what modifies them

MIN_LETTERS = 3
"""A text of fewer letters ("Ok", "404") is in no language that could be told."""


def detect_language(text: str) -> LanguageGuess:
    """The language of most of a text.

    Args:
        text: any text, of any length; addresses, @handles and #tags in it do not count.

    Returns:
        The ISO 639-1 code and how sure it is, 0 to 1; ``und`` and 0 where there is too little to tell by.
    """
    words = words_of(text)
    found = stretches(words) if enough(words) else []
    if not found:
        return LanguageGuess(language=UNDETERMINED, confidence=0.0)
    letters: dict[int, int] = {}
    for stretch in found:
        size = sum(map(len, words.surfaces[stretch.first : stretch.last]))
        letters[stretch.column] = letters.get(stretch.column, 0) + size
    column = max(letters, key=lambda one: (letters[one], -one))
    sure = max(_confidence(stretch) for stretch in found if stretch.column == column)
    return LanguageGuess(language=LANGUAGES[column], confidence=sure)


def language_spans(text: str) -> tuple[Span, ...]:
    """The stretches of a text that are in one language each.

    Args:
        text: any text, of any length.

    Returns:
        Spans in order that touch one another and cover the whole text, half-open in code points; none for an
        empty text. Two neighbours are never in the same language. A language changes between words only; blanks
        stay with what they follow, an opening quote or bracket goes with what it opens.
    """
    if not text:
        return ()
    words = words_of(text)
    if not enough(words):
        return (Span(start=0, end=len(text), language=UNDETERMINED, confidence=0.0),)
    found = stretches(words)
    starts = [0]
    for before, after in pairwise(found):
        end = words.bounds[2 * before.last - 1]
        starts.append(end + place_of_change(text[end : words.bounds[2 * after.first]]))
    ends = [*starts[1:], len(text)]
    return tuple(
        Span(start=start, end=end, language=LANGUAGES[stretch.column], confidence=_confidence(stretch))
        for start, end, stretch in zip(starts, ends, found, strict=True)
    )


def enough(words: Words) -> bool:
    """Whether there are letters enough to tell a language by."""
    letters = 0
    for surface in islice(words.surfaces, MIN_LETTERS):
        letters += len(surface) if surface < _AFTER_LATIN else 2 * len(surface)  # another script says more
    return letters >= MIN_LETTERS


def _confidence(stretch: Stretch) -> float:
    """The probability that the language chosen is right, given the words of the stretch."""
    top = stretch.totals[stretch.column]
    odds = np.exp(np.minimum(0, stretch.totals - top) * (CALM / UNIT)).sum()
    return round(float(1 / odds), 4)
