"""What people are likely to search for and the first of them would wait for: common words, and names of concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wsm_corpus.comparing import counted_languages, folded_function_words
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import name_words
from wsm_corpus.records.counts import WordCounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wsm_corpus.corpus import Corpus

LEAST = 100_000
"""Places at which a word stands: with so many, the first page of a search takes some 50 ms more than the second."""


def expected_searches(corpus: Corpus, *, least: int = LEAST) -> tuple[str, ...]:
    """The commonest words that say something, then the names of concepts made of them; of both the dearest first.

    What is read for a word serves every search that has it, so words come first.

    Args:
        corpus: whose words and vocabulary.
        least: how often a word has to stand in the texts.

    Raises:
        IndexNotFound: the corpus has not been indexed.
    """
    words: dict[str, int] = {}
    names: dict[str, int] = {}
    for code in counted_languages(corpus):
        common = _common_words(corpus, code, least)
        for word, count in common.items():
            words[word] = max(count, words.get(word, 0))
        for concept in corpus.themes_in_use.concepts:
            name = fold(concept.label(code))
            places = sum(common.get(word, 0) for word in name_words(name))
            if places and name not in common:
                names[name] = max(places, names.get(name, 0))
    return (*_dearest_first(words), *_dearest_first({name: names[name] for name in names.keys() - words.keys()}))


def _dearest_first(places: Mapping[str, int]) -> list[str]:
    return sorted(places, key=lambda text: (-places[text], text))


def _common_words(corpus: Corpus, code: str, least: int) -> Mapping[str, int]:
    """Words of a language, folded, that are met so often and say something."""
    counts = corpus.word_counts(in_language=code)
    if isinstance(counts, WordCounts):
        counts = counts.of_at_least(least)
    function_words = folded_function_words(code)
    return {
        word: count
        for word, count in counts.items()
        if len(word) > 1 and count >= least and word not in function_words
    }
