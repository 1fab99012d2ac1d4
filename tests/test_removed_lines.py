"""Lines taken out of a document: found by a query, and kept by a correction."""

from __future__ import annotations

import tomllib

import pytest

from fake_documents import document
from wsm_corpus.query import read_query
from wsm_corpus.records import Query
from wsm_corpus.removed_lines import asks_for_removed, find_removed, keeping

PAGE = document("page", ["A text about newsletters.", "-Sign up to our Newsletter", "-Share", "-Share", "-“Cookies”"])


def query(text: str) -> Query:
    return Query(text=text, tree=read_query(text, languages=("en", "nl")).tree)


@pytest.mark.parametrize(
    ("typed", "words", "kinds"),
    [
        ("removed:newsletter", ["Newsletter"], ["exact"]),
        ("removed:newsletters", ["Newsletter"], ["inflected"]),
        ("removed:(share newsletter)", ["Newsletter", "Share", "Share"], ["exact", "exact", "exact"]),
        ("text OR removed:cookie", ["Cookies"], ["inflected"]),
        ("newsletter", [], []),
        ("text -removed:newsletter", [], []),
        ("removed:nothing", [], []),
    ],
)
def test_a_removed_line_is_found_with_the_words_that_were_asked_for(
    typed: str, words: list[str], kinds: list[str]
) -> None:
    found = find_removed(PAGE, query(typed))
    marks = [(one.marked.text[mark.start : mark.end], mark.kind) for one in found for mark in one.marked.marks]
    assert marks == list(zip(words, kinds, strict=True))
    assert all(not one.line.kept for one in found)


def test_only_a_query_for_removed_lines_asks_for_them() -> None:
    assert asks_for_removed(query("work removed:cookie"))
    assert not asks_for_removed(query("work NOT removed:cookie"))
    assert not asks_for_removed(query("removed"))


def test_the_correction_that_keeps_a_line_names_which_of_its_likes() -> None:
    tables = keeping(PAGE, PAGE.removed)
    (first,) = tomllib.loads(tables[2])["line"]
    (second,) = tomllib.loads(tables[3])["line"]
    assert first == {"document": "page", "text": "Share", "keep": True}
    assert second == {"document": "page", "text": "Share", "keep": True, "occurrence": 2}
    assert tomllib.loads(tables[4])["line"][0]["text"] == "“Cookies”"
