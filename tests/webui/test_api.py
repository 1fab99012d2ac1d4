"""The API against its own description."""

from __future__ import annotations

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from fake_corpus import FakeCorpus
from fake_documents import document
from wsm_webui import create_app

app = create_app(FakeCorpus())
# Twenty random requests an address, right ones and wrong ones, in half a minute of processor time; the phase
# that tries every border of every parameter
# takes a quarter of an hour and is for a hand's run: `st run` against a served corpus.
config = schemathesis.Config.from_dict(
    {"phases": {"coverage": {"enabled": False}}, "generation": {"deterministic": True}}
)
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=config)


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_api_keeps_what_its_description_promises(case: schemathesis.Case) -> None:
    response = case.call()
    # A schema cannot say which words are a query: one that cannot be read is told so, and that is no broken promise.
    unread = response.status_code == 400 and "query" in response.json()
    case.validate_response(response, excluded_checks=[positive_data_acceptance] if unread else [])


def test_the_description_is_openapi_and_names_every_address(client: FlaskClient) -> None:
    described = client.get("/api/openapi.json").get_json()
    assert described["openapi"] == "3.1.0"
    served = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    plain = {rule.replace("<path:", "{").replace(">", "}") for rule in served if "<any" not in rule}
    assert plain <= set(described["paths"])


@pytest.mark.parametrize(
    "path", ["/api/themes", "/api/themes/boundaries", "/api/themes/boundaries/friending", "/api/corpus"]
)
def test_themes_and_corpus_have_their_twins(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_the_twin_of_a_theme_has_what_its_page_shows(client: FlaskClient) -> None:
    found = client.get("/api/themes/boundaries").get_json()
    assert {"en", "nl"} == {one["language"] for one in found["evidence"]}
    assert all(one["text"] for one in found["evidence"])
    assert found["documents"]
    assert [part["language"] for part in found["keywords"]] == ["en", "nl"]


def test_the_twin_of_the_reader_has_the_hits_of_a_query(client: FlaskClient) -> None:
    found = client.get("/api/documents/blogs/balance?q=work").get_json()
    assert [found["text"][hit["start"] : hit["end"]] for hit in found["hits"]] == ["work", "work"]
    assert client.get("/api/documents/blogs/balance").get_json()["hits"] == []


def test_the_twin_of_the_reader_has_every_hit_however_many_there_are() -> None:
    corpus = FakeCorpus()
    corpus.documents = [document("often", ["work " * 300 + "."] * 5)]
    found = create_app(corpus).test_client().get("/api/documents/often?q=work").get_json()
    assert [found["text"][hit["start"] : hit["end"]] for hit in found["hits"]] == ["work"] * 1500


def test_the_twin_of_the_reader_refuses_a_query_that_cannot_be_read(client: FlaskClient) -> None:
    assert client.get('/api/documents/blogs/balance?q="').status_code == 400


@pytest.mark.parametrize("path", ["/api/collocates?q=work", "/api/compare?q=work", "/api/dispersion?q=work"])
def test_a_twin_that_lists_the_first_says_how_many_at_most(client: FlaskClient, path: str) -> None:
    assert client.get(path).get_json()["limit"] > 0


@pytest.mark.parametrize("path", ["/api/search?q=work&size=10", "/api/concordance?q=work&lines=10"])
def test_pages_are_followed_from_one_to_the_next(client: FlaskClient, path: str) -> None:
    first = client.get(path).get_json()
    seen, found = [first], first
    while found["next"]:
        found = client.get(found["next"]).get_json()
        seen.append(found)
    assert [one["page"] for one in seen] == list(range(1, first["pages"] + 1))
    assert sum(len(one.get("hits", one.get("lines"))) for one in seen) == first["total"]
    assert f"page={first['pages'] - 1}" in found["previous"]


def test_what_has_changed_since_a_version_has_a_twin(client: FlaskClient) -> None:
    assert client.get("/api/changes?v=0ld").get_json()["new"] == ["beleid"]
    assert client.get("/api/changes").status_code == 400


def test_pages_name_their_twin(client: FlaskClient) -> None:
    page = client.get("/en/collocates?q=work&window=3").text
    assert '<link rel="alternate" type="application/json" href="/api/collocates?q=work&amp;window=3">' in page
    assert client.get("/api/collocates?q=work&window=3").get_json()["window"] == 3
