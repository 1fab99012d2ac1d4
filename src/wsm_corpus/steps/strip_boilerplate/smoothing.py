"""What the lines around decide together: lone lines, and lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.features import Floats

# A line alone among kept text must be this sure to go: log-odds added to the threshold.
LONE_MARGIN = 1.5
# How many lines on each side must be kept for a line to stand alone.
LONE_SIDE = 2
# Items that make a list.
LIST_ITEMS = 3
# A line that announces a list has four words or more ("Ten recommendations were given:", not "Tags:"), as log(1 + n).
ANNOUNCING = 1.6


def smooth(odds: Floats, features: dict[str, Floats], threshold: float) -> tuple[Floats, NDArray[np.str_]]:
    """Return the log-odds after looking around, and which rule moved each line ("" for none).

    A lone line inside kept text needs more to be removed ("What now?" between two paragraphs). The items of a
    list share one verdict: the mean of their odds decides for all.

    Args:
        odds: Log-odds that each line is boilerplate.
        features: The features of the lines, by name.
        threshold: Log-odds above which a line is removed.
    """
    moved = odds.copy()
    why = np.full(len(odds), "", dtype="<U16")
    items = features["bullet"] + features["numbered"] > 0
    _share_lists(moved, why, items, features, threshold)
    removed = moved > threshold
    size = len(odds)
    kept = np.concatenate((np.zeros(LONE_SIDE, bool), ~removed, np.zeros(LONE_SIDE, bool)))
    around = np.ones(size, dtype=bool)
    for by in (*range(LONE_SIDE), *range(LONE_SIDE + 1, 2 * LONE_SIDE + 1)):
        around &= kept[by : by + size]
    lone = removed & around & (features["cover"] < 0.5) & (moved <= threshold + LONE_MARGIN)
    moved[lone] = threshold - 0.1
    why[lone] = "lone_line"
    return moved, why


def _share_lists(
    odds: Floats, why: NDArray[np.str_], item: NDArray[np.bool_], features: dict[str, Floats], threshold: float
) -> None:
    """Give the items of each list their mean, in place; a list that a kept line announces with a colon is kept."""
    cover, colon, sentence = features["cover"], features["colon_end"], features["log_words"]
    edges = np.flatnonzero(np.diff(item.astype(np.int8), prepend=0, append=0))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start < LIST_ITEMS or cover[start:end].mean() > 0.5:
            continue
        mean = float(odds[start:end].mean())
        announced = (
            start > 0 and colon[start - 1] > 0 and sentence[start - 1] > ANNOUNCING and odds[start - 1] <= threshold
        )
        name = "list_announced" if announced else "list_together"
        if announced:
            mean = min(mean, threshold - 0.5)
        flipped = (odds[start:end] > threshold) != (mean > threshold)
        why[start:end][flipped] = name
        odds[start:end][flipped] = mean
