"""A function over many items in worker processes, results in the order of the items.

What it is given may kill a process: pages of the web are taken apart by C code. A death costs the item that it
happened on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from wsm_corpus.start_workers import start_workers

Item = TypeVar("Item")
Result = TypeVar("Result")

PATIENCE = 1.0
"""Seconds of work in this process before workers are started, each of which takes about as long to be ready."""

BATCH = 16
"""Items handed to a worker at a time: asking costs little beside them."""

AHEAD = 2
"""Batches given out for each worker, so that none waits; what is in memory is bounded by them."""


def in_workers(
    items: Iterable[Item], do: Callable[[Item], Result], lost: Callable[[Item], Result], jobs: int
) -> Iterator[Result]:
    """What a function gives for each item, in their order.

    Args:
        items: taken a few at a time.
        do: picklable, as its items and results are. What it raises ends the work.
        lost: makes the result of an item with which a worker process died.
        jobs: how many processes; 1 for this one only.
    """
    left = iter(items)
    began = time.monotonic()
    for item in left:
        yield do(item)
        if jobs > 1 and time.monotonic() - began > PATIENCE:
            break
    for item in left:  # there is one more, so workers are worth starting; they take all the others, too
        with closing(_Pool(do, lost, jobs)) as pool:
            yield from pool.results(chain((item,), left))


class _Pool(Generic[Item, Result]):
    """Worker processes, replaced where one dies."""

    def __init__(self, do: Callable[[Item], Result], lost: Callable[[Item], Result], jobs: int) -> None:
        self._do, self._lost, self._jobs = do, lost, jobs
        self._workers = self._started(jobs)

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork copies locks that other threads hold, in numpy's libraries too.
        context = multiprocessing.get_context("spawn")
        workers = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(self._do,))
        start_workers(lambda: [workers.submit(int) for _ in range(jobs)])  # one for each task as long as none is idle
        return workers

    def results(self, items: Iterator[Item]) -> Iterator[Result]:
        """The result of every item, in order."""
        given: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        while batch := list(islice(items, BATCH)):
            given.append((batch, self._give(batch)))
            if len(given) >= AHEAD * self._jobs:
                yield from self._result(*given.popleft())
        while given:
            yield from self._result(*given.popleft())

    def _give(self, batch: list[Item]) -> Future[list[Result]]:
        try:
            return self._workers.submit(_do_all, batch)
        except BrokenProcessPool:
            self._workers.shutdown()
            self._workers = self._started(self._jobs)
            return self._workers.submit(_do_all, batch)

    def _result(self, batch: list[Item], future: Future[list[Result]]) -> list[Result]:
        try:
            return future.result()
        except BrokenProcessPool:  # on this batch or on another that was given out
            return self._one_by_one(batch)

    def _one_by_one(self, batch: list[Item]) -> list[Result]:
        """What comes of items one of which may be deadly, each on a worker that does nothing else."""
        found: list[Result] = []
        left = deque(batch)
        while left:
            with self._started(1) as alone:
                try:
                    while left:
                        found += alone.submit(_do_all, [left[0]]).result()
                        left.popleft()
                except BrokenProcessPool:
                    found.append(self._lost(left.popleft()))
        return found

    def close(self) -> None:
        """Wait for what workers have at hand, and end them."""
        self._workers.shutdown(cancel_futures=True)


_done_here: Callable[[Any], Any]


def _begin(do: Callable[[Any], Any]) -> None:
    """What a worker does first."""
    global _done_here
    _done_here = do
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker waits for work for ever, also of a parent that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do_all(batch: list[Any]) -> list[Any]:
    return [_done_here(item) for item in batch]
