"""What the project knows of each language, and the one analysis of words.

A language is a module here that holds one `Language`, and a row in `LANGUAGES`. Everything that reads words
(index, query, themes, concordance, highlights) goes through `languages.analysis`.
"""

from __future__ import annotations

from functools import lru_cache

from wsm_corpus.languages.de import GERMAN
from wsm_corpus.languages.en import ENGLISH
from wsm_corpus.languages.nl import DUTCH
from wsm_corpus.languages.record import Language

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "nl": DUTCH, "de": GERMAN}

__all__ = ["LANGUAGES", "Language", "language"]


def language(code: str) -> Language:
    """What is known of a language; of any other, a plain one whose words stay as they are."""
    return LANGUAGES.get(code) or _plain(code)


@lru_cache(maxsize=256)
def _plain(code: str) -> Language:
    return Language(code=code, name=code)
