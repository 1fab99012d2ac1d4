"""Files in: a reader a format, each giving sources or saying why not.

`scan_files` lists what there is without opening it, `find_documents` finds the documents of a file, `read_file` reads
them, `read_documents` those of all files.
What cannot be taken in becomes a `Failure` with file and line, and the rest is read.
"""

from __future__ import annotations

from wsm_corpus.readers.open_file import DOCUMENT_LIMIT
from wsm_corpus.readers.read_corrections import Corrections, matched_nothing, read_corrections
from wsm_corpus.readers.read_documents import (
    ONE_DOCUMENT,
    Unread,
    find_documents,
    read_documents,
    read_file,
    without_namesakes,
)
from wsm_corpus.readers.read_metadata import HEADER, Metadata, MetadataRow, read_metadata
from wsm_corpus.readers.scan_files import FORMATS, FileEntry, scan_files
from wsm_corpus.readers.write_correction import correction_table, write_correction

__all__ = [
    "DOCUMENT_LIMIT",
    "FORMATS",
    "HEADER",
    "ONE_DOCUMENT",
    "Corrections",
    "FileEntry",
    "Metadata",
    "MetadataRow",
    "Unread",
    "correction_table",
    "find_documents",
    "matched_nothing",
    "read_corrections",
    "read_documents",
    "read_file",
    "read_metadata",
    "scan_files",
    "without_namesakes",
    "write_correction",
]
