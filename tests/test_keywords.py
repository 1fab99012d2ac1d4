from __future__ import annotations

from math import isclose, isfinite
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.keywords import Measure, collocates, keywords
from wsm_corpus.word_lists import word_list

counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 5000), max_size=8)


def test_the_log_ratio_counts_doublings() -> None:
    (found,) = [key for key in keywords({"w": 40, "x": 960}, {"w": 10, "x": 990}) if key.word == "w"]
    assert isclose(found.log_ratio, 2.0)
    assert (found.a_per_10k, found.b_per_10k) == (400.0, 100.0)


def test_a_word_that_one_side_lacks_has_a_finite_ratio() -> None:
    found = keywords({"w": 8, "x": 992}, {"x": 1000})
    assert next(key.log_ratio for key in found if key.word == "w") == 4.0


def test_rare_words_are_left_out_and_small_numbers_marked() -> None:
    found = {key.word: key for key in keywords({"often": 900, "rare": 1, "some": 4}, {"often": 900}, minimum=2)}
    assert set(found) == {"often", "some"}
    assert found["some"].small
    assert not found["often"].small


def test_words_that_keep_close_company_come_first() -> None:
    near = {"policy": 20, "the": 40, "other": 440}
    totals = {"policy": 25, "the": 6_000, "other": 3_975}
    found = collocates(near, totals, 50)
    assert [one.word for one in found] == ["policy", "other", "the"]
    assert isclose(found[0].log_dice, 14 + -0.9069, abs_tol=0.001)  # 2 * 20 / (50 + 25)
    assert found[0].log_likelihood > 15.13


def test_a_word_as_frequent_near_a_hit_as_elsewhere_is_no_collocate() -> None:
    found = collocates({"the": 50, "other": 450}, {"the": 1_000, "other": 9_000}, 50)[0]
    assert isclose(found.log_likelihood, 0.0, abs_tol=1e-9)


@given(counts, counts)
def test_whatever_the_counts_the_numbers_are_finite_and_sides_can_be_swapped(a: dict, b: dict) -> None:
    there, back = keywords(a, b, minimum=1), {key.word: key for key in keywords(b, a, minimum=1)}
    for key in there:
        assert isfinite(key.log_ratio)
        assert isclose(abs(key.log_likelihood), abs(back[key.word].log_likelihood), abs_tol=1e-6)
        assert isclose(key.log_ratio, -back[key.word].log_ratio, abs_tol=1e-9)


@given(counts, counts, st.integers(0, 9), st.sampled_from([None, 0.0, 3.84]), st.sets(st.sampled_from("abc")))
def test_the_first_of_an_order_say_how_many_there_are(a: dict, b: dict, most: int, least: object, out: set) -> None:
    every = keywords(a, b, minimum=1, least=least, leave_out=out)  # type: ignore[arg-type]
    some = keywords(a, b, minimum=1, least=least, leave_out=out, most=most)  # type: ignore[arg-type]
    assert every.total == some.total == len(every)
    near = collocates(a, b, 10, minimum=2)
    assert collocates(a, b, 10, minimum=2, most=most).total == near.total == len(near)


@given(counts, counts, st.integers(0, 500))
def test_whatever_the_counts_log_dice_stays_on_its_scale(near: dict, totals: dict, hits: int) -> None:
    for one in collocates(near, totals, hits, minimum=1):
        assert one.log_dice <= 14
        assert isfinite(one.log_likelihood)


@pytest.mark.parametrize("measure", get_args(Measure))
@given(counts, counts, st.integers(0, 9))
def test_a_few_of_the_collocates_are_the_strongest_of_all_and_their_equals(
    measure: Measure, near: dict, totals: dict, most: int
) -> None:
    every = collocates(near, totals, 9, minimum=1, measure=measure)
    strengths = [getattr(one, measure) for one in every]
    assert strengths == sorted(strengths, reverse=True)
    least = strengths[most - 1] if 0 < most <= len(strengths) else None
    expected = every if most >= len(every) else [one for one in every if most and getattr(one, measure) >= least]
    assert list(collocates(near, totals, 9, minimum=1, measure=measure, most=most)) == list(expected)


@given(counts, counts, st.integers(0, 9), st.sampled_from((None, -50.0, 0.0, 3.84)), st.sets(st.sampled_from("abc")))
def test_a_few_of_the_words_are_the_first_of_all(a: dict, b: dict, most: int, least: float | None, out: set) -> None:
    every = [
        one
        for one in keywords(a, b, minimum=2)
        if (least is None or one.log_likelihood >= least) and one.word not in out
    ]
    assert list(keywords(a, b, minimum=2, least=least, most=most, leave_out=out)) == every[:most]
    assert list(keywords(a, b, minimum=2, least=least, leave_out=out)) == every


def test_a_word_list_counts_all_words_and_lists_the_most_frequent() -> None:
    found = word_list({"the": 6, "work": 2, "at": 2, "privacy": 1}, minimum=2, most=2)
    assert (found.tokens, found.types) == (11, 4)
    assert found.type_token_ratio == pytest.approx(4 / 11)
    assert [(one.word, one.count) for one in found.words] == [("the", 6), ("at", 2)]
    assert found.words[1].per_10k == pytest.approx(20_000 / 11)
    assert word_list({}).type_token_ratio == 0
    by_word = word_list({"the": 6, "work": 2, "at": 2, "privacy": 1}, sort="word", offset=1, most=2)
    assert [one.word for one in by_word.words] == ["privacy", "the"]
