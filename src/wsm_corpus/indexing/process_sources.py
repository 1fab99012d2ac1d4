"""Sources through the pipeline, in this process or in several.

The pipeline is pure, so a document comes out the same whichever process works on it. A document on which the
pipeline fails, or on which a worker process dies, is reported and the others go on.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from wsm_corpus.indexing.plan import Task
from wsm_corpus.indexing.repetition import hash_line
from wsm_corpus.indexing.survey import keys_of
from wsm_corpus.pipeline import Processed, SiteLines, process
from wsm_corpus.records import Correction, Failure, Source

if TYPE_CHECKING:
    from wsm_corpus.vocabulary import Vocabulary

BATCH = 16
"""Documents sent to a worker at once: enough to hide the sending, few enough to keep memory small."""

WORTH_A_POOL = 64
"""Below this many documents the workers' start (about a second each) costs more than they save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A source with everything its processing needs but the vocabulary."""

    source: Source
    task: Task
    corrections: tuple[Correction, ...]


def process_sources(jobs: Iterable[Job], vocabulary: Vocabulary, *, workers: int) -> Iterator[Processed | Failure]:
    """Process sources one after the other, in order.

    Args:
        jobs: what to process; taken as it is needed, never all at once.
        vocabulary: the themes to look for.
        workers: processes to use; 1 for this one.
    """
    if workers <= 1:
        for job in jobs:
            yield process_job(job, vocabulary)
        return
    yield from _in_processes(iter(jobs), vocabulary, workers)


def process_job(job: Job, vocabulary: Vocabulary) -> Processed | Failure:
    """Process one source; whatever goes wrong in the pipeline is a failure of this document alone."""
    try:
        return process(
            job.source,
            vocabulary=vocabulary,
            corrections=job.corrections,
            site=site_lines(job.source, job.task),
            fingerprint=job.task.fingerprint,
        )
    except Exception as error:
        return _failure(job, f"the pipeline failed on it ({type(error).__name__}: {error}); please report this")


def site_lines(source: Source, task: Task) -> SiteLines:
    """The repeated lines of a document's site, by the keys the stripper knows them by."""
    if not task.repeated:
        return SiteLines(documents=task.site_documents)
    keys = set(keys_of(source.text)) - {""}
    counts = {key: task.repeated.get(hash_line(key), 0) for key in keys}
    return SiteLines(counts={key: n for key, n in counts.items() if n}, documents=task.site_documents)


def _failure(job: Job, message: str) -> Failure:
    where = f"{job.source.file}:{job.source.line}" if job.source.line else job.source.file
    return Failure(where=where, message=message, id=job.task.id)


_of_worker: dict[str, Vocabulary] = {}


def _start_worker(vocabulary: Vocabulary) -> None:
    _of_worker["vocabulary"] = vocabulary


def _work(batch: list[Job]) -> list[Processed | Failure]:
    return [process_job(job, _of_worker["vocabulary"]) for job in batch]


def _in_processes(jobs: Iterator[Job], vocabulary: Vocabulary, workers: int) -> Iterator[Processed | Failure]:
    batches = iter(lambda: list(islice(jobs, BATCH)), [])
    again: deque[list[Job]] = deque()
    while True:
        pool = _pool(workers, vocabulary)
        waiting: deque[tuple[list[Job], Future[list[Processed | Failure]]]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(_work, batch)))
                if len(waiting) > 2 * workers:
                    yield from waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield from waiting[0][1].result()
                waiting.popleft()
            return
        except BrokenProcessPool:
            again.extend(batch for batch, _ in waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        for batch in again:
            for job in batch:
                yield _alone(job, vocabulary)
        again.clear()


def _alone(job: Job, vocabulary: Vocabulary) -> Processed | Failure:
    """One document in a process of its own, after a worker died on it or on one of its neighbours."""
    with _pool(1, vocabulary) as pool, suppress(BrokenProcessPool):
        return pool.submit(_work, [job]).result()[0]
    return _failure(job, "a worker process died while working on it; the other documents went on")


def _pool(workers: int, vocabulary: Vocabulary) -> ProcessPoolExecutor:
    # spawn: a fork of a process with threads (a server, a notebook) can hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=(vocabulary,))
