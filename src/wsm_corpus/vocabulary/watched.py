"""The vocabulary of a corpus while its file is edited."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import NamedTuple

from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.vocabulary import read_vocabulary
from wsm_corpus.vocabulary.compiled import read_compiled
from wsm_corpus.vocabulary.records import Vocabulary


class _Seen(NamedTuple):
    stamp: tuple[int, int]
    vocabulary: Vocabulary
    usable: bool  # whether the file of that stamp could be read, or this is the last one that could


class WatchedVocabulary:
    """A vocabulary, read anew when its file has changed. May be used by many threads at once.

    Args:
        file: the SKOS file.
        cache: the folder in which a compiled copy of the last one that could be read is kept.
    """

    def __init__(self, file: Path, cache: Path) -> None:
        self._file = file
        self._cache = cache
        self._lock = threading.Lock()
        self._seen: _Seen | None = None

    def read(self) -> Vocabulary:
        """The vocabulary as its file has it.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS.
        """
        seen = self._look()
        return seen.vocabulary if seen.usable else read_vocabulary(self._file, cache=self._cache)

    def in_use(self) -> tuple[Vocabulary, bool]:
        """The vocabulary to search with, and whether it is the file's, or the last that could be read.

        Raises:
            InvalidVocabulary: the file is missing or is not usable SKOS, and none could be read before.
        """
        seen = self._look()
        return seen.vocabulary, seen.usable

    def _look(self) -> _Seen:
        stamp = (self._file.stat().st_mtime_ns, self._file.stat().st_size) if self._file.exists() else (0, 0)
        with self._lock:
            if self._seen is None or self._seen.stamp != stamp:
                self._seen = self._anew(stamp)
            return self._seen

    def _anew(self, stamp: tuple[int, int]) -> _Seen:
        try:
            return _Seen(stamp, read_vocabulary(self._file, cache=self._cache), True)
        except InvalidVocabulary:
            if self._seen is not None:
                return _Seen(stamp, self._seen.vocabulary, False)
            last = read_compiled(self._cache)
            if last is None:
                raise
            return _Seen(stamp, last.vocabulary, False)
