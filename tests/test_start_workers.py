"""What processes hear that are started for work."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from wsm_corpus.start_workers import start_workers

HEARD = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"

OF_A_FIRST_WORKER = """
import multiprocessing, signal
from concurrent.futures import ProcessPoolExecutor
from wsm_corpus.start_workers import start_workers
with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as workers:
    blocked = start_workers(lambda: workers.submit(signal.pthread_sigmask, signal.SIG_BLOCK, []))
    print(sorted(blocked.result()))
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="this system has no signals to block")
class TestInterrupts:
    def test_do_not_reach_what_is_started(self) -> None:
        asked = start_workers(lambda: subprocess.run([sys.executable, "-c", HEARD], capture_output=True, text=True))
        assert asked.stdout == "True\n"

    def test_reach_who_has_started_it(self) -> None:
        start_workers(lambda: None)
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])

    def test_do_not_reach_the_first_worker_of_a_process_either(self) -> None:
        asked = subprocess.run([sys.executable, "-c", OF_A_FIRST_WORKER], capture_output=True, text=True, check=True)
        assert asked.stdout == "[<Signals.SIGINT: 2>]\n"


def test_what_a_start_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        start_workers(lambda: 1 // 0)
