"""Train the network over the lines of a page: jax on one thread, the same numbers each time.

Pages are laid end to end in batches of as many lines; no line sees one of another page. The loss is the cross-entropy
of the lines, weighted as the score weighs them, what the page loses of its precision and recall in words, and how
unlikely it held the first and the last line of the text to be where they are.
"""

from __future__ import annotations

import os

# One thread adds the same numbers in the same order.
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

from collections.abc import Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.network import (
    BEYOND,
    DILATIONS,
    LIMIT,
    OUTPUTS,
    POOLED_AFTER,
    SURE,
    Network,
)

Floats = NDArray[np.float32]
Weights = dict[str, jax.Array]

WIDTH = 48
EPOCHS = 4
RATE = 3e-3
DECAY = 1e-2
# The share of features that a batch goes without.
DROPPED = 0.2
# What the loss of a page's precision and recall weighs beside the loss of the lines.
PAGE_LOSS = 0.3
# What the loss of the beginning and the end of the text weighs. On articles of sites never seen 0.3 measured .002
# lower on two folds, 0.03 measured .003 lower on one.
ENDS_LOSS = 0.1
LINES = 4096
# Pages a batch may hold; the last number marks the empty lines at its end.
PAGES = 128


class Lines(NamedTuple):
    """All lines, page after page."""

    rows: NDArray[np.float16]  # features, standardised
    boilerplate: Floats
    weight: Floats  # 0 where a line is not scored
    words: Floats  # 0 where a line is not scored
    ends: Floats  # two columns: 1 at the first line of the main text, 1 at its last
    bounds: NDArray[np.int64]  # where each page's lines begin, and where the last ends
    page_weight: Floats


class Batch(NamedTuple):
    """So many pages, filled up to the same number of lines."""

    rows: Floats
    page: NDArray[np.int32]
    boilerplate: Floats
    weight: Floats
    words: Floats
    ends: Floats
    page_weight: Floats


def train_network(lines: Lines, pages: NDArray[np.int64], seed: int) -> dict[str, Floats]:
    """Train on these pages and return the weights, under the names of `forward`."""
    draw = np.random.default_rng(seed)
    size = lines.rows.shape[1]
    weights = _begin(jax.random.PRNGKey(seed), size)
    steps = EPOCHS * (len(_packed(lines, pages)) + 2)
    rate = optax.cosine_onecycle_schedule(steps, RATE, 0.15)
    descent = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY))
    state = descent.init(weights)

    @jax.jit
    def step(weights: Weights, state: optax.OptState, batch: Batch, shown: Floats) -> tuple[Weights, optax.OptState]:
        slope = jax.grad(_loss)(weights, batch, shown)
        update, state = descent.update(slope, state, weights)
        return optax.apply_updates(weights, update), state

    for _ in range(EPOCHS):
        order = pages.copy()
        draw.shuffle(order)
        for packed in _packed(lines, order):
            shown = (draw.random((1, size), dtype=np.float32) > DROPPED).astype(np.float32) / np.float32(1 - DROPPED)
            weights, state = step(weights, state, _batch(lines, packed), shown)
    return {name: np.asarray(values) for name, values in weights.items()}


def gathered(trained: Sequence[dict[str, Floats]], mean: Floats, scale: Floats) -> Network:
    """Put networks of several seeds together, in the shape `wsm_corpus` reads."""

    def stacked(name: str) -> Floats:
        return np.stack([weights[name] for weights in trained])

    width = trained[0]["inward"].shape[1]
    layers = range(len(DILATIONS))
    around = np.stack([stacked(f"around{layer}").reshape(len(trained), 3, width, width) for layer in layers])
    return Network(
        mean=mean,
        scale=scale,
        inward=stacked("inward"),
        inward_bias=stacked("inward_bias")[:, None],
        around=around.transpose(0, 2, 1, 3, 4),
        around_bias=np.stack([stacked(f"around_bias{layer}")[:, None] for layer in layers]),
        back=np.stack([stacked(f"back{layer}") for layer in layers]),
        back_bias=np.stack([stacked(f"back_bias{layer}")[:, None] for layer in layers]),
        page=stacked("page"),
        outward=stacked("outward"),
        outward_bias=stacked("outward_bias")[:, None],
    )


def forward(weights: Weights, rows: jax.Array, page: jax.Array) -> tuple[jax.Array, jax.Array]:
    """The log-odds of the lines of a batch, as `network.score_lines` has them for one page.

    Beside them, the logarithms of the chances that the text begins and ends with each line.
    """
    lines = jax.nn.relu(rows @ weights["inward"] + weights["inward_bias"])
    for layer, by in enumerate(DILATIONS):
        level = _levelled(lines)
        same = (page[by:] == page[:-by]).astype(level.dtype)[:, None]
        none = jnp.zeros((by, level.shape[1]))
        before = jnp.concatenate([none, level[:-by] * same])
        after = jnp.concatenate([level[by:] * same, none])
        seen = jnp.concatenate([before, level, after], axis=1) @ weights[f"around{layer}"]
        seen = jax.nn.relu(seen + weights[f"around_bias{layer}"])
        lines = lines + seen @ weights[f"back{layer}"] + weights[f"back_bias{layer}"]
        if layer == POOLED_AFTER:
            weight = jax.nn.sigmoid(lines[:, :1])
            sums = jax.ops.segment_sum(jnp.concatenate([lines * weight, weight], axis=1), page, PAGES)
            lines = lines + jax.nn.relu((sums[:, :-1] / (sums[:, -1:] + 1)) @ weights["page"])[page]
    found = _levelled(lines) @ weights["outward"] + weights["outward_bias"]
    share = _page_shares(found[:, 1:], page)
    # Every page's shares sum to one, so the pages before a line sum to its page's number.
    so_far = jnp.cumsum(jnp.exp(share), axis=0) - page[:, None]
    begun = jnp.clip(so_far[:, 0], 0, 1)
    not_ended = jnp.clip(1 - so_far[:, 1] + jnp.exp(share[:, 1]), 0, 1)
    inside = jnp.log(BEYOND + (1 - BEYOND) * begun) + jnp.log(BEYOND + (1 - BEYOND) * not_ended)
    kept = jnp.minimum(inside - jax.nn.softplus(found[:, 0]), SURE)
    return jnp.log(-jnp.expm1(kept)) - kept, share


def _page_shares(values: jax.Array, page: jax.Array) -> jax.Array:
    """The logarithm of the softmax over the lines of each page."""
    greatest = jax.lax.stop_gradient(jax.ops.segment_max(values, page, PAGES))[page]
    total = jax.ops.segment_sum(jnp.exp(values - greatest), page, PAGES)[page]
    return values - greatest - jnp.log(total)


def _levelled(lines: jax.Array) -> jax.Array:
    return lines * jax.lax.rsqrt((lines * lines).mean(axis=1, keepdims=True) + 1e-5)


def _begin(key: jax.Array, size: int) -> Weights:
    keys = iter(jax.random.split(key, 3 + 2 * len(DILATIONS)))

    def drawn(*shape: int, gain: float = 1.0) -> jax.Array:
        return jax.random.normal(next(keys), shape) * (gain / np.sqrt(shape[0]))

    weights = {"inward": drawn(size, WIDTH), "inward_bias": jnp.zeros(WIDTH)}
    for layer in range(len(DILATIONS)):
        weights[f"around{layer}"] = drawn(3 * WIDTH, WIDTH)
        weights[f"around_bias{layer}"] = jnp.zeros(WIDTH)
        weights[f"back{layer}"] = drawn(WIDTH, WIDTH, gain=0.3)
        weights[f"back_bias{layer}"] = jnp.zeros(WIDTH)
    weights["page"] = drawn(WIDTH, WIDTH, gain=0.5)
    # Beginning and end are anywhere at first; a line by itself leans to text, since all three must speak for it.
    outward = jnp.concatenate([drawn(WIDTH, 1, gain=0.5), jnp.zeros((WIDTH, OUTPUTS - 1))], axis=1)
    return weights | {"outward": outward, "outward_bias": jnp.zeros(OUTPUTS).at[0].set(-1.0)}


def _loss(weights: Weights, batch: Batch, shown: Floats) -> jax.Array:
    odds, share = forward(weights, batch.rows * shown, batch.page)
    entropy = (batch.weight * (jax.nn.softplus(odds) - batch.boilerplate * odds)).sum()
    kept, text = jax.nn.sigmoid(-odds), 1 - batch.boilerplate
    parts = jnp.stack([batch.words * kept * text, batch.words * kept, batch.words * text], axis=1)
    right, found, wanted = jax.ops.segment_sum(parts, batch.page, PAGES).T
    counted = (wanted > 0) * batch.page_weight
    total = jnp.maximum(1.0, counted.sum())
    lost = (counted * (2 - right / (found + 3) - right / (wanted + 3))).sum() / total
    missed = -(batch.ends * share * batch.page_weight[batch.page][:, None]).sum() / total
    return entropy / (LINES * 0.12) + PAGE_LOSS * lost + ENDS_LOSS * missed


def _packed(lines: Lines, pages: NDArray[np.int64]) -> list[list[int]]:
    """Lay pages end to end, in their order, as many as fit a batch."""
    found: list[list[int]] = [[]]
    filled = 0
    for page in pages.tolist():
        size = int(lines.bounds[page + 1] - lines.bounds[page])
        if found[-1] and (filled + size > LINES or len(found[-1]) == PAGES - 1):
            found.append([])
            filled = 0
        found[-1].append(page)
        filled += size
    return found


def _batch(lines: Lines, packed: list[int]) -> Batch:
    taken = np.concatenate([np.arange(lines.bounds[page], lines.bounds[page + 1]) for page in packed])
    numbers = np.repeat(np.arange(len(packed)), [int(lines.bounds[page + 1] - lines.bounds[page]) for page in packed])

    def filled(values: NDArray[np.generic], fill: float, size: int, kind: type[np.generic]) -> NDArray[np.generic]:
        out = np.full((size, *values.shape[1:]), fill, dtype=kind)
        out[: len(values)] = values
        return out

    return Batch(
        filled(lines.rows[taken], 0, LINES, np.float32),
        filled(numbers, PAGES - 1, LINES, np.int32),
        *(filled(part[taken], 0, LINES, np.float32) for part in (lines.boilerplate, lines.weight, lines.words)),
        filled(lines.ends[taken], 0, LINES, np.float32),
        filled(lines.page_weight[packed], 0, PAGES, np.float32),
    )


def standardised(rows: Floats) -> tuple[NDArray[np.float16], Floats, Floats]:
    """Bring every feature to mean nought and deviation one; return rows, means, and one over the deviations."""
    mean = rows.mean(axis=0, dtype=np.float64).astype(np.float32)
    scale = (1 / (rows.std(axis=0, dtype=np.float64) + 1e-6)).astype(np.float32)
    found = np.empty(rows.shape, dtype=np.float16)
    for start in range(0, len(rows), 1 << 16):
        found[start : start + (1 << 16)] = np.clip((rows[start : start + (1 << 16)] - mean) * scale, -LIMIT, LIMIT)
    return found, mean, scale
