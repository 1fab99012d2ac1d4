from __future__ import annotations

import ctypes
import socket
import subprocess
import sys

import click
import pytest

from wsm_webui.serve import listen, url_of


def test_a_taken_port_that_was_asked_for_is_an_error_that_says_so() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(click.ClickException, match=f"{port}: another program uses it"):
            listen("127.0.0.1", port)


def test_without_a_port_the_next_free_one_is_taken() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert 8000 <= first.getsockname()[1] < second.getsockname()[1]


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost")])
def test_the_address_can_be_typed_into_a_browser(host: str, shown: str) -> None:
    with listen(host, 0) as listener:
        assert url_of(listener) == f"http://{shown}:{listener.getsockname()[1]}"
        assert isinstance(listener, socket.socket)


HEAPS = """
import ctypes, threading
from wsm_webui.serve import share_one_heap
{call}
kept, gate = [], threading.Barrier(4)
def take():
    kept.append([bytes(2_000) for _ in range(2_000)])
    gate.wait()
threads = [threading.Thread(target=take) for _ in range(4)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out), libc.fflush(out)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="not the GNU C library"
)
@pytest.mark.parametrize(("call", "several"), [("share_one_heap()", False), ("", True)])
def test_threads_share_one_heap_where_the_c_library_would_give_each_its_own(call: str, several: bool) -> None:
    code = HEAPS.format(call=call)
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    ).stdout
    assert (shown.count("<heap nr=") > 1) is several
