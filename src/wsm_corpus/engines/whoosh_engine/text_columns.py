"""Columns of texts, a text a document, in Whoosh's layout: the texts one after the other, then the length of each.

Whoosh's own reader goes through all documents in Python when a column is opened, to tell where each text begins. With
eight columns that was half of the time it takes to open 100,000 documents. Here a column is read as one, when it is
asked for.
"""

from __future__ import annotations

import contextlib
import os
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines.whoosh_engine.schema import SINGLE

TEXT_COLUMNS = ("id", "fingerprint", "title", *SINGLE)
_WITH_OFFSETS = "X"


def column_file(folder: Path, segment: str, name: str) -> Path:
    """Where a segment keeps a column; deleted with the segment by its name."""
    return folder / f"{segment}.{name}.col"


class Texts:
    """An open column of a segment; its file stays readable, whatever becomes of it."""

    def __init__(self, file: Path, documents: int) -> None:
        self._file = file.open("rb")
        self._documents = documents

    def read(self) -> list[str]:
        """The texts of all documents; "" for one without."""
        data = os.pread(self._file.fileno(), os.fstat(self._file.fileno()).st_size, 0)
        bounds = [*accumulate(self._lengths(data), initial=0)]
        texts = data[: bounds[-1]]
        if texts.isascii():  # most are: decoded as one, in half of the time
            text = texts.decode("ascii")
            return [text[start:end] for start, end in pairwise(bounds)]
        return [texts[start:end].decode() for start, end in pairwise(bounds)]

    def _lengths(self, data: bytes) -> list[int]:
        """The bytes of each text. The last byte is the type of their array, or says that offsets follow them."""
        end, kind = len(data) - 1, chr(data[-1])
        if kind == _WITH_OFFSETS:
            kind, offsets = chr(data[end - 2]), chr(data[end - 1])
            end -= 2 + np.dtype(offsets).itemsize * self._documents
        lengths = np.dtype(f">{kind}")
        start = end - lengths.itemsize * self._documents
        numbers: list[int] = np.frombuffer(data, lengths, self._documents, start).tolist()
        return numbers

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def read_ids(folder: Path, segment: str, documents: int) -> list[str]:
    """The ids of a segment's documents, deleted ones included."""
    with contextlib.closing(Texts(column_file(folder, segment, "id"), documents)) as ids:
        return ids.read()


def read_lengths(folder: Path, segment: str, field: str, documents: int) -> NDArray[np.uint8]:
    """The byte that stands for the length of a field in each of a segment's documents; 0 where it has no words."""
    lengths = np.zeros(documents, dtype=np.uint8)
    file = column_file(folder, segment, f"_{field}_len")
    if file.exists():
        found = np.fromfile(file, dtype=np.uint8)[:documents]
        lengths[: len(found)] = found
    return lengths
