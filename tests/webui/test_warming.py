from __future__ import annotations

import gc
import logging
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask, request
from jinja2 import Template
from werkzeug.test import Client

from fake_corpus import FakeCorpus
from fake_documents import DOCUMENTS
from wsm_corpus import Corpus, QueryError
from wsm_corpus.expected_searches import expected_searches
from wsm_webui import create_app
from wsm_webui.warming import LAST, Attended, keep_ready, warm

PAGES = {
    "home",
    "documents",
    "concordance",
    "frequencies",
    "compare",
    "collocates",
    "words",
    "themes",
    "theme",
    "document",
}


def compiled(app: Flask) -> set[str]:
    cache = app.jinja_env.cache or {}
    return {str(made.name).removesuffix(".html") for made in cache.values() if isinstance(made, Template)}


def test_every_view_is_ready_afterwards(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(FakeCorpus())
    answered: list[int] = []
    app.after_request(lambda response: (answered.append(response.status_code), response)[1])
    warm(app)
    assert compiled(app) >= PAGES
    assert set(answered) == {200}
    assert not caplog.records


def test_what_goes_wrong_is_logged_and_the_pages_answer_all_the_same(
    unindexed: Corpus, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(unindexed)
    with caplog.at_level(logging.WARNING):
        warm(app)
    assert "not everything could be made ready" in caplog.text
    assert app.test_client().get("/en/help").status_code == 200


@pytest.fixture
def unindexed(tmp_path: Path) -> Corpus:
    """A corpus that nobody has indexed."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "corpus.toml").write_text('name = "nothing"\nlanguages = ["en"]\n')
    return Corpus.open(folder)


def test_nothing_is_asked_for_while_somebody_is_answered() -> None:
    app = create_app(FakeCorpus())
    entered, leave = threading.Event(), threading.Event()
    own: list[str] = []

    @app.get("/slow")
    def slow() -> str:
        entered.set()
        leave.wait(30)
        return "done"

    @app.before_request
    def note() -> None:
        own.append(request.path)

    attended = Attended(app)
    environ = app.test_request_context("/slow").request.environ
    visitor = threading.Thread(target=lambda: list(attended(environ, lambda *_: None)))
    visitor.start()
    assert entered.wait(30)
    stop = threading.Event()
    warming = keep_ready(app, attended, stop)
    warming.join(0.3)
    before = list(own)
    leave.set()
    visitor.join(30)
    for _ in range(600):
        if len(own) > len(before):
            break
        time.sleep(0.1)
    stop.set()
    warming.join(60)
    assert before == ["/slow"]
    assert len(own) > len(before)
    assert attended.answering == 0
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_the_views_are_made_ready_again_when_the_corpus_has_changed() -> None:
    corpus = FakeCorpus()
    app = create_app(corpus)
    rounds, stop = threading.Semaphore(0), threading.Event()

    @app.before_request
    def note() -> None:
        if request.path == "/en/api":  # the last but one of a round
            rounds.release()

    warming = keep_ready(app, Attended(app), stop, every=0.01)
    assert rounds.acquire(timeout=60)
    corpus.version = "c0ffee012345"
    assert rounds.acquire(timeout=60)
    stop.set()
    warming.join(60)
    gc.unfreeze()
    assert not warming.is_alive()


class Common(FakeCorpus):
    """One whose words are common, with room for so many searches."""

    room = 2

    def word_counts(self, text: str = "", *, in_language: str, **asked: object) -> Counter[str]:
        common = {"work": 900_000, "the": 5_000_000, "stress": 200_000, "media": 300_000}
        return Counter({"rare": 3, **(common if in_language == "en" else {})})

    def make_ready(self, text: str = "", *, share: float = 1.0) -> bool:
        super().make_ready(text)
        return not text or len([one for one in self.made_ready if one]) < self.room


def asked_of(app: Flask) -> list[str]:
    """The addresses that the application is asked for from now on."""
    asked: list[str] = []
    app.before_request(lambda: asked.append(request.full_path))
    return asked


def test_what_is_expected_is_made_ready_as_long_as_there_is_room() -> None:
    corpus = Common()
    warm(create_app(corpus))
    made = [text for text in corpus.made_ready if text]
    assert made == list(expected_searches(corpus))[:2]
    assert "the" not in made


def test_a_name_that_is_no_query_is_left_out_and_nothing_said(caplog: pytest.LogCaptureFixture) -> None:
    class Refusing(Common):
        room = 4

        def make_ready(self, text: str = "", *, share: float = 0.5) -> bool:
            there = super().make_ready(text, share=share)
            if text == expected_searches(self)[0]:
                raise QueryError("no query", subject=text)
            return there

    corpus = Refusing()
    warm(create_app(corpus))
    assert len([text for text in corpus.made_ready if text]) == 4
    assert not caplog.records


def test_nothing_more_is_asked_for_once_all_is_to_end() -> None:
    corpus, ended = Common(), threading.Event()
    app = create_app(corpus)
    asked = asked_of(app)
    app.after_request(lambda response: (ended.set(), response)[1])
    warm(app, Attended(app), ended)
    assert len(asked) == 1
    assert not any(corpus.made_ready)


def test_the_last_searches_are_asked_for_again_and_no_others() -> None:
    app = create_app(FakeCorpus())
    asked = asked_of(app)
    attended = Attended(app)
    visitor = Client(attended)
    for number in range(LAST + 5):
        assert visitor.get(f"/en/search?q=word{number}").status_code == 200
    assert visitor.get("/en/search?q=word9").status_code == 200
    unsaid = ("/en/", "/en/search", '/en/search?q="open', "/en/nothing?q=1", "/api/export/documents.csv?q=work")
    for address in unsaid:
        visitor.get(address)
    assert visitor.post("/en/search?q=posted").status_code == 405
    assert len(attended.last) == LAST
    assert attended.last[:2] == ["/en/search?q=word9", f"/en/search?q=word{LAST + 4}"]
    assert "/en/search?q=word5" in attended.last
    assert "/en/search?q=word4" not in attended.last
    asked.clear()
    warm(app, attended)
    assert asked[-LAST:] == attended.last


def test_an_address_with_any_letters_is_asked_for_again_as_it_was() -> None:
    app = create_app(FakeCorpus())
    asked = asked_of(app)
    attended = Attended(app)
    address = "/en/documents/" + quote(DOCUMENTS[0].id) + "?q=priv%C3%A9+%22caf%C3%A9%22"
    assert Client(attended).get(address).status_code == 200
    assert app.test_client().get(attended.last[0]).status_code == 200
    assert asked[0] == asked[1]
    assert "caf%C3%A9" in asked[0]


def test_a_newer_index_ends_a_round() -> None:
    corpus = Common()
    corpus.room = 50
    app = create_app(corpus)

    @app.before_request
    def index_again() -> None:
        if request.args.get("q") == "stress":
            corpus.version += "0"

    attended = Attended(app)
    Client(attended).get("/en/search?q=stress")
    warm(app, attended)
    assert not any(corpus.made_ready)
    assert attended.last == ["/en/search?q=stress"]
