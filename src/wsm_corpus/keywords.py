"""Words that are characteristic of one text collection beside another, and words that keep company with a query.

Everything here is arithmetic on counts. Counts of two languages are never put together: a word form is compared
with word forms of its own language.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeVar

from wsm_corpus.records.counts import side_by_side
from wsm_corpus.statistics import collocation, keyness, log_dice, log_ratio, per_10k

SMALL = 5
"""An expected count below this makes a chi-squared-like statistic unreliable (Cochran 1954): results are marked."""

MINIMUM = 3
"""Words met less often are left out unless asked for: with one or two occurrences nothing is characteristic."""


SIGNIFICANT = 3.84
"""Log-likelihood below which a difference is not worth showing: p > .05."""


Measure = Literal["log_dice", "log_likelihood", "together"]
"""How closely words keep company, how surely, and how often."""

T = TypeVar("T")

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


class Ranking(tuple[T, ...]):
    """The first of an order, and how many there are in all."""

    total: int

    def __new__(cls, rows: Iterable[T], total: int) -> Self:
        """The rows in order, of so many."""
        made = super().__new__(cls, rows)
        made.total = total
        return made


def keywords(
    a: Mapping[str, int],
    b: Mapping[str, int],
    *,
    minimum: int = MINIMUM,
    least: float | None = None,
    most: int | None = None,
    leave_out: Collection[str] = (),
) -> Ranking[Keyword]:
    """The words whose frequencies differ between two collections of one language, surest first.

    Args:
        a: counts of the word forms of one collection.
        b: counts of the other.
        minimum: occurrences, in both together, below which a word is left out.
        least: signed log-likelihood below which a word is left out; None for words of both sides.
        most: how many are wanted at most; a few of very many cost a fraction of all.
        leave_out: words that are not told, folded.
    """
    words, met_a, met_b = side_by_side(a, b)
    a_tokens, b_tokens = int(met_a.sum()), int(met_b.sum())
    rows = (met_a + met_b >= max(1, minimum)).nonzero()[0]
    if least is not None or most is not None:
        rows = _surest(rows, met_a, met_b, least)
    rows = _told(rows, words, leave_out)
    total = len(rows)
    found: list[Keyword] = []
    wanted = len(rows) if most is None else most
    for row in rows.tolist():
        one = compared(words[row], (int(met_a[row]), a_tokens), (int(met_b[row]), b_tokens))
        sure = abs(one.log_likelihood)
        if len(found) > wanted and sure < abs(found[wanted].log_likelihood) - DOUBT * (1 + sure):
            break
        found.append(one)
    return Ranking(sorted(found, key=lambda one: (-abs(one.log_likelihood), one.word))[:most], total)


def _told(rows: Any, words: Any, leave_out: Collection[str]) -> Any:
    """The rows of words that are not left out."""
    return rows[[words[row] not in leave_out for row in rows.tolist()]] if leave_out else rows


def _surest(rows: Any, a: Any, b: Any, least: float | None) -> Any:
    """The rows of words from the surest on, nearly: logarithms of arrays may differ in the last digits.

    Which of them reach `least` is told exactly.
    """
    import numpy as np

    tokens = [int(side.sum()) for side in (a, b)]
    a, b = a[rows], b[rows]
    strength = np.zeros(len(rows))
    if all(tokens):
        rate = (a + b) / sum(tokens)
        for side, total in zip((a, b), tokens, strict=True):
            met = side > 0
            strength[met] += 2 * side[met] * np.log(side[met] / (total * rate[met]))
    if least is not None:
        more = a * tokens[1] >= b * tokens[0]
        signed, doubt = np.where(more, strength, -strength), DOUBT * (1 + strength)
        kept = signed >= least
        for place in (np.abs(signed - least) <= doubt).nonzero()[0].tolist():
            kept[place] = keyness(int(a[place]), tokens[0], int(b[place]), tokens[1]) >= least
        rows, strength = rows[kept], strength[kept]
    return rows[np.argsort(-strength, kind="stable")]


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
    near: Mapping[str, int],
    totals: Mapping[str, int],
    hits: int,
    *,
    minimum: int = MINIMUM,
    measure: Measure = "log_dice",
    most: int | None = None,
    leave_out: Collection[str] = (),
) -> Ranking[Collocate]:
    """The words near a query's hits, those that keep closest to them first.

    Args:
        near: how often each word form stands within the window of a hit; a word near two hits counts once.
        totals: how often each stands in all the texts looked at.
        hits: how often the query is met there.
        minimum: occurrences near a hit below which a word is left out.
        measure: by which they are put in order.
        most: how many are wanted; those as strong as the last come too. A few of very many cost a fraction of all.
        leave_out: words that are not told, folded; what they add to all words is counted all the same.

    Source: the places of all windows, and not the hits, stand beside a word's occurrences in the
    log-likelihood: Evert (2008), Corpora and collocations, section 4.
    """
    import numpy as np

    words, together, total = side_by_side(near, totals)
    total = total + (together - total).clip(0)
    tokens, places = int(total.sum()), int(together.sum())
    rows = _told((together >= max(1, minimum)).nonzero()[0], words, leave_out)
    together, total = together[rows], total[rows]
    # Near more often than there are hits (a word on both sides) would leave the scale: 14 is its end.
    closeness = np.minimum(14.0, log_dice(together, hits, total))
    sureness = np.asarray(collocation(together, places, total, tokens))
    strength = {"log_dice": closeness, "log_likelihood": sureness, "together": together}[measure]
    wanted = slice(None) if most is None else _largest(strength, most)
    columns = (column[wanted].tolist() for column in (rows, together, total, closeness, sureness))
    found = [
        Collocate(word=words[row], together=near_hits, total=anywhere, log_dice=close, log_likelihood=sure)
        for row, near_hits, anywhere, close, sure in zip(*columns, strict=True)
    ]
    found.sort(key=lambda one: (-getattr(one, measure), -one.together, one.word))
    return Ranking(found, len(together))


def _largest(numbers: Any, most: int) -> Any:
    """The rows of so many of the largest numbers, and of those that equal the last of them."""
    import numpy as np

    if most >= len(numbers):
        return np.arange(len(numbers))
    if most <= 0:
        return np.arange(0)
    return (numbers >= np.partition(numbers, -most)[-most]).nonzero()[0]


def _smallest_expected(a: int, b: int, a_tokens: int, b_tokens: int) -> float:
    tokens = a_tokens + b_tokens
    return min(a_tokens, b_tokens) * (a + b) / tokens if tokens else 0.0
