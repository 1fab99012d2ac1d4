"""Several segments as one, by their files: nothing is analysed again.

The segment that is made holds what one would that was written from the documents that are left, in their order.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path

import numpy as np

from wsm_corpus.engines.whoosh_engine.column_writer import ColumnWriter
from wsm_corpus.engines.whoosh_engine.document_json import read_document
from wsm_corpus.engines.whoosh_engine.documents import Documents, DocumentWriter
from wsm_corpus.engines.whoosh_engine.field_words import FieldWords
from wsm_corpus.engines.whoosh_engine.join_lists import Ints
from wsm_corpus.engines.whoosh_engine.merge_running import merge_running
from wsm_corpus.engines.whoosh_engine.merge_terms import Part, merge_terms
from wsm_corpus.engines.whoosh_engine.schema import OTHER, field_language, word_fields
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.text_columns import TEXT_COLUMNS, Texts, column_file, read_lengths


def merge_segments(folder: Path, segments: Sequence[SegmentInfo], told: Callable[[float], None]) -> SegmentInfo:
    """Write a segment of the documents of others that are left, in their order; the others stay.

    Args:
        folder: of the index.
        segments: each has a document left at least.
        told: from time to time which share of the work is done.
    """
    columns = ColumnWriter(folder)
    parts = _parts(segments)
    stopped = threading.Event()
    with ThreadPoolExecutor(1) as beside:  # documents are compressed meanwhile, most of it without Python's lock
        documents = beside.submit(_write_documents, folder, segments, columns.id, stopped)
        try:
            titles = _write_columns(folder, segments, columns)
            words = merge_running(folder, parts, columns.id)
            merge_terms(folder, parts, columns.id, told)
            documents.result()
        except BaseException:
            stopped.set()
            columns.abandon()
            raise
    lengths = {name: titles if name.startswith("title") else words for name in word_fields()}
    return SegmentInfo(columns.id, sum(segment.left for segment in segments), frozenset(), lengths)


def _parts(segments: Sequence[SegmentInfo]) -> list[Part]:
    bases = accumulate((segment.left for segment in segments), initial=0)
    return [Part(segment.id, base, _numbers(segment)) for segment, base in zip(segments, bases, strict=False)]


def _numbers(segment: SegmentInfo) -> Ints | None:
    """The number of each document among those left, -1 for deleted ones; None where all are left."""
    if not segment.deleted:
        return None
    left = np.ones(segment.documents, dtype=bool)
    left[list(segment.deleted)] = False
    return np.where(left, np.cumsum(left) - 1, -1)


def _left(segment: SegmentInfo) -> Iterator[int]:
    return (number for number in range(segment.documents) if number not in segment.deleted)


def _write_documents(folder: Path, segments: Sequence[SegmentInfo], id: str, stopped: threading.Event) -> None:
    with contextlib.closing(DocumentWriter(folder, id)) as out:
        for segment in segments:
            with contextlib.closing(Documents(folder, segment.id)) as stored:
                for number in _left(segment):
                    if stopped.is_set():
                        return
                    out.add(stored.read(number))
        out.finish()


def _write_columns(folder: Path, segments: Sequence[SegmentInfo], columns: ColumnWriter) -> int:
    """Write columns of texts and lengths of fields; how many words all titles have."""
    titles = 0
    for segment in segments:
        texts = {name: _texts(folder, segment, name) for name in TEXT_COLUMNS}
        lengths = {name: read_lengths(folder, segment.id, name, segment.documents) for name in word_fields()}
        present = {name: found.tolist() for name, found in lengths.items() if found.any()}
        for number in _left(segment):
            columns.add(
                {name: of_column[number] for name, of_column in texts.items()},
                {name: of_field[number] for name, of_field in present.items() if of_field[number]},
            )
        titles += segment.lengths.get(f"title_{OTHER}", 0)  # as those of every language
        titles -= _deleted_titles(folder, segment)
    columns.finish()
    return titles


def _texts(folder: Path, segment: SegmentInfo, name: str) -> list[str]:
    with contextlib.closing(Texts(column_file(folder, segment.id, name), segment.documents)) as texts:
        return texts.read()


def _deleted_titles(folder: Path, segment: SegmentInfo) -> int:
    """How many words the titles of deleted documents have."""
    words = 0
    if not segment.deleted:
        return words
    with contextlib.closing(Documents(folder, segment.id)) as stored:
        for number in segment.deleted:
            document = read_document(stored[number])
            field = FieldWords(field_language(document.language), None)
            words += field.add(0, document.citation.title or "", 0, 0).words
    return words
