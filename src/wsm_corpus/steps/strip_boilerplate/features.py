"""The numbers the model sees of a line by itself, and of its words among those of the page.

Only lines that are not blank take part; how many blank lines stood before one is a measure of its own.

A page has some thirty lines. On so few numbers the parts of numpy that are written in Python (`cumsum`, `mean`,
`unique`, `flatnonzero`) take longer than what they call, so here and in `places` and `memory` that is called:
`add.accumulate`, `add.reduce`, `argsort`, `nonzero`. It gives the same numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages.boilerplate import phrase_words
from wsm_corpus.languages.whole_lines import whole_line
from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.lexicon import SPOKEN, Cover, cover
from wsm_corpus.steps.strip_boilerplate.lines import (
    FURNITURE,
    FURNITURE_REMEMBERED,
    Measures,
    line_key,
    measure,
)

Floats = NDArray[np.float32]

# A line of twelve words that ends as a sentence does is called long: paragraphs are, labels are not.
LONG_WORDS = 12

_SHARES = tuple(f"cover_{category}" for category in SPOKEN)
# The features of `own_features`, in the order the network was trained on.
OWN = (
    *("log_words", "log_characters", "words_capped"),
    *Measures._fields[2:],
    *("long", *_SHARES, "cover", "cover_sure"),
    *("text_score", "blank_before", "blank_after", "copies", "seen_before"),
    *("words_in_body", "subject_in_body", "words_in_first", "words_common"),
)
_PLAIN = slice(3, 1 + len(Measures._fields))
_COVER = slice(OWN.index(_SHARES[0]), OWN.index("cover_sure") + 1)


class Page(NamedTuple):
    """The lines of a document that are not blank, measured."""

    numbers: NDArray[np.int64]  # their numbers among all lines
    measures: Floats  # one row a line, in the order of `Measures`
    shares: Floats  # one row a line: a share for each of `SPOKEN`, in all, and sure
    covers: tuple[Cover, ...]
    whole: tuple[Category | None, ...]  # of a line that is nothing but a known one
    keys: tuple[str, ...]
    words: tuple[list[str], ...]
    checksums: NDArray[np.uint32]  # of the words, line after line
    starts: NDArray[np.int64]  # where each line's checksums begin; one more at the end


def measure_page(lines: Sequence[str], language: str) -> Page:
    """Measure every line of a document that is not blank."""
    numbers = [number for number, line in enumerate(lines) if line and not line.isspace()]
    rows = [_measured(lines[number], language) for number in numbers]
    size = len(Measures._fields)
    table = np.frombuffer(b"".join([row.numbers for row in rows]), np.float32).reshape(
        len(rows), size + len(_SHARES) + 2
    )
    return Page(
        np.array(numbers, dtype=np.int64),
        table[:, :size],
        table[:, size:],
        tuple([row.cover for row in rows]),
        tuple([row.whole for row in rows]),
        tuple([row.key for row in rows]),
        tuple([row.words for row in rows]),
        np.frombuffer(b"".join([row.checksums for row in rows]), np.uint32),
        np.array([0, *accumulate([len(row.words) for row in rows])], dtype=np.int64),
    )


class _Measured(NamedTuple):
    """What there is to know of a line by itself; numbers as bytes, which a page need only join."""

    numbers: bytes
    words: list[str]
    checksums: bytes
    cover: Cover
    whole: Category | None
    key: str


def _measured(line: str, language: str) -> _Measured:
    return _remembered(line, language) if len(line) <= FURNITURE else _measure(line, language)


@lru_cache(maxsize=FURNITURE_REMEMBERED)
def _remembered(line: str, language: str) -> _Measured:
    return _measure(line, language)


def _measure(line: str, language: str) -> _Measured:
    measures, words, checksums = measure(line)
    found = cover(words, language)
    # Where labels stand apart by several blanks the measured words, as the model was trained with, end too soon.
    spaced = "  " in line and len(line) <= FURNITURE
    whole = whole_line(phrase_words(" ".join(line.split())) if spaced else words, language)
    numbers = array("f", (*measures, *found.shares, found.total, found.sure))
    return _Measured(numbers.tobytes(), words, array("I", checksums).tobytes(), found, whole, line_key(line))


class Vocabulary(NamedTuple):
    """Where the words of a page stand."""

    word: NDArray[np.int64]  # the number of each word, line after line; the same word has the same number
    line_of: NDArray[np.int64]
    counts: NDArray[np.int64]  # how often each number occurs
    telling: NDArray[np.bool_]  # of each word: not one that half the long lines have
    starts: NDArray[np.int64]  # where each line's words begin; one more at the end

    def lines_with(self, holds: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return how many of the words of each line something holds of; one row for each row of `holds`."""
        sums = np.zeros((len(holds), len(self.word) + 1), dtype=np.int64)
        np.add.accumulate(holds, axis=1, out=sums[:, 1:])
        upto: NDArray[np.int64] = sums.take(self.starts, axis=1)
        return upto[:, 1:] - upto[:, :-1]


def find_vocabulary(page: Page, long: Floats) -> Vocabulary:
    """Number the words of a page.

    Args:
        page: The measured lines.
        long: 1 for each long line, else 0.
    """
    sizes = page.starts[1:] - page.starts[:-1]
    order = page.checksums.argsort()
    ordered = page.checksums.take(order)
    new = np.zeros(len(order), dtype=np.int64)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    word = np.empty_like(new)
    word[order] = np.add.accumulate(new)
    counts = np.bincount(word)
    # Words of half the long lines are function words and tell nothing of the subject.
    telling = counts.take(word) <= max(8.0, 0.3 * float(np.add.reduce(long)))
    return Vocabulary(word, np.arange(len(sizes)).repeat(sizes), counts, telling, page.starts)


def own_features(found: dict[str, Floats], table: Floats, page: Page, text_scores: Floats) -> Vocabulary:
    """Fill in the features of each line by itself, and those that count it in the document.

    Args:
        found: The columns of the features by name, to be filled in.
        table: The columns of `OWN` among them.
        page: The measured lines.
        text_scores: What the words of each line say, from `model.text_scores`.

    Returns:
        The words of the page.
    """
    measures = page.measures.T
    np.log1p(measures[:2], out=table[:2])
    np.minimum(measures[0], 60.0, out=found["words_capped"])
    table[_PLAIN] = measures[2:]
    found["long"][:] = (measures[0] >= LONG_WORDS) & (found["sentence_end"] > 0)
    table[_COVER] = page.shares.T
    found["text_score"][:] = text_scores
    blank, after = found["blank_before"], found["blank_after"]
    blank[:1] = page.numbers[:1]
    blank[1:] = page.numbers[1:] - page.numbers[:-1] - 1
    np.minimum(blank, 4, out=blank)
    after[:-1], after[-1:] = blank[1:], 0
    np.log1p(np.array(occurrences(page.keys), np.float32) - 1, out=found["copies"])
    first: dict[str, int] = {}
    found["seen_before"][:] = [first.setdefault(key, place) < place for place, key in enumerate(page.keys)]
    vocabulary = find_vocabulary(page, found["long"])
    _in_body(found, vocabulary)
    return vocabulary


def occurrences(values: Sequence[Hashable]) -> list[int]:
    """Return how often each of these values occurs among them."""
    counts = Counter(values)
    return list(map(counts.__getitem__, values))


def _in_body(found: dict[str, Floats], words: Vocabulary) -> None:
    """How far a line's words are those of the document, of its long lines, and of its first line."""
    word, line_of, telling = words.word, words.line_of, words.telling
    long, size = found["long"], len(found["long"])
    in_long_line = long.take(line_of)
    in_long = np.bincount(word, weights=in_long_line, minlength=len(words.counts))
    in_first = np.zeros(len(words.counts), dtype=bool)
    in_first[word[: words.starts[1]]] = True
    others = in_long.take(word) > in_long_line
    in_others, subject, in_first_line, tell = words.lines_with(
        np.array((others, others & telling, in_first.take(word), telling))
    )
    total = np.maximum(words.starts[1:] - words.starts[:-1], 1)
    found["words_in_body"][:] = in_others / total
    found["subject_in_body"][:] = subject / np.maximum(tell, 1)
    found["words_in_first"][:] = in_first_line / total
    common = np.bincount(line_of, weights=np.log1p(words.counts - 1).take(word), minlength=size)
    found["words_common"][:] = common / total
