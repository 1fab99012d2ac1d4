"""Read web archives: WARC and the plain text of WET, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.decode import READ_AS_WINDOWS, decode
from wsm_corpus.readers.found import Found, Page, failure, warning
from wsm_corpus.readers.open_file import TOO_LARGE, BrokenArchive, open_file, read_whole
from wsm_corpus.readers.read_html import decode_html
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure

_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain", ""}


def read_warc(entry: FileEntry) -> Iterator[Found | Page | Failure]:
    """Read the documents of an archive: text of conversion records, pages and plain text of responses and resources.

    A document's id is `<path without ending>#<number of the record in the archive>`, counted from 1 over all
    records, since one archive may hold one address many times. Its address is its url. Other records are passed
    over. Where the archive is broken, the records before the break have been given.

    Raises:
        OSError: the file cannot be read.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = whole = 0
    with open_file(entry) as stream:
        try:
            records = ArchiveIterator(stream)
            records.INC_RECORD = ""  # it prints its own warnings; `err_count` says the same
            for number, record in enumerate(records, start=1):
                if not record.rec_headers.get_header("WARC-Type"):
                    raise BrokenArchive(f"record {number} does not say what it is")
                yield from _read_record(record, entry, number)
                if records.err_count:
                    break
                whole = number
        except BrokenArchive as error:
            yield failure(entry, f"{error}. The records before number {whole + 1} were read.")
        except (ArchiveLoadFailed, ValueError, EOFError) as error:
            yield failure(entry, f"not an archive from record {number + 1} on: {error}")
        else:
            if records.err_count:
                yield failure(entry, f"record {number} is not as long as it says, so what follows cannot be read")
    if number == 0:
        yield failure(entry, "the archive holds no records")


def _read_record(record: Any, entry: FileEntry, number: int) -> Iterator[Found | Page | Failure]:
    kind = _kind(record)
    if kind is None:
        return
    own_id = f"{entry.id}#{number}"
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"record {number} ({url})"
    found: Found | Page
    try:
        data = read_whole(record.content_stream())
        if getattr(record.raw_stream, "limit", 0) and record.raw_stream.read(1) == b"":
            raise BrokenArchive(f"the archive ends within record {number}")
        if kind == "html":
            html, windows = decode_html(data, _charset(record))
            found = Page(id=own_id, html=html, url=url, where=where)
        else:
            text, windows = decode(data)
            found = Found(id=own_id, text=text, said={"url": url} if url else {})
    except UnreadableDocument as error:
        message = TOO_LARGE if error.message == TOO_LARGE else str(error)
        yield failure(entry, f"{where}: {message}", id=own_id)
        return
    if windows:
        yield warning(entry, f"{where} is {READ_AS_WINDOWS}", id=own_id)
    yield found


def _kind(record: Any) -> str | None:
    """How a record is read, or None for one that holds no document."""
    if record.rec_type == "conversion":
        return "text"
    if record.rec_type == "response" and record.http_headers:
        if record.http_headers.get_statuscode() != "200":
            return None
        media = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        media = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    media = media.partition(";")[0].strip().lower()
    return "html" if media in _PAGES else "text" if media in _TEXTS else None


def _charset(record: Any) -> str | None:
    headers = record.http_headers
    media = (headers.get_header("Content-Type") if headers else None) or ""
    _, _, charset = media.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
