"""Few segments: small ones are written anew as one, so that a search opens tens of files and not thousands."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wsm_corpus.engines.whoosh_engine.document_json import read_document
from wsm_corpus.engines.whoosh_engine.documents import Documents
from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter
from wsm_corpus.records import Document

TIER = 8
"""Segments of one size class before they are merged; each is then at least as large as the next class."""

LARGEST = 20_000
"""Documents beyond which segments are not merged: what is merged is held in memory by one process."""


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
        crowded = len(group) >= TIER and TIER ** (tier + 1) < LARGEST
        rewritten = group if crowded else [segment for segment in group if _mostly_deleted(segment)]
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


def _mostly_deleted(segment: Any) -> bool:
    return bool(segment.deleted_count() > segment.doc_count())


def _documents(folder: Path, segment: Any) -> Iterator[Document]:
    with contextlib.closing(Documents(folder, segment)) as stored:
        for number in range(segment.doc_count_all()):
            if not segment.is_deleted(number):
                yield read_document(stored[number])
