"""What only a first request costs, paid before somebody waits for it.

Templates are compiled, columns and the parts of compounds read, and the words of the whole corpus counted when they
are first needed: two seconds of work at 10,000 documents, spread over the views. So each view is asked for once, in
the background, while the pages are served already; and once more when the corpus has been indexed again. After that
comes what somebody will soon ask for: the addresses asked for last, before a re-index, and the dearest of the
searches that are to be expected, as far as time and memory are set aside for them.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from wsm_corpus import QueryError, WsmCorpusError
from wsm_corpus.expected_searches import expected_searches

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

LAST = 50
"""Addresses remembered, in memory only, and nothing of who asked: what was asked last is soon asked again."""

SECONDS = 20.0
"""Of processor time for what somebody will soon ask for: fifty pages, and what memory allows of the dearest words."""

SHARE = 0.5
"""Of the memory set aside for hits: the rest is left to what is really asked for."""


class Attended:
    """An application that knows how many requests it is answering, and which it answered last."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()
        self._last: OrderedDict[str, None] = OrderedDict()
        self.answering = 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer a request, as WSGI."""
        path, asked = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")

        def begin(status: str, *rest: Any) -> Any:
            if asked and environ.get("REQUEST_METHOD") == "GET" and status[:3] in {"200", "304"}:
                self._remember(path, asked)
            return start_response(status, *rest)

        with self._lock:
            self.answering += 1
        try:
            return self._app(environ, begin)
        finally:
            with self._lock:
                self.answering -= 1

    def _remember(self, path: str, asked: str) -> None:
        if "/export/" in path or path.startswith("/static/"):  # whole files are nothing to be made beforehand
            return
        with self._lock:
            self._last[f"{quote(path.encode('latin-1'))}?{asked}"] = None
            self._last.move_to_end(f"{quote(path.encode('latin-1'))}?{asked}")
            while len(self._last) > LAST:
                self._last.popitem(last=False)

    @property
    def last(self) -> list[str]:
        """Searches and pages of them that were answered last, the newest first."""
        with self._lock:
            return [*reversed(self._last)]


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
                warm(app, attended, ended)
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


def warm(app: Flask, attended: Attended | None = None, ended: threading.Event | None = None) -> None:
    """Ask for every view once, then for what is expected; what goes wrong is logged and changes nothing.

    Args:
        app: the pages of a corpus.
        attended: where requests of others come in; while any is answered, nothing is asked for.
        ended: once it is set, nothing more is asked for.
    """
    corpus = app.extensions["wsm_corpus"]
    try:
        corpus.make_ready()
        client = app.test_client()
        for address in _addresses(corpus):
            if not _may_go_on(attended, ended):
                return
            client.get(address)
        _anticipate(app, attended, ended)
    except WsmCorpusError as error:  # a fault of the corpus, and not of ours
        logger.warning("not everything could be made ready beforehand: %s", error)
    except Exception:  # whatever it is, whoever asks for the page will be told
        logger.warning("not everything could be made ready beforehand", exc_info=True)


def _may_go_on(attended: Attended | None, ended: threading.Event | None) -> bool:
    """Whether nobody is being answered, at last; False once all is to end."""
    ended = ended or threading.Event()
    while not ended.is_set():
        if attended is None or not attended.answering:
            return True
        ended.wait(PAUSE)
    return False


def _anticipate(app: Flask, attended: Attended | None, ended: threading.Event | None) -> None:
    """Make ready what somebody will soon ask for, as long as there is time, room, and no newer index."""
    corpus, client, began = app.extensions["wsm_corpus"], app.test_client(), time.thread_time()
    version = _version(corpus)

    def in_time() -> bool:
        going_on = _may_go_on(attended, ended) and time.thread_time() - began < SECONDS
        return going_on and _version(corpus) == version

    for address in attended.last if attended is not None else ():
        if not in_time():
            return
        client.get(address)
    for text in expected_searches(corpus):
        try:
            if not in_time() or not corpus.make_ready(text, share=SHARE):
                return
        except QueryError:  # a name that is no query as it stands: nobody finds anything by it
            continue


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
    yield from (f"/en/concordance?q={asked}{more}" for more in ("", "&sort=right", "&spread=1"))
    yield from (f"/en/frequencies?q={asked}&by={by}" for by in ("site", "theme", "year"))
    yield from (f"/en/{view}?q={asked}" for view in ("compare", "collocates", "words", "cite", "export/concordance"))
    yield from (f"/api/concordance?q={asked}", f"/api/export/concordance.csv?q={asked}", f"/en/cite?id={quote(id)}")


def _some_word(text: str) -> str:
    """A long word of a text: rare enough to be counted soon."""
    return max((word for word in text[:2_000].split() if word.isalpha()), key=len, default=NOTHING)
