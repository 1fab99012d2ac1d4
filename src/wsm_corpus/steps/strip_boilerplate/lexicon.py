"""How much of a line is made of the phrases boilerplate is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple

from wsm_corpus.languages.boilerplate import Phrase, phrases
from wsm_corpus.records.ledger import CATEGORIES, Category

# The categories that have phrases, as the model was trained on them; the head of a page is told by its place alone.
SPOKEN: tuple[Category, ...] = tuple(category for category in CATEGORIES if category != "running_head")


class Cover(NamedTuple):
    """What the lexicon says of a line."""

    shares: tuple[float, ...]  # of the line's words, a category each, in the order of `SPOKEN`
    total: float  # share of words under any phrase
    sure: float  # share of words under sure phrases
    category: Category | None  # the category with the greatest share


NOTHING = Cover((0.0,) * len(SPOKEN), 0.0, 0.0, None)
_PLACE = {category: place for place, category in enumerate(SPOKEN)}


@cache
def _lengths(language: str) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
    """First word of a phrase, then its second, to the lengths of the phrases they begin, longest first.

    Under "" for the second word stands what any other word after the first can be part of.
    """
    found: dict[str, dict[str, set[int]]] = {}
    for words in phrases(language):
        found.setdefault(words[0], {"": set()}).setdefault(words[1] if len(words) > 1 else "", set()).add(len(words))
    return {
        first: {second: tuple(sorted(lengths | after[""], reverse=True)) for second, lengths in after.items()}
        for first, after in found.items()
    }


def cover(words: Sequence[str], language: str) -> Cover:
    """Cover a line with phrases from left to right, the longest first.

    Args:
        words: The line's words, as `languages.boilerplate.phrase_words` writes them.
        language: ISO 639-1 code of the document.
    """
    lengths = _lengths(language)
    places = list(compress(range(len(words)), map(lengths.__contains__, words)))
    if not places:
        return NOTHING
    known = phrases(language)
    counts: dict[Category, int] = {}
    sure = free = 0
    for place in places:
        if place < free:
            continue
        after = lengths[words[place]]
        following = words[place + 1] if place + 1 < len(words) else ""
        for length in after.get(following, after[""]):
            phrase: Phrase | None = known.get(tuple(words[place : place + length]))
            if phrase is not None and place + length <= len(words):
                counts[phrase.category] = counts.get(phrase.category, 0) + length
                sure += length if phrase.sure else 0
                free = place + length
                break
    if not counts:
        return NOTHING
    shares = [0.0] * len(SPOKEN)
    for category, count in counts.items():
        shares[_PLACE[category]] = count / len(words)
    best = max(counts, key=lambda category: (counts[category], -_PLACE[category]))
    return Cover(tuple(shares), sum(shares), sure / len(words), best)
