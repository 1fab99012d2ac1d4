"""The command that a page shows gives what the page shows."""

from __future__ import annotations

import html
import json
import re
import shlex

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from wsm_corpus import Corpus
from wsm_corpus.cli import wsm
from wsm_webui import create_app

FOUND = {
    # view: what of the answer is the result
    "search": lambda answer: (answer["total"], [(hit["id"], hit["snippets"]) for hit in answer["hits"]]),
    "concordance": lambda answer: (answer["total"], answer["lines"]),
    "frequencies": lambda answer: [(part["language"], part["values"]) for part in answer["parts"]],
    "compare": lambda answer: answer.get("concepts") or answer["parts"],
    "collocates": lambda answer: answer["parts"],
    "words": lambda answer: answer["parts"],
}


@pytest.fixture(scope="module")
def pages(bundled: Corpus) -> FlaskClient:
    return create_app(bundled).test_client()


@pytest.mark.parametrize(
    ("view", "query"),
    [
        ("search", "q=work/life balance"),
        ("search", "q=media&sort=title&size=2&page=2"),
        ("search", "q=balans&language=nl&expand=0"),
        ("search", "q=manager social&any=1&exclude=theme:boundaries"),
        ("search", "q=work/life balance&without=work-life-balance/wlb"),
        ("search", "q=-media&until=2012"),
        ("search", "theme=boundaries&theme=leadership&sort=newest"),
        ("concordance", "q=media&order=right&width=40&lines=20"),
        ("concordance", "q=media&order=random&seed=7&lines=20&page=2"),
        ("concordance", "q=work&exact=1&passage=en"),
        ("frequencies", "q=media"),
        ("frequencies", "q=media&by=site"),
        ("frequencies", "q=media&by=theme&pool=1&author=Victoria Betton"),
        ("compare", "theme=boundaries"),
        ("compare", "q=media&against=language:nl&least=2"),
        ("compare", "q=leaders&words=en"),
        ("compare", "unit=concepts"),
        ("compare", "unit=concepts&theme=work-life-balance&words=nl&words=en"),
        ("collocates", "q=media"),
        ("collocates", "q=media&window=2&least=2&measure=log_likelihood&words=nl"),
        ("collocates", "q=media&function_words=0"),
        ("compare", "q=media&against=language:nl&function_words=0"),
        ("words", ""),
        ("words", "q=media&theme=boundaries&function_words=0&pattern=*e*&page=2"),
        ("words", "words=nl&sort=word&page=3"),
    ],
)
def test_the_command_shown_gives_what_the_page_shows(
    pages: FlaskClient, bundled: Corpus, view: str, query: str
) -> None:
    page = pages.get(f"/en/{view}?{query}")
    shown = re.search(r"<code data-copy>(wsm [^<]+)</code>", page.text)
    assert shown
    words = shlex.split(html.unescape(shown[1]))[1:]
    words[words.index("--corpus") + 1] = str(bundled.settings.folder)
    result = CliRunner().invoke(wsm, [words[0], *_with_json(words[1:])])
    assert result.exit_code == 0, result.output
    expected = FOUND[view](pages.get(f"/api/{view}?{query}").get_json())
    assert json.loads(json.dumps(FOUND[view](json.loads(result.stdout)))) == json.loads(json.dumps(expected))
    assert expected


def _with_json(words: list[str]) -> list[str]:
    place = words.index("--") if "--" in words else len(words)
    return [*words[:place], "--json", *words[place:]]


def test_the_command_of_the_reader_gives_the_document(pages: FlaskClient, bundled: Corpus) -> None:
    page = pages.get("/en/documents/lvtpr-prive-professioneel").text
    shown = re.search(r"<code data-copy>(wsm show [^<]+)</code>", page)
    assert shown
    words = shlex.split(html.unescape(shown[1]))[1:]
    words[words.index("--corpus") + 1] = str(bundled.settings.folder)
    result = CliRunner().invoke(wsm, [*words, "--json"])
    assert json.loads(result.stdout)["text"] == bundled.document("lvtpr-prive-professioneel").text


def test_where_no_document_has_all_words_files_and_citations_say_so(
    pages: FlaskClient,
) -> None:
    for query, told in (("post xyzzy", True), ("post", False)):
        assert ("any word" in pages.get(f"/api/export/documents.jsonl?q={query}").text) == told
        assert ("(any word)" in pages.get(f"/api/cite?q={query}").text) == told
        assert "any word" not in pages.get(f"/api/export/concordance.jsonl?q={query}").text
