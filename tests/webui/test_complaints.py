"""Query errors in the language of the page."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from wsm_corpus import Corpus, QueryError
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
