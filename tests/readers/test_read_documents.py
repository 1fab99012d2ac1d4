import gzip
import os
from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.readers import DOCUMENT_LIMIT, FileEntry, read_file, read_metadata, scan_files
from wsm_corpus.records import Failure, Source
from wsm_corpus.settings import read_settings


def test_a_text_file_is_one_document_as_found(tmp_path: Path) -> None:
    sources, failures = read_all(make_corpus(tmp_path, {"x/a.txt": "Eén\r\ntwee\xa0drie"}))
    source = sources["x/a"]
    assert (source.text, source.file, source.format, source.line, source.citation.title) == (
        "Eén\r\ntwee\xa0drie", "x/a.txt", "text", None, None,
    )  # fmt: skip
    assert failures == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": b""}, "documents/a.txt: the file is empty"),
        ({"a.txt": b"\xef\xbb\xbf \n\xc2\xa0"}, "documents/a.txt: the file is empty"),
        ({"a.txt": b"ok\nno \x81"}, "documents/a.txt:2: cannot be read as text: byte 0x81"),
        ({"a.txt": b"ok\nno \x00"}, "documents/a.txt:2: holds NUL bytes"),
        ({"a.txt": b"caf\xe9"}, "warning: documents/a.txt: not UTF-8, so it was read as Windows-1252"),
        ({"a.txt": b"x" * (DOCUMENT_LIMIT + 1)}, "documents/a.txt: larger than 10 MB, the limit for one document."),
        ({"a.txt.gz": b"not zipped"}, "documents/a.txt.gz: cannot be read: the compressed data is damaged"),
        ({"a.txt.gz": gzip.compress(b"hello " * 9000)[:-20]}, "documents/a.txt.gz: cannot be read: the compressed"),
        (
            {"a.html": "<html><body><script>x()</script></body></html>"},
            "documents/a.html: the page has no visible text",
        ),
        ({"a.html": ""}, "documents/a.html: not a page of HTML"),
    ],
)
def test_what_cannot_be_taken_in_is_reported_and_the_rest_is_read(
    tmp_path: Path, files: dict[str, str | bytes], said: str
) -> None:
    folder = make_corpus(tmp_path, {**files, "other.txt": "the rest"})
    found = complaints(folder)
    assert len(found) == 1
    assert found[0].startswith(said)
    assert read_all(folder)[0]["other"].text == "the rest"


def entries(folder: Path) -> list[FileEntry]:
    return [item for item in scan_files(read_settings(folder)) if isinstance(item, FileEntry)]


def read_again(folder: Path, entry: FileEntry) -> list[Source | Failure]:
    settings = read_settings(folder)
    return list(read_file(entry, settings, read_metadata(settings)))


@pytest.mark.parametrize("ending", ["txt", "html", "jsonl", "csv", "warc", "txt.gz"])
def test_a_file_that_vanishes_is_reported(tmp_path: Path, ending: str) -> None:
    folder = make_corpus(tmp_path, {f"a.{ending}": "x"})
    (entry,) = entries(folder)
    entry.path.unlink()
    (failure,) = read_again(folder, entry)
    assert isinstance(failure, Failure)
    assert failure.message == "the file is gone: it was there when reading began"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"a.txt": "x"})
    (folder / "documents" / "a.txt").chmod(0)
    assert complaints(folder) == ["documents/a.txt: cannot be read: Permission denied"]


def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"a.txt": "x"})
    (entry,) = entries(folder)
    entry.path.unlink()
    entry.path.mkdir()
    (failure,) = read_again(folder, entry)
    assert isinstance(failure, Failure)
    assert failure.message == "cannot be read: Is a directory"


def test_a_zipped_text_is_read_like_any(tmp_path: Path) -> None:
    sources, _ = read_all(make_corpus(tmp_path, {"a.txt.gz": gzip.compress("privé".encode())}))
    assert sources["a"].text == "privé"


def test_a_second_document_of_an_id_is_reported_with_both_places(tmp_path: Path) -> None:
    folder = make_corpus(
        tmp_path, {"b.jsonl": '{"id": "a", "text": "one"}\n{"id": "a", "text": "two"}', "a.txt": "zero"}
    )
    sources, failures = read_all(folder)
    assert sources["a"].text == "zero"
    assert [(failure.where, failure.message, failure.id) for failure in failures] == [
        (f"b.jsonl:{line}", "the id 'a' is taken by a.txt, so this one is left out. Give it another.", "a")
        for line in (1, 2)
    ]


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# The title #\n\nText", "The title", "# The title #\n\nText"),
        ('---\ntitle: "T: t"\nauthor: A\n---\n# Other\n', "T: t", "# Other\n"),
        ("---\nnot front matter\n---\n", None, "---\nnot front matter\n---\n"),
        ("## Second rank\n", None, "## Second rank\n"),
        ("Text # no heading", None, "Text # no heading"),
    ],
)
def test_markdown_says_its_own_title(tmp_path: Path, text: str, title: str | None, rest: str) -> None:
    source = read_all(make_corpus(tmp_path, {"a.md": text}))[0]["a"]
    assert (source.citation.title, source.text, source.format) == (title, rest, "markdown")


def test_the_bundled_corpus_is_read_whole() -> None:
    folder = Path(__file__).parents[2] / "corpus"
    sources, failures = read_all(folder)
    assert failures == []
    assert {(name, source.citation.published) for name, source in sources.items()} == {
        ("betton-work-life-balance", None),
        ("burn-out-social-media-manager", None),
        ("duperrin-social-networks-at-the-office", "2008-06-24"),
        ("hrd-embrace-workplace-social-media", None),
        ("lvtpr-prive-professioneel", "2011-03"),
    }
