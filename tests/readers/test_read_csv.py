from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.readers import DOCUMENT_LIMIT
from wsm_corpus.readers.found import IN_A_ROW


def texts(folder: Path) -> dict[str, str]:
    return {name: source.text for name, source in read_all(folder)[0].items()}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_is_a_document_and_may_span_lines(tmp_path: Path, separator: str) -> None:
    rows = [["ID", "Text", "title"], ["", '"one\ntwo, ""q"""', "T"], ["x", "three", ""]]
    table = "".join(separator.join(row) + "\r\n" for row in rows)
    folder = make_corpus(tmp_path, {"t.csv": "\ufeff" + table})
    sources, failures = read_all(folder)
    assert failures == []
    assert {name: (source.text, source.line, source.citation.title) for name, source in sources.items()} == {
        "t#1": ('one\ntwo, "q"', 2, "T"),
        "x": ("three", 4, None),
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b'2,"a"b,x', "not a row of CSV: ',' expected after '\"'"),
        (b"2,a,b,c", "the row has 4 cells and the header 3"),
        (b"2", "the row ends before its column 'text'"),
        (b"2,caf\x81,", "cannot be read as text: byte 0x81"),
        (b"2,nul\x00,", "holds NUL bytes"),
        (b"2,,x", "the document '2' has no text"),
        (b"2," + b"x" * DOCUMENT_LIMIT + b",", "larger than 10 MB"),
        (b'2,"one\ntwo \x81\nthree",x', "the row holds line 4, which cannot be read as text"),
    ],
    ids=range(8),
)
def test_a_bad_row_is_reported_and_the_others_are_read(tmp_path: Path, row: bytes, said: str) -> None:
    folder = make_corpus(tmp_path, {"t.csv": b"id,text,title\n1,one,\n" + row + b"\n3,three,\n"})
    assert complaints(folder)[0].startswith(f"documents/t.csv:3: {said}")
    assert {"1": "one", "3": "three"}.items() <= texts(folder).items()


def test_a_quote_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"t.csv": 'id,text\n1,"one\n2,two\n3,three\n'})
    assert texts(folder) == {"2": "two", "3": "three"}
    (found,) = complaints(folder)
    assert found.startswith("documents/t.csv:2: not a row of CSV: unexpected end of data. Look for a quotation mark")


def test_a_file_of_broken_rows_is_given_up(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"t.csv": "id,text\n" + '1,"a"b\n' * 1000})
    found = complaints(folder)
    assert len(found) == IN_A_ROW + 1
    assert found[-1].endswith("100 records in a row cannot be read, so the rest of the file is not read")


def test_a_file_whose_broken_rows_swallow_one_another_is_given_up(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"t.csv": "id,text\n" + '1,"a"b\n,two\n' * 1000})
    assert len(texts(folder)) == IN_A_ROW - 1
    assert complaints(folder)[-1].endswith("100 rows are broken, so the rest of the file is not read")


def test_a_huge_row_does_not_drag_every_line_after_it_along(tmp_path: Path) -> None:
    folder = make_corpus(tmp_path, {"t.csv": 'id,text\n1,"' + "line of text\n" * (DOCUMENT_LIMIT // 12)})
    found = complaints(folder)
    assert "the row is larger than 10 MB" in found[0]
    assert len(found) == IN_A_ROW + 1


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "documents/t.csv: the file is empty"),
        ("id,text\n\n", "documents/t.csv: the table has no row below its header"),
        ("\n\n", "documents/t.csv:1: the file has no row that names its columns"),
        ("id;body\n1;x", "documents/t.csv:1: no column is called 'text'; there are 'id;body'. Name the column"),
        ("text,text\n", "documents/t.csv:1: two columns are called 'text'"),
        ('"id,text\n1,x', "documents/t.csv:1: not a row of CSV"),
    ],
)
def test_a_table_without_its_columns_is_reported(tmp_path: Path, table: str, said: str) -> None:
    assert complaints(make_corpus(tmp_path, {"t.csv": table}))[0].startswith(said)
