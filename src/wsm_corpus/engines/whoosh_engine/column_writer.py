"""What Whoosh writes of a segment: columns of texts, and lengths of fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.util.numeric import length_to_byte

from wsm_corpus.engines.whoosh_engine.codec import BlockCodec
from wsm_corpus.engines.whoosh_engine.schema import INDEX_NAME
from wsm_corpus.engines.whoosh_engine.whoosh_schema import make_schema
from wsm_corpus.engines.whoosh_engine.whoosh_table import open_storage


class ColumnWriter:
    """The columns of a new segment, document by document; it has the segment's id."""

    def __init__(self, folder: Path) -> None:
        codec, storage = BlockCodec(), open_storage(folder)
        segment = codec.new_segment(storage, INDEX_NAME)
        self.id: str = segment.segment_id()
        self._perdoc = codec.per_document_writer(storage, segment)
        self._count = 0

    def add(self, texts: Mapping[str, str | None], lengths: Mapping[str, int]) -> None:
        """Take in a document.

        Args:
            texts: by column.
            lengths: the `length_byte` of each field of words that it has.
        """
        schema = make_schema()
        self._perdoc.start_doc(self._count)
        self._count += 1
        for name, text in texts.items():
            self._perdoc.add_column_value(name, schema[name].column_type, (text or "").encode())
        for name, length in lengths.items():
            self._perdoc.add_column_value(f"_{name}_len", LENGTHS_COLUMN, length)
        self._perdoc.finish_doc()

    def finish(self) -> None:
        """Write the files."""
        self._perdoc._indoc = None  # Whoosh asks for None, sets False and would finish a document twice
        self._perdoc.close()

    def abandon(self) -> None:
        """Let go of the temporary file of a segment that is not to be."""
        self._perdoc.discard()


def length_byte(words: int) -> int:
    """The byte that stands for so many words."""
    byte: int = length_to_byte(words)
    return byte
