"""Few segments: small ones become one, so that a search opens a few files and not thousands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from wsm_corpus.engines.whoosh_engine.merge_segments import merge_segments
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo

TIER = 8
"""Segments of one size class before they are merged; what they make is of the next class at least."""

LARGEST = 250_000
"""Documents beyond which no segment grows: every word of one is held in memory while it is made."""


def merged(
    folder: Path, segments: Sequence[SegmentInfo], merging: Callable[[int, int], None] | None = None
) -> list[SegmentInfo]:
    """What to commit in place of some segments.

    A document is merged about once a size class, so adding ten documents at a time to a hundred thousand costs
    a few documents' worth of rewriting each time.
    """
    kept = [segment for segment in segments if segment.left]
    groups = list(_to_merge(kept))
    replaced = {segment.id for group in groups for segment in group}
    done, total = 0, sum(_documents(group) for group in groups)
    written = []
    for group in groups:

        def told(share: float, before: int = done, documents: int = _documents(group)) -> None:
            if merging is not None:
                merging(before + int(share * documents), total)

        written.append(merge_segments(folder, group, told))
        done += _documents(group)
    return [*(segment for segment in kept if segment.id not in replaced), *written]


def _to_merge(segments: Iterable[SegmentInfo]) -> Iterator[list[SegmentInfo]]:
    """The segments that become one, each time."""
    tiers: dict[int, list[SegmentInfo]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment), []).append(segment)
    for _, tier in sorted(tiers.items()):
        growing = [segment for segment in tier if segment.left * TIER <= LARGEST]
        crowded = {segment.id for segment in growing} if len(growing) >= TIER else set()
        yield from _within(LARGEST, [one for one in tier if _mostly_deleted(one) or one.id in crowded])


def _documents(segments: Iterable[SegmentInfo]) -> int:
    return sum(segment.left for segment in segments)


def _tier(segment: SegmentInfo) -> int:
    tier = 0
    while TIER ** (tier + 1) <= segment.left:
        tier += 1
    return tier


def _within(most: int, segments: Sequence[SegmentInfo]) -> Iterator[list[SegmentInfo]]:
    """Segments in stretches of so many documents at most."""
    some: list[SegmentInfo] = []
    for segment in segments:
        if some and _documents(some) + segment.left > most:
            yield some
            some = []
        some.append(segment)
    if some:
        yield some


def _mostly_deleted(segment: SegmentInfo) -> bool:
    return len(segment.deleted) > segment.left
