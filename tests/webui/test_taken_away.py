"""Files, citations, links and commands: what a view gives to take away."""

from __future__ import annotations

import csv
import io
import re
import shlex
from pathlib import Path

import click
import pytest
from flask.testing import FlaskClient

from pages_read import text_of
from wsm_corpus import Corpus
from wsm_corpus.cli import wsm
from wsm_webui import create_app
from wsm_webui.frame import EXPORTS, today

VIEWS = ["search", "concordance", "frequencies", "compare", "collocates"]


def test_an_old_link_says_what_has_changed(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=work&v=0ld")
    assert "copied from version 0ld" in page
    assert "1 document was added" in page
    assert 'href="/en/documents/beleid"' in page
    assert "of which nothing is known here" in text_of(client, "/en/search?q=work&v=other")
    assert "copied from version" not in text_of(client, "/en/search?q=work&v=f00dfeed0123")


def test_what_cannot_be_read_of_the_history_is_told(own_copy: Path) -> None:
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        old = corpus.version
        (own_copy / "documents" / "new.txt").write_text("Something new about work.", encoding="utf-8")
        corpus.index(jobs=1)
        client = create_app(corpus).test_client()
        history = own_copy / ".wsm" / "history.jsonl"
        good = history.read_bytes()
        history.write_bytes(good + b'{"version": "cut sh')
        page = text_of(client, f"/en/search?q=work&v={old}")
        assert "1 document was added" in page
        assert "The record of 1 run of indexing cannot be read" in page
        assert "Its history cannot be read" in text_of(client, "/en/search?q=work&v=other")
        history.unlink()
        history.mkdir()
        assert "Its history cannot be read" in text_of(client, f"/en/search?q=work&v={old}")
        assert client.get(f"/api/changes?v={old}").get_json()["readable"] is False


def test_the_link_of_a_view_names_the_version(client: FlaskClient) -> None:
    assert "/en/collocates?q=work&amp;v=f00dfeed0123</code>" in text_of(client, "/en/collocates?q=work")


def test_the_command_of_a_view_can_be_pasted_into_a_shell(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=it's+%22work%22&theme=boundaries&exclude=language:nl&since=2011&exact=1")
    shown = re.search(r"<code data-copy>(wsm [^<]+)</code>", page)
    assert shown
    words = shlex.split(shown[1].replace("&#39;", "'").replace("&#34;", '"'))
    assert words[:3] == ["wsm", "search", 'it\'s "work"']
    assert words[3:9] == ["--language=-nl", "--theme", "boundaries", "--from", "2011", "--exact"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "query", ["q=work", "q=-work", "q=work&theme=a&exclude=site:b&until=2011&any=1&words=en&pool=1"]
)
def test_the_command_line_understands_every_command_shown(client: FlaskClient, view: str, query: str) -> None:
    shown = re.search(r"<code data-copy>wsm ([^<]+)</code>", text_of(client, f"/en/{view}?{query}"))
    assert shown
    words = shlex.split(shown[1].replace("&#39;", "'"))
    command = wsm.get_command(click.Context(wsm), words.pop(0))
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    assert command
    command.make_context("wsm", words)


@pytest.mark.parametrize("unit", ["words", "concepts"])
def test_a_field_of_the_other_unit_is_left_out_of_a_comparison(client: FlaskClient, unit: str) -> None:
    asked = f"/api/export/compare.csv?q=work&theme=boundaries&unit={unit}&fields=concept&fields=word&fields=log_ratio"
    header = client.get(asked).text.splitlines()[0].lstrip("\ufeff").split(",")
    assert header[:2] == [{"words": "word", "concepts": "concept"}[unit], "log_ratio"]


def test_a_file_has_the_chosen_fields_and_says_what_was_asked(client: FlaskClient) -> None:
    response = client.get("/api/export/documents.csv?q=balance&theme=boundaries&fields=id&fields=title")
    name = f"documents-balance-theme-boundaries-f00dfeed0123-{today()}.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    (row,) = csv.DictReader(io.StringIO(response.data.decode("utf-8-sig")))
    assert row["id"] == "blogs/balance"
    assert "author" not in row
    assert row["query"] == "balance"
    assert row["filters"] == "theme: boundaries"
    assert row["corpus_version"] == "f00dfeed0123"
    assert "/en/search?q=balance&theme=boundaries&v=f00dfeed0123" in row["link"]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_a_file_without_a_row_is_told_what_was_asked_by_its_name_and_its_link(
    client: FlaskClient, format: str
) -> None:
    response = client.get(f"/api/export/concordance.{format}?q=xyzzy&theme=boundaries")
    assert len(response.data.decode("utf-8-sig").splitlines()) == (format == "csv")  # the names of the columns
    name = f"concordance-xyzzy-theme-boundaries-f00dfeed0123-{today()}.{format}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    page = "http://localhost/en/concordance?q=xyzzy&theme=boundaries&v=f00dfeed0123"
    assert response.headers["Link"] == f'<{page}>; rel="describedby"'


@pytest.mark.parametrize("view", EXPORTS)
@pytest.mark.parametrize("format", ["csv", "jsonl", "xlsx"])
def test_every_view_can_be_taken_away(client: FlaskClient, view: str, format: str) -> None:
    assert client.get(f"/api/export/{view}.{format}?q=work&least=1").status_code == 200
    form = text_of(client, f"/en/export/{view}?q=work")
    for field in re.findall(r'name="fields" value="([^"]+)"', form):
        assert client.get(f"/api/export/{view}.{format}?q=work&fields={field}").status_code == 200


def test_the_form_of_an_export_leads_to_the_file(client: FlaskClient) -> None:
    response = client.get("/en/export/concordance/download?q=work&format=xlsx&fields=hit")
    assert response.location == "/api/export/concordance.xlsx?fields=hit&q=work"


@pytest.mark.parametrize(
    ("format", "ending"), [("text", "txt"), ("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")]
)
def test_a_document_and_a_search_can_be_cited(client: FlaskClient, format: str, ending: str) -> None:
    named = client.get(f"/api/cite?format={format}&id=blogs/balance").headers["Content-Disposition"]
    assert named == f'inline; filename="cite-blogs-balance.{ending}"'
    assert "f00dfeed0123" in client.get(f"/api/cite?format={format}&id=blogs/balance").text
    assert "f00dfeed0123" in client.get(f"/api/cite?format={format}&q=work").text
    assert "f00dfeed0123" in text_of(client, "/nl/cite?id=blogs/balance")
    assert client.get(f"/api/cite?format={format}&id=nothing").status_code == 404
