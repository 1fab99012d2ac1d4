from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.keywords import collocates, keywords
from wsm_corpus.records.counts import WordCounts, side_by_side

WORDS = list("abcdef")
numbers = st.lists(st.integers(0, 99), min_size=6, max_size=6)


def counted(of_words: list[int], words: list[str] = WORDS) -> WordCounts:
    return WordCounts(words, np.array(of_words, dtype=np.int64))


@given(numbers)
def test_counts_are_a_mapping_of_the_words_that_are_met(some: list[int]) -> None:
    counts, expected = counted(some), {word: n for word, n in zip(WORDS, some, strict=True) if n}
    assert (dict(counts), len(counts), bool(counts)) == (expected, len(expected), bool(expected))
    assert counts == expected
    assert [counts.get(word, 0) for word in WORDS] == some


@given(numbers, numbers)
def test_counts_over_one_list_and_over_two_are_compared_alike(some: list[int], others: list[int]) -> None:
    near, far = counted(some), counted(others)
    elsewhere = counted(others[::-1], WORDS[::-1])
    words, first, second = side_by_side(near, elsewhere)
    told = {word: (a, b) for word, a, b in zip(words, first.tolist(), second.tolist(), strict=True)}
    assert told == {word: (near.get(word, 0), far.get(word, 0)) for word in {**near, **far}}
    assert keywords(near, far) == keywords(near, elsewhere) == keywords(Counter(near), dict(far))
    assert collocates(near, far, 9) == collocates(near, elsewhere, 9) == collocates(Counter(near), dict(far), 9)


@given(numbers, st.integers(1, 99))
def test_words_met_often_are_those_of_at_least_so_many(some: list[int], least: int) -> None:
    assert counted(some).of_at_least(least) == {word: n for word, n in counted(some).items() if n >= least}
