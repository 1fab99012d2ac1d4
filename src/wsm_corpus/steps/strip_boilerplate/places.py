"""Where a line stands in the page: in lines, in words, from the long lines, in the stretch with the most text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.features import Floats

# What a short line costs when the main block is sought, in words.
SHORT_COST = 6.0
# No long line at all counts as one so far away.
FAR = float(np.log1p(200))
# The features of `place_features`, in the order the network was trained on.
PLACES = (
    "long~2",
    *("place", "from_start", "from_end", "place_in_words", "place_in_body"),
    *("long_before", "long_after", "words_of_long_before", "words_of_long_after"),
    *("run", "place_in_run", "left_in_run", "run_words", "run_words_before", "run_words_after"),
    *("in_main", "from_main", "to_main_end"),
    *("document_lines", "document_words", "document_blank", "document_long", "document_long_words"),
    *("document_cover", "document_score", "document_bullets", "document_long_lines"),
)


def window_means(rows: Floats, radii: Sequence[int]) -> Floats:
    """The mean of each row over the lines up to so many places away, the line itself included; a block a radius."""
    size = rows.shape[1]
    sums = np.zeros((len(rows), size + 1))
    np.add.accumulate(rows, axis=1, dtype=np.float64, out=sums[:, 1:])
    places, reach = np.arange(size), np.array(radii)[:, None]
    begins, ends = np.maximum(places - reach, 0), np.minimum(places + (reach + 1), size)
    means = sums.take(ends, axis=1)
    means -= sums.take(begins, axis=1)
    means /= ends - begins
    return np.asarray(means.transpose(1, 0, 2), dtype=np.float32)


def place_features(found: dict[str, Floats]) -> None:
    """Fill in where each line stands in the document, and what the document is like.

    Args:
        found: The columns of the features by name; those of `features.own_features` are there.
    """
    long, words = found["long"] > 0, np.expm1(found["log_words"])
    found["long~2"][:] = window_means(found["long"][None], (2,))[0, 0]
    _document(found, words)
    _places(found, long, words.astype(np.float64))
    _blocks(found, long, words.astype(np.float64))


def _places(found: dict[str, Floats], long: NDArray[np.bool_], words: NDArray[np.float64]) -> None:
    """Where a line stands: in lines, in words, and from the nearest long lines."""
    size = len(long)
    places = np.arange(size)
    before, after = np.full(size, -1), np.full(size, size)
    np.maximum.accumulate(np.where(long, places, -1)[:-1], out=before[1:])
    np.minimum.accumulate(np.where(long, places, size)[:0:-1], out=after[-2::-1])
    begun, goes_on = before >= 0, after < size
    in_long = np.where(long, words, 0.0)
    spoken, body, log_words = np.add.accumulate(words), np.add.accumulate(in_long), np.log1p(words)
    found["place"][:] = (places + 0.5) / size
    found["from_start"][:] = np.log1p(places)
    found["from_end"][:] = found["from_start"][::-1]
    found["place_in_words"][:] = (spoken - words / 2) / max(1.0, float(spoken[-1]))
    found["place_in_body"][:] = (body - in_long / 2) / max(1.0, float(body[-1]))
    found["long_before"][:] = np.where(begun, np.log1p(places - before), FAR)
    found["long_after"][:] = np.where(goes_on, np.log1p(after - places), FAR)
    found["words_of_long_before"][:] = np.where(begun, log_words.take(before, mode="wrap"), -1.0)
    found["words_of_long_after"][:] = np.where(goes_on, log_words.take(after, mode="clip"), -1.0)


def _blocks(found: dict[str, Floats], long: NDArray[np.bool_], words: NDArray[np.float64]) -> None:
    """Runs of lines of a kind, and the stretch of the document with the most text in it."""
    size = len(long)
    places = np.arange(size)
    changes = np.ones(size, dtype=np.int64)
    np.not_equal(long[1:], long[:-1], out=changes[1:])
    starts = changes.nonzero()[0]
    ends = np.full(len(starts), size)
    ends[:-1] = starts[1:]
    run = np.add.accumulate(changes)
    run_words = np.zeros(len(starts) + 2)
    np.log1p(np.add.reduceat(words, starts), out=run_words[1:-1])
    first, last = heaviest_stretch(np.where(long, words, -np.minimum(SHORT_COST, words + 1.0)))
    below, above = places - first, last - places
    found["run_words"][:] = run_words.take(run)
    found["run_words_after"][:] = run_words.take(run + 1)
    run -= 1
    found["run_words_before"][:] = run_words.take(run)
    found["run"][:] = np.log1p(ends - starts).take(run)
    found["place_in_run"][:] = np.log1p(places - starts.take(run))
    found["left_in_run"][:] = np.log1p(ends.take(run) - 1 - places)
    found["in_main"][:] = (below >= 0) & (above >= 0)
    for name, away in (("from_main", below), ("to_main_end", above)):
        found[name][:] = np.sign(away) * np.log1p(np.abs(away))


def heaviest_stretch(gain: NDArray[np.float64]) -> tuple[int, int]:
    """Return the first and last line of the stretch with the greatest sum.

    Source: J. Bentley, Programming Pearls, column 8 (Kadane's algorithm); here by prefix sums.
    """
    sums = np.zeros(len(gain) + 1)
    np.add.accumulate(gain, out=sums[1:])
    lowest = np.minimum.accumulate(sums[:-1])
    last = int((sums[1:] - lowest).argmax())
    return int(sums[: last + 1].argmin()), last


def _document(found: dict[str, Floats], words: Floats) -> None:
    """The same for every line of a document."""
    long, size = found["long"], len(words)
    total, total_long = float(np.add.reduce(words)), np.add.reduce(long)
    found["document_lines"][:] = np.log1p(size)
    found["document_words"][:] = np.log1p(total)
    found["document_blank"][:] = np.count_nonzero(found["blank_before"]) / size
    found["document_long"][:] = total_long / size
    found["document_long_words"][:] = float(np.add.reduce(long * words) / max(1.0, total))
    found["document_long_lines"][:] = np.log1p(total_long)
    for name, mean in {"cover": "cover", "score": "text_score", "bullets": "bullet"}.items():
        found[f"document_{name}"][:] = np.add.reduce(found[mean]) / size
