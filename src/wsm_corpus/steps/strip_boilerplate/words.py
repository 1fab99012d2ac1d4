"""What the words of a line say by themselves: a linear model over hashed words and pairs of words.

Source: K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BITS = 16
_SHIFT = np.uint32(32 - BITS)
# Odd multipliers (Knuth's multiplicative hashing), one for each way a word takes part.
_WORD, _PAIR, _NEXT, _FIRST, _LAST = (
    np.uint32(number) for number in (2654435761, 2246822519, 3266489917, 668265263, 374761393)
)


def hashed_terms(
    checksums: NDArray[np.uint32], starts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the terms of every line as buckets of the weights table.

    A line's terms are its words, its pairs of neighbouring words, its first word and its last.

    Args:
        checksums: Checksums of the words, line after line.
        starts: Where each line's words begin, and where the last line's end.

    Returns:
        The bucket of each term, and the line it belongs to.
    """
    sizes = starts[1:] - starts[:-1]
    line_of = np.arange(len(sizes)).repeat(sizes)
    spoken = sizes.nonzero()[0]
    same = line_of[1:] == line_of[:-1]
    first, last = checksums[starts[:-1][spoken]], checksums[starts[1:][spoken] - 1]
    pairs = checksums[:-1] * _PAIR + checksums[1:] * _NEXT
    terms = np.concatenate((checksums * _WORD, pairs[same] * _WORD, first * _FIRST, last * _LAST))
    return (terms >> _SHIFT).astype(np.int64), np.concatenate((line_of, line_of[1:][same], spoken, spoken))


def text_scores(
    checksums: NDArray[np.uint32], starts: NDArray[np.int64], weights: NDArray[np.float32], bias: float
) -> NDArray[np.float32]:
    """Return, for every line, the log-odds that a line of these words is boilerplate.

    Args:
        checksums: Checksums of the words, line after line.
        starts: Where each line's words begin, and where the last line's end.
        weights: One for each bucket.
        bias: What a line without a known word gets.
    """
    buckets, line_of = hashed_terms(checksums, starts)
    size = len(starts) - 1
    sums = np.bincount(line_of, weights=weights.take(buckets), minlength=size)
    counts = np.bincount(line_of, minlength=size)
    return np.asarray(sums / np.sqrt(np.maximum(counts, 1)) + bias, dtype=np.float32)
