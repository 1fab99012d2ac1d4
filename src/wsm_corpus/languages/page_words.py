"""What stands beside the number of a printed page."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wsm_corpus.languages import LANGUAGES


class KnownPages(NamedTuple):
    """What tells that a line numbers a page."""

    page: re.Pattern[str]  # "page 3"
    of_pages: re.Pattern[str]  # "3 of 7"
    words: frozenset[str]  # all of these words


@cache
def known_pages() -> KnownPages:
    """Put the words of all languages together: a program numbers pages in its own."""
    pages = [known.boilerplate().pages for known in LANGUAGES.values()]
    page = [word for words in pages for word in words.page]
    of = [word for words in pages for word in words.of]
    return KnownPages(
        re.compile(rf"\b(?:{'|'.join(page)})\b\.? ?\d{{1,4}}\b", re.IGNORECASE),
        re.compile(rf"\b\d{{1,4}} ?(?:{'|'.join((*of, '/'))}) ?\d{{1,4}}\b", re.IGNORECASE),
        frozenset((*page, *of)),
    )
