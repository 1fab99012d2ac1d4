"""The numbers the model sees: a line's own measures, and where it stands in the page.

Only lines that are not blank take part; how many blank lines stood before one is a measure of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.records.ledger import CATEGORIES
from wsm_corpus.steps.strip_boilerplate.lexicon import Cover, cover
from wsm_corpus.steps.strip_boilerplate.lines import Measures, line_key, measure

Floats = NDArray[np.float32]

# A line of twelve words that ends as a sentence does is called long: paragraphs are, labels are not.
LONG_WORDS = 12
# What a short line costs when the main block is sought, in words.
SHORT_COST = 6.0
# A line of so few characters may be one that every page of its site has. Two lines in three of the benchmark's pages
# are then remembered, which spares a millisecond a page.
FURNITURE = 120
_PLAIN = tuple(name for name in Measures._fields if name not in ("words", "characters"))


class Page(NamedTuple):
    """The lines of a document that are not blank, measured."""

    numbers: NDArray[np.int64]  # their numbers among all lines
    measures: Floats  # one row a line, in the order of `Measures`
    covers: tuple[Cover, ...]
    keys: tuple[str, ...]
    words: tuple[list[str], ...]
    checksums: NDArray[np.uint32]  # of the words, line after line
    starts: NDArray[np.int64]  # where each line's checksums begin; one more at the end


def measure_page(lines: Sequence[str], language: str) -> Page:
    """Measure every line of a document that is not blank."""
    numbers = [number for number, line in enumerate(lines) if line and not line.isspace()]
    rows = [_measured(lines[number], language) for number in numbers]
    sizes = [len(row.checksums) for row in rows]
    return Page(
        np.array(numbers, dtype=np.int64),
        np.array([row.measures for row in rows], dtype=np.float32).reshape(len(rows), len(Measures._fields)),
        tuple([row.cover for row in rows]),
        tuple([row.key for row in rows]),
        tuple([row.words for row in rows]),
        np.fromiter(chain.from_iterable([row.checksums for row in rows]), dtype=np.uint32, count=sum(sizes)),
        np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
    )


class _Measured(NamedTuple):
    """What there is to know of a line by itself."""

    measures: Measures
    words: list[str]
    checksums: list[int]
    cover: Cover
    key: str


def _measured(line: str, language: str) -> _Measured:
    return _remembered(line, language) if len(line) <= FURNITURE else _measure(line, language)


@lru_cache(maxsize=8_192)
def _remembered(line: str, language: str) -> _Measured:
    return _measure(line, language)


def _measure(line: str, language: str) -> _Measured:
    measures, words, checksums = measure(line)
    return _Measured(measures, words, checksums, cover(words, language), line_key(line))


def own_features(page: Page, text_scores: Floats) -> dict[str, Floats]:
    """Return the features of each line by itself, and those that count it in the document.

    Args:
        page: The measured lines.
        text_scores: What the words of each line say, from `model.text_scores`.
    """
    column = dict(zip(Measures._fields, page.measures.T, strict=True))
    found: dict[str, Floats] = {
        "log_words": np.log1p(column["words"]),
        "log_characters": np.log1p(column["characters"]),
        "words_capped": np.minimum(column["words"], 60.0),
    }
    found |= {name: column[name] for name in _PLAIN}
    found["long"] = ((column["words"] >= LONG_WORDS) & (column["sentence_end"] > 0)).astype(np.float32)
    shares = np.array([line.shares for line in page.covers], dtype=np.float32).reshape(
        len(page.keys), len(CATEGORIES)
    )
    found |= {f"cover_{category}": shares[:, place] for place, category in enumerate(CATEGORIES)}
    found["cover"] = np.array([line.total for line in page.covers], dtype=np.float32)
    found["cover_sure"] = np.array([line.sure for line in page.covers], dtype=np.float32)
    found["text_score"] = text_scores
    gaps = np.diff(page.numbers, prepend=-1) - 1
    found["blank_before"] = np.minimum(gaps, 4).astype(np.float32)
    found["blank_after"] = np.minimum(np.append(gaps[1:], 0), 4).astype(np.float32)
    counts: dict[str, int] = {}
    before = np.zeros(len(page.keys), np.float32)
    for place, key in enumerate(page.keys):
        before[place] = key in counts
        counts[key] = counts.get(key, 0) + 1
    found["copies"] = np.log1p(np.array([counts[key] - 1 for key in page.keys], dtype=np.float32))
    found["seen_before"] = before
    return found | _vocabulary(page, found["long"])


def _vocabulary(page: Page, long: Floats) -> dict[str, Floats]:
    """How far a line's words are those of the document, of its long lines, and of its first line."""
    sizes = np.diff(page.starts)
    line_of = np.repeat(np.arange(len(sizes)), sizes)
    _, word = np.unique(page.checksums, return_inverse=True)
    width = int(word.max()) + 1 if len(word) else 1
    in_all = np.bincount(word, minlength=width)
    in_long = np.bincount(word, weights=long[line_of], minlength=width)
    in_first = np.zeros(width, dtype=bool)
    in_first[word[: page.starts[1]]] = True
    others = in_long[word] - long[line_of]
    # Words of half the long lines are function words and tell nothing of the subject.
    telling = in_all[word] <= max(8.0, 0.3 * float(long.sum()))

    def mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Floats:
        total = np.bincount(line_of, weights=weights, minlength=len(sizes))
        part = np.bincount(line_of, weights=values * weights, minlength=len(sizes))
        return np.asarray(part / np.maximum(total, 1), dtype=np.float32)

    ones = np.ones(len(word))
    return {
        "words_in_body": mean((others > 0).astype(float), ones),
        "subject_in_body": mean((others > 0).astype(float), telling.astype(float)),
        "words_in_first": mean(in_first[word].astype(float), ones),
        "words_common": mean(np.log1p(in_all[word] - 1), ones),
    }


def window_means(values: Floats, radius: int) -> Floats:
    """The mean of each column over the lines up to `radius` places away, the line itself included."""
    size = len(values)
    sums = np.zeros((size + 1, values.shape[1]))
    np.cumsum(values, axis=0, dtype=np.float64, out=sums[1:])
    places = np.arange(size)
    low, high = np.maximum(places - radius, 0), np.minimum(places + radius + 1, size)
    return np.asarray((sums[high] - sums[low]) / (high - low)[:, None], dtype=np.float32)


def place_features(own: dict[str, Floats]) -> dict[str, Floats]:
    """Return where each line stands in the document, and what the document is like."""
    near = window_means(own["long"][:, None], 2)[:, 0]
    return {"long~2": near} | _places(own) | _blocks(own) | _document(own)


def _places(own: dict[str, Floats]) -> dict[str, Floats]:
    """Where a line stands: in lines, in words, and from the nearest long lines."""
    long, words = own["long"] > 0, np.expm1(own["log_words"]).astype(np.float64)
    size = len(long)
    places = np.arange(size)
    before = np.maximum.accumulate(np.where(long, places, -1))
    before = np.concatenate(([-1], before[:-1]))
    after = np.minimum.accumulate(np.where(long, places, size)[::-1])[::-1]
    after = np.append(after[1:], size)
    spoken = np.cumsum(words)
    body = np.cumsum(np.where(long, words, 0.0))
    far = float(np.log1p(200))
    found = {
        "place": (places + 0.5) / size,
        "from_start": np.log1p(places),
        "from_end": np.log1p(size - 1 - places),
        "place_in_words": (spoken - words / 2) / max(1.0, spoken[-1]),
        "place_in_body": (body - np.where(long, words / 2, 0.0)) / max(1.0, body[-1]),
        "long_before": np.where(before >= 0, np.log1p(places - before), far),
        "long_after": np.where(after < size, np.log1p(after - places), far),
        "words_of_long_before": np.where(before >= 0, np.log1p(words[before]), -1.0),
        "words_of_long_after": np.where(after < size, np.log1p(words[np.minimum(after, size - 1)]), -1.0),
    }
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def _blocks(own: dict[str, Floats]) -> dict[str, Floats]:
    """Runs of lines of a kind, and the stretch of the document with the most text in it."""
    long, words = own["long"] > 0, np.expm1(own["log_words"]).astype(np.float64)
    size = len(long)
    edges = np.flatnonzero(np.diff(long.astype(np.int8))) + 1
    starts = np.concatenate(([0], edges))
    ends = np.append(edges, size)
    run = np.repeat(np.arange(len(starts)), ends - starts)
    run_words = np.add.reduceat(words, starts)
    places = np.arange(size)
    gain = np.where(long, words, -np.minimum(SHORT_COST, words + 1.0))
    first, last = heaviest_stretch(gain)
    found = {
        "run": np.log1p(ends - starts)[run],
        "place_in_run": np.log1p(places - starts[run]),
        "left_in_run": np.log1p(ends[run] - 1 - places),
        "run_words": np.log1p(run_words)[run],
        "run_words_before": np.log1p(np.append(0.0, run_words[:-1]))[run],
        "run_words_after": np.log1p(np.append(run_words[1:], 0.0))[run],
        "in_main": ((places >= first) & (places <= last)).astype(float),
        "from_main": np.sign(places - first) * np.log1p(np.abs(places - first)),
        "to_main_end": np.sign(last - places) * np.log1p(np.abs(last - places)),
    }
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def heaviest_stretch(gain: NDArray[np.float64]) -> tuple[int, int]:
    """Return the first and last line of the stretch with the greatest sum.

    Source: J. Bentley, Programming Pearls, column 8 (Kadane's algorithm); here by prefix sums.
    """
    sums = np.concatenate(([0.0], np.cumsum(gain)))
    lowest = np.minimum.accumulate(sums[:-1])
    last = int(np.argmax(sums[1:] - lowest))
    return int(np.argmin(sums[: last + 1])), last


def _document(own: dict[str, Floats]) -> dict[str, Floats]:
    """The same for every line of a document."""
    size = len(own["long"])
    words = np.expm1(own["log_words"])
    total = float(words.sum())
    values = {
        "document_lines": float(np.log1p(size)),
        "document_words": float(np.log1p(total)),
        "document_blank": float((own["blank_before"] > 0).mean()),
        "document_long": float(own["long"].mean()),
        "document_long_words": float((own["long"] * words).sum() / max(1.0, total)),
        "document_cover": float(own["cover"].mean()),
        "document_score": float(own["text_score"].mean()),
        "document_bullets": float(own["bullet"].mean()),
        "document_long_lines": float(np.log1p(own["long"].sum())),
    }
    return {name: np.full(size, value, dtype=np.float32) for name, value in values.items()}
