"""Compounds of Dutch and German, taken apart: ``socialemediabeleid`` is sociale + media + beleid.

Of all ways to cut a word into known words, the cheapest: a part costs the less, the more compounds of the
language's word list begin, or for the last part end, with it. Between parts a linking -s-, -en- or -e- may stand.
The costs come with the package (`benchmarks/make_compound_parts.py` made them, out of simplemma's word lists and
no text), so that a word is split alike in index and query, today and on any machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from wsm_corpus.languages.compound_words import (
    DUTCH_ADDED,
    DUTCH_BORROWED,
    DUTCH_NOT_HEADS,
    DUTCH_NOT_MODIFIERS,
    DUTCH_SHORT_HEADS,
    DUTCH_SHORT_MODIFIERS,
)
from wsm_corpus.languages.fold import WORDS_REMEMBERED
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.word_lines import LETTERS, WordLines, words_in_lines

SHORTEST_PART = 4
LONGEST_WORD = 40
LINKS = ("", "s", "en", "e")

# All costs are in tenths of a nat.
LINK_COSTS = {"": 0, "s": 10, "en": 15, "e": 30}
ADDED_COST = 85  # as a word in five compounds of the list
BORROWED_COST = 100  # an English word, which is in none
SHORT_COST = 90  # a word of three letters
DERIVED_COST = 95  # bestendigheid, from bestendig
_GIVEN = dict.fromkeys(DUTCH_BORROWED, BORROWED_COST) | dict.fromkeys(DUTCH_ADDED, ADDED_COST)
_GIVEN_LETTERS = frozenset(word[:LETTERS] for word in _GIVEN)
DEAREST_PART = 138
"""Mean cost of a part above which the parts of an unknown word are chance (insta + gram); of 270 splits in Dutch
notes the dearest right one cost 136."""

# Words that a list leaves out because it has what they are made from: bestendigheid (bestendig), functionering
# (functioneren), overwerk (werk).
_DERIVED = (("heid", ""), ("heden", ""), ("ing", "en"), ("ingen", "en"))
_DERIVED_ENDINGS = tuple(ending for ending, _ in _DERIVED)
_PARTICLES = ("aan", "achter", "bij", "door", "onder", "over", "tegen", "tussen", "voor")
# Endings that are spelled like a word, themselves inflected or derived from: bereik + baarheid.
_ENDING = re.compile(
    r"(?:baar|lijk|loos|zaam|schap|achtig|matig|vormig|waardig|rijk)(?:e|er|ere|ste|s|en|heid|heden)?"
)


class Parts:
    """What a language's compounds are made of."""

    def __init__(self, words: bytes, whole: bytes, beginnings: bytes, ends: bytes) -> None:
        """Take words in lines (`parts_in_lines`), those that only look like compounds, and the costs of each word."""
        self.beginnings = beginnings  # cost of each word as a beginning
        self.ends = ends  # cost of each word as an end
        self.beginning_with = WordLines(words, _places)  # the words by their first letters, each with its place there
        self._whole = WordLines(whole, frozenset)

    def place(self, word: str) -> int | None:
        """The place of a word in the tables of costs; None where it is no known word."""
        return self.beginning_with[word[:LETTERS]].get(word)

    def __contains__(self, word: str) -> bool:
        """Whether it is a known word."""
        return self.place(word) is not None

    def stays_whole(self, word: str) -> bool:
        """Whether it is known to look like a compound and to be none."""
        return word in self._whole[word[:LETTERS]]


def _places(line: list[str]) -> dict[str, int]:
    """The words of a line by their places; it begins with that of the first."""
    return {word: place for place, word in enumerate(line[1:], int(line[0]))} if line else {}


def parts_in_lines(words: Iterable[str]) -> bytes:
    """Words in order as `Parts` takes them."""
    first, lines = 0, []
    for line in words_in_lines(words).splitlines():
        letters, _, rest = line.partition(" ")
        lines.append(f"{letters} {first} {rest}")
        first += rest.count(" ") + 1
    return "\n".join(lines).encode()


@lru_cache(maxsize=4)
def read_parts(code: str) -> Parts:
    """The table of a language; empty where there is none."""
    file = Path(__file__).parent / "data" / f"parts_{code}.table"
    if not file.exists():
        return Parts(b"", b"", b"", b"")
    # Lines of words, lines of words that stay whole, then a byte a word for each of its costs.
    words, whole, costs = file.read_bytes().split(b"\n\n", 2)
    size = len(costs) // 2
    return Parts(words, whole, costs[:size], costs[size:])


@lru_cache(maxsize=WORDS_REMEMBERED)
def split(word: str, language: Language) -> tuple[str, ...]:
    """The parts of a folded word, linking letters left out; empty when it is no compound."""
    if not language.compounds or not 7 <= len(word) <= LONGEST_WORD or word in language.no_split:
        return ()
    parts = read_parts(language.code)
    word = word.removesuffix("'s")  # gezondheidsrisico's
    if parts.stays_whole(word) or not word.isalpha():
        return ()
    found, cost = cheapest(word, parts, language)
    return found if found and cost <= DEAREST_PART * len(found) else ()


def cheapest(word: str, parts: Parts, language: Language) -> tuple[tuple[str, ...], int]:
    """The cheapest way to cut a word into two parts or more, and its cost; nothing where there is none."""
    size = len(word)
    dutch = language.code == "nl"
    # By where a part may begin: the least cost so far, then what equals are told apart by (the beginning of the
    # last part, the number of its link), and the end of the last part.
    best: dict[int, tuple[int, int, int, int]] = {0: (0, 0, 0, 0)}
    for start in range(size - 2):
        if start not in best:
            continue
        so_far = best[start][0]
        if start and (cost := _end_cost(word[start:], size, parts, dutch)) is not None:
            _keep(best, size, (so_far + cost, start, 0, size))
        for stop, cost in _beginnings(word, start, parts, dutch):
            for number, link in enumerate(LINKS):
                after = stop + len(link)
                if after < size and word.startswith(link, stop) and not (link == "s" == word[stop - 1]):
                    _keep(best, after, (so_far + cost + LINK_COSTS[link], start, number, stop))
    if size not in best or not size:
        return (), 0
    found: list[str] = []
    at = size
    while at:
        _, start, _, stop = best[at]
        found.append(word[start:stop])
        at = start
    return tuple(reversed(found)), best[size][0]


def _keep(best: dict[int, tuple[int, int, int, int]], place: int, way: tuple[int, int, int, int]) -> None:
    if place not in best or way < best[place]:
        best[place] = way


def _beginnings(word: str, start: int, parts: Parts, dutch: bool) -> Iterator[tuple[int, int]]:
    """Where a part that begins at a place can end before the word does, and what it costs."""
    size = len(word)
    if dutch and start + 3 < size >= 3 + SHORTEST_PART and word[start : start + 3] in DUTCH_SHORT_MODIFIERS:
        yield start + 3, SHORT_COST
    particle = word.startswith(_PARTICLES, start)
    known = parts.beginning_with[word[start : start + LETTERS]]
    more = dutch and (particle or word[start : start + LETTERS] in _GIVEN_LETTERS or _may_be_derived(word, start))
    for stop in range(start + SHORTEST_PART, size) if known or more else ():
        part = word[start:stop]
        # Nearly every stretch of letters is no part, and shows it here.
        if part in known or (more and (particle or part in _GIVEN or part.endswith(_DERIVED_ENDINGS))):
            cost = _beginning_cost(part, parts, dutch)
            if cost is not None:
                yield stop, cost


def _may_be_derived(word: str, start: int) -> bool:
    return any(word.find(ending, start) >= 0 for ending in _DERIVED_ENDINGS)


def _beginning_cost(part: str, parts: Parts, dutch: bool) -> int | None:
    """The cost of a part that others follow; None where it cannot be one."""
    place = parts.place(part)
    cost = None if place is None else parts.beginnings[place]
    if dutch:
        if part in DUTCH_NOT_MODIFIERS:
            return None
        if part in _GIVEN:
            return min(cost or _GIVEN[part], _GIVEN[part])
        if cost is None:
            return DERIVED_COST if _is_derived(part, parts) else None
    if part[-1] == "s" != part[-2] and part[:-1] in parts:
        return None  # bedrijfs- is bedrijf and a link
    return cost


def _end_cost(part: str, size: int, parts: Parts, dutch: bool) -> int | None:
    """The cost of the last part of a word of so many letters; None where it cannot be one."""
    place = parts.place(part)
    if not dutch:
        return None if place is None or len(part) < SHORTEST_PART else parts.ends[place]
    if len(part) < SHORTEST_PART:
        return SHORT_COST if part in DUTCH_SHORT_HEADS and size - len(part) >= SHORTEST_PART else None
    if part in DUTCH_NOT_HEADS or _ENDING.fullmatch(part):
        return None
    if part in _GIVEN:
        return min((0 if place is None else parts.ends[place]) or _GIVEN[part], _GIVEN[part])
    if place is not None:
        return parts.ends[place]
    return DERIVED_COST if _is_derived(part, parts) else None


def _is_derived(part: str, parts: Parts) -> bool:
    if part.endswith(_DERIVED_ENDINGS):
        for ending, base in _DERIVED:
            if part.endswith(ending) and len(part) - len(ending) >= SHORTEST_PART:
                return part.removesuffix(ending) + base in parts
    return part.startswith(_PARTICLES) and any(
        part.startswith(particle) and len(part) - len(particle) >= SHORTEST_PART and part[len(particle) :] in parts
        for particle in _PARTICLES
    )
