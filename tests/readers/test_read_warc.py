import gzip
from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.readers import DOCUMENT_LIMIT
from wsm_corpus.records import digest

HTML = "<html><head><title>Eén</title></head><body><p>Eén pagina over werk.</p></body></html>"


def archive(*records: tuple[str, str, bytes, str], zipped: bool = False, status: str = "200 OK") -> bytes:
    """An archive of (record type, address, payload, media type), after a record that describes the archive."""
    pieces = []
    for kind, url, payload, media in (("warcinfo", "", b"software: a test\r\n", "application/warc-fields"), *records):
        block, block_type = payload, media
        if kind == "response":
            block = f"HTTP/1.0 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + payload
            block_type = "application/http; msgtype=response"
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Type: {block_type}\r\nContent-Length: {len(block)}\r\n"
        head += f"WARC-Target-URI: {url}\r\n" if url else ""
        piece = head.encode() + b"\r\n" + block + b"\r\n\r\n"
        pieces.append(gzip.compress(piece) if zipped else piece)
    return b"".join(pieces)


CONVERSIONS = tuple(("conversion", f"http://www.a.nl/{n}", f"Tekst nummer {n}".encode(), "text/plain") for n in "123")


@pytest.mark.parametrize("name", ["x/crawl.wet", "x/crawl.wet.gz", "x/crawl.warc.gz"])
def test_texts_of_an_archive_are_documents(tmp_path: Path, name: str) -> None:
    data = archive(*CONVERSIONS, zipped=name.endswith(".gz"))
    sources, failures = read_all(make_corpus(tmp_path, {name: data}))
    assert failures == []
    assert {key: (source.text, source.citation.url) for key, source in sources.items()} == {
        f"x/crawl#{n + 1}": (f"Tekst nummer {n}", f"http://www.a.nl/{n}") for n in (1, 2, 3)
    }
    assert {(source.format, source.citation.site) for source in sources.values()} == {("warc", "a.nl")}


def test_what_only_begins_like_an_archive_is_reported(tmp_path: Path) -> None:
    folder = make_corpus(
        tmp_path, {"a.warc": b"WARC/1.0\r\ngarbage", "b.warc": archive(*CONVERSIONS) + b"WARC/1.0\r\n\r\nx"}
    )
    assert complaints(folder) == [
        "documents/a.warc: record 1 does not say what it is. The records before number 1 were read.",
        "documents/b.warc: record 5 does not say what it is. The records before number 5 were read.",
    ]
    assert len(read_all(folder)[0]) == 3


def test_an_archive_zipped_as_one_piece_is_read_too(tmp_path: Path) -> None:
    sources, failures = read_all(make_corpus(tmp_path, {"a.wet.gz": gzip.compress(archive(*CONVERSIONS))}))
    assert (len(sources), failures) == (3, [])


def test_pages_and_plain_texts_of_responses_are_documents_and_nothing_else_is(tmp_path: Path) -> None:
    data = archive(
        ("response", "http://a.nl/page", HTML.encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("response", "http://a.nl/text", b"Plain", "text/plain"),
        ("response", "http://a.nl/image", b"\x89PNG", "image/png"),
        ("request", "http://a.nl/page", b"GET / HTTP/1.0\r\n\r\n", "application/http; msgtype=request"),
        ("resource", "http://a.nl/saved", HTML.encode(), "text/html"),
    )
    sources, failures = read_all(make_corpus(tmp_path, {"a.warc": data}))
    assert failures == []
    assert {key: (source.text, source.citation.title) for key, source in sources.items()} == {
        "a#2": ("Eén pagina over werk.", "Eén"),
        "a#3": ("Plain", None),
        "a#6": ("Eén pagina over werk.", "Eén"),
    }
    assert sources["a#2"].sha256 == digest(HTML)


def test_an_error_page_is_no_document(tmp_path: Path) -> None:
    data = archive(("response", "http://a.nl/", HTML.encode(), "text/html"), status="404 Not Found")
    assert read_all(make_corpus(tmp_path, {"a.warc": data})) == ({}, [])


@pytest.mark.parametrize(
    ("name", "data", "landed", "said"),
    [
        ("a.wet", archive(*CONVERSIONS)[:-10], 2, "the archive ends within record 4"),
        ("a.wet.gz", archive(*CONVERSIONS, zipped=True)[:-40], 2, "the compressed data is damaged or ends early"),
        ("a.wet.gz", archive(*CONVERSIONS, zipped=True) + b"rubbish", 3, "the compressed data is damaged"),
        ("a.wet", archive(*CONVERSIONS[:1]) + b"rubbish\r\n\r\n", 1, "not an archive from record 3 on"),
        ("a.wet", b"rubbish", 0, "not an archive from record 1 on"),
        ("a.wet", b"", 0, "the archive holds no records"),
        ("a.wet.gz", b"", 0, "the archive holds no records"),
    ],
    ids=range(7),
)
def test_the_records_before_a_break_land(tmp_path: Path, name: str, data: bytes, landed: int, said: str) -> None:
    folder = make_corpus(tmp_path, {name: data})
    assert len(read_all(folder)[0]) == landed
    assert any(said in complaint for complaint in complaints(folder)), complaints(folder)


def test_a_record_that_cannot_be_read_is_reported_and_the_others_land(tmp_path: Path) -> None:
    records = (
        ("conversion", "http://a.nl/binary", b"\x00\x01", "text/plain"),
        ("conversion", "http://a.nl/large", b"x" * (DOCUMENT_LIMIT + 1), "text/plain"),
        ("conversion", "http://a.nl/empty", b"", "text/plain"),
        ("conversion", "http://a.nl/old", "café".encode("cp1252"), "text/plain"),
        *CONVERSIONS[:1],
    )
    folder = make_corpus(tmp_path, {"a.wet": archive(*records)})
    assert list(read_all(folder)[0]) == ["a#5", "a#6"]
    found = [complaint.removeprefix("documents/a.wet: ") for complaint in complaints(folder)]
    assert [text[:50] for text in found] == [
        "record 2 (http://a.nl/binary): holds NUL bytes, so"[:50],
        "record 3 (http://a.nl/large): larger than 10 MB, the"[:50],
        "the document 'a#4' has no text",
        "warning: documents/a.wet: record 5 (http://a.nl/old) is not UTF-8"[:50],
    ]
