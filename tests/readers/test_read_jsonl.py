import json
from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.readers import DOCUMENT_LIMIT


def test_a_record_a_line_with_its_id_and_its_metadata(tmp_path: Path) -> None:
    record = {
        "id": 7, "text": "Tekst\nregel", "title": "T", "author": ["A", "B"], "date": "2011-03", "url": "http://www.a.nl/",
        "likes": 3, "tags": {"x": 1}, "nothing": None,
    }  # fmt: skip
    lines = f"{json.dumps(record)}\n\n{json.dumps({'text': 'two'})}\n"
    sources, failures = read_all(make_corpus(tmp_path, {"x/posts.jsonl": lines}))
    assert failures == []
    first, second = sources["7"], sources["x/posts#2"]
    assert (first.text, first.line, first.format, first.citation.author) == ("Tekst\nregel", 1, "jsonl", "A; B")
    assert (first.citation.published, first.citation.site) == ("2011-03", "a.nl")
    assert first.citation.extra == {"likes": "3", "tags": '{"x": 1}'}
    assert (second.text, second.line) == ("two", 3)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"text": "a"', "not a line of JSON: "),
        (b"[1]", "not a record: the line must hold a JSON object"),
        (b"[" * 100_000, "not a record: lists within lists"),
        (b'{"body": "a"}', "the record has no 'text'; it has 'body'. Name the key of the text as text_column"),
        (b'{"text": 3}', "'text' must hold a text"),
        (b'{"text": "a", "id": ["x"]}', "the id must be a text or a whole number"),
        (b'{"text": "a", "id": "x\\ny"}', "the id must be one line of at most 500 characters"),
        (b'{"text": " "}', "the document 'p#2' has no text"),
        (b'{"text": "a\x00"}', "holds NUL bytes"),
        (b'{"text": "\x81"}', "cannot be read as text: byte 0x81"),
        (b'{"text": "' + b"x" * DOCUMENT_LIMIT + b'"}', "larger than 10 MB"),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "not a line of JSON"),
    ],
    ids=range(12),
)
def test_a_bad_line_is_reported_and_the_others_are_read(tmp_path: Path, line: bytes, said: str) -> None:
    folder = make_corpus(tmp_path, {"p.jsonl": b'{"text": "one"}\n' + line + b'\n{"text": "three"}\n'})
    (found,) = complaints(folder)
    assert found.startswith(f"documents/p.jsonl:2: {said}")
    assert [(name, source.text, source.line) for name, source in read_all(folder)[0].items()] == [
        ("p#1", "one", 1),
        ("p#3", "three", 3),
    ]


def test_once_a_file_is_known_to_be_utf8_a_broken_line_is_not_taken_for_windows(tmp_path: Path) -> None:
    data = '{"text": "privé"}\n'.encode() + b'{"text": "caf\xe9"}\n'
    assert complaints(make_corpus(tmp_path, {"p.jsonl": data}))[0].startswith("documents/p.jsonl:2: cannot be read")


def test_lines_in_windows_1252_are_read_with_one_warning(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"p.jsonl": b'{"text": "caf\xe9"}\n{"text": "priv\xe9"}\n'})
    assert [source.text for source in read_all(folder)[0].values()] == ["café", "privé"]
    (found,) = complaints(folder)
    assert found.startswith("warning: documents/p.jsonl:1: this and lines like it are not UTF-8")


def test_a_file_of_nothing_but_bad_lines_is_given_up(tmp_path: Path) -> None:
    found = complaints(make_corpus(tmp_path, {"p.jsonl": '{"body": "x"}\n' * 1000}))
    assert len(found) == 101
    assert found[-1].endswith("100 records in a row cannot be read, so the rest of the file is not read")


def test_utf16_is_read_by_its_mark(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"p.jsonl": '{"text": "één"}\n{"text": "twee"}'.encode("utf-16")})
    assert [source.text for source in read_all(folder)[0].values()] == ["één", "twee"]


def test_the_columns_of_text_and_id_are_the_corpus_s(tmp_path: Path) -> None:
    settings = 'text_column = "body"\nid_column = "key"\n'
    folder = make_corpus(tmp_path, {"p.jsonl": '{"key": "k", "body": "b", "text": "t", "id": "i"}'}, settings)
    source = read_all(folder)[0]["k"]
    assert (source.text, source.citation.extra) == ("b", {"text": "t", "id": "i"})


def test_half_a_surrogate_pair_does_not_stop_a_record(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"p.jsonl": '{"text": "a \\ud83d b"}'})
    assert len(read_all(folder)[0]["p#1"].sha256) == 64


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_a_file_without_a_record_is_reported(tmp_path: Path, content: bytes) -> None:
    assert complaints(make_corpus(tmp_path, {"p.jsonl": content})) == ["documents/p.jsonl: the file is empty"]
