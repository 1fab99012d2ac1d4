"""Boosted trees that look again at a page when the network has spoken, read from arrays and walked with numpy alone.

The network weighs everything a little; a tree asks few questions in turn. What the trees see of a line is what the
network saw, what it said of the line and of three on each side, and where it holds the text to stand.

Source: stacking after D. Wolpert, "Stacked Generalization", Neural Networks 5, 1992; boosted trees after J. Friedman,
"Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 29, 2001.
`benchmarks/line_trees.py` trains them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.network import Floats, Said

# Questions from the root of a tree to a leaf.
DEPTH = 6
# How far the lines are whose measures and odds a line is told, and which measures.
NEAR = (-3, -2, -1, 1, 2, 3)
TOLD = (
    *("log_words", "word_length", "capitalised", "short_words", "sentence_end", "comma", "date", "address"),
    *("cover", "cover_sure", "text_score", "copies", "words_in_body", "subject_in_body", "blank_before"),
    *("bullet", "numbers", "question", "cover_comment_form", "cover_related_posts"),
)
# A line that is text with a chance this near to a half is in doubt.
DOUBTFUL = 0.3
# Beyond these log-odds nothing more is told.
SAID_LIMIT = 12.0
# So many lines are walked at a time: their rows stay in the processor's cache, and a long page takes no more memory.
BLOCK = 256


class Trees(NamedTuple):
    """Full binary trees, the children of node `i` at `2 * i + 1` and `2 * i + 2`; first axis: the tree."""

    column: NDArray[np.int64]  # trees x nodes: which column of `tree_rows` a node asks about
    limit: Floats  # trees x nodes: beyond it the line goes to the second child
    leaf: Floats  # trees x leaves: log-odds to add


def look_again(trees: Trees, said: Said, told: NDArray[np.int64], words: Floats) -> Floats:
    """Return the log-odds that each line of one page is boilerplate.

    Args:
        trees: From `model.load_model`.
        said: What the network said of the lines.
        told: Which of the features are `TOLD`.
        words: How many words each line has.
    """
    odds = np.clip(said.odds, -SAID_LIMIT, SAID_LIMIT)
    levels = [slice(2**depth - 1, 2 ** (depth + 1) - 1) for depth in range(DEPTH)]
    questions = [(trees.column[:, level].ravel(), trees.limit[:, level].ravel()) for level in levels]
    leaf = trees.leaf.ravel()
    roots = np.arange(len(trees.leaf))[None]
    for start, rows in _blocks(said, told, words):
        values = rows.ravel()
        line = (np.arange(len(rows)) * rows.shape[1])[:, None]
        # The children of node `i` of a level, tree after tree, are `2 * i` and `2 * i + 1` of the next.
        node = np.repeat(roots, len(rows), axis=0)
        for column, limit in questions:
            asked = column.take(node)
            asked += line
            beyond = values.take(asked) > limit.take(node)
            node += node
            node += beyond
        odds[start : start + len(rows)] += leaf.take(node).sum(axis=1)
    return odds


def tree_rows(said: Said, told: NDArray[np.int64], words: Floats) -> Floats:
    """Return what the trees see of the lines of one page, one row a line; the arguments are those of `look_again`."""
    return np.concatenate([rows for _, rows in _blocks(said, told, words)])


def _blocks(said: Said, told: NDArray[np.int64], words: Floats) -> Iterator[tuple[int, Floats]]:
    size, reach = len(words), max(NEAR)
    lines = _of_lines(said)
    passed = np.zeros((size + 2 * reach, len(told) + lines.shape[1]), dtype=np.float32)
    passed[reach:-reach, : len(told)] = said.known[:, told]
    passed[reach:-reach, len(told) :] = lines
    page = _of_page(said, words)
    for start in range(0, size, BLOCK):
        end = min(size, start + BLOCK)
        near = [passed[reach + start + by : reach + end + by] for by in NEAR]
        yield start, np.concatenate([said.known[start:end], lines[start:end], page[start:end], *near], axis=1)


def _of_lines(said: Said) -> Floats:
    """What the network said of each line."""
    begun, not_ended = said.begins.cumsum(), said.ends[::-1].cumsum()[::-1]
    chances = np.log(np.stack([begun + 1e-4, not_ended + 1e-4, said.begins + 1e-5, said.ends + 1e-5]))
    odds = np.clip(np.stack([said.odds, said.own]), -SAID_LIMIT, SAID_LIMIT)
    return np.asarray(np.concatenate([odds, chances]).T, dtype=np.float32)


def _of_page(said: Said, words: Floats) -> Floats:
    """What the network said of the page: where the text is, how much it is, and what it is like."""
    text = 1 / (1 + np.exp(np.clip(said.odds, -30, 30)))
    weight = (words + 0.5) * text
    so_far = weight.cumsum()
    total = so_far[-1]
    begin, end = said.begins.argmax(), said.ends.argmax()
    place = np.arange(len(words), dtype=np.float32)
    found = np.empty((len(words), 9), dtype=np.float32)
    found[:, 0], found[:, 1], found[:, 2] = place - begin, place - end, so_far / (total + 1e-6)
    found[:, 3:] = (
        *(end - begin, np.log1p(total), total / (words + 0.5).sum()),
        *(said.begins[begin], said.ends[end], (np.abs(text - 0.5) < DOUBTFUL).mean()),
    )
    return found
