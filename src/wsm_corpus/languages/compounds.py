"""Compounds of Dutch and German, taken apart: ``socialemediabeleid`` is sociale + media + beleid.

Of all ways to cut a word into known words, the cheapest: a part costs the less, the more compounds of the
language's word list begin, or for the last part end, with it. Between parts a linking -s-, -en- or -e- may stand.
The costs come with the package (`benchmarks/make_compound_parts.py` made them, out of simplemma's word lists and
no text), so that a word is split alike in index and query, today and on any machine.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from wsm_corpus.languages.compound_words import (
    DUTCH_ADDED,
    DUTCH_NOT_HEADS,
    DUTCH_NOT_MODIFIERS,
    DUTCH_SHORT_HEADS,
    DUTCH_SHORT_MODIFIERS,
)
from wsm_corpus.languages.record import Language

SHORTEST_PART = 4
LONGEST_WORD = 40
LINKS = ("", "s", "en", "e")

# All costs are in tenths of a nat.
LINK_COSTS = {"": 0, "s": 10, "en": 15, "e": 30}
ADDED_COST = 85  # as a word in five compounds of the list
SHORT_COST = 90  # a word of three letters
DERIVED_COST = 95  # bestendigheid, from bestendig
DEAREST_PART = 138
"""Mean cost of a part above which the parts of an unknown word are chance (insta + gram); of 270 splits in Dutch
notes the dearest right one cost 136."""

# Words that a list leaves out because it has what they are made from: bestendigheid (bestendig), functionering
# (functioneren), overwerk (werk).
_DERIVED = (("heid", ""), ("heden", ""), ("ing", "en"), ("ingen", "en"))
_PARTICLES = ("aan", "achter", "bij", "door", "onder", "over", "tegen", "tussen", "voor")
# Endings that are spelled like a word, themselves inflected or derived from: bereik + baarheid.
_ENDING = re.compile(
    r"(?:baar|lijk|loos|zaam|schap|achtig|matig|vormig|waardig|rijk)(?:e|er|ere|ste|s|en|heid|heden)?"
)


class Parts(NamedTuple):
    """What a language's compounds are made of."""

    places: dict[str, int]  # word -> its place in the two tables
    beginnings: bytes  # cost as a beginning
    ends: bytes  # cost as an end
    whole: frozenset[str]  # known words that only look like compounds


@lru_cache(maxsize=4)
def read_parts(code: str) -> Parts:
    """The table of a language; empty where there is none."""
    file = Path(__file__).parent / "data" / f"parts_{code}.gz"
    if not file.exists():
        return Parts({}, b"", b"", frozenset())
    # Two lines of words, then a byte a word for each of its costs: read in a tenth of the time of a table of text.
    words, whole, costs = gzip.decompress(file.read_bytes()).split(b"\n", 2)
    names = words.decode().split()
    return Parts(
        dict(zip(names, range(len(names)), strict=True)),
        costs[: len(names)],
        costs[len(names) :],
        frozenset(whole.decode().split()),
    )


@lru_cache(maxsize=131_072)
def split(word: str, language: Language) -> tuple[str, ...]:
    """The parts of a folded word, linking letters left out; empty when it is no compound."""
    if not language.compounds or not 7 <= len(word) <= LONGEST_WORD or word in language.no_split:
        return ()
    parts = read_parts(language.code)
    if word in parts.whole or not word.isalpha():
        return ()
    found, cost = cheapest(word, parts, language)
    return found if found and cost <= DEAREST_PART * len(found) else ()


def cheapest(word: str, parts: Parts, language: Language) -> tuple[tuple[str, ...], int]:
    """The cheapest way to cut a word into two parts or more, and its cost; nothing where there is none."""
    size = len(word)
    best: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
    for end in range(3, size + 1):
        final = end == size
        for start in range(end - 2):
            if start not in best or (start == 0 and final):
                continue
            piece = word[start:end]
            for link in ("",) if final else LINKS:
                part = piece.removesuffix(link) if link else piece
                if link and (part == piece or piece.endswith("ss")):
                    continue
                cost = _cost(part, final, size, parts, language)
                if cost is None:
                    continue
                total = best[start][0] + cost + LINK_COSTS[link]
                if end not in best or total < best[end][0]:
                    best[end] = (total, (*best[start][1], part))
    total, found = best.get(size, (0, ()))
    return found, total


def _cost(part: str, final: bool, size: int, parts: Parts, language: Language) -> int | None:
    """The cost of a part; None where it cannot be one."""
    dutch = language.code == "nl"
    if len(part) < SHORTEST_PART:
        allowed = DUTCH_SHORT_HEADS if final else DUTCH_SHORT_MODIFIERS
        return SHORT_COST if dutch and part in allowed and size - len(part) >= SHORTEST_PART else None
    if dutch and (part in (DUTCH_NOT_HEADS if final else DUTCH_NOT_MODIFIERS) or (final and _ENDING.fullmatch(part))):
        return None
    place = parts.places.get(part)
    cost = None if place is None else (parts.ends if final else parts.beginnings)[place]
    if dutch and part in DUTCH_ADDED:
        return min(cost or ADDED_COST, ADDED_COST)
    if cost is None and dutch and _is_derived(part, parts):
        return DERIVED_COST
    if not final and part[-1] == "s" and part[-2] != "s" and part[:-1] in parts.places:
        return None  # bedrijfs- is bedrijf and a link
    return cost


def _is_derived(part: str, parts: Parts) -> bool:
    for ending, base in _DERIVED:
        if part.endswith(ending) and len(part) - len(ending) >= SHORTEST_PART:
            return part.removesuffix(ending) + base in parts.places
    return any(
        part.startswith(particle)
        and len(part) - len(particle) >= SHORTEST_PART
        and part[len(particle) :] in parts.places
        for particle in _PARTICLES
    )
