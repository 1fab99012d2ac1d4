"""Read a web page: everything a reader of the page gets to see, line by line, and which lines are the article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import Any

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.cite import read_date
from wsm_corpus.readers.decode import READ_AS_WINDOWS, decode, encoding_of
from wsm_corpus.readers.found import Found, warning
from wsm_corpus.readers.main_lines import find_main_lines
from wsm_corpus.readers.name_author import name_author
from wsm_corpus.readers.open_file import open_file, read_whole
from wsm_corpus.readers.page_text import page_lines
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure, digest

# HTML Standard, "prescan a byte stream to determine its encoding": the first 1024 bytes.
_PRESCAN = 1024
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE
)
# Where pages state their date of publication, surest first; each gives the date as the page has it.
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name,'DCITERMSUDPHL.','dcitermsudphl.')='dcterms.issued']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='publish-date']/@content",
    "//time[@pubdate]/@datetime",
)
# Where they state when they were last changed, which is no date of publication.
_CHANGED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified']/@content",
    "//*[@itemprop='dateModified']/@datetime",
    "//meta[@name='DCTERMS.modified' or @name='dcterms.modified' or @name='last-modified']/@content",
)
_SILENT = logging.NullHandler()


def read_html(entry: FileEntry) -> Iterator[Found | Failure]:
    """Read a file that holds one page.

    Raises:
        UnreadableDocument: too large, not text, not HTML, or without visible text.
        OSError: the file cannot be read.
    """
    with open_file(entry) as stream:
        data = read_whole(stream)
    html, windows = decode_html(data)
    if windows:
        yield warning(entry, READ_AS_WINDOWS, id=entry.id)
    yield read_page(html, id=entry.id)


def decode_html(data: bytes, declared: str | None = None) -> tuple[str, bool]:
    """Read the bytes of a page by what its server or the page itself says of its encoding, else as any text.

    Args:
        data: the page.
        declared: the charset in the HTTP header, where there was one.

    Returns:
        The page, and whether it had to be read as Windows-1252 without having said so.

    Raises:
        UnreadableDocument: the bytes are not text.
    """
    meta = _CHARSET.search(data, 0, _PRESCAN)
    name = declared or (meta[1].decode("ascii") if meta else None)
    if name and encoding_of(data) == "utf-8" and 0 not in data:
        # As browsers do it: Latin-1 and ASCII are read as Windows-1252.
        name = "cp1252" if name.lower() in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"} else name
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(name), False
            except (LookupError, ValueError):
                pass
    return decode(data)


def read_page(html: str, *, id: str, url: str | None = None, line: int | None = None) -> Found:
    """Take a page apart.

    Args:
        html: the page.
        id: the document's id.
        url: where the page was found, where that is known.
        line: where it begins in the file, in a file of many.

    Raises:
        UnreadableDocument: it is not HTML, or has no visible text.
    """
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate"):  # what they have to say about a page is not for the curator
        logging.getLogger(name).addHandler(_SILENT)
    # An XML declaration makes the parser refuse a text that is decoded already.
    html_text = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", html)
    tree = load_html(html_text)
    # A piece of a page: one paragraph, say, which trafilatura finds too little.
    if tree is None and html_text.strip():
        tree = load_html(f"<html><body>{html_text}</body></html>")
    if tree is None:
        raise UnreadableDocument("not a page of HTML")
    lines = page_lines(tree)
    if not lines:
        raise UnreadableDocument("the page has no visible text")
    said = _metadata(tree, html, url)
    main = _main_text(tree, url)
    return Found(
        id=id,
        text="\n".join(lines),
        said=said,
        line=line,
        raw_sha256=digest(html),
        main_lines=find_main_lines(lines, main) if main else None,
    )


def _main_text(tree: Any, url: str | None) -> str:
    """What trafilatura takes for the article; nothing where it finds none."""
    from trafilatura import extract

    try:
        return extract(tree, url=url, include_comments=False, include_tables=True, output_format="txt") or ""
    except Exception:  # its heuristics fail on some broken pages; the page has its text all the same
        logging.getLogger(__name__).debug("no main text found in %s", url, exc_info=True)
        return ""


def _metadata(tree: Any, html: str, url: str | None) -> dict[str, str]:
    """What the page says of itself; trafilatura looks in all the usual places."""
    from trafilatura.metadata import extract_metadata

    # "extensive" would take a date out of the running text, and that may be any date.
    date_config = {"original_date": True, "extensive_search": False, "url": url}
    try:
        found = extract_metadata(tree, default_url=url, date_config=date_config, extensive=False)
    except Exception:  # as above
        logging.getLogger(__name__).debug("no metadata found in %s", url, exc_info=True)
        return {"url": url} if url else {}
    said = {
        "title": found.title,
        "author": name_author(found.author, html),
        "url": url or found.url,
        "published": _stated_date(tree, _DATES) or _date_on_page(_unless_changed(found.date, tree, html), html, url),
        "rights": found.license,
    }
    return {name: value for name, value in said.items() if value}


def _stated_date(tree: Any, paths: Sequence[str]) -> str | None:
    for path in paths:
        for value in tree.xpath(path):
            if date := read_date(str(value)):
                return date
    return None


def _unless_changed(date: str | None, tree: Any, html: str) -> str | None:
    """A date, unless all that the page says of it is that it was changed then."""
    if date and date == _stated_date(tree, _CHANGED) and html.count(date) <= 1:
        return None
    return date


def _date_on_page(date: str | None, html: str, url: str | None) -> str | None:
    """A date at the precision the page has it.

    trafilatura makes 2011-03-01 of March 2011. A first of the month counts only where a page has that day.
    """
    if not date or not date.endswith("-01"):
        return date
    year, month, _ = date.split("-")
    day = re.compile(
        rf"{year}\D?{month}\D?01(?!\d)|(?<!\d)0?1(?:st)?\W{{1,3}}\w{{3,9}}\W{{1,3}}{year}|[a-z]{{3,9}}\W{{1,3}}0?1(?:st)?\W{{1,3}}{year}"
        rf"|(?<!\d)0?1[./-]0?{int(month)}[./-]{year}",
        re.IGNORECASE,
    )
    if day.search(html) or day.search(url or ""):
        return date
    return f"{year}-{month}"
