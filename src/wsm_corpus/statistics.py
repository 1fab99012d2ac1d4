"""What corpus linguistics counts with: rates, keyness, collocation strength and dispersion.

Pure functions of counts. A word's count may be no larger than the corpus it is counted in; counts are never
negative. Every function answers for zero counts, and says how.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = Sequence[int] | NDArray[np.int64]
    Counts = int | NDArray[np.int64]
    Scores = float | NDArray[np.float64]


def per_10k(count: int, words: int) -> float:
    """Occurrences per 10,000 words; 0 in an empty corpus."""
    return 10_000 * count / words if words else 0.0


def keyness(count: int, words: int, other_count: int, other_words: int) -> float:
    """How surely a word is more, or less, frequent in one corpus than in another: signed log-likelihood.

    Positive where the first corpus has relatively more of it, negative where it has less. Beyond 3.84 either way
    a difference is significant at p < .05, beyond 6.63 at .01, beyond 10.83 at .001, beyond 15.13 at .0001.
    0 where either corpus is empty. It measures certainty, not size: see `log_ratio`.

    Source: Rayson and Garside (2000), Comparing corpora using frequency profiling, section 3; the statistic is
    that of Dunning (1993).
    """
    if not words or not other_words:
        return 0.0
    rate = (count + other_count) / (words + other_words)
    score = 2 * (_term(count, words * rate) + _term(other_count, other_words * rate))
    return score if count * other_words >= other_count * words else -score


def log_ratio(count: int, words: int, other_count: int, other_words: int) -> float:
    """How many times more frequent, as a power of two: 1 is twice as frequent, -2 a quarter, 0 the same.

    A count of zero is taken for half an occurrence, so that the ratio exists. 0 where either corpus is empty.

    Source: Hardie (2014), Log Ratio: an informal introduction.
    """
    if not words or not other_words:
        return 0.0
    return math.log2(((count or 0.5) / words) / ((other_count or 0.5) / other_words))


def percent_difference(count: int, words: int, other_count: int, other_words: int) -> float:
    """How much more frequent in per cent (%DIFF): 100 is twice as frequent, -50 half.

    Infinite where the word is in the first corpus only; 0 where it is in neither, or either corpus is empty.

    Source: Gabrielatos and Marchi (2011), Keyness: matching metrics to definitions.
    """
    if not words or not other_words:
        return 0.0
    if not other_count:
        return math.inf if count else 0.0
    return 100 * ((count / words) / (other_count / other_words) - 1)


def log_dice(together: Counts, first: Counts, second: Counts) -> Scores:
    """How exclusively two words keep company: at most 14; one point less is half as exclusive.

    It does not depend on the size of the corpus. Minus infinity where they never meet.

    Args:
        together: how often they stand together; as arrays, of many pairs at once.
        first: how often the first word stands anywhere.
        second: how often the second does.

    Source: Rychlý (2008), A lexicographer-friendly association score.
    """
    import numpy as np

    with np.errstate(divide="ignore"):
        scores = 14 + np.log2(2 * np.asarray(together) / (first + second))
    return scores if scores.ndim else float(scores)


def collocation(together: Counts, first: Counts, second: Counts, total: int) -> Scores:
    """How surely two words stand together more, or less, often than by chance: signed log-likelihood.

    Positive where they attract one another. The thresholds are those of `keyness`.

    Args:
        together: how often they stand together; as arrays, of many pairs at once.
        first: how often the first word stands anywhere.
        second: how often the second does.
        total: all the places where they could have stood: words, or pairs of words.

    Source: Dunning (1993), Accurate methods for the statistics of surprise and coincidence, Computational
    Linguistics 19(1), section 5.
    """
    import numpy as np

    both, a, b = (np.asarray(counts, dtype=np.float64) for counts in (together, first, second))
    cells = (
        (both, a, b),
        (a - both, a, total - b),
        (b - both, total - a, b),
        (total - a - b + both, total - a, total - b),
    )
    score = np.zeros(both.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        for met, row, column in cells:
            score += np.where(met > 0, 2 * met * np.log(met * total / (row * column)), 0.0)
    signed = np.where(both * total >= a * b, score, -score)
    return signed if signed.ndim else float(signed)


def deviation_of_proportions(counts: Numbers, sizes: Numbers) -> float:
    """How unevenly a word is spread over the parts of a corpus: near 0 evenly, near 1 all in a small part.

    0 for a word, or a corpus, that is not there.

    Args:
        counts: how often the word stands in each part.
        sizes: how many words each part has.

    Source: Gries (2008), Dispersions and adjusted frequencies in corpora.
    """
    there, parts = _columns(counts, sizes)
    occurrences, words = there.sum(), parts.sum()
    if not occurrences or not words:
        return 0.0
    return float(abs(there / occurrences - parts / words).sum() / 2)


def juilland_d(counts: Numbers, sizes: Numbers) -> float:
    """How evenly a word is spread over the parts of a corpus: 1 evenly, 0 all in one part.

    Rates take the place of counts, so that parts need not be of one size; empty parts are left out. 0 for a word
    that is not there, 1 for a corpus of one part.

    Source: Juilland and Chang-Rodríguez (1964), Frequency dictionary of Spanish words; for parts of unequal size as
    in Gries (2008), section 2.
    """
    there, parts = _columns(counts, sizes)
    rates = there[parts > 0] / parts[parts > 0]
    if not rates.any():
        return 0.0
    if len(rates) == 1:
        return 1.0
    return max(0.0, 1 - float(rates.std() / rates.mean()) / math.sqrt(len(rates) - 1))


def _columns(counts: Numbers, sizes: Numbers) -> NDArray[np.float64]:
    """As two arrays: a corpus may have a hundred thousand parts, and nobody waits for them one by one."""
    import numpy as np

    return np.array((counts, sizes), dtype=np.float64)


def _term(met: float, expected: float) -> float:
    return met * math.log(met / expected) if met else 0.0
