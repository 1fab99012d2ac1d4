"""Which lines of a page an extractor took for its main content."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Words in a row that two texts must share to be called the same place. Four is what the article-extraction
# benchmarks compare by; fewer meet by chance.
SHINGLE = 4
# A line counts as taken when most of it was. An extractor drops a link or a share label out of a line it keeps.
TAKEN_SHARE = 0.5
# How far beyond the first and last long line taken a short one (a title, a byline) may stand to be the one that
# was taken, and not a namesake of it in a menu.
REACH = 4

_WORD = re.compile(r"\w+")


def find_main_lines(lines: Sequence[str], main_text: str) -> frozenset[int]:
    """Find the lines of a page in what an extractor made of it.

    A line of four words or more is found by the runs of four words that it shares with the main text, a shorter one
    as a whole line of the main text in the neighbourhood of long ones. Takes linear time.

    Args:
        lines: the visible lines of the page.
        main_text: what the extractor gave, line by line.

    Returns:
        The numbers, from 0, of the lines that are in the main text.
    """
    main = [_words(line) for line in main_text.split("\n")]
    shingles = {shingle for words in main for shingle in _shingles(words)}
    whole = {words for words in main if words}
    page = [_words(line) for line in lines]
    taken = {number for number, words in enumerate(page) if len(words) >= SHINGLE and _is_taken(words, shingles)}
    first, last = (min(taken) - REACH, max(taken) + REACH) if taken else (0, len(page))
    for number, words in enumerate(page):
        if words in whole and len(words) < SHINGLE and first <= number <= last:
            taken.add(number)
    return frozenset(taken)


def _words(line: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(line.lower()))


def _shingles(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)]


def _is_taken(words: tuple[str, ...], shingles: set[tuple[str, ...]]) -> bool:
    own = _shingles(words)
    return sum(shingle in shingles for shingle in own) >= TAKEN_SHARE * len(own)
