"""An application served on a free port of this machine, for as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import waitress
from flask import Flask

from wsm_webui.serve import listen, url_of


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application in a thread on a free port of this machine."""
    listener = listen("127.0.0.1", 0)
    server = waitress.create_server(app, sockets=[listener], threads=4)
    closing = threading.Event()

    def run() -> None:
        try:
            server.run()
        except OSError:  # it waits for what is closed while it waits
            if not closing.is_set():
                raise

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield url_of(listener)
    closing.set()
    server.close()
    thread.join(5)
