"""The trees, walked with numpy, give what a walk of one line through one tree at a time gives."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.network import Said
from wsm_corpus.steps.strip_boilerplate.trees import BLOCK, DEPTH, NEAR, SAID_LIMIT, Trees, look_again, tree_rows

FEATURES, TREES = 4, 7
TOLD = np.array([0, 2])


def said_of(size: int) -> Said:
    draw = np.random.default_rng(size)
    known = draw.normal(size=(size, FEATURES)).astype(np.float32)
    odds, own = draw.normal(size=(2, size)).astype(np.float32) * 5
    begins, ends = draw.dirichlet(np.ones(size), 2).astype(np.float32)
    return Said(known, odds, own, begins, ends)


def words_of(size: int) -> np.ndarray:
    return np.random.default_rng(size + 1).integers(0, 60, size).astype(np.float32)


def grown(columns: int) -> Trees:
    draw = np.random.default_rng(3)
    nodes, leaves = (TREES, 2**DEPTH - 1), (TREES, 2**DEPTH)
    return Trees(
        draw.integers(0, columns, nodes),
        draw.normal(size=nodes).astype(np.float32),
        draw.normal(size=leaves).astype(np.float32),
    )


@pytest.mark.parametrize("size", [1, 2, 40, BLOCK, 2 * BLOCK + 9])
def test_a_page_gets_what_each_line_finds_in_each_tree(size: int) -> None:
    said, words = said_of(size), words_of(size)
    rows = tree_rows(said, TOLD, words)
    trees = grown(rows.shape[1])
    expected = []
    for row, odds in zip(rows, np.clip(said.odds, -SAID_LIMIT, SAID_LIMIT), strict=True):
        for column, limit, leaf in zip(*trees, strict=True):
            node = 0
            while node < len(column):
                node = 2 * node + (2 if row[column[node]] > limit[node] else 1)
            odds += leaf[node - len(column)]
        expected.append(odds)
    assert look_again(trees, said, TOLD, words) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("size", [1, 5, BLOCK + 2])
def test_a_line_is_told_of_those_near_it_and_of_none_beyond_the_page(size: int) -> None:
    said = said_of(size)
    near = tree_rows(said, TOLD, words_of(size))[:, -len(NEAR) * (len(TOLD) + 6) :].reshape(size, len(NEAR), -1)
    for place in range(size):
        for found, by in zip(near[place], NEAR, strict=True):
            there = said.known[place + by, TOLD] if 0 <= place + by < size else np.zeros(len(TOLD))
            assert found[: len(TOLD)].tolist() == there.tolist()


def test_log_odds_stay_finite_where_the_network_is_sure_of_everything() -> None:
    sure = np.zeros(30, np.float32)
    sure[0] = 1
    for odds in (-1e4, 1e4):
        said = Said(np.full((30, FEATURES), 5, np.float32), np.full(30, odds, np.float32), sure * odds, sure, sure)
        assert np.isfinite(tree_rows(said, TOLD, np.zeros(30, np.float32))).all()
