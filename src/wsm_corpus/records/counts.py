"""Counts of words, as a mapping and as an array; and the order in which frequencies are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wsm_corpus.records.results import Frequency


class WordCounts(Mapping[str, int]):
    """How often each of some words is met: a mapping of those that are.

    Two of them over the same list of words are compared number by number, without a look at a word.
    """

    def __init__(self, words: Sequence[str], numbers: Any) -> None:
        """How often each of `words` is met, as an array of NumPy; a list that many counts share."""
        self.words = words
        self.numbers = numbers

    @cached_property
    def _met(self) -> dict[str, int]:
        rows = self.numbers.nonzero()[0]
        words = map(self.words.__getitem__, rows.tolist())
        return dict(zip(words, self.numbers[rows].tolist(), strict=True))

    def __getitem__(self, word: str) -> int:
        """How often a word is met.

        Raises:
            KeyError: it is not.
        """
        return self._met[word]

    def __iter__(self) -> Iterator[str]:
        """The words that are met."""
        return iter(self._met)

    def __len__(self) -> int:
        """How many of the words are met."""
        return int((self.numbers != 0).sum())

    def of_at_least(self, least: int) -> dict[str, int]:
        """The words that are met so often, and how often; no other word is looked at."""
        rows = (self.numbers >= least).nonzero()[0].tolist()
        return {self.words[row]: int(self.numbers[row]) for row in rows}


def side_by_side(a: Mapping[str, int], b: Mapping[str, int]) -> tuple[Sequence[str], Any, Any]:
    """The words of two counts, and how often each is met on either side, as arrays."""
    if isinstance(a, WordCounts) and isinstance(b, WordCounts) and a.words is b.words:
        return a.words, a.numbers, b.numbers
    import numpy as np

    words = [*a, *(word for word in b if word not in a)]
    of_a, of_b = (np.fromiter((side.get(word, 0) for word in words), np.int64, len(words)) for side in (a, b))
    return words, of_a, of_b


def in_order(by: str, parts: Sequence[Frequency]) -> tuple[Frequency, ...]:
    """Years in their order with the undated last; anything else by rate, what is unknown last.

    A part of the corpus without a document or a word that could be counted has no rate, not even one of nought: it
    is no part of what is counted.
    """
    parts = [one for one in parts if one.tokens or one.corpus_documents or one.documents]
    if by == "year":
        return tuple(sorted(parts, key=lambda one: (one.value == "", one.value)))
    return tuple(sorted(parts, key=lambda one: (one.value == "", -one.per_10k, -one.documents, one.value)))
