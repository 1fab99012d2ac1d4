"""Few segments: small ones are written anew as one, so that a search opens tens of files and not thousands."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from wsm_corpus.engines.whoosh_engine.document_json import read_document
from wsm_corpus.engines.whoosh_engine.documents import Documents
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.write_segment import SEGMENT_SIZE, SegmentWriter
from wsm_corpus.records import Document

TIER = 8
"""Segments of one size class before they are merged; each is then at least as large as the next class."""

LARGEST = 20_000
"""Documents beyond which segments are not merged: what is merged is held in memory by one process."""

LIGHT = SEGMENT_SIZE // 16
"""Bytes on disk up to which a segment is merged: about half of what a full one takes, 130 MB of memory being some 18
on disk. Full ones would be written anew, one after the other, and be as many as before."""


def merged(folder: Path, segments: Sequence[SegmentInfo]) -> list[SegmentInfo]:
    """What to commit in place of some segments.

    A document is merged about once a size class, so adding ten documents at a time to a hundred thousand costs
    a few documents' worth of rewriting each time.
    """
    kept = [segment for segment in segments if segment.left]
    groups: dict[int, list[SegmentInfo]] = {}
    for segment in kept:
        groups.setdefault(_tier(segment), []).append(segment)
    crowded = _crowded(folder, groups)
    written = []
    replaced: set[str] = set()
    for _, group in sorted(groups.items()):
        rewritten = [segment for segment in group if _mostly_deleted(segment) or segment.id in crowded]
        if not rewritten:
            continue
        replaced.update(segment.id for segment in rewritten)
        writer = SegmentWriter(folder)
        for segment in rewritten:
            for document in _documents(folder, segment):
                if writer.full:
                    written.append(writer.finish())
                    writer = SegmentWriter(folder)
                writer.add(document)
        written.append(writer.finish())
    return [*(segment for segment in kept if segment.id not in replaced), *written]


def _tier(segment: SegmentInfo) -> int:
    tier = 0
    while TIER ** (tier + 1) <= segment.left:
        tier += 1
    return tier


def _crowded(folder: Path, groups: Mapping[int, Sequence[SegmentInfo]]) -> set[str]:
    """The ids of the light segments of size classes that have too many of them."""
    many = [group for tier, group in groups.items() if len(group) >= TIER and TIER ** (tier + 1) < LARGEST]
    if not many:
        return set()
    sizes = _sizes(folder, {segment.id for group in many for segment in group})
    crowded: set[str] = set()
    for group in many:
        light = [segment.id for segment in group if sizes[segment.id] < LIGHT]
        if len(light) >= TIER:
            crowded.update(light)
    return crowded


def _sizes(folder: Path, ids: set[str]) -> dict[str, int]:
    """Bytes on disk of segments, by their ids."""
    sizes = dict.fromkeys(ids, 0)
    for file in folder.iterdir():
        id, _, _ = file.name.partition(".")
        if id in sizes:
            sizes[id] += file.stat().st_size
    return sizes


def _mostly_deleted(segment: SegmentInfo) -> bool:
    return len(segment.deleted) > segment.left


def _documents(folder: Path, segment: SegmentInfo) -> Iterator[Document]:
    with contextlib.closing(Documents(folder, segment.id)) as stored:
        for number in range(segment.documents):
            if number not in segment.deleted:
                yield read_document(stored[number])
