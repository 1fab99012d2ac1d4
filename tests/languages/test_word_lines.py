"""Tables of words that are taken apart line by line."""

from __future__ import annotations

import pytest

from wsm_corpus.languages.word_lines import LETTERS, WordLines, words_in_lines

WORDS = ["aan", "aandeel", "abc", "één", "ééntje", "zaak", "ʿabd"]


@pytest.mark.parametrize("words", [[], WORDS[:1], WORDS])
def test_every_word_is_in_the_line_of_its_first_letters_and_in_no_other(words: list[str]) -> None:
    table = WordLines(words_in_lines(words).encode(), frozenset)
    assert [word for word in (*WORDS, "aanzien", "a", "", "b") if word in table[word[:LETTERS]]] == words
    assert sum(len(table[letters]) for letters in {word[:LETTERS] for word in WORDS}) == len(words)


def test_a_line_is_taken_apart_once_and_one_that_is_not_there_is_not_remembered() -> None:
    taken: list[list[str]] = []

    def read(line: list[str]) -> int:
        taken.append(line)
        return len(line)

    table = WordLines(words_in_lines(WORDS).encode(), read)
    assert [table[letters] for letters in ("aa", "aa", "xx", "yy", "aa")] == [2, 2, 0, 0, 2]
    assert taken == [[], ["aan", "aandeel"]]
    assert list(table) == ["aa"]
