"""A small convolutional network over the lines of a page, read from arrays and scored with numpy alone.

It gives each line three numbers: how much it is boilerplate by itself, how likely the text begins with it, and how
likely the text ends with it. The last two are shares of the whole page, so that a page has one beginning and one end.

Source: dilated convolutions with residuals after F. Yu, V. Koltun, "Multi-Scale Context Aggregation by Dilated
Convolutions", ICLR 2016; beginning and end as distributions over the places of a sequence after O. Vinyals,
M. Fortunato, N. Jaitly, "Pointer Networks", NeurIPS 2015. `benchmarks/line_network.py` trains it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# How far apart the three lines are that each layer looks at: together the layers see 63 lines each way.
DILATIONS = (1, 2, 4, 8, 16, 32)
# After this layer every line is told what the probable text of the page looks like on average.
POOLED_AFTER = 2
# Features beyond so many standard deviations tell nothing more.
LIMIT = 5.0
# What each line is given: boilerplate by itself, beginning of the text, end of the text.
OUTPUTS = 3
# However sure the beginning and the end, a line beyond them keeps this chance to be inside: a text may go on after
# what looked like its end.
BEYOND = 1e-3
# The logarithm of the chance to be kept is at most this, which bounds the log-odds.
SURE = -1e-6
_EPSILON = np.float32(1e-5)
# OpenBLAS, which numpy multiplies matrices with, takes one thread below 262,144 multiplications and all of them above
# (interface/gemm.c); for matrices as small as these the threads cost ten times what they spare.
ONE_THREAD = 250_000


class Network(NamedTuple):
    """Several networks trained from different seeds; their log-odds are averaged. First axis: the seed."""

    mean: Floats  # of the features, over the training lines
    scale: Floats  # one over their standard deviation
    inward: Floats  # seeds x features x width
    inward_bias: Floats  # seeds x 1 x width
    around: Floats  # layers x 3 (before, here, after) x seeds x width x width
    around_bias: Floats  # layers x seeds x 1 x width
    back: Floats  # layers x seeds x width x width
    back_bias: Floats  # layers x seeds x 1 x width
    page: Floats  # seeds x width x width
    outward: Floats  # seeds x width x outputs
    outward_bias: Floats  # seeds x 1 x outputs


class Said(NamedTuple):
    """What the network said of the lines of a page, the mean over its seeds."""

    known: Floats  # the features as the network saw them: one row a line, standardised
    odds: Floats  # log-odds that the line is boilerplate
    own: Floats  # the same, by itself
    begins: Floats  # the chance that the text begins with the line
    ends: Floats  # the chance that the text ends with it


def score_lines(network: Network, rows: Floats) -> Said:
    """Return what a network says of the lines of one page.

    Args:
        network: From `model.load_model`.
        rows: One row a line, in the page's order; the features in the order the network was trained on.
    """
    known = np.subtract(rows, network.mean, order="C")
    known *= network.scale
    np.maximum(known, -LIMIT, out=known)
    np.minimum(known, LIMIT, out=known)
    lines = _times(known[None], network.inward)
    lines += network.inward_bias
    np.maximum(lines, 0, out=lines)
    for layer, by in enumerate(DILATIONS):
        level = _levelled(lines)
        before, here, after = network.around[layer]
        seen = _times(level, here)
        seen += network.around_bias[layer]
        if by < len(rows):
            seen[:, by:] += _times(level[:, :-by], before)
            seen[:, :-by] += _times(level[:, by:], after)
        lines += _times(np.maximum(seen, 0, out=seen), network.back[layer])
        lines += network.back_bias[layer]
        if layer == POOLED_AFTER:
            weight = 1 / (1 + np.exp(-np.minimum(np.maximum(lines[:, :, :1], -30), 30)))
            sums = np.add.reduce(lines * weight, axis=1, keepdims=True)
            mean = sums / (np.add.reduce(weight, axis=1, keepdims=True) + 1)
            page = mean @ network.page
            lines += np.maximum(page, 0, out=page)
    return _said(known, _times(_levelled(lines), network.outward) + network.outward_bias)


def _said(known: Floats, found: Floats) -> Said:
    """What the last layer gave each line (seeds x lines x outputs), put together."""
    given = found.astype(np.float64)
    outer = given[:, :, 1:]
    share = np.exp(outer - np.maximum.reduce(outer, axis=1, keepdims=True))
    share /= np.add.reduce(share, axis=1, keepdims=True)
    own, odds = given[:, :, 0], _odds(given[:, :, 0], share)
    begins, ends = share.mean(axis=0).T
    return Said(
        known, *(np.asarray(part, np.float32) for part in (odds.mean(axis=0), own.mean(axis=0), begins, ends))
    )


def _odds(own: NDArray[np.float64], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """A line is kept when it is text, stands at or after the beginning, and not after the end."""
    begun = np.add.accumulate(share[:, :, 0], axis=1)
    not_ended = np.add.accumulate(share[:, ::-1, 1], axis=1)[:, ::-1]
    inside = np.log(BEYOND + (1 - BEYOND) * begun) + np.log(BEYOND + (1 - BEYOND) * not_ended)
    kept = np.minimum(inside - np.logaddexp(0, own), SURE)
    return np.asarray(np.log(-np.expm1(kept)) - kept)


def _levelled(lines: Floats) -> Floats:
    """Each line's vector at length one, so that no line shouts down its neighbours."""
    square = np.einsum("slw,slw->sl", lines, lines)
    square /= lines.shape[2]
    square += _EPSILON
    return np.asarray(lines / np.sqrt(square, out=square)[:, :, None], dtype=np.float32)


def _times(lines: Floats, matrices: Floats) -> Floats:
    """Multiply the lines of each seed with its matrix, so many lines at a time that one thread does it."""
    seeds, height, width = matrices.shape
    size = lines.shape[1]
    if size * height * width <= ONE_THREAD:
        return np.asarray(lines @ matrices)
    block = max(1, ONE_THREAD // (height * width))
    whole = size - size % block
    found = np.empty((seeds, size, width), dtype=np.float32)
    parts = lines[:, :whole].reshape(len(lines), whole // block, block, height)
    found[:, :whole] = (parts @ matrices[:, None]).reshape(seeds, whole, width)
    if whole < size:
        np.matmul(lines[:, whole:], matrices, out=found[:, whole:])
    return found
