"""How much was removed from a corpus: by category, by site, by language, by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wsm_corpus.records import Document

# A document of which most is boilerplate is often a menu page, or stripped wrongly: a curator should look.
FLAGGED_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedShare:
    """How many words of one part of the corpus were removed."""

    value: str  # category, site, language, or document id; "" for an unknown site
    documents: int  # that it is found in
    words: int  # of the source texts; for a category, of all documents
    removed: int  # of these

    @property
    def share(self) -> float:
        """Removed words by words, 0 to 1."""
        return self.removed / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateShares:
    """What was removed from a corpus."""

    total: RemovedShare
    categories: tuple[RemovedShare, ...]  # largest first, as are the others
    sites: tuple[RemovedShare, ...]
    languages: tuple[RemovedShare, ...]
    flagged: tuple[RemovedShare, ...]  # documents that lost more than half


def boilerplate_shares(documents: Iterable[Document]) -> BoilerplateShares:
    """Count the words that were removed.

    Args:
        documents: read once, one at a time.
    """
    by_category, by_site, by_language = _Counts(), _Counts(), _Counts()
    flagged: list[RemovedShare] = []
    total = _Counts()
    for document in documents:
        words = removed = 0
        categories: dict[str, int] = {}
        for line in document.lines:
            count = len(line.text.split())
            words += count
            if not line.kept:
                removed += count
                category: str = line.verdict.category or ""
                categories[category] = categories.get(category, 0) + count
        for name, count in categories.items():
            by_category.add(name, 0, count)
        for counts, value in ((by_site, document.citation.site or ""), (by_language, document.language), (total, "")):
            counts.add(value, words, removed)
        share = RemovedShare(value=document.id, documents=1, words=words, removed=removed)
        if share.share > FLAGGED_SHARE:
            flagged.append(share)
    whole = total.shares()
    all_words = whole[0].words if whole else 0
    return BoilerplateShares(
        total=whole[0] if whole else RemovedShare(value="", documents=0, words=0, removed=0),
        categories=by_category.shares(all_words),
        sites=by_site.shares(),
        languages=by_language.shares(),
        flagged=tuple(sorted(flagged, key=lambda one: (-one.share, one.value))),
    )


class _Counts:
    def __init__(self) -> None:
        self._found: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, value: str, words: int, removed: int) -> None:
        counts = self._found[value]
        counts[0] += 1
        counts[1] += words
        counts[2] += removed

    def shares(self, words: int | None = None) -> tuple[RemovedShare, ...]:
        found = [
            RemovedShare(
                value=value, documents=counts[0], words=counts[1] if words is None else words, removed=counts[2]
            )
            for value, counts in self._found.items()
        ]
        return tuple(sorted(found, key=lambda one: (-one.removed, one.value)))
