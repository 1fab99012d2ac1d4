"""What indexing did, and what an index holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from wsm_corpus.record import record


@record
class Failure:
    """A document, or part of one, that could not be taken in."""

    where: str  # file, or file:line
    message: str  # what is wrong and what to do
    id: str | None = None  # of the document, where it got that far
    warning: bool = False  # True: said for the curator to know; nothing was lost
    out_of_reach: str | None = None  # path below documents/ that cannot be looked at, with all that is below it


@record
class IndexReport:
    """What one run of indexing did; ids are sorted."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()
    seconds: float = 0.0
    corpus_version: str = ""
    dry_run: bool = False

    @property
    def wrote(self) -> bool:
        """Whether the index changed."""
        return bool(self.new or self.changed or self.removed) and not self.dry_run


@record
class IndexInfo:
    """An index as it stands."""

    documents: int
    corpus_version: str
    pipeline_version: str
    vocabulary_version: str
    languages: Mapping[str, int] = field(default_factory=dict)  # documents by language
    tokens: Mapping[str, int] = field(default_factory=dict)  # words by passage language
    updated: str = ""  # ISO 8601, UTC, of the last commit
    bytes: int = 0  # on disk
