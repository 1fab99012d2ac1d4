"""The open files of one segment of the index."""

from __future__ import annotations

import contextlib
from pathlib import Path

from wsm_corpus.engines.whoosh_engine.documents import Documents
from wsm_corpus.engines.whoosh_engine.forms import Forms, forms_file
from wsm_corpus.engines.whoosh_engine.running import Running
from wsm_corpus.engines.whoosh_engine.schema import has_forms, word_fields
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.terms import TermReader
from wsm_corpus.engines.whoosh_engine.text_columns import TEXT_COLUMNS, Texts, column_file, read_lengths


class Segment:
    """The open files of one segment."""

    def __init__(self, folder: Path, info: SegmentInfo, base: int) -> None:
        self.info = info
        self.base = base
        self.count = info.documents
        with contextlib.ExitStack() as opened:  # closed again where the rest cannot be opened
            self.running = Running(folder, info.id)
            opened.callback(self.running.close)
            self._documents = Documents(folder, info.id)
            opened.callback(self._documents.close)
            self.terms = TermReader(folder, info.id)
            opened.callback(self.terms.close)
            # Opened now: a later commit may delete the files, and what is open stays readable.
            self._columns: dict[str, Texts] = {}
            for name in TEXT_COLUMNS:
                self._columns[name] = Texts(column_file(folder, info.id, name), self.count)
                opened.callback(self._columns[name].close)
            self.ids = self.texts("id")
            self.lengths = {name: read_lengths(folder, info.id, name, self.count) for name in word_fields()}
            written = [name for name in word_fields() if has_forms(name)]
            self._forms = {name: Forms(forms_file(folder, info.id, name)) for name in written}
            opened.pop_all()

    def texts(self, column: str) -> list[str]:
        """A column of texts, a value a document."""
        return self._columns[column].read()

    def stored(self, number: int) -> str:
        """The JSON of a document, by its number within the segment."""
        return self._documents[number]

    def forms(self, field: str) -> Forms:
        """The forms of a field."""
        return self._forms[field]

    def lexicon(self, field: str) -> list[bytes]:
        """Every term of a field, in order."""
        return [entry.term for entry in self.terms.entries(field)]

    def close(self) -> None:
        """Let go of the files."""
        self.running.close()
        self._documents.close()
        self.terms.close()
        for column in self._columns.values():
            column.close()
