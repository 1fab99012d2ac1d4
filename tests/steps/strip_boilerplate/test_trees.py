"""Trees scored with numpy give what walking them gives."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.trees import Trees, score_trees

# Two trees. The first asks feature 0, then feature 1; the second is a lone leaf.
TREES = Trees(
    roots=np.array([0, 5], np.int32),
    feature=np.array([0, 1, 0, 0, 0, 0], np.intp),
    threshold=np.array([1.0, -2.0, 0, 0, 0, 0], np.float32),
    left=np.array([1, 3, 2, 3, 4, 5], np.int32),
    right=np.array([2, 4, 2, 3, 4, 5], np.int32),
    value=np.array([0, 0, 8.0, 2.0, 4.0, 0.5], np.float32),
    depth=2,
)


@pytest.mark.parametrize(
    ("row", "score"),
    [((0, -3), 2.5), ((1, -2), 2.5), ((1, -1), 4.5), ((1.5, -9), 8.5)],
)
def test_a_row_goes_left_at_or_below_the_threshold(row: tuple[float, float], score: float) -> None:
    assert score_trees(TREES, np.array([row], np.float32)).tolist() == [score]


def test_rows_in_blocks_score_as_rows_together() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 2)).astype(np.float32)
    assert score_trees(TREES, rows, block=7).tolist() == score_trees(TREES, rows).tolist()


def test_no_rows_give_no_scores() -> None:
    assert score_trees(TREES, np.zeros((0, 2), np.float32)).tolist() == []
