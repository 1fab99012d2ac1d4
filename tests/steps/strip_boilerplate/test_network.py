"""The network, scored with numpy, gives what its definition says."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.network import (
    BEYOND,
    DILATIONS,
    OUTPUTS,
    POOLED_AFTER,
    Floats,
    Network,
    score_lines,
)

FEATURES, WIDTH, SEEDS = 3, 4, 2


def drawn(*shape: int) -> Floats:
    return np.asarray(np.random.default_rng(sum(shape)).normal(size=shape) / 2, dtype=np.float32)


LAYERS = len(DILATIONS)
NETWORK = Network(
    mean=drawn(FEATURES),
    scale=np.ones(FEATURES, np.float32),
    inward=drawn(SEEDS, FEATURES, WIDTH),
    inward_bias=drawn(SEEDS, 1, WIDTH),
    around=drawn(LAYERS, 3, SEEDS, WIDTH, WIDTH),
    around_bias=drawn(LAYERS, SEEDS, 1, WIDTH),
    back=drawn(LAYERS, SEEDS, WIDTH, WIDTH),
    back_bias=drawn(LAYERS, SEEDS, 1, WIDTH),
    page=drawn(SEEDS, WIDTH, WIDTH),
    outward=drawn(SEEDS, WIDTH, OUTPUTS),
    outward_bias=drawn(SEEDS, 1, OUTPUTS),
)


def written_out(rows: Floats, seed: int) -> list[float]:
    """The same, a line at a time."""
    lines = [
        np.maximum(np.clip(row - NETWORK.mean, -5, 5) @ NETWORK.inward[seed] + NETWORK.inward_bias[seed, 0], 0)
        for row in rows
    ]

    def level(vector: Floats) -> Floats:
        return np.asarray(vector / np.sqrt((vector**2).mean() + 1e-5))

    for layer, by in enumerate(DILATIONS):
        levels = [level(line) for line in lines]
        for place, line in enumerate(lines):
            total = NETWORK.around_bias[layer, seed, 0].copy()
            for side, at in enumerate((place - by, place, place + by)):
                if 0 <= at < len(lines):
                    total += levels[at] @ NETWORK.around[layer, side, seed]
            lines[place] = line + np.maximum(total, 0) @ NETWORK.back[layer, seed] + NETWORK.back_bias[layer, seed, 0]
        if layer == POOLED_AFTER:
            weights = [1 / (1 + np.exp(-line[0])) for line in lines]
            mean = sum(weight * line for weight, line in zip(weights, lines, strict=True)) / (sum(weights) + 1)
            lines = [line + np.maximum(mean @ NETWORK.page[seed], 0) for line in lines]
    found = np.array([level(line) @ NETWORK.outward[seed] + NETWORK.outward_bias[seed, 0] for line in lines])
    begins, ends = (np.exp(found[:, column]) / np.exp(found[:, column]).sum() for column in (1, 2))
    odds = []
    for place, own in enumerate(found[:, 0]):
        begun, not_ended = begins[: place + 1].sum(), ends[place:].sum()
        kept = 1 / (1 + np.exp(own))
        for inside in (begun, not_ended):
            kept *= BEYOND + (1 - BEYOND) * inside
        odds.append(float(np.log((1 - kept) / kept)))
    return odds


@pytest.mark.parametrize("size", [1, 2, 40, 70])
def test_a_page_scores_as_the_networks_written_out_on_average(size: int) -> None:
    rows = np.random.default_rng(size).normal(size=(size, FEATURES)).astype(np.float32)
    expected = np.mean([written_out(rows, seed) for seed in range(SEEDS)], axis=0)
    assert score_lines(NETWORK, rows).odds == pytest.approx(expected, abs=1e-3)


def test_a_feature_out_of_all_measure_counts_as_the_limit() -> None:
    wild = np.full((2, FEATURES), 1e6, np.float32)
    less = np.full((2, FEATURES), 1e5, np.float32)
    assert score_lines(NETWORK, wild).odds.tolist() == score_lines(NETWORK, less).odds.tolist()


def telling(column: int, weight: float) -> Network:
    """A network that tells one thing about a line: what its last feature says, times a weight."""
    none = {name: np.zeros_like(part) for name, part in NETWORK._asdict().items()}
    none["scale"] = np.ones(FEATURES, np.float32)
    none["inward"][:, :, 0] = np.eye(FEATURES, dtype=np.float32)[-1]
    none["outward"][:, 0, column] = weight
    return Network(**none)


@pytest.mark.parametrize(("column", "gone"), [(1, [0, 1, 2]), (2, [4, 5, 6])])
def test_lines_before_the_beginning_and_after_the_end_go(column: int, gone: list[int]) -> None:
    rows = np.zeros((7, FEATURES), np.float32)
    rows[3, -1] = 1
    odds = score_lines(telling(column, 10.0), rows).odds
    assert np.flatnonzero(odds > 4).tolist() == gone


def test_log_odds_stay_finite_on_a_page_that_is_sure_of_everything() -> None:
    rows = np.tile(np.array([[0, 0, 5], [0, 0, 0]], np.float32), (100, 1))
    for column in range(OUTPUTS):
        for weight in (1e4, -1e4):
            assert np.isfinite(score_lines(telling(column, weight), rows).odds).all()


def test_every_page_has_one_beginning_and_one_end() -> None:
    said = score_lines(NETWORK, np.random.default_rng(5).normal(size=(40, FEATURES)).astype(np.float32))
    assert said.begins.sum() == pytest.approx(1)
    assert said.ends.sum() == pytest.approx(1)
