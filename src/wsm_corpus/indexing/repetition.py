"""How often a line occurs across the documents of one site.

Counts are rounded down to a few steps before they count as evidence. So a site's documents are only redone when
a count passes a step, not whenever one more document of the site comes in.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.normalise import normalise
from wsm_corpus.steps.strip_boilerplate import line_key

SHORT = 120
"""Characters of a line that may be one that all pages of its site have, so that its number is remembered."""

LineKeys = NDArray[np.uint64]

STEPS = (2, 3, 5, 10, 20, 50, 100, 1_000, 10_000, 100_000)
"""Counts are told apart only where they pass one of these; about one in every doubling where it matters."""

MAX_LINES = 5_000
"""Distinct lines remembered a document; a page with more is data, not a page of a site."""


def keys_of(text: str) -> list[str]:
    """What each line of a text as found counts as on its site; an empty string for a blank one."""
    return [line_key(line) for line in normalise(text).text.split("\n")]


def line_keys(keys: Iterable[str]) -> LineKeys:
    """The distinct lines of one document as sorted 64-bit numbers.

    Args:
        keys: `line_key` of each line; blank ones are left out.
    """
    distinct = list(dict.fromkeys(key for key in keys if key))[:MAX_LINES]
    numbers = np.fromiter(map(hash_line, distinct), dtype=np.uint64, count=len(distinct))
    return np.unique(numbers)


def hash_line(key: str) -> int:
    """64 bits that stand for a line, the same in every process."""
    return _remembered_hash(key) if len(key) <= SHORT else _hash(key)


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_remembered_hash = lru_cache(maxsize=8_192)(_hash)


def round_down(count: int) -> int:
    """The largest step not above a count; 0 below the first."""
    index = bisect_right(STEPS, count)
    return STEPS[index - 1] if index else 0


def repeated_lines(documents: Mapping[str, LineKeys]) -> tuple[dict[int, int], int]:
    """Which lines of a site occur in more than one of its documents.

    Args:
        documents: the line keys of every document of one site, by document id.

    Returns:
        The rounded count of each repeated line, and the rounded number of documents.
    """
    if len(documents) < STEPS[0]:
        return {}, round_down(len(documents))
    numbers, counts = np.unique(np.concatenate(list(documents.values())), return_counts=True)
    repeated = counts >= STEPS[0]
    pairs = zip(numbers[repeated].tolist(), counts[repeated].tolist(), strict=True)
    return {number: round_down(count) for number, count in pairs}, round_down(len(documents))


def counts_within(keys: LineKeys, repeated: Mapping[int, int]) -> dict[int, int]:
    """The repeated lines that one document has."""
    return {number: repeated[number] for number in keys.tolist() if number in repeated}
