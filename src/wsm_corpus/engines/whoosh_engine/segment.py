"""The open files of one segment of the index."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec

from wsm_corpus.engines.whoosh_engine.documents import Documents
from wsm_corpus.engines.whoosh_engine.forms import Forms
from wsm_corpus.engines.whoosh_engine.list_format import List, ListReader
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.schema import SINGLE, make_schema
from wsm_corpus.engines.whoosh_engine.storage import SharedStorage
from wsm_corpus.engines.whoosh_engine.terms import TermReader
from wsm_corpus.engines.whoosh_engine.text_columns import open_texts
from wsm_corpus.engines.whoosh_engine.write_segment import forms_file

SCORED = ("text_", "title_", "concept_")
"""How the names of fields begin that have lengths and scores."""

_TEXT_COLUMNS = ("id", "fingerprint", "title", *SINGLE)


class Segment:
    """The open files of one segment."""

    def __init__(self, folder: Path, segment: Any, base: int) -> None:
        self.folder = folder
        self.segment = segment
        self.base = base
        self.count: int = segment.doc_count_all()
        with contextlib.ExitStack() as opened:  # closed again where the rest cannot be opened
            self.running = Running(folder, segment)
            opened.callback(self.running.close)
            self._documents = Documents(folder, segment)
            opened.callback(self._documents.close)
            self.terms = TermReader(folder, segment)
            opened.callback(self.terms.close)
            self._storage = SharedStorage(folder)
            opened.callback(self._storage.close)
            self._open(segment)
            opened.pop_all()

    def _open(self, segment: Any) -> None:
        self._lists = ListReader()
        self._perdoc = segment.codec().per_document_reader(self._storage, segment)
        # Opened now: a later commit may delete the files, and what is open stays readable.
        schema = make_schema()
        self._columns = {name: open_texts(self._perdoc, name) for name in _TEXT_COLUMNS}
        self.ids = self.texts("id")
        self._forms: dict[str, Forms] = {}
        self.lengths = {name: self._read_lengths(name) for name in schema.names() if name.startswith(SCORED)}
        for name in schema.names():
            if name.startswith(("text_", "title_")):
                self._forms[name] = Forms(forms_file(self.folder, segment, name))

    def _read_lengths(self, field: str) -> Any:
        lengths = np.zeros(self.count, dtype=np.uint8)
        file = self.folder / W3Codec.column_filename(self.segment, f"_{field}_len")
        if file.exists():
            found = np.fromfile(file, dtype=np.uint8)[: self.count]
            lengths[: len(found)] = found
        return lengths

    def texts(self, column: str) -> list[str]:
        """A column of texts, a value a document."""
        return self._columns[column].read()

    def stored(self, number: int) -> str:
        """The JSON of a document, by its number within the segment."""
        return self._documents[number]

    def forms(self, field: str) -> Forms:
        """The forms of a field."""
        return self._forms[field]

    def postings(self, field: str, term: bytes) -> List | None:
        """A posting list as arrays, or None."""
        entry = self.terms.find(field, term)
        return self._lists.read(field, entry.documents, self.terms.read(entry)) if entry is not None else None

    def lexicon(self, field: str) -> list[bytes]:
        """Every term of a field, in order."""
        return [entry.term for entry in self.terms.entries(field)]

    def close(self) -> None:
        """Let go of the files."""
        self.running.close()
        self._documents.close()
        self.terms.close()
        self._storage.close()
