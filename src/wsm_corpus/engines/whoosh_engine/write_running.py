"""The files of a segment's running words (`running.py`), written from what was met."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.packing import pack
from wsm_corpus.engines.whoosh_engine.running_words import RARE, Ints, running_file
from wsm_corpus.engines.whoosh_engine.stretches import ranges


class RunningWriter:
    """Running words while a segment is made."""

    def __init__(self) -> None:
        self.forms: dict[str, int] = {}
        self._passages = array("I")
        self._languages: dict[str, int] = {}

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self._passages) // 3

    def number(self, folded: str) -> int:
        """The number of a folded form while the segment is made."""
        return self.forms.setdefault(folded, len(self.forms))

    def end_passage(self, doc: int, language: str, words: int) -> None:
        """Close a passage of so many words."""
        code = self._languages.setdefault(language, len(self._languages))
        self._passages.extend((doc, code, words))

    def write(self, folder: Path, segment: str, counts: Ints, found: Iterable[tuple[Ints, NDArray[Any]]]) -> None:
        """Write the files.

        Args:
            folder: of the index.
            segment: the id of the one that is made.
            counts: how often each form was met, by its number.
            found: the numbers of some passages and the words of these, until all words have come.
        """
        passages = np.frombuffer(self._passages, dtype=np.uint32)
        ends = np.cumsum(passages[2::3], dtype=np.int64)
        order = np.argsort(-counts, kind="stable")
        number = np.empty(len(order), dtype=np.uint32)
        number[order] = np.arange(len(order), dtype=np.uint32)
        words = np.zeros(int(ends[-1]) if len(ends) else 0, dtype="<u2")
        rare = [np.zeros((2, 0), dtype=np.uint32)]
        for some, met in found:
            places = ranges(ends[some] - passages[2::3][some], ends[some])
            numbers = number[met]
            words[places] = np.minimum(numbers, RARE)
            large = np.flatnonzero(numbers >= RARE)
            rare.append(np.stack((places[large].astype(np.uint32), numbers[large])))
        places_of_rare, large_numbers = np.concatenate(rare, axis=1)
        in_order = np.argsort(places_of_rare)
        with running_file(folder, segment, "rare").open("wb") as file:
            file.write(places_of_rare[in_order].astype("<u4").tobytes())
            file.write(large_numbers[in_order].astype("<u4").tobytes())
        running_file(folder, segment, "words").write_bytes(words.data)
        running_file(folder, segment, "passages").write_bytes(passages.astype("<u4").data)
        forms = list(self.forms)
        lines = ["\t".join(self._languages), *(forms[place] for place in order.tolist())]
        running_file(folder, segment, "forms").write_bytes(pack("\n".join(lines).encode()))
