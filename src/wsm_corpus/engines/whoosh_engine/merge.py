"""Few segments: small ones are written anew as one, so that a search opens tens of files and not thousands."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wsm_corpus.engines.whoosh_engine.document_json import read_document
from wsm_corpus.engines.whoosh_engine.documents import Documents
from wsm_corpus.engines.whoosh_engine.write_segment import SEGMENT_SIZE, SegmentWriter
from wsm_corpus.records import Document

TIER = 8
"""Segments of one size class before they are merged; each is then at least as large as the next class."""

LARGEST = 20_000
"""Documents beyond which segments are not merged: what is merged is held in memory by one process."""

LIGHT = SEGMENT_SIZE // 16
"""Bytes on disk up to which a segment is merged: about half of what a full one takes, 130 MB of memory being some 18
on disk. Full ones would be written anew, one after the other, and be as many as before."""


def merged(folder: Path, segments: Sequence[Any]) -> list[Any]:
    """What to commit in place of some segments.

    A document is merged about once a size class, so adding ten documents at a time to a hundred thousand costs
    a few documents' worth of rewriting each time.
    """
    kept = [segment for segment in segments if segment.doc_count()]
    groups: dict[int, list[Any]] = {}
    for segment in kept:
        groups.setdefault(_tier(segment), []).append(segment)
    written = []
    for tier, group in sorted(groups.items()):
        light = [segment for segment in group if _room(folder, segment) < LIGHT]
        crowded = len(light) >= TIER and TIER ** (tier + 1) < LARGEST
        rewritten = [segment for segment in group if _mostly_deleted(segment) or (crowded and segment in light)]
        if not rewritten:
            continue
        writer = SegmentWriter(folder)
        for segment in rewritten:
            for document in _documents(folder, segment):
                if writer.full:
                    written.append(writer.finish())
                    writer = SegmentWriter(folder)
                writer.add(document)
        written.append(writer.finish())
        kept = [segment for segment in kept if segment not in rewritten]
    return [*kept, *written]


def _tier(segment: Any) -> int:
    tier = 0
    while TIER ** (tier + 1) <= segment.doc_count():
        tier += 1
    return tier


def _room(folder: Path, segment: Any) -> int:
    return sum(file.stat().st_size for file in folder.glob(f"{segment.segment_id()}.*"))


def _mostly_deleted(segment: Any) -> bool:
    return bool(segment.deleted_count() > segment.doc_count())


def _documents(folder: Path, segment: Any) -> Iterator[Document]:
    with contextlib.closing(Documents(folder, segment)) as stored:
        for number in range(segment.doc_count_all()):
            if not segment.is_deleted(number):
                yield read_document(stored[number])
