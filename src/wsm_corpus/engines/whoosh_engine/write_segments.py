"""Documents into segments, for one commit: in this process, or in several at once (`workers.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wsm_corpus.engines import Item, Process, Report
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter, UnwritableDocument
from wsm_corpus.records import Document


@dataclass(frozen=True, slots=True)
class Written:
    """A segment on disk that nothing refers to yet."""

    segment: SegmentInfo
    order: dict[str, int]  # by document id, the place of its item among all items


def write_segments(
    folder: Path,
    items: Iterable[Item],
    process: Process[Item, Report],
    *,
    jobs: int,
    report: Callable[[Report], None],
    lost: Callable[[Item, str], None],
) -> list[Written]:
    """Turn items into documents and these into segments; where it raises, unfinished files are left behind.

    Args:
        folder: where the segments are written.
        items: what documents are made of; taken a few at a time.
        process: makes a document of an item, or None, and a report; see `SearchEngine.update_from`.
        jobs: how many processes make documents; 1 for this one only.
        report: gets every report, in no set order, in this process.
        lost: gets every item whose document could not be taken in, and why.

    Raises:
        WsmCorpusError: workers keep dying.
    """
    if jobs > 1:
        from wsm_corpus.engines.whoosh_engine.workers import Crew

        return Crew(folder, process, jobs, report, lost).write(enumerate(items))
    return _write_here(folder, enumerate(items), process, report, lost)


def _write_here(
    folder: Path,
    items: Iterator[tuple[int, Item]],
    process: Process[Item, Report],
    report: Callable[[Report], None],
    lost: Callable[[Item, str], None],
) -> list[Written]:
    written: list[Written] = []
    with closing(Shelf(folder)) as shelf:
        for number, item in items:
            document, told = process(item)
            report(told)
            try:
                if document is not None:
                    shelf.add(number, document)
            except UnwritableDocument as error:
                lost(item, str(error))
            written += shelf.full()
        return written + shelf.finish()


class Shelf:
    """The segment that one process is filling."""

    def __init__(self, folder: Path, most: int | None = None) -> None:
        self.folder = folder
        self.most = most  # documents, where they are fewer than memory would hold
        self._writer: SegmentWriter | None = None
        self._order: dict[str, int] = {}

    def add(self, number: int, document: Document) -> None:
        """Take in a document; of two of one id the later counts.

        Raises:
            UnwritableDocument: what it holds cannot be written.
        """
        if self._writer is None:
            self._writer, self._order = SegmentWriter(self.folder), {}
        self._writer.add(document)
        self._order[document.id] = number

    def full(self) -> list[Written]:
        """The segment, written, where it is large enough; else nothing."""
        writer = self._writer
        if writer is None or not (writer.full or (self.most is not None and len(writer) >= self.most)):
            return []
        return self.finish()

    def finish(self) -> list[Written]:
        """The segment, written, whatever its size; nothing where there is none."""
        if self._writer is None:
            return []
        written = Written(self._writer.finish(), self._order)
        self._writer = None
        return [written]

    def close(self) -> None:
        """Let go of a segment that was not finished."""
        if self._writer is not None:
            self._writer.abandon()
