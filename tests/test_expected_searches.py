from __future__ import annotations

from wsm_corpus import Corpus
from wsm_corpus.expected_searches import expected_searches
from wsm_corpus.languages import language


def test_common_words_that_say_something_are_expected_and_names_made_of_them(bundled: Corpus) -> None:
    found = expected_searches(bundled, least=20)
    counts = {code: bundled.word_counts(in_language=code) for code in ("en", "nl")}
    common = {
        word
        for code, words in counts.items()
        for word, count in words.items()
        if count >= 20 and word not in language(code).stop_words | language(code).function_words
    }
    assert common
    assert common <= set(found)
    assert {"the", "de"}.isdisjoint(found)
    names = set(found) - common
    assert "social media policy" in names
    assert all(any(word in common for word in name.replace("-", " ").split()) for name in names if "'" not in name)


def test_the_dearest_comes_first_and_each_once(bundled: Corpus) -> None:
    found = expected_searches(bundled, least=20)
    assert len(set(found)) == len(found)
    counts = [bundled.word_counts(in_language=code) for code in ("en", "nl")]
    places = {word: max(words.get(word, 0) for words in counts) for word in found}
    words = [word for word in found if places[word] >= 20]
    assert list(found[: len(words)]) == sorted(words, key=lambda word: (-places[word], word))


def test_nothing_is_expected_of_a_corpus_whose_words_are_all_rare(bundled: Corpus) -> None:
    assert expected_searches(bundled) == ()


def test_what_was_made_ready_gives_the_same(bundled: Corpus) -> None:
    before = [
        bundled.concordance("social media"),
        bundled.search("social media"),
        bundled.frequencies("social media"),
    ]
    assert bundled.make_ready("social media")
    after = [bundled.concordance("social media"), bundled.search("social media"), bundled.frequencies("social media")]
    assert after == before


def test_without_room_nothing_is_made_ready(bundled: Corpus) -> None:
    bundled.search("balance")
    assert bundled.make_ready("balance", share=0.0) is False
