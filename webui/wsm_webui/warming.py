"""What only a first request costs, paid before somebody waits for it.

Templates are compiled, columns and the parts of compounds read, and the words of the whole corpus counted when they
are first needed: two seconds of work at 10,000 documents, spread over the views. So each view is asked for once, in
the background, while the pages are served already; and once more when the corpus has been indexed again.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wsm_corpus import WsmCorpusError

if TYPE_CHECKING:
    from flask import Flask

    from wsm_corpus import Corpus

logger = logging.getLogger(__name__)

NOTHING = "qxzvwq"
"""A word that no text has: what a page of nothing found needs is made ready too."""

EVERY = 2.0
"""Seconds: what is looked at is the date of one small file."""

PAUSE = 0.05
"""Seconds until it is looked again whether somebody's request is still being answered."""


class Attended:
    """An application that knows how many requests it is answering."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()
        self.answering = 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer a request, as WSGI."""
        with self._lock:
            self.answering += 1
        try:
            return self._app(environ, start_response)
        finally:
            with self._lock:
                self.answering -= 1


def keep_ready(
    app: Flask, attended: Attended, stop: threading.Event | None = None, every: float = EVERY
) -> threading.Thread:
    """Ask for every view in a thread, between the requests of others, now and whenever the corpus has changed.

    Args:
        app: the pages of a corpus.
        attended: where requests of others come in.
        stop: ends the thread once it is set.
        every: seconds until it is looked again whether the corpus has changed.
    """
    ended = stop or threading.Event()

    def look() -> None:
        ready: str | None = None
        while True:
            version = _version(app.extensions["wsm_corpus"])
            if version != ready:
                warm(app, attended)
                settle()
                ready = version
            if ended.wait(every):
                return

    thread = threading.Thread(target=look, name="warming", daemon=True)
    thread.start()
    return thread


def _version(corpus: Corpus) -> str:
    """The version of the corpus; "" where it has not been indexed."""
    try:
        return corpus.version
    except WsmCorpusError:
        return ""


def warm(app: Flask, attended: Attended | None = None) -> None:
    """Ask for every view once; what goes wrong is logged and changes nothing.

    Args:
        app: the pages of a corpus.
        attended: where requests of others come in; while any is answered, nothing is asked for.
    """
    try:
        app.extensions["wsm_corpus"].make_ready()
        client = app.test_client()
        for address in _addresses(app.extensions["wsm_corpus"]):
            while attended is not None and attended.answering:
                time.sleep(PAUSE)
            client.get(address)
    except WsmCorpusError as error:  # a fault of the corpus, and not of ours
        logger.warning("the views could not be made ready beforehand: %s", error)
    except Exception:  # whatever it is, whoever asks for the page will be told
        logger.warning("the views could not be made ready beforehand", exc_info=True)


def settle() -> None:
    """Keep what is in memory by now out of the rounds of Python's collector of cycles.

    It looked at all of it every some hundred requests, for 80 ms of one of them; then for 6 ms, at 10,000 documents.
    """
    gc.unfreeze()  # what an earlier state of the corpus left behind
    gc.collect()
    gc.freeze()


def _addresses(corpus: Corpus) -> Iterator[str]:
    """The views, those asked for first and most often before the others."""
    yield from ("/en/", "/nl/", "/en/search", "/nl/search?sort=newest")
    hits = corpus.search(limit=1).hits
    if hits:
        yield from _of_document(hits[0].id, _some_word(corpus.document(hits[0].id).text))
    for language in corpus.info().languages:  # the words of each have files of their own
        for hit in corpus.search(language=language, limit=1).hits:
            yield f"/en/search?q={quote(_some_word(corpus.document(hit.id).text))}"
    theme = next((one.id for one in corpus.themes_in_use.themes), "")
    if theme:
        yield from (f"/en/themes/{theme}", f"/en/compare?theme={theme}&unit=concepts", f"/api/themes/{theme}")
    yield from (
        f"/en/search?q={NOTHING}",
        "/en/search?sort=title",
        "/en/themes",
        "/en/build",
        "/en/help",
        "/en/about",
    )
    yield from ("/en/api", "/api/search")


def _of_document(id: str, word: str) -> Iterator[str]:
    asked = quote(word)
    yield from (f"/en/search?q={asked}", f"/en/documents/{quote(id)}?q={asked}")
    yield from (f"/en/concordance?q={asked}{more}" for more in ("", "&order=right", "&spread=1"))
    yield from (f"/en/frequencies?q={asked}&by={by}" for by in ("site", "theme", "year"))
    yield from (f"/en/{view}?q={asked}" for view in ("compare", "collocates", "words", "cite", "export/concordance"))
    yield from (f"/api/concordance?q={asked}", f"/api/export/concordance.csv?q={asked}", f"/en/cite?id={quote(id)}")


def _some_word(text: str) -> str:
    """A long word of a text: rare enough to be counted soon."""
    return max((word for word in text[:2_000].split() if word.isalpha()), key=len, default=NOTHING)
