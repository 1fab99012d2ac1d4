"""Open a file of the corpus, gzipped or not, and read it in bounded pieces."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.decode import decode, encoding_of
from wsm_corpus.readers.scan_files import FileEntry

# Bytes. War and Peace in English is 3.3 million. Everything known of one document is held in memory at once, some
# forty times its text, and `wsm index` has a worker a core.
DOCUMENT_LIMIT = 10_000_000

TOO_LARGE = (
    f"larger than {DOCUMENT_LIMIT // 1_000_000} MB, the limit for one document. "
    "Split it, one file or one record a document."
)


class BrokenArchive(OSError):
    """Compressed data that ends early or is damaged."""


class _Unzipped(io.RawIOBase):
    """A gzipped file; every way in which it can be broken is one error, after all that stands before the break.

    The archive reader takes an EOFError for a proper end, so none may get through.
    """

    def __init__(self, raw: IO[bytes]) -> None:
        self._file = gzip.GzipFile(fileobj=raw)
        self._problem: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._problem is not None:
            raise BrokenArchive("the compressed data is damaged or ends early") from self._problem
        try:
            data = self._file.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            self._problem = problem
            return None  # "nothing for now": the buffer above gives what it has, an exception would lose it
        buffer[: len(data)] = data
        return len(data)


class _Unbroken(io.BufferedReader):
    """Gives all that stands before a break, and only then the error."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size) or super().read(size) or b""

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or super().readline(size)


@contextmanager
def open_file(entry: FileEntry) -> Iterator[io.BufferedReader]:
    """Open a file for reading bytes, unzipped where it is gzipped.

    Raises:
        OSError: the file is gone, or may not be read.
        BrokenArchive: while reading, where the compressed data is broken.
    """
    with entry.path.open("rb") as raw:
        yield _Unbroken(_Unzipped(raw)) if entry.gzipped else raw


def read_whole(stream: IO[bytes]) -> bytes:
    """Read what one document may be made of.

    Raises:
        UnreadableDocument: there is more than the limit.
    """
    data = stream.read(DOCUMENT_LIMIT + 1)
    if len(data) > DOCUMENT_LIMIT:
        raise UnreadableDocument(TOO_LARGE)
    return data + stream.read(1)  # nothing more, or the break in compressed data


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One line of a file, with its line end."""

    number: int  # from 1
    text: str
    problem: str = ""  # why the line could not be read; its text is empty then
    windows: bool = False  # it was read as Windows-1252


def read_lines(stream: io.BufferedReader) -> Iterator[NumberedLine]:
    """Read a file line by line, each line decoded by itself, so that a bad one does not spoil the rest.

    Lines end at line feeds only. A line beyond the document limit is passed over without being held.
    """
    encoding = encoding_of(stream.peek(4)[:4])
    if encoding in {"utf-16", "utf-32"}:
        yield from _wide_lines(stream, encoding)
        return
    number, is_utf8 = 0, False
    while data := stream.readline(DOCUMENT_LIMIT + 1):
        number += 1
        if not data.endswith(b"\n") and len(data) <= DOCUMENT_LIMIT:
            data += stream.readline(1)  # nothing more, or the break in compressed data: half a record is none
        if len(data) > DOCUMENT_LIMIT:
            while data and not data.endswith(b"\n"):
                data = stream.readline(DOCUMENT_LIMIT)
            yield NumberedLine(number, "", problem=TOO_LARGE)
            continue
        try:
            text, windows = decode(data, is_utf8=is_utf8)
        except UnreadableDocument as error:
            yield NumberedLine(number, "", problem=f"{error.message}. {error.advice}")
            continue
        is_utf8 = is_utf8 or not (windows or text.isascii())
        yield NumberedLine(number, text, windows=windows)


def _wide_lines(stream: io.BufferedReader, encoding: str) -> Iterator[NumberedLine]:
    """The same for UTF-16 and UTF-32, in which a bad line cannot be told from the rest."""
    number = 0
    lines = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    try:
        while text := lines.readline(DOCUMENT_LIMIT + 1):
            number += 1
            if len(text) > DOCUMENT_LIMIT:
                while text and not text.endswith("\n"):
                    text = lines.readline(DOCUMENT_LIMIT)
                yield NumberedLine(number, "", problem=TOO_LARGE)
            else:
                yield NumberedLine(number, text)
    except UnicodeError as error:
        yield NumberedLine(number + 1, "", problem=f"cannot be read as {encoding.upper()} from here on: {error}")
    finally:
        lines.detach()
