"""Boosted decision trees, read from arrays and scored with numpy alone."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Trees(NamedTuple):
    """A boosted ensemble. Its nodes stand in one list; a leaf points to itself."""

    roots: NDArray[np.int32]
    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]  # at or below: to the left
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]  # of a leaf, in log-odds
    depth: int


def score_trees(trees: Trees, rows: NDArray[np.float32], block: int = 256) -> NDArray[np.float32]:
    """Return the sum of the leaves that each row falls into: log-odds.

    Args:
        trees: The ensemble.
        rows: One row a line, the features in the order the ensemble was trained on.
        block: How many rows go down the trees together; bounds the memory.
    """
    found = np.empty(len(rows), dtype=np.float32)
    width = rows.shape[1]
    for start in range(0, len(rows), block):
        part = np.ascontiguousarray(rows[start : start + block])
        flat = part.reshape(-1)
        base = (np.arange(len(part), dtype=np.int32) * width)[:, None]
        node = np.broadcast_to(trees.roots, (len(part), len(trees.roots)))
        for _ in range(trees.depth):
            goes_left = flat[base + trees.feature[node]] <= trees.threshold[node]
            node = np.where(goes_left, trees.left[node], trees.right[node])
        found[start : start + block] = trees.value[node].sum(axis=1)
    return found
