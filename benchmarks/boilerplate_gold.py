"""The labelled pages, and the score: 4-word shingles, precision and recall a page, F1 of their means.

Source: the article-extraction-benchmark's measure; the pages are read from a path and are no part of this project.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

RENDERERS = ("wet", "rmain")
FOLDS = 5
SHINGLE = 4
# The pages of running text, which is what this project reads; shops, listings and services are the others.
ARTICLES = ("article", "mixed")
_TOKEN = re.compile(r"\w+")
_PRIME = np.uint64(1099511628211)


class GoldPage(NamedTuple):
    """A page with the label of every line."""

    id: str
    renderer: str
    fold: int
    kind: str
    language: str
    lines: tuple[str, ...]
    labels: tuple[int | None, ...]  # 1 content, 0 boilerplate, None not scored
    text: str  # the main text
    scored: tuple[bool, ...]  # False for the title, which belongs to the page and not to its text


class Tally(NamedTuple):
    """Shingles of one page."""

    common: int
    found: int
    wanted: int


def read_gold(folder: Path, renderer: str, share: float = 1.0) -> Iterator[GoldPage]:
    """Read the pages of one renderer; `share` takes only so many of them, by their id."""
    with gzip.open(folder / "boilerplate" / f"{renderer}.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if crc32(row["id"].encode()) % 1000 < 1000 * share:
                yield GoldPage(
                    row["id"],
                    renderer,
                    row["fold"],
                    row["type"],
                    row["lang"],
                    tuple(line[0] for line in row["lines"]),
                    tuple(line[1] for line in row["lines"]),
                    row["gold"],
                    tuple(line[2] != "title" for line in row["lines"]),
                )


def shingles(text: str) -> NDArray[np.uint64]:
    """The shingles of a text as numbers, in order."""
    words = np.array(
        [crc32(word.encode("utf-8", "surrogatepass")) for word in _TOKEN.findall(text.lower())], np.uint64
    )
    size = min(SHINGLE, len(words))
    if not size:
        return words
    found = np.zeros(len(words) - size + 1, dtype=np.uint64)
    for place in range(size):
        found = found * _PRIME + words[place : len(words) - size + 1 + place] + np.uint64(7)
    return found


def tally(kept: str, gold: str) -> Tally:
    """Compare what was kept with the main text."""
    found, found_counts = np.unique(shingles(kept), return_counts=True)
    wanted, wanted_counts = np.unique(shingles(gold), return_counts=True)
    _, left, right = np.intersect1d(found, wanted, assume_unique=True, return_indices=True)
    common = int(np.minimum(found_counts[left], wanted_counts[right]).sum())
    return Tally(common, int(found_counts.sum()), int(wanted_counts.sum()))


def precision_recall(tallies: Sequence[Tally]) -> tuple[float, float, float]:
    """Precision and recall as means over the pages, and the F1 of the two."""
    precision = float(np.mean([page.common / page.found for page in tallies if page.found]))
    recall = float(np.mean([page.common / page.wanted for page in tallies if page.wanted]))
    return precision, recall, 2 * precision * recall / (precision + recall)
