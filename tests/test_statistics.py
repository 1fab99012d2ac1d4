from __future__ import annotations

import math

import pytest

from wsm_corpus.statistics import (
    collocation,
    deviation_of_proportions,
    juilland_d,
    keyness,
    log_dice,
    log_ratio,
    per_10k,
    percent_difference,
)


@pytest.mark.parametrize(("count", "words", "rate"), [(5, 1_000, 50.0), (0, 1_000, 0.0), (0, 0, 0.0)])
def test_a_rate_is_per_ten_thousand_words(count: int, words: int, rate: float) -> None:
    assert per_10k(count, words) == rate


# By hand: with corpora of one size both expectations are the mean, so G2 = 2 (a ln(a/m) + b ln(b/m)).
@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((30, 1_000, 10, 1_000), 2 * (30 * math.log(1.5) + 10 * math.log(0.5))),  # 10.46
        ((10, 1_000, 30, 1_000), -10.4650),
        ((10, 1_000, 0, 1_000), 20 * math.log(2)),
        ((0, 1_000, 10, 1_000), -20 * math.log(2)),
        ((10, 1_000, 20, 2_000), 0.0),
        ((0, 1_000, 0, 1_000), 0.0),
        ((0, 0, 10, 1_000), 0.0),
        ((3, 10, 0, 0), 0.0),
    ],
)
def test_keyness_is_log_likelihood_with_the_sign_of_the_difference(
    counts: tuple[int, int, int, int], expected: float
) -> None:
    assert keyness(*counts) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    ("counts", "ratio", "percent"),
    [
        ((20, 1_000, 10, 1_000), 1.0, 100.0),
        ((10, 1_000, 40, 1_000), -2.0, -75.0),
        ((10, 1_000, 20, 2_000), 0.0, 0.0),
        ((8, 1_000, 0, 1_000), 4.0, math.inf),
        ((0, 1_000, 8, 1_000), -4.0, -100.0),
        ((0, 1_000, 0, 1_000), 0.0, 0.0),
        ((1, 0, 1, 5), 0.0, 0.0),
    ],
)
def test_effect_sizes_say_how_many_times_more_frequent(
    counts: tuple[int, int, int, int], ratio: float, percent: float
) -> None:
    assert log_ratio(*counts) == pytest.approx(ratio)
    assert percent_difference(*counts) == pytest.approx(percent)


# Dunning (1993), table 2: bigrams of 30,000 words of a bank's newsletter. The four cells are k(AB), k(A~B) ...
@pytest.mark.parametrize(
    ("both", "second_only", "first_only", "neither", "published"),
    [
        (110, 2442, 111, 29114, 270.72),  # the swiss
        (29, 13, 123, 31612, 263.90),  # can be
        (31, 23, 139, 31584, 256.84),  # previous year
        (10, 0, 3, 31764, 167.23),  # mineral water
        (16, 16, 51, 31694, 157.03),  # real terms
    ],
)
def test_collocation_gives_the_published_values(
    both: int, second_only: int, first_only: int, neither: int, published: float
) -> None:
    total = both + second_only + first_only + neither
    assert collocation(both, both + first_only, both + second_only, total) == pytest.approx(published, abs=0.06)


@pytest.mark.parametrize(
    ("counts", "sign"), [((1, 10, 10, 100), 0), ((5, 10, 10, 100), 1), ((0, 50, 50, 100), -1), ((0, 0, 0, 0), 0)]
)
def test_collocation_has_the_sign_of_attraction(counts: tuple[int, int, int, int], sign: int) -> None:
    score = collocation(*counts)
    assert (score > 1e-9) - (score < -1e-9) == sign


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((10, 10, 10), 14.0),  # never apart: the most there is
        ((5, 10, 10), 13.0),  # half as exclusive: a point less
        ((1, 1_000, 1_048), 4.0),  # 2/2048 = 2**-10
        ((0, 10, 10), -math.inf),
    ],
)
def test_log_dice_is_fourteen_for_words_that_never_part(counts: tuple[int, int, int], expected: float) -> None:
    assert log_dice(*counts) == pytest.approx(expected)


# Gries (2008): five parts of 9, 10, 10, 10 and 11 words with 1 to 5 occurrences give DP = 0.18.
@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], 0.18),
        ([2, 2, 2], [100, 100, 100], 0.0),
        ([0, 0, 9], [450, 450, 100], 0.9),
        ([0, 0], [10, 10], 0.0),
        ([], [], 0.0),
    ],
)
def test_deviation_of_proportions_is_half_the_sum_of_differences(
    counts: list[int], sizes: list[int], expected: float
) -> None:
    assert deviation_of_proportions(counts, sizes) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        ([1, 2, 3, 4, 5], [10, 10, 10, 10, 10], 1 - math.sqrt(2) / 3 / 2),  # mean 3, deviation the root of 2
        ([1, 2], [100, 200], 1.0),
        ([4, 0, 0], [10, 10, 10], 0.0),
        ([4, 0], [10, 0], 1.0),
        ([0, 0], [10, 10], 0.0),
        ([], [], 0.0),
    ],
)
def test_juilland_is_one_where_a_word_is_spread_evenly(counts: list[int], sizes: list[int], expected: float) -> None:
    assert juilland_d(counts, sizes) == pytest.approx(expected)
