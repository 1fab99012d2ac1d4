"""Lines that say nothing but what a page, a forum or a mail program says, a language at a time.

The phrases of `boilerplate` are what the model was trained with. These came later and the model does not know them:
they decide where a line is nothing else, and weigh nothing in any other. So a wording that is missed can be added
here without training the model again. They are written as phrases are: in lower case, words parted by one space,
every number 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wsm_corpus.languages import LANGUAGES, language
from wsm_corpus.languages.boilerplate import phrase_words, phrases
from wsm_corpus.records.ledger import Category

# A line of more words is text, whatever it is made of.
MOST_WORDS = 30


class _Known(NamedTuple):
    categories: Mapping[tuple[str, ...], Category]
    beginnings: frozenset[str]  # the first words of these
    sure: frozenset[tuple[str, ...]]  # phrases that may stand beside them
    longest: int


@cache
def _known(code: str) -> _Known:
    found: dict[tuple[str, ...], Category] = {}
    for one in dict.fromkeys((code, "en")):
        for row in language(one).boilerplate().whole_lines:
            for text in row.lines:
                found.setdefault(tuple(phrase_words(text)), row.category)
    sure = frozenset(words for words, phrase in phrases(code).items() if phrase.sure)
    longest = max(map(len, (*found, *sure)))
    return _Known(found, frozenset(words[0] for words in (*found, *sure)), sure, longest)


def whole_line(words: Sequence[str], code: str) -> Category | None:
    """Say what a line is that consists of nothing but known ones, and sure phrases beside them.

    Args:
        words: the line's words, as `phrase_words` writes them.
        code: ISO 639-1 code of the document; English ones stand on pages of every language.

    Returns:
        The category of the longest known one; None for any other line, and for one of sure phrases alone.
    """
    known = _known(code)
    if not words or len(words) > MOST_WORDS or words[0] not in known.beginnings:
        return None
    best: tuple[int, Category] | None = None
    place = 0
    while place < len(words):
        for length in range(min(known.longest, len(words) - place), 0, -1):
            piece = tuple(words[place : place + length])
            category = known.categories.get(piece)
            if category is not None and (best is None or length > best[0]):
                best = (length, category)
            if category is not None or piece in known.sure:
                place += length
                break
        else:
            return None
    return best[1] if best else None


@cache
def poster_fields() -> frozenset[str]:
    """What a forum says of those who post; a forum speaks its own language, whatever is posted there."""
    return frozenset().union(*(known.boilerplate().posters for known in LANGUAGES.values()))
