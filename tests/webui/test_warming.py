from __future__ import annotations

import gc
import logging
import threading
from pathlib import Path

import pytest
from flask import Flask, request
from jinja2 import Template

from fake_corpus import FakeCorpus
from wsm_corpus import Corpus
from wsm_webui import create_app
from wsm_webui.warming import Attended, keep_ready, warm

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
    assert "could not be made ready" in caplog.text
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
    stop.set()
    before = list(own)
    leave.set()
    visitor.join(30)
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
