"""What the lines around decide together: lone lines, headings, lists, and texts of a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages.section_headings import is_section_heading
from wsm_corpus.steps.strip_boilerplate.features import LONG_WORDS, Floats, Page
from wsm_corpus.steps.strip_boilerplate.lines import Measures

# A line alone among kept text must be this sure to go: log-odds added to the threshold.
LONE_MARGIN = 1.5
# How many lines on each side must be kept for a line to stand alone.
LONE_SIDE = 2
# A paragraph of so many words, right after a kept one, must be this much surer to go: it is how texts end ("We would
# love to hear what you think"). Costs .0003 of F1 at most on pages of sites never seen, as do 0.4 and 1.2.
GO_ON_WORDS = 25
GO_ON_MARGIN = 0.8
# A text of so few lines has no page around it that the model could know: a post, an answer, a row of a table.
SHORT_LINES = 3
# A heading stands above a sentence of so many words.
HEADED_WORDS = 5
# Items that make a list.
LIST_ITEMS = 3
# A line that announces a list has four words or more ("Ten recommendations were given:", not "Tags:"), as log(1 + n).
ANNOUNCING = 1.6


def smooth(odds: Floats, features: dict[str, Floats], threshold: float) -> tuple[Floats, NDArray[np.str_]]:
    """Return the log-odds after looking around, and which rule moved each line ("" for none).

    The items of a list share one verdict: the mean of their odds decides for all. A paragraph after a kept one, and
    a lone line inside kept text ("What now?" between two paragraphs), need more to be removed.

    Args:
        odds: Log-odds that each line is boilerplate.
        features: The features of the lines, by name.
        threshold: Log-odds above which a line is removed.
    """
    moved = odds.copy()
    why = np.zeros(len(odds), dtype="<U16")
    items = features["bullet"] + features["numbered"] > 0
    if items.any():
        _share_lists(moved, why, items, features, threshold)
    _go_on(moved, why, np.expm1(features["log_words"]), threshold)
    removed = moved > threshold
    size = len(odds)
    kept = np.zeros(size + 2 * LONE_SIDE, dtype=bool)
    np.logical_not(removed, out=kept[LONE_SIDE : LONE_SIDE + size])
    lone = removed & (features["cover"] < 0.5) & (moved <= threshold + LONE_MARGIN)
    for by in (*range(LONE_SIDE), *range(LONE_SIDE + 1, 2 * LONE_SIDE + 1)):
        lone &= kept[by : by + size]
    moved[lone] = threshold - 0.1
    why[lone] = "lone_line"
    return moved, why


def _go_on(odds: Floats, why: NDArray[np.str_], words: Floats, threshold: float) -> None:
    """Keep a paragraph that follows a kept one, in place, unless it is surely not text."""
    near = (odds > threshold) & (odds <= threshold + GO_ON_MARGIN) & (words >= GO_ON_WORDS)
    for place in near.nonzero()[0]:
        if place and odds[place - 1] <= threshold and words[place - 1] >= LONG_WORDS:
            odds[place] = threshold - 0.1
            why[place] = "text_goes_on"


def _share_lists(
    odds: Floats, why: NDArray[np.str_], item: NDArray[np.bool_], features: dict[str, Floats], threshold: float
) -> None:
    """Give the items of each list their mean, in place; a list that a kept line announces with a colon is kept."""
    cover, colon, sentence = features["cover"], features["colon_end"], features["log_words"]
    padded = np.zeros(len(item) + 2, dtype=bool)
    padded[1:-1] = item
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
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


def is_left_empty(removed: Sequence[bool]) -> bool:
    """Whether nothing would be left of a text of a few lines; then the model, which knows pages, has no say in it.

    "Privacy?" in a table of posts is all that its author wrote, and no link to a privacy notice.

    Args:
        removed: of every line that is not blank, whether it would go.
    """
    return len(removed) <= SHORT_LINES and all(removed)


def section_headings(page: Page, removed: Sequence[bool], language: str) -> Iterator[int]:
    """Find the headings among the removed lines: "Privacy" between a kept line and a kept sentence.

    Args:
        page: The lines that are not blank, measured.
        removed: Of each of these, whether it would go.
        language: ISO 639-1 code of the document.
    """
    for place in range(1, len(removed) - 1):
        if not removed[place] or removed[place - 1] or removed[place + 1]:
            continue
        if is_section_heading(page.keys[place].split(), language):
            below = Measures(*page.measures[place + 1])
            if below.words >= HEADED_WORDS and (below.sentence_end or below.colon_end):
                yield place
