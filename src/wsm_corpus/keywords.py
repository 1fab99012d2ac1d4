"""Words that are characteristic of one text collection beside another, and words that keep company with a query.

Everything here is arithmetic on counts. Counts of two languages are never put together: a word form is compared
with word forms of its own language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import repeat

from wsm_corpus.languages.fold import fold
from wsm_corpus.statistics import collocation, keyness, log_dice, log_ratio, per_10k

SMALL = 5
"""An expected count below this makes a chi-squared-like statistic unreliable (Cochran 1954): results are marked."""

MINIMUM = 3
"""Words met less often are left out unless asked for: with one or two occurrences nothing is characteristic."""


SIGNIFICANT = 3.84
"""Log-likelihood below which a difference is not worth showing: p > .05."""


DOUBT = 1e-9
"""The share by which two ways of working out a log-likelihood may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word and how often it stands in each of two collections, A and B."""

    word: str  # folded form
    a: int
    b: int
    a_tokens: int  # all words of A: the denominator
    b_tokens: int
    log_likelihood: float  # how sure the difference is, positive where A has more: see `statistics.keyness`
    log_ratio: float  # how large it is: 1 is twice as frequent in A, -1 half as frequent

    @property
    def a_per_10k(self) -> float:
        """Occurrences per 10,000 words of A."""
        return per_10k(self.a, self.a_tokens)

    @property
    def b_per_10k(self) -> float:
        """Occurrences per 10,000 words of B."""
        return per_10k(self.b, self.b_tokens)

    @property
    def small(self) -> bool:
        """Whether the counts are too small to rely on."""
        return _smallest_expected(self.a, self.b, self.a_tokens, self.b_tokens) < SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocate:
    """A word that stands near the places where a query is met."""

    word: str  # folded form
    together: int  # occurrences within the window
    total: int  # occurrences in all texts looked at
    log_dice: float  # at most 14; independent of the size of the corpus
    log_likelihood: float  # of `together` beside what chance would give, signed

    @property
    def small(self) -> bool:
        """Whether the count is too small to rely on."""
        return self.together < SMALL


def keywords(
    a: Mapping[str, int],
    b: Mapping[str, int],
    *,
    minimum: int = MINIMUM,
    least: float | None = None,
    most: int | None = None,
    leave_out: Collection[str] = (),
) -> tuple[Keyword, ...]:
    """The words whose frequencies differ between two collections of one language, surest first.

    Args:
        a: counts of the word forms of one collection.
        b: counts of the other.
        minimum: occurrences, in both together, below which a word is left out.
        least: signed log-likelihood below which a word is left out; None for words of both sides.
        most: how many are wanted at most; a few of very many cost a fraction of all.
        leave_out: words that are not told, folded.
    """
    words = [*a, *(word for word in b if word not in a)]
    told = words if least is None and most is None else _surest(words, a, b, minimum, least, most, len(leave_out))
    a_tokens, b_tokens = sum(a.values()), sum(b.values())
    found = [
        compared(word, (a.get(word, 0), a_tokens), (b.get(word, 0), b_tokens))
        for word in told
        if a.get(word, 0) + b.get(word, 0) >= minimum and not (leave_out and fold(word) in leave_out)
    ]
    kept = [one for one in found if least is None or one.log_likelihood >= least]
    return tuple(sorted(kept, key=lambda one: (-abs(one.log_likelihood), one.word))[:most])


def _surest(
    words: list[str],
    a: Mapping[str, int],
    b: Mapping[str, int],
    minimum: int,
    least: float | None,
    most: int | None,
    spare: int,
) -> list[str]:
    """The words that can be among the surest, and a few more: logarithms of arrays may differ in the last digits."""
    import numpy as np

    counts = [np.fromiter(map(side.get, words, repeat(0)), dtype=np.int64, count=len(words)) for side in (a, b)]
    tokens = [int(count.sum()) for count in counts]
    strength = np.zeros(len(words))
    if all(tokens):
        rate = (counts[0] + counts[1]) / sum(tokens)
        for count, total in zip(counts, tokens, strict=True):
            met = count > 0
            strength[met] += 2 * count[met] * np.log(count[met] / (total * rate[met]))
    kept = counts[0] + counts[1] >= minimum
    if least is not None:
        more = counts[0] * tokens[1] >= counts[1] * tokens[0]
        kept &= np.where(more, strength, -strength) >= least - DOUBT * (1 + strength)
    rows = np.flatnonzero(kept)
    if most is not None and 0 < most + spare < len(rows):
        last = np.partition(strength[rows], len(rows) - most - spare)[len(rows) - most - spare]
        rows = rows[strength[rows] >= last - DOUBT * (1 + last)]
    return [words[row] for row in rows.tolist()]


def compared(word: str, a: tuple[int, int], b: tuple[int, int]) -> Keyword:
    """One word, or concept, compared: its count and all words, in A and in B."""
    return Keyword(
        word=word,
        a=a[0],
        b=b[0],
        a_tokens=a[1],
        b_tokens=b[1],
        log_likelihood=keyness(*a, *b),
        log_ratio=log_ratio(*a, *b),
    )


def collocates(
    near: Mapping[str, int], totals: Mapping[str, int], hits: int, *, minimum: int = MINIMUM
) -> tuple[Collocate, ...]:
    """The words near a query's hits, those that keep closest to them first.

    Args:
        near: how often each word form stands within the window of a hit; a word near two hits counts once.
        totals: how often each stands in all the texts looked at.
        hits: how often the query is met there.
        minimum: occurrences near a hit below which a word is left out.

    Source: the places of all windows, and not the hits, stand beside a word's occurrences in the
    log-likelihood: Evert (2008), Corpora and collocations, section 4.
    """
    known = {**totals, **{word: max(totals.get(word, 0), together) for word, together in near.items()}}
    tokens, places = sum(known.values()), sum(near.values())
    found = [
        _collocate(word, together, known[word], hits, places, tokens)
        for word, together in near.items()
        if together >= minimum
    ]
    return tuple(sorted(found, key=lambda one: (-one.log_dice, -one.together, one.word)))


def _collocate(word: str, together: int, total: int, hits: int, places: int, tokens: int) -> Collocate:
    return Collocate(
        word=word,
        together=together,
        total=total,
        # Near more often than there are hits (a word on both sides) would leave the scale: 14 is its end.
        log_dice=min(14.0, log_dice(together, hits, total)),
        log_likelihood=collocation(together, places, total, tokens),
    )


def _smallest_expected(a: int, b: int, a_tokens: int, b_tokens: int) -> float:
    tokens = a_tokens + b_tokens
    return min(a_tokens, b_tokens) * (a + b) / tokens if tokens else 0.0
