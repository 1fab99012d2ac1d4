"""Whoosh's own file format, written a block at a time.

What is written here is read by stock Whoosh: the layout of blocks, columns and term infos is its own. What
differs is how it gets there: whole lists at once instead of a call a posting.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import (
    WHOOSH3_HEADER_MAGIC,
    W3Codec,
    W3FieldWriter,
    W3PerDocWriter,
    W3PostingsWriter,
    W3TermInfo,
)
from whoosh.util.numeric import length_to_byte

BLOCK_LIMIT = 2048
"""Postings a block. Whoosh's 128 suits a matcher that skips; we decode whole lists, and sixteen times fewer
blocks decode faster."""

COMPRESSION = 6
INLINE_LIMIT = 8
"""Postings below which a list stands in the dictionary of terms: most words are met once or twice, and a block
of their own would be mostly its own description."""

WORTH_COMPRESSING = 80
"""Bytes below which deflate's own header and trees cost more than they save."""


class BlockCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with larger blocks, written whole. The index names it, so it must stay importable."""

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK_LIMIT, compression=COMPRESSION, inlinelimit=INLINE_LIMIT)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """A writer of posting lists."""
        return _BlockWriter(dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit)

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """A writer of terms."""
        return _FieldWriter(self, storage, segment)

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        """A writer of columns."""
        return _PerDocWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]
    def start_term(self, btext: bytes) -> None:
        self._btext = btext
        self._postwriter.start_postings(self._fieldobj.format, _TermInfo())


class _TermInfo(W3TermInfo):  # type: ignore[misc]
    _inlined: Any

    def to_bytes(self) -> bytes:
        if not self.is_inlined():
            return bytes(super().to_bytes())
        inlined, self._inlined = self._inlined, ((), (), ())
        head = super().to_bytes()[: self._struct.size]
        self._inlined = inlined
        return bytes(head + _dump(inlined))


class _PerDocWriter(W3PerDocWriter):  # type: ignore[misc]
    def discard(self) -> None:
        """Let go of the temporary file of a segment that is not to be."""
        if not self.is_closed:
            self._cols._temp.close()


class _BlockWriter(W3PostingsWriter):  # type: ignore[misc]
    _terminfo: Any

    def add_list(
        self,
        docs: NDArray[Any],
        weights: NDArray[np.float32],
        values: Sequence[bytes] | None,
        lengths: NDArray[np.uint32] | None,
    ) -> None:
        """Every posting of the term that was started; `values` is None for a format without any."""
        for start in range(0, len(docs), self._blocklimit):
            end = start + self._blocklimit
            self._ids = docs[start:end].tolist()
            self._weights = weights[start:end].tolist()
            self._values = [] if values is None else values[start:end]
            self._maxweight = max(self._weights)
            if lengths is not None:
                found = lengths[docs[start:end]]
                self._minlength, self._maxlength = int(found.min()), int(found.max())
            if len(docs) < self._inlinelimit:
                self._terminfo.add_block(self)
            else:
                self._write_block(last=end >= len(docs))

    def finish_postings(self) -> Any:
        """The description of the list that was added."""
        terminfo, self._terminfo = self._terminfo, None
        if self.written():
            terminfo.set_extent(self._startoffset, self._postfile.tell() - self._startoffset)
        else:
            weights = [int(weight) if weight == int(weight) else weight for weight in self._weights]
            terminfo.set_inlined(self._ids, weights, self._values)
        return terminfo

    def _write_block(self, last: bool = False) -> None:
        postfile, ids = self._postfile, self._ids
        if not self._blockcount:
            postfile.write(WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        data = _dump((self._mini_ids(), self._mini_weights(), self._mini_values()))
        compression = self._compression if len(data) >= WORTH_COMPRESSING else 0
        if compression:
            data = zlib.compress(data, compression)
        low, high = length_to_byte(self._minlength), length_to_byte(self._maxlength)
        info = _dump((len(ids), ids[-1], float(self._maxweight), compression, low, high))
        size = len(info) + len(data)
        postfile.write_int(-size if last else size)
        postfile.write(info)
        postfile.write(data)
        self._blockcount += 1
        self._new_block()


def _dump(value: object) -> bytes:
    # Protocol 3: in Whoosh's 2, bytes are text to be encoded again, twice the size and ten times slower; 4 adds
    # frames. No memo: nothing here is met twice.
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, 3)
    pickler.fast = True
    pickler.dump(value)
    return buffer.getvalue()
