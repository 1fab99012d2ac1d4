"""How often the words of a segment stand in some stretches of its texts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.running import Ints, Running
from wsm_corpus.engines.whoosh_engine.running_words import RARE


class Tally:
    """Counts that grow, stretch by stretch.

    Common words and rare ones apart: a table of all words, most of them rare, would not fit the processor's cache.
    """

    def __init__(self, running: Running) -> None:
        self._running = running
        self._common = np.zeros(RARE + 1, dtype=np.int64)
        self._rare: list[NDArray[np.uint32]] = []

    def add(self, begins: Ints, ends: Ints) -> None:
        """Count the words from each begin to its end, the end not included; see `RunningWords.stretches`."""
        for words, rare in self._running.words.stretches(begins, ends):
            self._common += np.bincount(words, minlength=len(self._common))
            self._rare.append(rare)

    def add_passages(self, passages: NDArray[np.bool_]) -> None:
        """Count the words of some passages, told by a row a passage."""
        chosen = np.flatnonzero(passages)
        self.add(self._running.begins(chosen), self._running.ends[chosen])

    def counts(self) -> Ints:
        """How often each form was met, by its number."""
        counts = np.zeros(self._running.size, dtype=np.int64)
        known = min(RARE, len(counts))
        counts[:known] = self._common[:known]
        if self._rare:
            counts += np.bincount(np.concatenate(self._rare), minlength=len(counts))
        return counts
