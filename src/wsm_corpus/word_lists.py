"""Word lists: the words of a collection, most frequent first, or some of them."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wsm_corpus.languages.fold import fold
from wsm_corpus.records.counts import WordCounts
from wsm_corpus.statistics import per_10k

WordSort = Literal["count", "word"]
"""The most frequent words first, or in the order of the alphabet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWord:
    """A word and how often it stands in a collection."""

    word: str  # folded form
    count: int
    tokens: int  # all words of the collection: the denominator
    documents: int | None = None  # in how many it stands, where that was counted

    @property
    def per_10k(self) -> float:
        """Occurrences per 10,000 words."""
        return per_10k(self.count, self.tokens)

    @property
    def share(self) -> float:
        """Of all words of the collection, from 0 to 1."""
        return self.count / self.tokens if self.tokens else 0.0

    @property
    def per_million(self) -> float:
        """Occurrences per million words, as word lists have it."""
        return 100 * self.per_10k


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """The words of a collection, in an order, and how many there are of all."""

    tokens: int  # words in all, however often each stands there
    types: int  # different ones
    total: int  # different ones of the list, of which `words` may be a part
    words: tuple[CountedWord, ...]

    @property
    def type_token_ratio(self) -> float:
        """Different words in a word; 0 without words. It falls as a text grows: compare collections of one size."""
        return self.types / self.tokens if self.tokens else 0.0


def word_list(
    counts: Mapping[str, int],
    *,
    minimum: int = 1,
    sort: WordSort = "count",
    most: int | None = None,
    offset: int = 0,
    pattern: str = "",
    leave_out: Collection[str] = (),
) -> WordList:
    """The words of one collection, most frequent first or in the order of the alphabet.

    Args:
        counts: of its word forms, folded.
        minimum: occurrences below which a word is not listed; tokens and types are of all, whatever is left out.
        sort: by how often they are met, ties in the order of the alphabet, or by the alphabet alone.
        most: how many are given at most; a few of very many cost a fraction of all.
        offset: how many are passed over.
        pattern: which are listed: ``*`` for any run of letters, ``?`` for one; empty for all.
        leave_out: words that are not listed.
    """
    words, numbers = _arrays(counts)
    rows = (numbers >= max(1, minimum)).nonzero()[0]
    if pattern or leave_out:
        admitted = re.compile(fnmatch.translate(fold(pattern).replace("[", "[[]") or "*")).match
        rows = rows[[words[row] not in leave_out and admitted(words[row]) is not None for row in rows.tolist()]]
    tokens = int(numbers.sum())
    page = slice(offset, None if most is None else offset + most)
    if sort == "word":
        given = sorted(rows.tolist(), key=words.__getitem__)[page]
    else:
        given = _most_frequent(words, numbers, rows, page)
    return WordList(
        tokens=tokens,
        types=int((numbers > 0).sum()),
        total=len(rows),
        words=tuple(CountedWord(word=words[row], count=int(numbers[row]), tokens=tokens) for row in given),
    )


def _arrays(counts: Mapping[str, int]) -> tuple[Any, Any]:
    """Words, and how often each is met."""
    if isinstance(counts, WordCounts):
        return counts.words, counts.numbers
    import numpy as np

    return list(counts), np.fromiter(counts.values(), np.int64, len(counts))


def _most_frequent(words: Any, numbers: Any, rows: Any, page: slice) -> list[int]:
    """A page of some rows, those met most often first; only these need their alphabet."""
    import numpy as np

    first, last, _ = page.indices(len(rows))
    if first >= last:
        return []
    met = numbers[rows]
    falling = -np.sort(-met)
    high, low = int(falling[first]), int(falling[last - 1])
    before = int((met > high).sum())
    among = rows[(met <= high) & (met >= low)].tolist()
    return sorted(among, key=lambda row: (-int(numbers[row]), words[row]))[first - before : last - before]
