"""Who wrote a document and where it was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal
from urllib.parse import urlsplit

from wsm_corpus.record import record


@record
class Citation:
    """What is needed to cite a document; what is unknown is None and never guessed."""

    id: str  # stable: the record's own id field, else the path below documents/ without its ending
    title: str | None = None
    url: str | None = None
    site: str | None = None  # host name without "www."
    author: str | None = None
    published: str | None = None  # ISO 8601 at the precision known: 2011, 2011-03 or 2011-03-24
    rights: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)  # every other metadata column, as found

    @property
    def year(self) -> int | None:
        """The year of publication, or None for an undated document."""
        return int(self.published[:4]) if self.published else None

    @property
    def authors(self) -> tuple[str, ...]:
        """Every author that is named, as named."""
        return part_authors(self.author)


@record
class Source:
    """A document as found: its citation and its text, before any step has touched it."""

    citation: Citation
    text: str  # plain text; for HTML what a reader of the page gets, line by line
    file: str  # path below documents/, with forward slashes
    line: int | None = None  # 1-based line in the file, for a file of many records
    format: Literal["text", "markdown", "html", "jsonl", "csv", "warc"] = "text"
    raw_sha256: str | None = None  # of the raw HTML, where there was any; see `digest`
    main_lines: frozenset[int] | None = None
    """For HTML: numbers of the lines of `text` that the HTML extractor took for main content."""

    @property
    def sha256(self) -> str:
        """The hex digest of what was found: the raw HTML where there is any, else the text, as UTF-8."""
        return digest(self.text) if self.raw_sha256 is None else self.raw_sha256


def part_authors(named: str | None) -> tuple[str, ...]:
    """The authors that metadata names, parted by semicolons, each once, without needless blanks."""
    parts = (" ".join(part.split()) for part in (named or "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def digest(raw: str) -> str:
    """The SHA-256 of a text as UTF-8, in hex digits."""
    import hashlib  # with OpenSSL, which takes 4 ms to load: readers of an index need none of it

    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()


def site_of(url: str | None) -> str | None:
    """The host name of a web address in lower case, without "www." and port; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
