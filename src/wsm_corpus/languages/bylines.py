"""What pages put before the name of an author."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from wsm_corpus.languages import LANGUAGES


@cache
def before_names() -> re.Pattern[str]:
    """Meets "Posted by", "door:" or "Autor: ", in the words of all languages: a program writes them in its own."""
    bylines = [known.boilerplate().bylines for known in LANGUAGES.values()]
    wrote = _any(word for words in bylines for word in words.wrote)
    by = _any(word for words in bylines for word in words.by)
    after = _any(word for words in bylines for word in words.by_after_verb)
    labels = _any(word for words in bylines for word in words.labels)
    return re.compile(rf"(?:{wrote}\s+)?{by}\s*:?\s+|{wrote}\s+{after}\s*:?\s+|{labels}\s*:\s*", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"  # of no words none is met
