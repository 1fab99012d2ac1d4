"""Read files into sources, each with its citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.cite import check_fields, cite
from wsm_corpus.readers.found import Found, Page, failure, until_hopeless, warning
from wsm_corpus.readers.read_csv import read_csv
from wsm_corpus.readers.read_jsonl import read_jsonl
from wsm_corpus.readers.read_metadata import Metadata, read_metadata
from wsm_corpus.readers.read_text import read_text
from wsm_corpus.readers.scan_files import FileEntry, scan_files
from wsm_corpus.records import Failure, Source
from wsm_corpus.settings import Settings
from wsm_corpus.steps.normalise import normalise

Piece = TypeVar("Piece")

ONE_DOCUMENT = frozenset({"text", "markdown", "html"})
"""Formats of which a file is a document."""


def read_documents(settings: Settings) -> Iterator[Source | Failure]:
    """Read every document of a corpus, one at a time.

    Yields:
        A `Source` a document and a `Failure` for everything that could not be taken in, or that there is to warn of.

    Raises:
        InvalidMetadata: metadata.csv cannot be read.
    """
    metadata = read_metadata(settings)
    yield from metadata.problems
    names: set[str] = set()
    for source in without_namesakes(_read_all(settings, metadata, names)):
        if isinstance(source, Source):
            names.add(source.citation.id)
        yield source
    yield from metadata.unused(names)


def _read_all(settings: Settings, metadata: Metadata, names: set[str]) -> Iterator[Source | Failure]:
    for entry in scan_files(settings):
        if isinstance(entry, Failure):
            yield entry
        else:
            names.add(entry.file)
            yield from read_file(entry, settings, metadata)


def without_namesakes(sources: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
    """Let the first document of an id through and report the others."""
    seen: dict[str, str] = {}
    for source in sources:
        if isinstance(source, Source):
            own_id, where = source.citation.id, f"{source.file}:{source.line}" if source.line else source.file
            if own_id in seen:
                message = f"the id {own_id!r} is taken by {seen[own_id]}, so this one is left out. Give it another."
                yield Failure(where=where, message=message, id=own_id)
                continue
            seen[own_id] = where
        yield source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A document that was found in a file. Reading it may take long, and be left to another process."""

    entry: FileEntry
    id: str
    piece: Found | Page | None = None  # what there is of it, in a file of many; None where the file is the document

    @property
    def line(self) -> int | None:
        """Where it begins, in a file of many that has lines."""
        return self.piece.line if isinstance(self.piece, Found) else None

    def read(self, metadata: Metadata) -> Iterator[Source | Failure]:
        """The document, if it can be read, and what there is to say of it; see `read_file`."""
        for found in _reported(self._found(), self.entry):
            if isinstance(found, Failure):
                yield found
            else:
                yield from _source(found, self.entry, metadata)

    def _found(self) -> Iterator[Found | Failure]:
        if isinstance(self.piece, Found):
            yield self.piece
            return
        if self.piece is None and self.entry.format != "html":
            yield from read_text(self.entry)
            return
        # trafilatura takes longer to import than a small corpus to read
        from wsm_corpus.readers.read_html import read_html, read_page

        if self.piece is None:
            yield from read_html(self.entry)
            return
        try:
            yield read_page(self.piece.html, id=self.id, url=self.piece.url)
        except UnreadableDocument as error:
            yield failure(self.entry, f"{self.piece.where}: {error}", id=self.id)


def find_documents(entry: FileEntry, settings: Settings) -> Iterator[Unread | Failure]:
    """Find the documents of one file, each with the id it will have. Never raises for what is wrong with the file.

    Args:
        entry: the file, as `scan_files` found it.
        settings: the corpus's; they name the columns of text and id.
    """
    if entry.format in ONE_DOCUMENT:
        yield Unread(entry=entry, id=entry.id)
        return
    pieces: Iterator[Found | Page | Failure] = _reported(_pieces(entry, settings), entry)
    for piece in pieces:
        yield piece if isinstance(piece, Failure) else Unread(entry=entry, id=piece.id, piece=piece)


def read_file(entry: FileEntry, settings: Settings, metadata: Metadata) -> Iterator[Source | Failure]:
    """Read the documents of one file, one at a time.

    Never raises for what is wrong with the file: whatever could be read before has been given.

    Args:
        entry: the file, as `scan_files` found it.
        settings: the corpus's; they name the columns of text and id.
        metadata: the corpus's; a row for a document's id wins over a row for its file, and that over the file.
    """
    for found in find_documents(entry, settings):
        if isinstance(found, Failure):
            yield found
        else:
            yield from found.read(metadata)


def _reported(found: Iterator[Piece], entry: FileEntry) -> Iterator[Piece | Failure]:
    """What is wrong with a file as a failure, after whatever could be read before."""
    try:
        yield from found
    except UnreadableDocument as error:
        message = f"{error.message}. {error.advice}" if error.advice else error.message
        yield failure(entry, message, line=error.line, id=entry.id)
    except FileNotFoundError:
        yield failure(entry, "the file is gone: it was there when reading began", id=entry.id)
    except OSError as error:
        yield failure(entry, f"cannot be read: {error.strerror or error}", id=entry.id)


def _pieces(entry: FileEntry, settings: Settings) -> Iterator[Found | Page | Failure]:
    """The documents of a file of many."""
    if entry.format == "jsonl":
        return until_hopeless(read_jsonl(entry, settings), entry)
    if entry.format == "csv":
        return until_hopeless(read_csv(entry, settings), entry)
    from wsm_corpus.readers.read_warc import read_warc  # warcio is imported where there is an archive only

    return read_warc(entry)


def _source(found: Found, entry: FileEntry, metadata: Metadata) -> Iterator[Source | Failure]:
    if _is_empty(found.text):
        message = "the file is empty" if found.id == entry.id else f"the document {found.id!r} has no text"
        yield failure(entry, message, line=found.line, id=found.id)
        return
    said, problems = check_fields(found.said)
    rows = tuple(metadata.of(*dict.fromkeys((found.id, entry.file))))
    for problem in problems:
        if not any(problem.split()[0] in row for row in rows):
            yield warning(entry, f"{problem}, so it is left out", line=found.line, id=found.id)
    yield Source(
        citation=cite(found.id, *rows, said),
        text=found.text,
        file=entry.file,
        line=found.line,
        format=entry.format,
        raw_sha256=found.raw_sha256,
        main_lines=found.main_lines,
    )


def _is_empty(text: str) -> bool:
    """Whether there is nothing to see; a long text is not looked at in full."""
    return not text[:1000].strip() and not normalise(text).text.strip()
