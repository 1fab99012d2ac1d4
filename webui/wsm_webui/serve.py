"""`wsm serve`: the search page on this machine."""

from __future__ import annotations

import ctypes
import errno
import logging
import socket
import sys
from pathlib import Path

import click

DEFAULT_PORT = 8000
PORTS_TRIED = 100

M_ARENA_MAX = -8
"""The number of the setting. Source: malloc.h of the GNU C library, mallopt(3)."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False, envvar="WSM_CORPUS", metavar="[FOLDER]")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 lets others in.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port to listen on.  [default: 8000, or the next free one]"
)
@click.option("--threads", type=click.IntRange(1, 64), default=8, show_default=True, help="Requests served at once.")
def serve(folder: Path | None, host: str, port: int | None, threads: int) -> None:
    r"""Serve the search page of the corpus in FOLDER until Ctrl-C.

    \b
    Examples:
      wsm serve corpus
      wsm serve corpus --port 9000
    """
    import waitress

    from wsm_corpus import Corpus
    from wsm_webui import create_app
    from wsm_webui.warming import Attended, keep_ready

    share_one_heap()
    corpus = Corpus.open(folder or here())
    corpus.info()  # without an index this says what to do, before anything is served
    listener = listen(host, port)
    address = url_of(listener)
    if port is None and listener.getsockname()[1] != DEFAULT_PORT:
        click.echo(f"Port {DEFAULT_PORT} is taken, so another one is used.", err=True)
    click.echo(f"{corpus.settings.name} is served on {address} - press Ctrl-C to stop.", err=True)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a short queue is no news
    app = create_app(corpus)
    attended = Attended(app)
    keep_ready(app, attended)
    waitress.serve(attended, sockets=[listener], threads=threads, _quiet=True, ident=None)


def share_one_heap() -> None:
    """Have all threads take memory from one heap, where the C library is GNU's; elsewhere nothing happens.

    It gives each thread a heap of its own, in which stays what one request needed for a moment: at 100,000 documents
    eight threads came to 947 MB, and to 594 with one heap, in the same processor time. Of Python's threads only one
    asks for memory at a time, mostly. Call it before any other thread begins.
    """
    set_option = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if set_option is not None:
        set_option(M_ARENA_MAX, 1)


def here() -> Path:
    """The corpus that is meant where none is named: this folder, or corpus/ in it."""
    return Path() if Path("corpus.toml").exists() or not Path("corpus").is_dir() else Path("corpus")


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens on a port; without one, on 8000 or the first free port after it.

    Raises:
        click.ClickException: the port, or every port tried, cannot be had.
    """
    tried = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in tried:
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, number))
            listener.listen(128)
        except OSError as error:
            listener.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES} or port is not None:
                reason = "another program uses it" if error.errno == errno.EADDRINUSE else error.strerror
                message = f"cannot listen on {host}:{number}: {reason}. Choose another with --port, or leave it out."
                raise click.ClickException(message) from error
        else:
            return listener
    raise click.ClickException(
        f"no free port between {DEFAULT_PORT} and {DEFAULT_PORT + PORTS_TRIED - 1}. Choose one with --port."
    )


def url_of(listener: socket.socket) -> str:
    """The address to type into a browser."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
