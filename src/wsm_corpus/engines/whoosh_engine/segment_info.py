"""What is known of a segment without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class SegmentInfo(NamedTuple):
    """What a commit says of a segment."""

    id: str  # how the names of its files begin
    documents: int  # how many it was written with
    deleted: frozenset[int]  # numbers of those that no longer count
    lengths: Mapping[str, int]  # of each field of words, how many all documents have

    @property
    def left(self) -> int:
        """How many documents count."""
        return self.documents - len(self.deleted)

    def without(self, numbers: Iterable[int]) -> SegmentInfo:
        """The segment with more documents deleted."""
        return self._replace(deleted=self.deleted.union(numbers))
