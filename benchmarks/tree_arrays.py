"""Turn a lightgbm model into the arrays that `wsm_corpus` reads."""

from __future__ import annotations

import re

import lightgbm
import numpy as np
from numpy.typing import NDArray


def tree_arrays(prefix: str, booster: lightgbm.Booster) -> dict[str, NDArray[np.generic]]:
    """Return the fields of `trees.Trees`, each name after a prefix. A leaf becomes a node that points to itself."""
    roots: list[int] = []
    feature: list[int] = []
    threshold: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []
    depth = 0
    for block in booster.model_to_string().split("\nTree=")[1:]:
        start = len(feature)
        leaves = _floats(block, "leaf_value")
        inner = len(leaves) - 1
        low = _ints(block, "left_child") if inner else []
        high = _ints(block, "right_child") if inner else []

        def place(child: int, start: int = start, inner: int = inner) -> int:
            return start + child if child >= 0 else start + inner + ~child

        roots.append(start)
        depth = max(depth, _depth(low, high))
        feature += (_ints(block, "split_feature") if inner else []) + [0] * len(leaves)
        threshold += (_floats(block, "threshold") if inner else []) + [0.0] * len(leaves)
        ends = [start + inner + leaf for leaf in range(len(leaves))]
        left += [place(child) for child in low] + ends
        right += [place(child) for child in high] + ends
        value += [0.0] * inner + leaves
    return {
        f"{prefix}_roots": np.array(roots, dtype=np.int32),
        f"{prefix}_feature": np.array(feature, dtype=np.uint8),
        f"{prefix}_threshold": np.array(threshold, dtype=np.float32),
        f"{prefix}_left": np.array(left, dtype=np.int32),
        f"{prefix}_right": np.array(right, dtype=np.int32),
        f"{prefix}_value": np.array(value, dtype=np.float32),
        f"{prefix}_depth": np.int32(depth),
    }


def _floats(block: str, name: str) -> list[float]:
    match = re.search(rf"^{name}=(.*)$", block, re.MULTILINE)
    return [float(text) for text in match[1].split()] if match else []


def _ints(block: str, name: str) -> list[int]:
    return [int(number) for number in _floats(block, name)]


def _depth(low: list[int], high: list[int]) -> int:
    """How many decisions the deepest leaf is away; children come after their parent."""
    depths = [1] * len(low)
    for node in reversed(range(len(low))):
        depths[node] = 1 + max(depths[child] if child >= 0 else 0 for child in (low[node], high[node]))
    return depths[0] if depths else 0
