from pathlib import Path

import pytest

from readers.reading import complaints, make_corpus, read_all
from wsm_corpus.errors import InvalidMetadata
from wsm_corpus.readers import read_metadata
from wsm_corpus.settings import read_settings


def test_a_row_names_a_file_or_a_record_and_wins(tmp_path: Path) -> None:
    table = (
        "file,title,url,site,author,published,rights,note,genre\n"
        'x/a.txt,"One, two",http://www.a.nl/x,,Ann,2011-03,CC BY,,blog\n'
        "p.jsonl,,,The site,,,,,\n"
        "7,Record seven,,,,,,a note,\n"
    )
    record = '{"id": 7, "text": "seven", "title": "not this", "author": "Bob"}'
    files: dict[str, str | bytes] = {"x/a.txt": "a", "p.jsonl": record, "metadata.csv": table}
    sources, failures = read_all(make_corpus(tmp_path, files))
    assert failures == []
    one, seven = sources["x/a"].citation, sources["7"].citation
    assert (one.title, one.url, one.site, one.author, one.published, one.rights, dict(one.extra)) == (
        "One, two", "http://www.a.nl/x", "a.nl", "Ann", "2011-03", "CC BY", {"genre": "blog"},
    )  # fmt: skip
    assert (seven.title, seven.site, seven.author, dict(seven.extra)) == (
        "Record seven", "The site", "Bob", {"note": "a note"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("gone.txt,T,", "warning: metadata.csv:3: no file below documents/ and no document is called 'gone.txt'."),
        ("a.txt,Again,", "metadata.csv:3: 'a.txt' has a row already, in line 2, and that one counts"),
        (",Nothing,", "metadata.csv:3: the row names no file"),
        ("b.txt,T,24/6/2008", "warning: metadata.csv:3: published '24/6/2008' is not a date of the form 2011"),
        ("b.txt,a,b,c", "metadata.csv:3: the row has 4 cells and the header 3"),
        ('b.txt,"a', "metadata.csv:3: not a row of CSV: unexpected end of data"),
    ],
)
def test_a_row_of_no_use_is_reported_and_the_others_count(tmp_path: Path, row: str, said: str) -> None:
    table = f"file,title,published\na.txt,T,\n{row}\n"
    folder = make_corpus(tmp_path, {"a.txt": "a", "b.txt": "b", "metadata.csv": table})
    (found,) = complaints(folder)
    assert found.startswith(said)
    sources, _ = read_all(folder)
    assert (sources["a"].citation.title, sources["b"].citation.published) == ("T", None)


def test_a_cell_in_a_column_without_a_name_is_told(tmp_path: Path) -> None:
    table = "file,title,,\na.txt,T,,\nb.txt,T,lost,\n"
    folder = make_corpus(tmp_path, {"a.txt": "a", "b.txt": "b", "metadata.csv": table})
    said = "warning: metadata.csv:3: a cell stands in a column without a name, so it is left out"
    assert complaints(folder) == [said]


def test_an_empty_row_says_nothing(tmp_path: Path) -> None:
    assert complaints(make_corpus(tmp_path, {"a.txt": "a", "metadata.csv": "file,title\na.txt,\n,\n\n"})) == []


@pytest.mark.parametrize(
    "table", ["\ufeffFile;Title\r\ndocuments/privé.txt;T\r\n", "file\ttitle\nprive\u0301.txt\tT"]
)
def test_tables_of_a_spreadsheet_are_read(tmp_path: Path, table: str) -> None:
    sources, failures = read_all(make_corpus(tmp_path, {"privé.txt": "x", "metadata.csv": table}))
    assert (sources["privé"].citation.title, failures) == ("T", [])


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"name,title\n", 1, "no column is called 'file'"),
        (b"", 1, "no column is called 'file'"),
        (b"file,title,Title\n", 1, "two columns are called 'title'"),
        (b"file\n\x81", 2, "cannot be read as text"),
        (b"file\n\x00", 2, "holds NUL bytes"),
    ],
)
def test_a_table_that_cannot_be_read_is_an_error_with_its_line(
    tmp_path: Path, data: bytes, line: int, message: str
) -> None:
    settings = read_settings(make_corpus(tmp_path, {"metadata.csv": data}))
    with pytest.raises(InvalidMetadata, match=message) as error:
        read_metadata(settings)
    assert error.value.line == line


def test_the_version_changes_with_the_file_only(tmp_path: Path) -> None:
    tables = ["file,title\na.txt,T\n", "file,title\na.txt,T\n", "file,title\na.txt,U\n"]
    versions = [
        read_metadata(read_settings(make_corpus(tmp_path / str(number), {"metadata.csv": table}))).version
        for number, table in enumerate(tables)
    ]
    assert versions[0] == versions[1] != versions[2]
