"""`wsm search`: what is asked, found and printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from command_line import answer, run

LVTPR = "lvtpr-prive-professioneel"


def test_search_prints_documents_with_their_snippets(corpus: str) -> None:
    result = run("search", "work/life balance", "--no-expand", "--language", "en", "-C", corpus)
    assert result.exit_code == 0
    assert re.search(r"^1\. Is social media good for work/life balance\?$", result.stdout, re.MULTILINE)
    assert "betton-work-life-balance · codesigndigitalhealth.co.uk · Victoria Betton · undated · en" in result.stdout
    assert "found" in result.stderr


def test_search_without_a_query_lists_every_document_a_page_at_a_time(corpus: str) -> None:
    pages = [answer("search", "--limit", "2", "--offset", str(offset), "-C", corpus) for offset in (0, 2, 4, 6)]
    assert [len(page["hits"]) for page in pages] == [2, 2, 1, 0]
    assert {page["total"] for page in pages} == {5}
    assert len({hit["id"] for page in pages for hit in page["hits"]}) == 5


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--site", "duperrin.com"], ["duperrin-social-networks-at-the-office"]),
        (["--from", "2011"], [LVTPR]),
        (["--to", "2010"], ["duperrin-social-networks-at-the-office"]),
        (["--author", "Victoria Betton"], ["betton-work-life-balance"]),
        (["--language", "nl", "--from", "2000"], [LVTPR]),
        (["--language=-en", "--language=-nl"], []),
    ],
)
def test_filters_narrow_what_is_found(corpus: str, options: list[str], ids: list[str]) -> None:
    assert [hit["id"] for hit in answer("search", *options, "-C", corpus)["hits"]] == ids


def test_newest_comes_first_and_the_undated_last(corpus: str) -> None:
    found = [hit["published"] for hit in answer("search", "--sort", "newest", "-C", corpus)["hits"]]
    assert found == ["2011-03", "2008-06-24", None, None, None]


def test_the_explanation_shows_the_query_as_run(corpus: str) -> None:
    assert run("search", "social media", "--explain", "-C", corpus).stdout.startswith("Run as: ")


def test_a_date_that_cannot_be_read_has_code_two(corpus: str) -> None:
    result = run("search", "x", "--from", "yesterday", "-C", corpus)
    assert (result.exit_code, result.stderr.startswith("Error: ")) == (2, True)


@pytest.mark.parametrize(
    ("query", "place", "mend"),
    [
        ("boundaries autor:betton", 11, "boundaries author:betton"),
        ("stress AND OR werk", 11, "stress AND werk"),
        ("one\ntwo autor:betton", 8, "one\ntwo author:betton"),
        (":-)", 0, None),
        (" ".join(["word"] * 101), 500, " ".join(["word"] * 100)),
    ],
)
def test_what_cannot_be_read_shows_the_place_and_the_mend(
    corpus: str, query: str, place: int, mend: str | None
) -> None:
    result = run("search", query, "-C", corpus)
    assert (result.exit_code, result.stdout) == (2, "")
    said, shown, pointed, *rest = result.stderr.split("\n", 3)
    assert said.startswith("Error: ")
    assert query not in said
    assert shown[pointed.index("^")] == query[place]
    assert rest == [f"Try: {mend}\n" if mend else ""]


def test_json_has_what_is_promised(corpus: str) -> None:
    found = answer("search", "media", "-C", corpus)
    assert {"query", "total", "corpus_version", "facets", "hits"} <= found.keys()
    assert {"id", "title", "language", "score", "themes", "snippets"} <= found["hits"][0].keys()


def test_what_would_steer_a_terminal_is_not_printed(own_copy: Path) -> None:
    (own_copy / "documents" / "trap.jsonl").write_text(
        json.dumps({"id": "trap", "title": "Trap \x1b[31m red", "text": "An ordinary text about ordinary work."})
    )
    run("index", str(own_copy), "--jobs", "1")
    result = run("search", "ordinary", "-C", str(own_copy))
    assert ("Trap \ufffd[31m red" in result.stdout, "\x1b" in result.stdout) == (True, False)


@pytest.mark.parametrize("command", ["search", "kwic", "export", "stats freq", "stats collocates", "stats keyness"])
def test_words_typed_without_quotation_marks_are_one_query(corpus: str, command: str) -> None:
    apart = run(*command.split(), "social", "media", "-C", corpus)
    whole = run(*command.split(), "social media", "-C", corpus)
    assert (apart.exit_code, apart.stdout) == (0, whole.stdout)


def test_a_query_that_begins_with_a_dash_is_told_from_an_option(corpus: str) -> None:
    refused = run("search", "-work", "-C", corpus)
    assert (refused.exit_code, refused.stderr.splitlines()[-1]) == (
        2,
        "A query that begins with - goes after --, as in: wsm search -- -work",
    )
    assert (
        json.loads(run("search", "-C", corpus, "--json", "--", "-work").stdout)["total"]
        < answer("search", "-C", corpus)["total"]
    )


def test_a_search_in_removed_lines_shows_the_lines_and_why_they_were_removed(corpus: str) -> None:
    lines = run("search", "removed:opmerkingen", "-C", corpus).stdout.splitlines()
    assert any(line.strip().startswith("[removed, comment_form] Geen opmerkingen:") for line in lines)
    assert not any("[removed" in line for line in run("search", "media", "-C", corpus).stdout.splitlines())
