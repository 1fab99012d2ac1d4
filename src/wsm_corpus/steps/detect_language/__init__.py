"""Which language a text is in, and which stretches of it are in another.

langdetect's profiles are scored exactly, word by word, and the likeliest sequence of languages is found over the
words. Nothing is drawn at random: the same text gives the same answer in any run, process and thread.

Languages are named by ISO 639-1 code; Low Saxon, which has none, by its ISO 639-2 code ``nds``.
"""

from __future__ import annotations

import math
from itertools import pairwise

from wsm_corpus.languages.profiles import UNIT
from wsm_corpus.records import UNDETERMINED, LanguageGuess, Span
from wsm_corpus.steps.detect_language.evidence import LANGUAGES
from wsm_corpus.steps.detect_language.spans import Stretch, stretches
from wsm_corpus.steps.detect_language.words import place_of_change, words_of

__all__ = ["detect_language", "language_spans"]

MIN_LETTERS = 3
"""A text of fewer letters ("Ok", "404") is in no language that could be told."""


def detect_language(text: str) -> LanguageGuess:
    """The language of most of a text.

    Args:
        text: any text, of any length; addresses, @handles and #tags in it do not count.

    Returns:
        The ISO 639-1 code and how sure it is, 0 to 1; ``und`` and 0 where there is too little to tell by.
    """
    shares: dict[str, float] = {}
    sure: dict[str, float] = {}
    for span in language_spans(text):
        letters = sum(map(str.isalpha, text[span.start : span.end]))
        shares[span.language] = shares.get(span.language, 0) + letters
        sure[span.language] = max(sure.get(span.language, 0.0), span.confidence)
    shares.pop(UNDETERMINED, None)
    if not shares:
        return LanguageGuess(language=UNDETERMINED, confidence=0.0)
    language = max(shares, key=lambda code: (shares[code], code))
    return LanguageGuess(language=language, confidence=sure[language])


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
    found = stretches(words)
    if not found or sum(word.end - word.start for word in words) < MIN_LETTERS:
        return (Span(start=0, end=len(text), language=UNDETERMINED, confidence=0.0),)
    starts = [0]
    for before, after in pairwise(found):
        end = words[before.last - 1].end
        starts.append(end + place_of_change(text[end : words[after.first].start]))
    ends = [*starts[1:], len(text)]
    return tuple(
        Span(start=start, end=end, language=LANGUAGES[stretch.column], confidence=_confidence(stretch))
        for start, end, stretch in zip(starts, ends, found, strict=True)
    )


def _confidence(stretch: Stretch) -> float:
    """The posterior probability of the language chosen, given the words of the stretch."""
    top = int(stretch.totals[stretch.column])
    odds = sum(math.exp(min(0.0, (int(total) - top) / UNIT)) for total in stretch.totals)
    return round(1 / odds, 4)
