"""Which numbers are among others, and where words follow one another, beside sets of Python."""

from __future__ import annotations

import random

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine import keys
from wsm_corpus.engines.whoosh_engine.keys import Keys, together


def some_numbers(dice: random.Random, end: int, count: int) -> list[int]:
    """Numbers in clusters, as a word's occurrences are; the first and the last possible ones now and then."""
    found = {dice.choice((0, end - 1)) for _ in range(dice.randint(0, 2))}
    while len(found) < min(count, end // 2):
        start = dice.randrange(end)
        found |= {min(end - 1, start + dice.randint(0, 20)) for _ in range(dice.randint(1, 5))}
    return sorted(found)


def made(numbers: list[int], end: int) -> Keys:
    return Keys(np.array(numbers, dtype=np.int64), end)


# So many numbers below so high an end: with a bit for each, with wider and wider stretches, and with no table.
DENSITIES = ((400, 1_000), (400, 5_000), (100, 20_000), (100, 40_000), (50, 100_000), (20, 100_000), (5, 1 << 40))


@pytest.mark.parametrize(("count", "end"), DENSITIES)
@pytest.mark.parametrize("at_once", [7, 1 << 15])
def test_numbers_are_found_however_dense_they_are(
    count: int, end: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "AT_ONCE", at_once)
    for seed in range(10):
        dice = random.Random(seed)
        here = some_numbers(dice, end, count)
        asked = sorted({*some_numbers(dice, end - 3, count), *(number for number in here if number < end - 3)})
        for more in (0, 1, 3):
            wanted = np.array(asked, dtype=np.int64)
            met = made(here, end).met(wanted, more)
            assert [asked[row] for row in met.tolist()] == [one for one in asked if one + more in set(here)]


@pytest.mark.parametrize(("count", "end"), DENSITIES)
def test_words_are_together_where_each_stands_at_its_distance(count: int, end: int) -> None:
    for seed in range(20):
        dice = random.Random(seed)
        words = [some_numbers(dice, end, dice.randint(1, count)) for _ in range(dice.randint(1, 4))]
        for start in [*random.Random(seed).choices(range(end - 4), k=5), 0, end - len(words)]:  # phrases there are
            words = [sorted({*numbers, start + number}) for number, numbers in enumerate(words)]
        rarest, rows = together([made(numbers, end) for numbers in words])
        assert len(words[rarest]) == min(map(len, words))
        starts = [words[rarest][row] - rarest for row in rows.tolist()]
        every = [set(numbers) for numbers in words]
        assert starts == [one for one in words[0] if all(one + n in found for n, found in enumerate(every))]


def test_a_word_that_is_nowhere_is_together_with_none() -> None:
    rarest, rows = together([made([3, 4, 9], 20), made([], 20)])
    assert rarest == 1
    assert not len(rows)


@pytest.mark.parametrize(("count", "end"), DENSITIES)
def test_what_is_held_is_no_more_than_was_said(count: int, end: int) -> None:
    numbers = made(some_numbers(random.Random(1), end, count), end)
    said = numbers.nbytes
    numbers.met(numbers.numbers[:1], 0)
    held = sum(value.nbytes for value in vars(numbers).values() if isinstance(value, np.ndarray))
    assert held <= said == numbers.nbytes
