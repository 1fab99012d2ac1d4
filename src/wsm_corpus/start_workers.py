"""Worker processes that no interrupt reaches, from their first moment on."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import resource_tracker
from typing import TypeVar

Started = TypeVar("Started")


def start_workers(start: Callable[[], Started]) -> Started:
    """What a call returns that starts processes, none of which hears the Ctrl-C that a terminal sends to all.

    It is made in a thread, for Python hears signals in the main one: a start that is cut off makes the process print
    a traceback. So does an interrupt while Python itself starts, before a worker could say what it wants to hear.
    Therefore the signal is blocked in that thread, and processes inherit what is blocked where they are started.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_start_unheard, start).result()


def _start_unheard(start: Callable[[], Started]) -> Started:
    if hasattr(signal, "pthread_sigmask"):
        resource_tracker.ensure_running()  # else the first start unblocks the signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    return start()
