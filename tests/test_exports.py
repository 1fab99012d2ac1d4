from __future__ import annotations

import csv
import io
import json
import re

import pytest
from openpyxl import load_workbook

from wsm_corpus.exports import CitationFormat, Provenance, Table, cite_document, cite_search, file_name, write_table
from wsm_corpus.exports.write import neutral
from wsm_corpus.records import Citation

TABLE = Table(
    name="documents",
    columns=("id", "title", "score"),
    rows=(("a", '=HYPERLINK("http://x")', -1.5), ("b", "+31 phone, “quoted”\nlines", 2), ("c", None, 0.0)),
)
ASKED = Provenance(query="=1+1", filters="theme=privacy", corpus_version="abc", exported="2024-05-01")


def rows_of_csv(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_carries_what_was_asked_on_every_row() -> None:
    rows = rows_of_csv(write_table(TABLE, "csv", ASKED))
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert {row["corpus_version"] for row in rows} == {"abc"}
    assert {row["filters"] for row in rows} == {"theme=privacy"}
    assert {row["exported"] for row in rows} == {"2024-05-01"}
    assert rows[1]["title"] == "'+31 phone, “quoted”\nlines"


def test_csv_holds_nothing_that_a_spreadsheet_runs() -> None:
    rows = rows_of_csv(write_table(TABLE, "csv", ASKED))
    assert rows[0]["title"] == '\'=HYPERLINK("http://x")'
    assert rows[0]["query"] == "'=1+1"
    assert rows[0]["score"] == "-1.5"  # a number is no formula


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_cell_that_would_run_is_made_harmless(start: str) -> None:
    assert neutral(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("cell", ["plain", "a=b", "", -3, None, 2.5])
def test_a_harmless_cell_is_left_alone(cell: object) -> None:
    assert neutral(cell) == cell  # type: ignore[arg-type]


def test_json_lines_carry_the_values_as_they_are() -> None:
    lines = [json.loads(line) for line in write_table(TABLE, "jsonl", ASKED).decode().splitlines()]
    assert lines[0]["title"] == '=HYPERLINK("http://x")'
    assert lines[2]["title"] is None
    assert lines[1]["provenance"]["query"] == "=1+1"


def test_a_spreadsheet_has_a_sheet_that_says_what_was_asked() -> None:
    book = load_workbook(io.BytesIO(write_table(TABLE, "xlsx", ASKED)))
    assert [cell.value for cell in book["documents"][1]] == ["id", "title", "score"]
    first = book["documents"][2]
    assert first[1].data_type == "s"
    assert first[1].value == '\'=HYPERLINK("http://x")'
    assert first[2].value == -1.5
    assert ("corpus_version", "abc") in [(row[0].value, row[1].value) for row in book["about"].iter_rows()]


def test_a_spreadsheet_survives_control_characters_and_endless_cells() -> None:
    table = Table(name="documents", columns=("text",), rows=(("a\x00b\x1f",), ("x" * 40_000,)))
    book = load_workbook(io.BytesIO(write_table(table, "xlsx", ASKED)))
    assert book["documents"]["A2"].value == "a\ufffdb\ufffd"
    assert len(book["documents"]["A3"].value) <= 32_767


def test_only_chosen_columns_are_kept_in_their_order() -> None:
    assert TABLE.only(["score", "id", "nothing"]).columns == ("id", "score")


DATED = Citation(
    id="duperrin", title="Everything & its 100% opposite", author="Bertrand Duperrin", site="duperrin.com",
    published="2008-06-24", url="https://www.duperrin.com/x_y",
)  # fmt: skip
BARE = Citation(id="blogs/unknown")
WHERE = {"corpus": "WSM", "version": "abc123", "accessed": "2024-05-01"}


def test_a_citation_as_text_names_the_version_and_the_document() -> None:
    assert cite_document(DATED, **WHERE) == (
        "Bertrand Duperrin (2008-06-24). Everything & its 100% opposite. duperrin.com. https://www.duperrin.com/x_y "
        "In: WSM, version abc123, document duperrin. (accessed 2024-05-01)."
    )


def test_an_undated_document_without_a_name_is_cited_without_guessing() -> None:
    text = cite_document(BARE, **WHERE)
    assert "n.d." in text
    assert "blogs/unknown" in text
    assert "None" not in text
    (item,) = json.loads(cite_document(BARE, "csl-json", **WHERE))
    assert "issued" not in item
    assert "author" not in item


def test_bibtex_escapes_what_tex_would_take_for_commands() -> None:
    entry = cite_document(DATED, "bibtex", language="en", **WHERE)
    assert re.match(r"@online\{duperrin2008everything-[0-9a-f]{4},\n", entry)
    assert r"title = {{Everything \& its 100\% opposite}}," in entry
    assert "  url = {https://www.duperrin.com/x_y}," in entry
    assert "  month = {6},\n  date = {2008-06-24}," in entry
    assert entry.count("{") == entry.count("}")


@pytest.mark.parametrize(("code", "langid"), [("de", "german"), ("fr", "french"), ("sv", ""), ("", "")])
def test_biblatex_is_told_the_language_where_it_has_a_name(code: str, langid: str) -> None:
    entry = cite_document(DATED, "bibtex", language=code, **WHERE)
    assert re.findall(r"langid = \{(.*)\}", entry) == [langid] * bool(langid)


def test_csl_json_is_what_reference_managers_read() -> None:
    (item,) = json.loads(cite_document(DATED, "csl-json", language="en", **WHERE))
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2008, 6, 24]]}
    assert item["author"] == [{"literal": "Bertrand Duperrin"}]


TWO = Citation(
    id="nl-2009", title="Ontslagen", author="van Dam, Els; Work & Co", site="kolom.example.nl", published="2009-04"
)


def test_every_author_is_cited_as_one() -> None:
    entry = cite_document(TWO, "bibtex", **WHERE)
    assert r"  author = {van Dam, Els and {Work \& Co}}," in entry
    assert entry.startswith("@online{dam2009ontslagen-")
    (item,) = json.loads(cite_document(TWO, "csl-json", **WHERE))
    assert item["author"] == [{"family": "van Dam", "given": "Els"}, {"literal": "Work & Co"}]
    assert "AU  - van Dam, Els\r\nAU  - Work & Co\r\n" in cite_document(TWO, "ris", **WHERE)


def test_ris_has_a_tag_a_line_and_dates_at_the_precision_that_is_known() -> None:
    lines = cite_document(DATED, "ris", language="en", **WHERE).split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - ELEC", ["ER  - ", ""])
    assert all(re.match("[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert {"PY  - 2008", "DA  - 2008/06/24/", "Y2  - 2024/05/01/", "UR  - https://www.duperrin.com/x_y"} <= set(
        lines
    )
    assert "DA  - 2009/04//" in cite_document(TWO, "ris", **WHERE)
    assert "DA  - " not in cite_document(BARE, "ris", **WHERE)


@pytest.mark.parametrize("format", ["bibtex", "csl-json"])
def test_no_two_citations_have_one_key(format: CitationFormat) -> None:
    posts = [Citation(id=f"2011/post-{number}", title="Is it so?", author="V. Betton") for number in range(5)]
    searches = [
        ("media", ""),
        ("media policy", ""),
        ("media", "theme: privacy"),
        ("שלום", ""),
        ("עולם", ""),
        ("", ""),
    ]
    cited = [cite_document(post, format, **WHERE) for post in posts]
    cited += [cite_search(query, format, total=1, filters=filters, **WHERE) for query, filters in searches]
    keys = {json.loads(one)[0]["id"] if format == "csl-json" else one.partition(",")[0] for one in cited}
    assert len(keys) == len(cited)
    assert cited == [cite_document(post, format, **WHERE) for post in posts] + cited[len(posts) :], "and it stays"


@pytest.mark.parametrize("format", ["text", "bibtex", "csl-json", "ris"])
def test_a_search_is_cited_with_its_query_its_number_and_its_version(format: str) -> None:
    cited = cite_search(
        "burn-out", format, total=12, filters="theme: privacy", link="http://x/en/search?q=burn-out", **WHERE
    )  # type: ignore[arg-type]
    for part in ("burn-out", "12 documents", "abc123", "theme: privacy", "http://x/en/search?q=burn-out", "2024"):
        assert part in cited


@pytest.mark.parametrize(
    ("query", "filters", "name"),
    [
        ("work/life balance", "", "hits-work-life-balance-abc123-2026-11-23.csv"),
        (
            "privé*",
            "site: x.org; not theme: leadership",
            "hits-prive-site-x-org-not-theme-leadership-abc123-2026-11-23.csv",
        ),
        ("", "", "hits-abc123-2026-11-23.csv"),
        ("日本", "", "hits-abc123-2026-11-23.csv"),
        ("../a" * 50, "", f"hits-{'a-' * 29}a-abc123-2026-11-23.csv"),
    ],
)
def test_the_name_of_a_file_tells_what_was_asked(query: str, filters: str, name: str) -> None:
    asked = Provenance(query=query, filters=filters, corpus_version="abc123", exported="2026-11-23T10:00:00Z")
    assert file_name("hits", "csv", asked) == name
