"""Which numbers are among others, and where words follow one another, beside sets of Python."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine import keys
from wsm_corpus.engines.whoosh_engine.keys import FEW_PLACES, Keys, lay_out, together


def some_numbers(dice: random.Random, end: int, count: int) -> list[int]:
    """Numbers in clusters, as a word's occurrences are; the first and the last possible ones now and then."""
    found = {dice.choice((0, end - 1)) for _ in range(dice.randint(0, 2))}
    while len(found) < min(count, end // 2):
        start = dice.randrange(end)
        found |= {min(end - 1, start + dice.randint(0, 20)) for _ in range(dice.randint(1, 5))}
    return sorted(found)


def in_order(numbers: list[int], end: int) -> NDArray[Any]:
    return np.array(numbers, dtype=np.int32 if end < FEW_PLACES else np.int64)


def made(numbers: list[int], end: int) -> Keys:
    return Keys(in_order(numbers, end), end)


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
            met = made(here, end).met(in_order(asked, end), more)
            assert [one for one, there in zip(asked, met, strict=True) if there] == [
                one for one in asked if one + more in set(here)
            ]


@pytest.mark.parametrize(("count", "end"), DENSITIES)
def test_words_are_together_where_each_stands_at_its_distance(count: int, end: int) -> None:
    for seed in range(20):
        dice = random.Random(seed)
        words = [some_numbers(dice, end, dice.randint(1, count)) for _ in range(dice.randint(1, 4))]
        for start in [*random.Random(seed).choices(range(end - 4), k=5), 0, end - len(words)]:  # phrases there are
            words = [sorted({*numbers, start + number}) for number, numbers in enumerate(words)]
        rarest, met = together([made(numbers, end) for numbers in words], range(len(words)))
        assert len(words[rarest]) == min(map(len, words))
        starts = [one - rarest for one, there in zip(words[rarest], met, strict=True) if there]
        every = [set(numbers) for numbers in words]
        assert starts == [one for one in words[0] if all(one + n in found for n, found in enumerate(every))]


def test_a_word_that_is_nowhere_is_together_with_none() -> None:
    rarest, met = together([made([3, 4, 9], 20), made([], 20)], (0, 1))
    assert rarest == 1
    assert not len(met)


@pytest.mark.parametrize(("count", "end"), DENSITIES)
def test_what_is_held_is_no_more_than_was_said(count: int, end: int) -> None:
    numbers = made(some_numbers(random.Random(1), end, count), end)
    said = numbers.nbytes
    numbers.met(numbers.numbers[:1], 0)
    held = sum(value.nbytes for value in vars(numbers).values() if isinstance(value, np.ndarray))
    assert held <= said == numbers.nbytes


@pytest.mark.parametrize(
    ("reaches", "begins", "end", "bytes_each"),
    [
        ([], [], 0, 4),
        ([0, 3, 0, 0, 2, 0], [0, 0, 3, 3, 3, 5], 5, 4),
        ([FEW_PLACES - 1, 0], [0, FEW_PLACES - 1], FEW_PLACES - 1, 4),
        ([FEW_PLACES, 1], [0, FEW_PLACES], FEW_PLACES + 1, 8),
    ],
)
def test_documents_without_words_take_no_place_and_few_places_four_bytes(
    reaches: list[int], begins: list[int], end: int, bytes_each: int
) -> None:
    spread = lay_out(np.array(reaches, dtype=np.int64))
    assert (spread.begins.tolist(), spread.end, spread.begins.itemsize) == (begins, end, bytes_each)
