"""Read plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wsm_corpus.readers.decode import READ_AS_WINDOWS, decode
from wsm_corpus.readers.found import Found, warning
from wsm_corpus.readers.open_file import open_file, read_whole
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n((?:[A-Za-z][\w -]{0,60}:[^\n]*\n)+)---[ \t]*(?:\r?\n|\Z)")
_HEADING = re.compile(r"\s*#[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\r?\n|\Z)")


def read_text(entry: FileEntry) -> Iterator[Found | Failure]:
    """Read a file that is one document.

    Markdown stays as written, since it is quoted from. Its title is its first line where that is a heading of the
    first rank; `title: ...` and other such lines between two lines of three dashes at its head are metadata and not
    text.

    Raises:
        UnreadableDocument: too large, or not text.
        OSError: the file cannot be read.
    """
    with open_file(entry) as stream:
        text, windows = decode(read_whole(stream))
    if windows:
        yield warning(entry, READ_AS_WINDOWS, id=entry.id)
    said: dict[str, str] = {}
    if entry.format == "markdown":
        said, text = read_markdown(text)
    yield Found(id=entry.id, text=text, said=said)


def read_markdown(text: str) -> tuple[dict[str, str], str]:
    """Part what a Markdown text says of itself from the text."""
    said: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        for line in match[1].splitlines():
            name, _, value = line.partition(":")
            said[name.strip()] = value.strip().strip("\"'")
        text = text[match.end() :]
    if "title" not in said and (match := _HEADING.match(text)):
        said["title"] = match[1]
    return said, text
