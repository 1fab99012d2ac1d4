"""Every folded word of the texts of an index, each once, whatever the number of segments it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Small


@dataclass(frozen=True)
class WordList:
    """Words by number, and what the numbers of each segment are here."""

    words: list[str]
    numbers: list[Small]  # for each segment, the number here of each of its own words

    @cached_property
    def rank(self) -> Small:
        """The place of every word in the order of words; the shorter of two that begin alike comes first."""
        rank = np.empty(len(self.words), dtype=np.int32)
        rank[sorted(range(len(self.words)), key=self.words.__getitem__)] = np.arange(len(self.words), dtype=np.int32)
        return rank


def join_words(segments: Iterable[list[str]]) -> WordList:
    """The words of all segments, in the order in which they are met first."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    numbers = [np.fromiter(map(known.__getitem__, words), dtype=np.int32, count=len(words)) for words in segments]
    return WordList(list(known), numbers)
