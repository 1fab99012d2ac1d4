import os
from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.readers import FileEntry, scan_files
from wsm_corpus.settings import read_settings


def entries(folder: Path) -> dict[str, FileEntry]:
    return {item.file: item for item in scan_files(read_settings(folder)) if isinstance(item, FileEntry)}


def test_files_are_found_with_their_ids_without_being_opened(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"b.txt": "b", "a/c d.MD": "", "a.b.warc.gz": "no archive", ".hidden.txt": "h"})
    (folder / "documents" / "b.txt").chmod(0)
    found = entries(folder)
    assert [(entry.file, entry.id, entry.format, entry.size, entry.gzipped) for entry in found.values()] == [
        ("a.b.warc.gz", "a.b", "warc", 10, True),
        ("a/c d.MD", "a/c d", "markdown", 0, False),
        ("b.txt", "b", "text", 1, False),
    ]
    assert found["b.txt"].mtime_ns == (folder / "documents" / "b.txt").stat().st_mtime_ns


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    assert entries(make_corpus(tmp_path, {".git/a.txt": "a", "x/.b/c.txt": "c"})) == {}


def test_files_that_differ_in_their_ending_only_keep_it_in_their_ids(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"a.txt": "text", "a.md": "markdown", "b.txt": "b"})
    sources, failures = read_all(folder)
    assert {name: source.text for name, source in sources.items()} == {"a.md": "markdown", "a.txt": "text", "b": "b"}
    assert [(failure.warning, "`a.md` and `a.txt` differ" in failure.message) for failure in failures] == [
        (True, True)
    ]


def test_a_corpus_without_its_documents_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("")
    assert complaints(tmp_path) == [
        "documents: the folder cannot be read: No such file or directory. What was indexed of it before stays."
    ]


def test_an_unknown_ending_is_a_warning(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"a.docx": b"PK", "README": "no ending", "a.txt": "a", ".txt": "hidden"})
    found = complaints(folder)
    assert [text.partition(": left out")[0] for text in found] == [
        "warning: documents/README",
        "warning: documents/a.docx",
    ]


def test_a_symbolic_link_to_a_folder_above_is_reported_and_the_rest_read(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"x/a.txt": "a"})
    (folder / "documents" / "x" / "up").symlink_to(folder / "documents")
    (folder / "documents" / "broken.txt").symlink_to(folder / "nowhere")
    sources, _ = read_all(folder)
    assert list(sources) == ["x/a"]
    assert complaints(folder) == [
        "documents/broken.txt: cannot be read: No such file or directory",
        "documents/x/up: this symbolic link leads back to a folder above it. Remove it: that folder is read already.",
    ]


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path / "corpus", {})
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("a")
    (folder / "documents" / "linked").symlink_to(tmp_path / "texts")
    assert list(read_all(folder)[0]) == ["linked/a"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {})
    os.mkfifo(folder / "documents" / "pipe.txt")
    assert complaints(folder) == ["documents/pipe.txt: not a regular file, so it is not read"]


def test_a_name_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"a.txt": "a"})
    try:
        Path(os.fsdecode(os.fsencode(folder / "documents") + b"/caf\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert complaints(folder) == ["documents/caf\\xe9.txt: the file's name is not UTF-8. Rename it."]


def test_a_decomposed_name_gives_a_composed_id(tmp_path: Path) -> None:
    assert list(read_all(make_corpus(tmp_path, {"prive\u0301.txt": "x"}))[0]) == ["privé"]
