"""Segments written by several processes at once.

Each worker makes documents and writes them into segments of its own; nothing but small reports and the names of
segments comes back. Whoosh's own parallel writer loses documents silently when a worker meets a bad one. Here an
error in a worker ends the whole update, and a worker that dies costs one document at most:

- what a worker was given since its last segment is also written to a journal, a file without a name;
- when it dies, another takes its place and is given first what the dead one was working on, item by item, then what
  had gone well and is lost with its unfinished segment;
- an item with which a worker dies when it has nothing else at hand is given up, and reported.
"""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from typing import IO, Any, Generic, NamedTuple

from wsm_corpus.engines import Item, Process, Report
from wsm_corpus.engines.whoosh_engine.write_segment import UnwritableDocument
from wsm_corpus.engines.whoosh_engine.write_segments import Shelf, Written
from wsm_corpus.errors import WsmCorpusError
from wsm_corpus.start_workers import start_workers

BATCH = 16
"""Items handed to a worker at a time: few enough to end together, enough that asking costs nothing."""

CAREFUL_DOCUMENTS = 1_000
"""Documents a segment once a worker has died: the next death then costs less."""

MOST_DEATHS = 10
"""Deaths one after the other without an item to blame; then it is not the documents."""


class Batch(NamedTuple, Generic[Item]):
    """Items for a worker, each with its place among all items."""

    items: tuple[tuple[int, Item], ...]
    told: bool = False  # they were reported by a worker that died later
    suspect: bool = False  # a worker died while it had this


class _Answer(NamedTuple, Generic[Report]):
    """What a worker says of a batch; of no batch, when it is finished."""

    reports: list[Report]
    refused: list[tuple[int, str]]  # places of items whose documents cannot be written, and why
    written: list[Written]


@dataclass(slots=True)
class _Worker(Generic[Item]):
    """A worker process, what it is doing and what is lost when it dies."""

    process: Any
    connection: Connection
    journal: IO[bytes]
    again: Iterator[Batch[Item]]  # what a dead worker has left behind
    batch: Batch[Item] | None = None  # None: it was told to finish
    given: list[int] = field(default_factory=list)  # where batches since the last segment begin in the journal

    def close(self) -> None:
        """Let go of the process; waits for its end."""
        self.connection.close()
        self.process.join()
        self.process.close()


class Crew(Generic[Item, Report]):
    """Worker processes on one task."""

    def __init__(
        self,
        folder: Path,
        process: Process[Item, Report],
        jobs: int,
        report: Callable[[Report], None],
        lost: Callable[[Item, str], None],
    ) -> None:
        # Spawned, not forked: a fork copies locks that other threads hold, in numpy's libraries too.
        self._context = multiprocessing.get_context("spawn")
        self._folder, self._jobs = folder, jobs
        self._process = _packed(process)
        self._report, self._lost = report, lost
        self._workers: dict[Connection, _Worker[Item]] = {}
        self._journals: list[IO[bytes]] = []
        self._written: list[Written] = []
        self._deaths = 0  # since anything went well or was found to blame

    def write(self, items: Iterator[tuple[int, Item]]) -> list[Written]:
        """Hand out all items; the segments of all workers.

        Raises:
            WsmCorpusError: workers keep dying.
        """
        try:
            for _ in range(self._jobs):
                self._hand_out(self._hire(iter(()), None), items)
            while self._workers:
                ready = wait(list(self._workers))
                for connection in [each for each in self._workers if each in ready]:
                    self._take(self._workers[connection], items)
        except BaseException:
            for worker in self._workers.values():
                worker.process.terminate()
            raise
        finally:
            for worker in self._workers.values():
                worker.close()
            for journal in self._journals:
                journal.close()
        return self._written

    def _hire(self, again: Iterator[Batch[Item]], most: int | None) -> _Worker[Item]:
        ours, theirs = self._context.Pipe()
        # What is large comes by the connection, where a worker knows what its end means: multiprocessing's own pipe,
        # cut off when this process is stopped, makes a worker that is starting print a traceback.
        process = self._context.Process(
            target=_work,
            args=(theirs, self._folder, most, gc.get_threshold()),
            name="wsm-index",
            daemon=True,
        )
        self._journals.append(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115 - closed at the end of write
        worker = _Worker(process, ours, self._journals[-1], again)
        start_workers(process.start)
        self._workers[ours] = worker
        theirs.close()
        _send(ours, self._process)
        return worker

    def _hand_out(self, worker: _Worker[Item], items: Iterator[tuple[int, Item]]) -> None:
        batch = next(worker.again, None) or Batch(tuple(islice(items, BATCH)))
        worker.batch = batch if batch.items else None
        data = _packed(worker.batch)
        if worker.batch is not None:
            worker.given.append(worker.journal.tell())
            worker.journal.write(data)
        _send(worker.connection, data)

    def _take(self, worker: _Worker[Item], items: Iterator[tuple[int, Item]]) -> None:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker, items)
            return
        if isinstance(answer, BaseException):
            raise answer
        self._settle(worker, answer)
        if worker.batch is None:
            del self._workers[worker.connection]
            worker.close()
        else:
            self._hand_out(worker, items)

    def _settle(self, worker: _Worker[Item], answer: _Answer[Report]) -> None:
        if worker.batch is not None and not worker.batch.told:
            for told in answer.reports:
                self._report(told)
            by_number = dict(worker.batch.items)
            for number, why in answer.refused:
                self._lost(by_number[number], why)
        if answer.written:
            self._written += answer.written
            self._deaths = 0
            worker.given.clear()
            worker.journal.seek(0)
            worker.journal.truncate()

    def _replace(self, dead: _Worker[Item], items: Iterator[tuple[int, Item]]) -> None:
        """Put a new worker in the place of one that died, with everything that is to be done again."""
        dead.process.join()
        cause = _cause(dead.process.exitcode)
        del self._workers[dead.connection]
        suspects: list[Batch[Item]] = []
        batch = dead.batch
        if batch is not None:
            dead.given.pop()
            suspects = [Batch((item,), batch.told, suspect=True) for item in batch.items]
        self._deaths += 1
        if batch is not None and batch.suspect:
            self._lost(batch.items[0][1], f"a worker process died on it ({cause})")
            self._deaths, suspects = 0, []
        if self._deaths > MOST_DEATHS:
            raise WsmCorpusError(
                f"worker processes keep dying ({cause})",
                advice="The index is as it was. Try --jobs 1, which needs less memory.",
            )
        again = chain(suspects, dead.again, _unfinished(dead.journal, dead.given))
        dead.close()
        self._hand_out(self._hire(again, CAREFUL_DOCUMENTS), items)


def _unfinished(journal: IO[bytes], given: list[int]) -> Iterator[Batch[Any]]:
    """What went well before a worker died; read batch by batch, for there may be thousands."""
    for place in given:
        journal.seek(place)
        batch = pickle.load(journal)  # noqa: S301 - our own, a moment ago
        yield batch._replace(told=True, suspect=False)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def _packed(what: object) -> bytes:
    """What a worker unpickles; copied, since Python complains of a view of a buffer that is collected with it."""
    return bytes(ForkingPickler.dumps(what))


def _send(connection: Connection, data: bytes) -> None:
    try:
        connection.send_bytes(data)
    except ConnectionError:
        return  # the worker is dead, which shows when its answer is awaited


def _work(connection: Connection, folder: Path, most: int | None, collections: tuple[int, int, int]) -> None:
    """A worker's whole life: batches in, answers out, at the end its last segment.

    It looks for cycles among its objects as often as its parent does. Neither a document nor a segment leaves any.
    """
    gc.set_threshold(*collections)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    try:
        process: Process[Any, Any] = _receive(connection)
        with closing(Shelf(folder, most)) as shelf:
            while (batch := _receive(connection)) is not None:
                connection.send(_do(batch, process, shelf))
            connection.send(_Answer([], [], shelf.finish()))
    except (EOFError, ConnectionError):
        return  # the parent is gone
    except BaseException as error:
        connection.send(_portable(error))


def _receive(connection: Connection) -> Any:
    try:
        return connection.recv()
    except OSError as error:  # the parent was killed within a message
        raise EOFError from error


def _do(batch: Batch[Any], process: Process[Any, Any], shelf: Shelf) -> _Answer[Any]:
    answer: _Answer[Any] = _Answer([], [], [])
    for number, item in batch.items:
        document, report = process(item)
        answer.reports.append(report)
        try:
            if document is not None:
                shelf.add(number, document)
        except UnwritableDocument as error:
            answer.refused.append((number, str(error)))
    answer.written.extend(shelf.full())
    return answer


def _portable(error: BaseException) -> BaseException:
    """The error itself where it can travel, else one that says what it said."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made one expression earlier
    except Exception:
        return WsmCorpusError(f"{type(error).__name__} in a worker: {error}")
    return error
