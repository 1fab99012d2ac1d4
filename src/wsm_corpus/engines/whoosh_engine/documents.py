"""The documents of a segment as JSON, compressed each by itself with a dictionary of what they have in common.

Beside Whoosh's files, and deleted with them:

    .documents.texts       one compressed document after the other
    .documents.ends        where each ends, eight bytes each
    .documents.dictionary  the dictionary, compressed; empty where there are too few documents for one
"""

from __future__ import annotations

import os
import threading
from array import array
from pathlib import Path

import numpy as np
from zstandard import ZstdCompressionDict, ZstdCompressor, ZstdDecompressor, ZstdError, train_dictionary

LEVEL = 9
"""0.37 ms a document of 600 words, where 12 takes 0.63 and leaves 1.5 % less, and 6 0.23 and leaves 4 % more."""

DICTIONARY = 256 * 1024
"""Bytes of a dictionary at most: 112 KB save a hundredth of the text less, 1 MB takes more than it saves."""

SHARE = 8
"""How much smaller than the documents it is made from a dictionary is at least."""

SAMPLE = 300
"""Documents, and characters below, that a dictionary is made from; with 1,000 it saves no more."""

SAMPLE_CHARACTERS = 8_000_000
FEWEST = 8
"""Documents below which a dictionary takes more than it saves."""


def _file(folder: Path, segment: str, name: str) -> Path:
    return folder / f"{segment}.documents.{name}"


class DocumentWriter:
    """Takes documents one by one; the first ones wait until a dictionary is made of them."""

    def __init__(self, folder: Path, segment: str) -> None:
        self._folder, self._segment = folder, segment
        self._texts = _file(folder, segment, "texts").open("wb")
        self._ends = array("Q")
        self._waiting: list[bytes] = []
        self._characters = 0
        self._compressor: ZstdCompressor | None = None

    def add(self, document: bytes) -> None:
        """Take in a document."""
        if self._compressor is not None:
            self._write(document, self._compressor)
            return
        self._waiting.append(document)
        self._characters += len(document)
        if len(self._waiting) >= SAMPLE or self._characters >= SAMPLE_CHARACTERS:
            self._begin()

    def _begin(self) -> ZstdCompressor:
        """Make the dictionary and write what has waited for it."""
        found = _trained(self._waiting)
        data = found.as_bytes() if found is not None else b""
        stored = ZstdCompressor(LEVEL).compress(data) if data else b""
        _file(self._folder, self._segment, "dictionary").write_bytes(stored)
        self._compressor = ZstdCompressor(LEVEL, dict_data=found, write_dict_id=False)
        for document in self._waiting:
            self._write(document, self._compressor)
        self._waiting = []
        return self._compressor

    def _write(self, document: bytes, compressor: ZstdCompressor) -> None:
        self._texts.write(compressor.compress(document))
        self._ends.append(self._texts.tell())

    def finish(self) -> None:
        """Write what is not written yet."""
        if self._compressor is None:
            self._begin()
        self._texts.close()
        ends = np.frombuffer(self._ends, dtype=np.uint64).astype("<u8")
        _file(self._folder, self._segment, "ends").write_bytes(ends.data)

    def close(self) -> None:
        """Let go of the file of a segment that is not to be."""
        self._texts.close()


def _trained(sample: list[bytes]) -> ZstdCompressionDict | None:
    """A dictionary of what documents have in common; None where they are too few, or too short, to tell."""
    size = min(DICTIONARY, sum(map(len, sample)) // SHARE)
    if len(sample) < FEWEST or size < 1024:
        return None
    try:
        return train_dictionary(size, list(sample))
    except ZstdError:
        return None  # there is nothing that they have in common


class Documents:
    """The documents of one segment, read by place; for any number of threads."""

    def __init__(self, folder: Path, segment: str) -> None:
        self._ends = np.fromfile(_file(folder, segment, "ends"), dtype="<u8").astype(np.int64)
        dictionary = _file(folder, segment, "dictionary").read_bytes()
        found = ZstdCompressionDict(ZstdDecompressor().decompress(dictionary)) if dictionary else None
        self._decompressor = ZstdDecompressor(dict_data=found)
        self._lock = threading.Lock()  # a decompressor is for one thread at a time
        self._texts = _file(folder, segment, "texts").open("rb")

    def __getitem__(self, number: int) -> str:
        """The JSON of a document."""
        return self.read(number).decode()

    def read(self, number: int) -> bytes:
        """The JSON of a document, in UTF-8."""
        end = int(self._ends[number])
        start = int(self._ends[number - 1]) if number else 0
        data = os.pread(self._texts.fileno(), end - start, start)
        with self._lock:
            return self._decompressor.decompress(data)

    def close(self) -> None:
        """Let go of the file."""
        self._texts.close()
