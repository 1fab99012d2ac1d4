"""One segment of the index, written from documents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from wsm_corpus.engines.whoosh_engine.column_writer import ColumnWriter, length_byte
from wsm_corpus.engines.whoosh_engine.document_json import write_document
from wsm_corpus.engines.whoosh_engine.documents import DocumentWriter
from wsm_corpus.engines.whoosh_engine.field_words import FieldEvidence, FieldKeywords, FieldWords, Ints
from wsm_corpus.engines.whoosh_engine.forms import forms_file, write_forms
from wsm_corpus.engines.whoosh_engine.list_format import ListWriter
from wsm_corpus.engines.whoosh_engine.pool import Pool
from wsm_corpus.engines.whoosh_engine.schema import word_fields
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.terms import TermWriter
from wsm_corpus.records import Document

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
        self._columns = ColumnWriter(folder)
        self.id = self._columns.id
        self._documents = DocumentWriter(folder, self.id)
        self._pool = Pool()
        self._numbers: dict[str, int] = {}
        self._deleted: set[int] = set()

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
        self._documents.add(stored)
        self._pool.add(document)
        # Every language's words are measured against the whole document, as if all stood in one field:
        # a Dutch sentence in an English document is part of a long document and not a short one of its own.
        words, title = length_byte(self._pool.words[number]), length_byte(self._pool.title_words[number])
        lengths = {field: title if field.startswith("title") else words for field in self._pool.present[number]}
        self._columns.add(columns_of(document), lengths)
        if document.id in self._numbers:
            self._deleted.add(self._numbers[document.id])
        self._numbers[document.id] = number

    def finish(self) -> SegmentInfo:
        """Write the segment's files."""
        self._columns.finish()
        self._documents.finish()
        words, titles = sum(self._pool.words), sum(self._pool.title_words)
        lengths = {name: titles if name.startswith("title") else words for name in word_fields()}
        made = SegmentInfo(self.id, len(self), frozenset(self._deleted), lengths)
        self._pool.write_running(self.folder, self.id)
        self._pool.forget_clumps()
        self._write_postings()
        return made

    def _write_postings(self) -> None:
        fields, lists = self._pool.fields, ListWriter()
        with contextlib.closing(TermWriter(self.folder, self.id)) as out:
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
                    write_forms(forms_file(self.folder, self.id, name), zip(terms, ordered, strict=True))

    def abandon(self) -> None:
        """Let go of a segment that is not to be; its files stay until the next cleaning."""
        self._columns.abandon()
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
