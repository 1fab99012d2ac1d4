"""Sources that have been read and wait to be processed: packed, in a file without a name.

Reading a page of HTML takes longer than processing it, so no document is read twice in one run; and all texts of a
corpus would not fit in memory.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from array import array
from pathlib import Path
from typing import IO

from wsm_corpus.records import Source

LEVEL = 1
"""Of zlib: half the size in a twentieth of a millisecond a document of 600 words."""


def pack(source: Source) -> bytes:
    """A source as bytes, for `Waiting` and for other processes."""
    return zlib.compress(pickle.dumps(source, pickle.HIGHEST_PROTOCOL), LEVEL)


def unpack(packed: bytes) -> Source:
    """The source of which `pack` made these bytes."""
    source: Source = pickle.loads(zlib.decompress(packed))  # noqa: S301 - our own, of this run
    return source


class Waiting:
    """Packed sources by document id. The file goes with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        """Nothing yet, and no file: there may be nothing to do, in a folder that is only for reading."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._ends = array("Q", [0])
        self._numbers: dict[str, int] = {}

    def put(self, id: str, packed: bytes) -> None:
        """Keep the source of a document.

        Raises:
            OSError: there is no room for it.
        """
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = _open_nameless(self._folder)
        self._file.seek(self._ends[-1])
        self._file.write(packed)
        self._numbers[id] = len(self._ends) - 1
        self._ends.append(self._ends[-1] + len(packed))

    def __contains__(self, id: str) -> bool:
        """Whether the source of a document waits here."""
        return id in self._numbers

    def take(self, id: str) -> bytes:
        """The packed source of a document, which no longer waits.

        Raises:
            KeyError: it did not.
        """
        if self._file is None:
            raise KeyError(id)
        number = self._numbers.pop(id)
        begin, end = self._ends[number : number + 2]
        self._file.seek(begin)
        return self._file.read(end - begin)

    def close(self) -> None:
        """Let go of everything."""
        if self._file is not None:
            self._file.close()


def _open_nameless(folder: Path) -> IO[bytes]:
    try:
        return tempfile.TemporaryFile(dir=folder)
    except OSError as error:  # of a name that nobody knows
        raise OSError(error.errno, error.strerror, str(folder)) from error
