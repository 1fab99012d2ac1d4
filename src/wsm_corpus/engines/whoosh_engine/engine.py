"""The engine: Whoosh's index on disk, our own evaluation over it."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wsm_corpus.engines import ConcordanceSort, FrequencyField, Item, Process, Report, Versions
from wsm_corpus.engines.whoosh_engine.generation import (
    REBUILD,
    Generation,
    latest,
    read_generation,
    telling_unreadable,
)
from wsm_corpus.engines.whoosh_engine.search import count, describe, search
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.text_columns import read_ids
from wsm_corpus.errors import IncompatibleIndex, IndexNotFound, WsmCorpusError
from wsm_corpus.records import Concordance, Dispersion, Document, Frequency, IndexInfo, Query, Results

if TYPE_CHECKING:
    from wsm_corpus.engines.whoosh_engine.write_segments import Written

OPEN_TRIES = 20
"""A commit may delete files between reading what there is and opening it; then the newer state is opened."""

SETTLED_SECONDS = 0.1
"""A folder changed longer ago than this has a new time stamp if it changed since: clocks of file systems tick in
hundredths of a second."""


T = TypeVar("T")


class WhooshEngine:
    """A `SearchEngine` over one folder.

    Never give it a folder that came from someone else: Whoosh's files hold pickles.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._users: dict[int, int] = {}  # how many calls are reading each snapshot
        self._checked = (-1, -1.0)  # the folder's time stamp when last looked at, and when that was
        self._closed = False

    # Reading

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Snapshot | None]:
        """The newest state, kept open while it is used; None where nothing was ever indexed.

        Raises:
            IncompatibleIndex: this version cannot read it.
            UnreadableIndex: the system does not let it be read.
        """
        with telling_unreadable(self.folder), self._held() as snapshot:
            yield snapshot

    @contextlib.contextmanager
    def _held(self) -> Iterator[Snapshot | None]:
        with self._lock:
            if self._closed:
                raise RuntimeError("this corpus was closed; open it again")
            snapshot = self._newest()
            if snapshot is not None:
                self._users[id(snapshot)] = self._users.get(id(snapshot), 0) + 1
        try:
            yield snapshot
        finally:
            if snapshot is not None:
                with self._lock:
                    self._users[id(snapshot)] -= 1
                    self._retire(snapshot)

    def _retire(self, snapshot: Snapshot) -> None:
        if self._users.get(id(snapshot), 0) == 0 and (snapshot is not self._snapshot or self._closed):
            self._users.pop(id(snapshot), None)
            snapshot.close()

    def _newest(self) -> Snapshot | None:
        try:
            stamp = os.stat(self.folder).st_mtime_ns
        except FileNotFoundError:
            stamp = -1
        if self._snapshot is not None and stamp == self._checked[0] and self._checked[1] > SETTLED_SECONDS:
            return self._snapshot
        self._checked = (stamp, time.time() - stamp / 1e9)
        for tries in range(OPEN_TRIES):
            number = latest(self.folder)
            if self._snapshot is not None and number == self._snapshot.generation.number:
                return self._snapshot
            try:
                generation = read_generation(self.folder)
                fresh = Snapshot(self.folder, generation) if generation is not None else None
                break
            except FileNotFoundError as error:
                if tries == OPEN_TRIES - 1:
                    raise IncompatibleIndex(
                        f"the index is damaged: {Path(error.filename).name} is missing",
                        subject=str(self.folder),
                        advice=REBUILD,
                    ) from error
                time.sleep(0.02)
        old, self._snapshot = self._snapshot, fresh
        if old is not None:
            self._retire(old)
        return fresh

    def _read(self, view: Callable[[Snapshot], T]) -> T:
        with self._reading() as snapshot:
            if snapshot is None:
                raise IndexNotFound(
                    "nothing has been indexed yet", subject=str(self.folder.parent), advice="Run `wsm index`."
                )
            return view(snapshot)

    def search(self, query: Query) -> Results:
        """See `SearchEngine.search`."""
        return self._read(lambda snapshot: search(query, snapshot))

    def count(self, query: Query) -> int:
        """See `SearchEngine.count`."""
        return self._read(lambda snapshot: count(query, snapshot))

    def concordance(
        self,
        query: Query,
        *,
        context: int = 60,
        sort: ConcordanceSort = "document",
        seed: int = 0,
        offset: int = 0,
        limit: int = 50,
    ) -> Concordance:
        """See `SearchEngine.concordance`."""
        # Whoever searches does not wait for what the other views need; so with the next five.
        from wsm_corpus.engines.whoosh_engine.views import concordance

        return self._read(
            lambda snapshot: concordance(
                query, snapshot, context=context, sort=sort, seed=seed, offset=offset, limit=limit
            )
        )

    def frequencies(self, query: Query, by: FrequencyField) -> tuple[Frequency, ...]:
        """See `SearchEngine.frequencies`."""
        from wsm_corpus.engines.whoosh_engine.views import count_frequencies

        return self._read(lambda snapshot: count_frequencies(query, by, snapshot))

    def dispersion(self, query: Query, *, limit: int = 20) -> Dispersion:
        """See `SearchEngine.dispersion`."""
        from wsm_corpus.engines.whoosh_engine.dispersion import measure_dispersion

        return self._read(lambda snapshot: measure_dispersion(query, snapshot, limit))

    def word_counts(self, query: Query, language: str) -> Mapping[str, int]:
        """See `SearchEngine.word_counts`."""
        from wsm_corpus.engines.whoosh_engine.word_counts import count_words

        return self._read(lambda snapshot: count_words(query, language, snapshot))

    def word_documents(self, query: Query, language: str, words: Collection[str]) -> Mapping[str, int]:
        """See `SearchEngine.word_documents`."""
        from wsm_corpus.engines.whoosh_engine.word_documents import count_documents

        return self._read(lambda snapshot: count_documents(query, language, words, snapshot))

    def collocates(self, query: Query, language: str, *, window: int = 5) -> Mapping[str, int]:
        """See `SearchEngine.collocates`."""
        from wsm_corpus.engines.whoosh_engine.word_counts import count_near

        return self._read(lambda snapshot: count_near(query, language, window, snapshot))

    def make_ready(self, query: Query, *, share: float = 1.0) -> bool:
        """See `SearchEngine.make_ready`."""
        from wsm_corpus.engines.whoosh_engine.views import make_ready

        return self._read(lambda snapshot: make_ready(query, snapshot, share))

    def get(self, id: str) -> Document | None:
        """See `SearchEngine.get`."""
        with self._reading() as snapshot:
            number = snapshot.numbers.get(id) if snapshot is not None else None
            return None if snapshot is None or number is None else snapshot.document(number)

    def fingerprints(self) -> Mapping[str, str]:
        """See `SearchEngine.fingerprints`."""
        with self._reading() as snapshot:
            return snapshot.fingerprints() if snapshot is not None else {}

    def info(self) -> IndexInfo | None:
        """See `SearchEngine.info`."""
        with self._reading() as snapshot:
            return describe(snapshot) if snapshot is not None else None

    def close(self) -> None:
        """See `SearchEngine.close`."""
        with self._lock:
            self._closed = True
            if self._snapshot is not None:
                self._retire(self._snapshot)

    # Writing

    def update(
        self, documents: Iterable[Document], removed: Collection[str], versions: Callable[[], Versions]
    ) -> None:
        """See `SearchEngine.update`."""
        self.update_from(documents, _as_it_is, removed, versions, report=_ignore, lost=_refuse)

    def update_from(
        self,
        items: Iterable[Item],
        process: Process[Item, Report],
        removed: Collection[str],
        versions: Callable[[], Versions],
        *,
        jobs: int = 1,
        report: Callable[[Report], None],
        lost: Callable[[Item, str], None],
        merging: Callable[[int, int], None] | None = None,
    ) -> None:
        """See `SearchEngine.update_from`."""
        # Only who writes waits for what writing needs, Whoosh and worker processes among it.
        from wsm_corpus.engines.whoosh_engine.commit import clean, commit, forget_new, write_lock
        from wsm_corpus.engines.whoosh_engine.merge import merged
        from wsm_corpus.engines.whoosh_engine.write_segments import write_segments

        with write_lock(self.folder):
            before = {file.name for file in self.folder.iterdir()}
            old = self._readable()
            segments = old.segments if old is not None else ()
            try:
                written = write_segments(self.folder, items, process, jobs=jobs, report=report, lost=lost)
                new = _without_doubles(self.folder, written)
                ids = frozenset(removed).union(*(segment.order for segment in written))
                left = merged(self.folder, [*_without(self.folder, segments, ids), *new], merging)
                commit(self.folder, max(latest(self.folder), 0) + 1, left, versions())
            except BaseException:
                current = self._readable()  # the new one, if only the cleaning after it failed
                if current is None and before:
                    forget_new(self.folder, before)
                else:
                    clean(self.folder, current.number if current else -1, current.segments if current else ())
                raise

    def _readable(self) -> Generation | None:
        """The newest state; None where there is none, or none that this version can read."""
        try:
            return read_generation(self.folder)
        except (IncompatibleIndex, FileNotFoundError):
            return None


def _ignore(report: None) -> None:
    pass


def _refuse(document: Document, why: str) -> None:
    raise WsmCorpusError(why, subject=document.id)


def _as_it_is(document: Document) -> tuple[Document, None]:
    return document, None


def _without_doubles(folder: Path, written: list[Written]) -> list[SegmentInfo]:
    """New segments; of a document in several of them, only the one of the latest item is left."""
    latest: dict[str, int] = {}
    for segment in written:
        for id, number in segment.order.items():
            latest[id] = max(number, latest.get(id, -1))
    left: list[SegmentInfo] = []
    for segment in written:
        stale = frozenset(id for id, number in segment.order.items() if number < latest[id])
        left += _without(folder, [segment.segment], stale)
    return left


def _without(folder: Path, segments: Iterable[SegmentInfo], ids: frozenset[str]) -> list[SegmentInfo]:
    """Segments with the documents of these ids deleted; so on disk only with the next commit."""
    if not ids:
        return list(segments)
    found = [(segment, read_ids(folder, segment.id, segment.documents)) for segment in segments]
    return [segment.without(at for at, id in enumerate(of_segment) if id in ids) for segment, of_segment in found]
