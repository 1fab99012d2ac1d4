"""The words of all segments as one list."""

from __future__ import annotations

from wsm_corpus.engines.whoosh_engine.word_list import join_words


def test_each_word_has_one_number_in_the_order_in_which_it_is_met_first() -> None:
    made = join_words([["the", "work"], [], ["work", "a", "the", "zoë"]])
    assert made.words == ["the", "work", "a", "zoë"]
    assert [numbers.tolist() for numbers in made.numbers] == [[0, 1], [], [1, 2, 0, 3]]


def test_words_rank_as_they_are_sorted() -> None:
    words = ["the", "work", "a", "zoë", "then", "", "é", "日本", "wor"]
    made = join_words([words])
    assert made.rank.tolist() == [sorted(words).index(word) for word in words]
