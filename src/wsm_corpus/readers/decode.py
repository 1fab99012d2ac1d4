"""Bytes into text: UTF-8 first, nothing guessed that is not said aloud."""

from __future__ import annotations

import codecs
import re

from wsm_corpus.errors import UnreadableDocument

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

READ_AS_WINDOWS = "not UTF-8, so it was read as Windows-1252. Save it as UTF-8 to be sure of its letters."


def encoding_of(beginning: bytes) -> str:
    """The encoding that a byte order mark at the beginning of a file names, else UTF-8."""
    return next((encoding for mark, encoding in _MARKS if beginning.startswith(mark)), "utf-8")


def decode(data: bytes, *, is_utf8: bool = False) -> tuple[str, bool]:
    """Read bytes as text: by their byte order mark, as UTF-8, or with care as Windows-1252.

    Windows-1252 gives any text at all for nearly any bytes, so it is tried only where nothing speaks for UTF-8:
    bytes that hold one right sequence of UTF-8 are damaged UTF-8.

    Args:
        data: the bytes of one text.
        is_utf8: other parts of the same file are known to be UTF-8, so that no other encoding is tried.

    Returns:
        The text, and whether it had to be read as Windows-1252.

    Raises:
        UnreadableDocument: the bytes are not text; `line` is the line, from 1, of the first bad byte.
    """
    encoding = encoding_of(data)
    if encoding == "utf-8" and (nul := data.find(0)) >= 0:
        raise _unreadable("holds NUL bytes, so it is not text", data, nul, "UTF-16 needs a byte order mark.")
    try:
        return data.decode(encoding), False
    except UnicodeDecodeError as error:
        problem = error
    if encoding == "utf-8" and not is_utf8 and not _UTF8_SEQUENCE.search(data):
        try:
            return data.decode("cp1252"), True
        except UnicodeDecodeError as error:
            problem = error
    at = problem.start
    name = encoding.removesuffix("-sig").upper()
    raise _unreadable(
        f"cannot be read as text: byte 0x{data[at]:02x} at offset {at} is not {name}",
        data,
        at,
        "Save it as UTF-8.",
    ) from problem


def _unreadable(message: str, data: bytes, at: int, advice: str) -> UnreadableDocument:
    return UnreadableDocument(message, line=data.count(b"\n", 0, at) + 1, advice=advice)
