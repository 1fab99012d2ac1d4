"""Our files as Whoosh's own searchers read them.

Columns, lengths and the table of contents are Whoosh's. Terms and posting lists have a layout of our own (`terms.py`,
`list_format.py`); Whoosh reads them through what is here. We do not: `segment.py` reads whole lists as arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3PerDocWriter
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from wsm_corpus.engines.whoosh_engine.list_format import List
from wsm_corpus.engines.whoosh_engine.list_reader import ListReader
from wsm_corpus.engines.whoosh_engine.terms import Entry, TermReader


class BlockCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with terms and lists of our own. The index names it, so it must stay importable."""

    def field_writer(self, storage: Any, segment: Any) -> Any:
        """Refused: documents come in through `SegmentWriter`."""
        raise TypeError("only wsm_corpus writes its index")

    def per_document_writer(self, storage: Any, segment: Any) -> Any:
        """A writer of columns."""
        return _PerDocWriter(self, storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> Any:
        """A reader of terms and lists, for Whoosh's searchers."""
        return _TermsReader(Path(storage.folder), segment)


class _PerDocWriter(W3PerDocWriter):  # type: ignore[misc]
    def discard(self) -> None:
        """Let go of the temporary file of a segment that is not to be."""
        if not self.is_closed:
            self._cols._temp.close()


class _TermsReader(TermsReader):  # type: ignore[misc]
    def __init__(self, folder: Path, segment: Any) -> None:
        self._terms = TermReader(folder, segment.segment_id())
        self._lists = ListReader()

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._terms.find(*term) is not None

    def indexed_field_names(self) -> Any:
        return self._terms.fields.keys()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field in self._terms.fields:
            yield from self.terms_from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        for entry in self._terms.entries(fieldname, prefix):
            yield fieldname, entry.term

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for field in self._terms.fields:
            yield from self.items_from(field, b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        for entry in self._terms.entries(fieldname, prefix):
            yield (fieldname, entry.term), self._info(self._read(fieldname, entry))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        return self._info(self._read(fieldname, self._found(fieldname, text)))

    def frequency(self, fieldname: str, text: bytes) -> float:
        entry = self._terms.find(fieldname, text)
        return float(self._read(fieldname, entry).weights.sum()) if entry is not None else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        entry = self._terms.find(fieldname, text)
        return entry.documents if entry is not None else 0

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        found = self._read(fieldname, self._found(fieldname, text))
        values = None
        if len(found.positions):
            values = [tuple(one.tolist()) for one in np.split(found.positions, np.cumsum(found.counts)[:-1])]
        return ListMatcher(
            found.docs.tolist(),
            found.weights.tolist(),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=self._info(found),
        )

    def close(self) -> None:
        self._terms.close()

    def _found(self, field: str, term: bytes) -> Entry:
        entry = self._terms.find(field, term)
        if entry is None:
            raise TermNotFound(f"No term {field}:{term!r}")
        return entry

    def _read(self, field: str, entry: Entry) -> List:
        return self._lists.read(field, entry.documents, self._terms.read(entry))

    def _info(self, found: List) -> Any:
        return TermInfo(
            weight=float(found.weights.sum()),
            df=len(found.docs),
            minlength=1,  # bounds, for what Whoosh skips; lengths themselves are its own
            maxlength=1 << 31,
            maxweight=float(found.weights.max()),
            minid=int(found.docs[0]),
            maxid=int(found.docs[-1]),
        )
