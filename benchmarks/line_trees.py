"""Train the trees that look again when the network has spoken: lightgbm on one thread, the same trees each time.

What they see of a page comes from a network that never saw the page's site, or they would learn to trust it too much.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.model import FEATURES
from wsm_corpus.steps.strip_boilerplate.network import Floats
from wsm_corpus.steps.strip_boilerplate.trees import DEPTH, Trees

# Where `tree_rows` has the network's log-odds: after the features.
ODDS_COLUMN = len(FEATURES)

TREES = 200
SETTINGS: Mapping[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 32,
    "max_depth": DEPTH,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def train_trees(rows: Floats, boilerplate: Floats, weight: Floats) -> Trees:
    """Train on the lines that are scored; the trees add to the log-odds that the network gave.

    Args:
        rows: From `trees.tree_rows`, page after page.
        boilerplate: 1 for each line that is boilerplate.
        weight: 0 where a line is not scored.
    """
    taken = weight > 0
    said = rows[taken, ODDS_COLUMN]
    lines = lightgbm.Dataset(rows[taken], boilerplate[taken], weight=weight[taken], init_score=said)
    found = lightgbm.train(dict(SETTINGS), lines, TREES).dump_model()["tree_info"]
    column = np.zeros((TREES, 2**DEPTH - 1), dtype=np.int64)
    limit = np.full(column.shape, np.inf, dtype=np.float32)
    leaf = np.zeros((TREES, 2**DEPTH), dtype=np.float32)
    for number, tree in enumerate(found):
        _lay(tree["tree_structure"], 0, column[number], limit[number], leaf[number])
    return Trees(column, limit, leaf)


def _lay(tree: Mapping[str, Any], node: int, column: NDArray[np.int64], limit: Floats, leaf: Floats) -> None:
    """Lay a tree out as a full one: a leaf above the lowest level is reached from the first children below it."""
    if "leaf_value" in tree:
        while node < len(column):
            node = 2 * node + 1
        leaf[node - len(column)] = tree["leaf_value"]
        return
    column[node], limit[node] = tree["split_feature"], tree["threshold"]
    _lay(tree["left_child"], 2 * node + 1, column, limit, leaf)
    _lay(tree["right_child"], 2 * node + 2, column, limit, leaf)
