"""What one language is to this project: data and one function, no branches elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def unchanged(word: str) -> str:
    """The stem of a word in a language without a stemmer: the word."""
    return word


def no_words(_: str) -> tuple[str, ...]:
    """What a word has in a language that says nothing of it: none."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one object a language; a cache can key on it
class Language:
    """The words of one language.

    Attributes:
        code: ISO 639-1 code.
        name: English name.
        stop_words: folded words that a query ranks by but does not require.
        function_words: words, as written in lower case, whose presence tells the language of a text.
        stem: the index term of a folded word; deterministic, and the same in every run.
        lemmas: words that a folded word is an irregular form of (wrote: write); it is found under their stems too.
        apart: as which words a folded word stands in some sentences (opstellen: op te stellen); empty for most.
        compounds: whether words are written together, so that they have to be split.
        no_split: folded words that look like compounds and are none.
        boilerplate: phrases of web furniture by category; see `steps/strip_boilerplate`.
    """

    code: str
    name: str
    stop_words: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    stem: Callable[[str], str] = unchanged
    lemmas: Callable[[str], tuple[str, ...]] = no_words
    apart: Callable[[str], tuple[str, ...]] = no_words
    compounds: bool = False
    no_split: frozenset[str] = frozenset()
    boilerplate: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
