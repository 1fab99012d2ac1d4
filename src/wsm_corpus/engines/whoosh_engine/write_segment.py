"""One segment of the index, written from documents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from wsm_corpus.engines.whoosh_engine.codec import BlockCodec
from wsm_corpus.engines.whoosh_engine.document_json import write_document
from wsm_corpus.engines.whoosh_engine.documents import DocumentWriter
from wsm_corpus.engines.whoosh_engine.field_words import FieldEvidence, FieldKeywords, FieldWords, Ints
from wsm_corpus.engines.whoosh_engine.forms import write_forms
from wsm_corpus.engines.whoosh_engine.list_format import ListWriter
from wsm_corpus.engines.whoosh_engine.pool import Pool
from wsm_corpus.engines.whoosh_engine.schema import INDEX_NAME, WordField, make_schema
from wsm_corpus.engines.whoosh_engine.storage import SharedStorage
from wsm_corpus.engines.whoosh_engine.terms import TermWriter
from wsm_corpus.engines.whoosh_engine.text_columns import open_texts
from wsm_corpus.records import Document


def forms_file(folder: Path, segment: Any, field: str) -> Path:
    """Where a segment keeps the forms of a field; deleted with the segment by its name."""
    return folder / f"{segment.segment_id()}.forms.{field}"


SEGMENT_SIZE = 130_000_000
"""Bytes that a segment takes while it is made, about (`Pool.size`): some 4,500 documents of 600 words."""


class UnwritableDocument(ValueError):
    """What a document holds cannot be written; the segment is as it was before."""


class SegmentWriter:
    """Takes documents and leaves a segment in the folder; nothing refers to it until it is committed.

    A document given twice is kept as given last.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.storage = SharedStorage(folder)
        self.codec = BlockCodec()
        self.segment = self.codec.new_segment(self.storage, INDEX_NAME)
        self._perdoc = self.codec.per_document_writer(self.storage, self.segment)
        self._documents = DocumentWriter(folder, self.segment)
        self._pool = Pool()
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        """Documents taken in."""
        return len(self._pool.words)

    @property
    def full(self) -> bool:
        """Whether the segment should be finished before memory is short."""
        return self._pool.size >= SEGMENT_SIZE

    def add(self, document: Document) -> None:
        """Take in a document.

        Raises:
            UnwritableDocument: a text in it is no Unicode text, half of a surrogate pair in a title, say.
        """
        number = len(self)
        try:
            stored = write_document(document).encode()  # every text of the document is in it
        except UnicodeEncodeError as error:
            raise UnwritableDocument(f"a character of it cannot be written: {error.reason}") from error
        schema = make_schema()
        self._documents.add(stored)
        self._pool.add(document)
        perdoc = self._perdoc
        perdoc.start_doc(number)
        for name, value in columns_of(document).items():
            perdoc.add_column_value(name, schema[name].column_type, (value or "").encode())
        words, title_words = self._pool.words[number], self._pool.title_words[number]
        for field in self._pool.present[number]:
            # Every language's words are measured against the whole document, as if all stood in one field:
            # a Dutch sentence in an English document is part of a long document and not a short one of its own.
            perdoc.add_field(field, schema[field], None, title_words if field.startswith("title") else words)
        perdoc.finish_doc()
        if document.id in self._numbers:
            self.segment.delete_document(self._numbers[document.id])
        self._numbers[document.id] = number

    def finish(self) -> Any:
        """Write the segment's files; returns the segment."""
        self._perdoc._indoc = None  # Whoosh asks for None, sets False and would finish a document twice
        self._perdoc.close()
        self._documents.finish()
        words, titles = sum(self._pool.words), sum(self._pool.title_words)
        schema = make_schema()
        self.segment._fieldlengths = {
            name: titles if name.startswith("title") else words
            for name, field in schema.items()
            if isinstance(field, WordField)
        }
        self.segment.set_doc_count(len(self))
        pool = self._pool
        pool.write_running(self.folder, self.segment)
        pool.forget_clumps()
        self._write_postings()
        return self.segment

    def _write_postings(self) -> None:
        fields, lists = self._pool.fields, ListWriter()
        with contextlib.closing(TermWriter(self.folder, self.segment)) as out:
            for name in sorted(fields):
                field = fields.pop(name)
                if not field.numbers:
                    continue
                terms, ranks = field.in_order()
                made = _made_lists(field, ranks, lists)
                out.write_field(name, ((term, *each) for term, each in zip(terms, made, strict=True)))
                if isinstance(field, FieldWords):
                    forms = field.forms
                    ordered = (forms[number] for number in np.argsort(ranks).tolist())
                    write_forms(forms_file(self.folder, self.segment, name), zip(terms, ordered, strict=True))

    def abandon(self) -> None:
        """Let go of a segment that is not to be; its files stay until the next cleaning."""
        self._perdoc.discard()
        self._documents.close()


def _made_lists(
    field: FieldWords | FieldEvidence | FieldKeywords, ranks: Ints, lists: ListWriter
) -> Iterator[tuple[int, bytes]]:
    """Of each term of a field, in order, in how many documents it is and its list."""
    if isinstance(field, FieldKeywords):
        for docs, weights in field.lists(ranks):
            yield lists.keywords(docs, weights)
    else:
        for first, until, met in field.met(ranks):
            yield from lists.words(met, until - first)


def columns_of(document: Document) -> dict[str, str | None]:
    """What stands in columns of texts."""
    citation = document.citation
    return {
        "id": document.id,
        "fingerprint": document.fingerprint,
        "title": document.title,
        "language": document.language,
        "site": citation.site,
        "author": citation.author,
        "format": document.format,
        "published": citation.published,
    }


def read_ids(folder: Path, segment: Any) -> list[str]:
    """The ids of a segment's documents, deleted ones included."""
    with contextlib.closing(SharedStorage(folder)) as storage:
        perdoc = segment.codec().per_document_reader(storage, segment)
        return open_texts(perdoc, "id").read()
