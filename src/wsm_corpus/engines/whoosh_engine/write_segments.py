"""Segments written by several processes at once, for one commit.

Each worker makes documents and writes them into segments of its own; nothing but small reports and the names of
segments comes back. Whoosh's own parallel writer loses documents silently when a worker meets a bad one: here
an error in a worker ends the whole update, and so does a worker that dies.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter
from wsm_corpus.errors import WsmCorpusError
from wsm_corpus.records import Document

Item = TypeVar("Item")
Report = TypeVar("Report")
Process = Callable[[Item], tuple[Document | None, Report]]

SEGMENT_DOCUMENTS = 20_000
"""Documents gathered before a segment is written: about 300 MB for documents of 600 words."""

BATCH = 16
"""Items handed to a worker at a time: few enough to end together, enough that asking costs nothing."""

WORTH_WORKERS = 200
"""Items below which starting processes (about a second) costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Written:
    """A segment on disk that nothing refers to yet."""

    segment: Any
    order: dict[str, int]  # by document id, the place of its item among all items


def write_segments(
    folder: Path,
    items: Iterable[Item],
    process: Process[Item, Report],
    *,
    jobs: int = 1,
    report: Callable[[Report], None] = lambda _: None,
) -> list[Written]:
    """Turn items into documents and these into segments; where it raises, unfinished files are left behind.

    Args:
        folder: where the segments are written.
        items: what documents are made of; taken a few at a time.
        process: makes a document of an item, or None, and a report. Runs in the workers: it and what it takes
            and gives must be picklable. What it raises ends everything.
        jobs: how many processes make documents; 1 for this one only.
        report: gets every report, in no set order, in this process.

    Raises:
        WsmCorpusError: a worker died; the message says which items it had.
    """
    numbered = enumerate(items)
    first = list(islice(numbered, WORTH_WORKERS)) if jobs > 1 else []
    every = chain(first, numbered)
    if jobs == 1 or len(first) < WORTH_WORKERS:
        return _write_here(folder, every, process, report)
    return _Crew(folder, process, jobs, report).write(every)


def _write_here(
    folder: Path,
    items: Iterable[tuple[int, Item]],
    process: Process[Item, Report],
    report: Callable[[Report], None],
) -> list[Written]:
    with closing(_Shelf(folder)) as shelf:
        for number, item in items:
            document, told = process(item)
            if document is not None:
                shelf.add(number, document)
            report(told)
        return shelf.finish()


class _Shelf:
    """The segments of one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: list[Written] = []
        self._writer: SegmentWriter | None = None
        self._order: dict[str, int] = {}

    def add(self, number: int, document: Document) -> None:
        """Take in a document; of two of one id the later counts."""
        if self._writer is None:
            self._writer, self._order = SegmentWriter(self.folder), {}
        self._writer.add(document)
        self._order[document.id] = number
        if len(self._writer) >= SEGMENT_DOCUMENTS:
            self._flush(self._writer)

    def _flush(self, writer: SegmentWriter) -> None:
        self.written.append(Written(writer.finish(), self._order))
        self._writer = None

    def finish(self) -> list[Written]:
        """Everything, on disk."""
        if self._writer is not None:
            self._flush(self._writer)
        return self.written

    def close(self) -> None:
        """Let go of a segment that was not finished."""
        if self._writer is not None:
            self._writer.abandon()


class _Crew(Generic[Item, Report]):
    """Worker processes and what each is doing."""

    def __init__(
        self, folder: Path, process: Process[Item, Report], jobs: int, report: Callable[[Report], None]
    ) -> None:
        # Spawned, not forked: a fork copies locks that other threads hold, in numpy's libraries too.
        context = multiprocessing.get_context("spawn")
        self._report = report
        self._doing: dict[Connection, list[tuple[int, Item]]] = {}
        self._workers: dict[Connection, Any] = {}
        self._written: list[Written] = []
        for number in range(jobs):
            ours, theirs = context.Pipe()
            worker = context.Process(target=_work, args=(theirs, folder, process), name=f"wsm-{number}", daemon=True)
            self._workers[ours] = worker
            worker.start()
            theirs.close()

    def write(self, items: Iterator[tuple[int, Item]]) -> list[Written]:
        """Hand out all items; the segments of all workers."""
        try:
            for connection in self._workers:
                self._hand_out(connection, items)
            while self._doing:
                ready = wait(list(self._doing))
                for connection in [each for each in self._doing if each in ready]:
                    self._take(connection, items)
        except BaseException:
            for worker in self._workers.values():
                worker.terminate()
            raise
        finally:
            for connection, worker in self._workers.items():
                connection.close()
                worker.join()
                worker.close()
        return self._written

    def _hand_out(self, connection: Connection, items: Iterator[tuple[int, Item]]) -> None:
        batch = list(islice(items, BATCH))
        self._doing[connection] = batch
        connection.send(batch or None)

    def _take(self, connection: Connection, items: Iterator[tuple[int, Item]]) -> None:
        try:
            kind, value = connection.recv()
        except (EOFError, ConnectionError) as error:
            raise self._died(connection) from error
        if kind == "error":
            raise value
        if kind == "written":
            self._written += value
            del self._doing[connection]
            return
        for told in value:
            self._report(told)
        self._hand_out(connection, items)

    def _died(self, connection: Connection) -> WsmCorpusError:
        worker = self._workers[connection]
        worker.join()
        batch = [str(item)[:80] for _, item in self._doing[connection]]
        what = f"while it had {batch[0]} to {batch[-1]}" if batch else "while it wrote its segment"
        return WsmCorpusError(
            f"a worker process died ({_cause(worker.exitcode)}) {what}",
            advice="The index is as it was. With --jobs 1 the document at fault shows; less memory is used, too.",
        )


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def _work(connection: Connection, folder: Path, process: Process[Item, Report]) -> None:
    """A worker's whole life: batches in, reports out, at the end its segments."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    try:
        with closing(_Shelf(folder)) as shelf:
            while (batch := connection.recv()) is not None:
                told = []
                for number, item in batch:
                    document, report = process(item)
                    if document is not None:
                        shelf.add(number, document)
                    told.append(report)
                connection.send(("done", told))
            connection.send(("written", shelf.finish()))
    except (EOFError, ConnectionError):
        return  # the parent is gone
    except BaseException as error:
        connection.send(("error", _portable(error)))


def _portable(error: BaseException) -> BaseException:
    """The error itself where it can travel, else one that says what it said."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made one expression earlier
    except Exception:
        return WsmCorpusError(f"{type(error).__name__} in a worker: {error}")
    return error
