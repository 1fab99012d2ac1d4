"""The reader: removed lines, hits one after the other, how each step came about."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from pages_read import main_of, text_of


def test_removed_lines_are_searched_shown_and_marked(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=removed:tweet"))
    assert '<del lang="en"><mark class="hit exact">Tweet</mark> Share Like</del>' in page
    assert "share buttons" in page
    reader = main_of(text_of(client, "/en/documents/blogs/balance?q=removed:tweet"))
    assert '<mark class="hit exact">Tweet</mark> Share Like</del>' in reader
    assert "<del" not in main_of(text_of(client, "/en/documents/blogs/balance?q=removed:tweet&removed=0"))


def test_removed_lines_of_one_kind_are_shown_alone(client: FlaskClient) -> None:
    every = main_of(text_of(client, "/en/documents/blogs/balance?removed=1"))
    assert every.count("<del") == 2
    assert 'href="/en/documents/blogs/balance?removed=1&amp;category=share_bar"' in every
    assert main_of(text_of(client, "/en/documents/blogs/balance?removed=1&category=legal")).count("<del") == 0
    assert client.get("/en/documents/blogs/balance?removed=1&category=x").status_code == 400


def test_a_removed_line_comes_with_the_correction_that_keeps_it(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/documents/blogs/balance?removed=1"))
    assert "[[line]]\ndocument = &#34;blogs/balance&#34;\ntext = &#34;Tweet Share Like&#34;\nkeep = true" in page


def test_the_reader_tells_how_every_step_came_about(client: FlaskClient) -> None:
    steps = text_of(client, "/en/documents/blogs/balance").split('class="steps"')[1].split("</ol>")[0]
    told = [
        "SHA-256",
        "3 passages",
        "Decided by: rules 2",
        "2 themes found",
        "Vocabulary version",
        "pipeline version",
    ]
    assert [one for one in told if one not in " ".join(steps.split())] == []


def test_the_reader_walks_through_the_hits(client: FlaskClient) -> None:
    first = text_of(client, "/en/documents/blogs/balance?q=work")
    assert "2 hits" in first
    step = re.search(r'href="([^"]+)"[^>]*>First hit</a>', first)
    assert step
    second = text_of(client, step[1].replace("&amp;", "&").partition("#")[0])
    assert "1 of 2" in second
    assert 'class="evidence hit exact current"' in second
    assert 'id="hit-28"' in second


def test_the_reader_opens_whatever_query_led_there(client: FlaskClient) -> None:
    assert text_of(client, '/en/documents/blogs/balance?q="')


def test_every_paragraph_has_an_anchor_of_its_own(client: FlaskClient) -> None:
    page = text_of(client, "/en/documents/blogs/balance?source=1&languages=1")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"p1", "p2", "p3"} <= set(ids)
