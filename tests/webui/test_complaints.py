"""Query errors in the language of the page."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale

from pages_read import text_of
from wsm_corpus import Corpus, QueryError
from wsm_webui import create_app
from wsm_webui.complaints import complaint

REFUSED = [
    *("*e*", "burnout~3", "ab~", "stress AND OR werk", "autor:Smit", "published:march", "published:[2012 TO 2008]"),
    *("theme:[a TO b]", "removed:*", ":-)", "x " * 3000, "a " * 30_000, "(" * 500 + "a"),
]


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: str(query)[:20])
def test_whatever_is_refused_is_said_in_dutch_too(app: Flask, bundled: Corpus, query: str) -> None:
    with pytest.raises(QueryError) as refused:
        bundled.search(query)
    with app.test_request_context("/nl/"), force_locale("nl"):
        said, known = complaint(refused.value.message)
    assert known, refused.value.message
    assert said != refused.value.message
    assert "%(" not in said


@pytest.mark.parametrize(
    ("message", "english"),
    [
        ("there is no field autor", "There is no field “autor”."),
        ("100 % AND 5 and OR stand next to each other", "100 % AND 5 and OR stand next to each other."),
        (
            "march is no date: write 2011, 2011-03 or 2011-03-21",
            "march is no date: write 2011, 2011-03 or 2011-03-24.",
        ),
    ],
)
def test_a_complaint_keeps_what_was_typed(app: Flask, message: str, english: str) -> None:
    with app.test_request_context("/en/"):
        assert complaint(message) == (english, True)


def test_a_complaint_that_nobody_translated_is_shown_as_it_is(app: Flask) -> None:
    with app.test_request_context("/nl/"):
        assert complaint("something new") == ("something new", False)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("since=maart", "Vanaf: een datum als 2011, 2011-03 of 2011-03-24, en niet ‘maart’."),
        ("page=0", "page: een geheel getal van 1 tot en met 100000, en niet ‘0’."),
        ("by=best", "by: een van passage, language, theme, context, site, author, year, en niet ‘best’."),
        ("exclude=x", "exclude: een veld en een waarde, zoals theme:boundaries, en niet ‘x’."),
        ("q=" + "a" * 2001, f"q: ten hoogste 2000 tekens, en niet ‘{'a' * 40}…’."),
    ],
)
def test_an_address_that_cannot_be_read_is_told_in_dutch_too(client: FlaskClient, asked: str, said: str) -> None:
    assert said in text_of(client, f"/nl/search?{asked}", 400)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("(social media", "A parenthesis that stood open was closed at the end."),
        ("social media)", "A parenthesis too many was left out."),
        ("social media OR", "“OR” was read as text."),
    ],
)
def test_what_was_read_otherwise_than_typed_is_said(bundled: Corpus, typed: str, said: str) -> None:
    pages = create_app(bundled).test_client()
    assert said in text_of(pages, f"/en/search?q={typed}")
    (notice,) = [notice for notice in bundled.search(typed).notices if notice.kind == "read_as"]
    assert notice.text.rstrip(".") in said.replace("“", "").replace("”", "")
