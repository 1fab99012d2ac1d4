"""Two written forms of a word: as it stands, and with case and diacritics folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Characters that print nothing inside a word: soft hyphen, zero-width spaces and joiners, word joiner, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`\uff07"
HYPHENS = "-\u2010\u2011\u2012\u2013\uff0d"

_EXACT = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(INVISIBLE, "")}
)
# Letters that Unicode does not decompose but that are typed as these on a keyboard without them.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij"})
# Only the general marks: the vowel signs of Hindi or Arabic are letters to their readers.
_MARKS = re.compile("[\u0300-\u036f]+")

WORDS_REMEMBERED = 20_000
"""Words kept by each function that is asked of words again and again: enough for nearly all of a text, and a process
that meets words without end keeps some 5 MB a function."""


@lru_cache(maxsize=WORDS_REMEMBERED)
def exact_form(word: str) -> str:
    """The word as written: NFC, straight apostrophes and hyphens, nothing invisible; case and accents kept."""
    return word if word.isascii() and "`" not in word else unicodedata.normalize("NFC", word).translate(_EXACT)


@lru_cache(maxsize=WORDS_REMEMBERED)
def fold(word: str) -> str:
    """The word without case and diacritics: ``Privé`` and ``prive`` are one."""
    exact = exact_form(word)
    if exact.isascii():
        return exact.lower()
    letters = _MARKS.sub("", unicodedata.normalize("NFKD", exact.casefold()))
    return unicodedata.normalize("NFC", letters).translate(_PLAIN)
