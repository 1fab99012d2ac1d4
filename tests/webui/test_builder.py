"""The builder."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from pages_read import text_of
from wsm_webui.pages.builder import written


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"all": "social media"}, "social media"),
        ({"phrase": 'work "life" balance'}, '"work life balance"'),
        ({"any_of": "burnout stress"}, "(burnout OR stress)"),
        ({"all": "policy", "none_of": "privacy, law"}, "policy AND NOT privacy AND NOT law"),
        ({"title": "social media"}, "title:(social media)"),
        ({"all": "AND work:life"}, '"AND" work life'),
        ({"removed": "cookie policy"}, "removed:(cookie policy)"),
        ({"so_far": "work OR life"}, "work OR life"),
        ({"so_far": "work OR life", "none_of": "privacy"}, "NOT privacy AND (work OR life)"),
        ({"so_far": '"work life', "all": "privacy"}, 'privacy AND ("work life)'),
        ({}, ""),
    ],
)
def test_the_builder_writes_the_query_it_stands_for(fields: dict[str, str], query: str) -> None:
    assert written(fields) == query


def test_all_of_these_words_are_asked_for_where_any_word_would_do_without_an_operator() -> None:
    fields = {"all": "policy law", "title": "social media", "so_far": "work OR life"}
    assert written(fields, any_word=True) == "policy AND law AND title:(social AND media) AND (work OR life)"


@pytest.mark.parametrize(
    ("query", "field", "carried"), [("burn risk", "any_of", False), ('"burn out" risk', "so_far", True)]
)
def test_the_builder_takes_a_query_of_which_any_word_will_do_for_such(
    client: FlaskClient, query: str, field: str, carried: bool
) -> None:
    page = client.get("/en/build", query_string={"q": query, "any": "1"}).text
    filled = dict(re.findall(r'name="(all|any_of|so_far)" value="([^"]+)"', page))
    assert {name: html.unescape(value) for name, value in filled.items()} == {field: query}
    assert ('type="hidden" name="any" value="1"' in page) == carried


def test_what_any_word_of_the_query_so_far_means_is_kept_while_the_query_is_shown(client: FlaskClient) -> None:
    page = client.get("/en/build", query_string={"so_far": '"burn out" risk', "any_of": "law", "any": "1"}).text
    assert 'type="hidden" name="any" value="1"' in page


def test_the_builder_leads_to_the_search(client: FlaskClient) -> None:
    response = client.get("/nl/build/query?any_of=burnout+stress&theme=boundaries&language=&expand=0")
    assert response.location == "/nl/search?q=(burnout+OR+stress)&theme=boundaries&expand=0"


@pytest.mark.parametrize(
    ("query", "field"), [("work life", "all"), ("work OR life", "so_far"), ('"a b"', "so_far"), ("-x", "so_far")]
)
def test_the_builder_takes_up_the_query_that_led_there(client: FlaskClient, query: str, field: str) -> None:
    page = client.get("/en/build", query_string={"q": query, "theme": ["boundaries", "leadership"], "order": "left"})
    filled = dict(re.findall(r'name="(all|so_far)" value="([^"]+)"', page.text))
    assert {name: html.unescape(value) for name, value in filled.items()} == {field: query}
    assert page.text.count("selected") == 2
    assert 'type="hidden" name="sort" value="left"' in page.text
    assert f"<code>{escape(query)}</code>" in page.text.split("data-written")[1]


def test_the_builder_shows_the_query_without_a_script(client: FlaskClient) -> None:
    page = text_of(client, "/en/build?all=policy&none_of=law&language=nl")
    written_there = page.split("data-written")[1].split("</div>")[0]
    assert "<code>policy AND NOT law</code>" in written_there
    assert "<code>language: nl</code>" in written_there
