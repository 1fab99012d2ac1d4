"""What a line can know of the whole page: marks above and below it, shapes that repeat, the subject before and after.

A comment reads like text. What tells it from the text is the form above it, the dates between its neighbours, the
shape of the lines around, which comes again and again, and words that the text did not use.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.features import Floats, Page, window_means

# A line half of whose words speak for one of these is a mark of what stands around it.
MARKS: dict[str, tuple[Category, ...]] = {
    "comment": ("comment_form",),
    "related": ("related_posts",),
    "share": ("share_bar",),
    "news": ("newsletter", "promo_cta"),
    "byline": ("byline_bio",),
    "legal": ("legal",),
    "nav": ("navigation",),
}
MARK_COVER = 0.5
# No mark at all counts as one so far away.
FAR = float(np.log1p(200))

# What is averaged over the lines around, and how far.
RADII = (3, 10, 25)
_AROUND = {
    "date": "date",
    "time": "time",
    "comment": "cover_comment_form",
    "related": "cover_related_posts",
    "question": "question",
    "exclamation": "exclamation",
    "lower": "lower_start",
    "indent": "indent",
    "colon": "colon_end",
    "blank": "blank_before",
    "short_words": "short_words",
    "copies": "copies",
    "numbers": "numbers",
}
SUBJECT_RADII = (4, 12)


def memory_features(own: dict[str, Floats], page: Page) -> dict[str, Floats]:
    """Return what each line can know of the page above and below it.

    Args:
        own: From `features.own_features`.
        page: The measured lines.
    """
    found = _marks(own) | _around(own) | _shapes(own) | _same_ends(page) | _subject(page, own["long"] > 0)
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}


def _marks(own: dict[str, Floats]) -> dict[str, NDArray[np.float64]]:
    """How far the nearest mark of each kind is, above and below, and how many there are."""
    size = len(own["long"])
    places = np.arange(size)[:, None]
    mark = np.stack(
        [np.sum([own[f"cover_{category}"] for category in kinds], axis=0) for kinds in MARKS.values()], axis=1
    )
    marked = mark >= MARK_COVER
    last = np.maximum.accumulate(np.where(marked, places, -1), axis=0)
    after = np.minimum.accumulate(np.where(marked, places, size)[::-1], axis=0)[::-1]
    count = np.cumsum(marked, axis=0)
    blocks = {
        "since": np.where(last >= 0, np.log1p(places - last), FAR),
        "until": np.where(after < size, np.log1p(after - places), FAR),
        "above": np.log1p(count),
        "below": np.log1p(count[-1] - count),
    }
    return {f"{kind}_{name}": block[:, at] for at, name in enumerate(MARKS) for kind, block in blocks.items()}


def _around(own: dict[str, Floats]) -> dict[str, Floats]:
    rows = np.stack([own[name] for name in _AROUND.values()], axis=1)
    names = list(_AROUND)
    rows[:, names.index("indent")] /= 8
    np.minimum(rows[:, names.index("blank")], 2, out=rows[:, names.index("blank")])
    found: dict[str, Floats] = {}
    for radius in RADII:
        means = window_means(rows, radius)
        found |= {f"{name}~~{radius}": means[:, column] for column, name in enumerate(names)}
    return found


def _shapes(own: dict[str, Floats]) -> dict[str, NDArray[np.float64]]:
    """How often a line's shape occurs in the page, alone, with its neighbours, and with two on each side."""
    size = len(own["long"])
    shape = np.minimum((own["log_words"] * 1.5).astype(np.int64), 7)
    for bit, yes in enumerate(
        (
            own["sentence_end"] > 0,
            own["date"] > 0,
            own["capitalised"] > 0.5,
            own["numbers"] > 0.3,
            own["blank_before"] > 0,
        )
    ):
        shape += yes.astype(np.int64) << (3 + bit)
    padded = np.concatenate(([255, 254], shape, [254, 255])).astype(np.int64)
    one, two, three, four, five = (padded[by : by + size] for by in range(5))
    codes = {
        "shape": shape,
        "shape3": (two * 512 + three) * 512 + four,
        "shape5": ((one * 512 + two) * 512 + three) * 512 * 512 + four * 512 + five,
    }
    found: dict[str, NDArray[np.float64]] = {}
    for name, code in codes.items():
        _, kind, counts = np.unique(code, return_inverse=True, return_counts=True)
        found[name] = np.log1p(counts - 1)[kind]
        found[f"{name}_share"] = (counts / size)[kind]
    return found


def _same_ends(page: Page) -> dict[str, NDArray[np.float64]]:
    """How many other lines begin with the same word, and end with it ("Reply", "ago")."""
    spoken = np.diff(page.starts) > 0
    if not len(page.checksums):
        return {"same_first": np.zeros(len(spoken)), "same_last": np.zeros(len(spoken))}
    first = np.where(spoken, page.checksums[np.minimum(page.starts[:-1], len(page.checksums) - 1)], 0)
    last = np.where(spoken, page.checksums[np.maximum(page.starts[1:] - 1, 0)], 0)
    found: dict[str, NDArray[np.float64]] = {}
    for name, words in (("same_first", first), ("same_last", last)):
        _, kind, counts = np.unique(words, return_inverse=True, return_counts=True)
        found[name] = np.log1p(counts - 1)[kind] * spoken
    return found


def _subject(page: Page, long: NDArray[np.bool_]) -> dict[str, NDArray[np.float64]]:
    """How far the words that tell something are those of the long lines above, of those below, or new."""
    size = len(long)
    line_of = np.repeat(np.arange(size), np.diff(page.starts))
    _, word = np.unique(page.checksums, return_inverse=True)
    width = int(word.max()) + 1 if len(word) else 1
    # Words of half the long lines are function words and tell nothing of the subject.
    telling = (np.bincount(word, minlength=width)[word] <= max(8.0, 0.3 * float(long.sum()))).astype(float)
    first, last = np.full(width, size), np.full(width, -1)
    in_long = long[line_of]
    long_word, long_line = word[in_long], line_of[in_long]
    # Of several values for one place the last one stays: the first line is written last.
    first[long_word[::-1]] = long_line[::-1]
    last[long_word] = long_line
    first_of_all = np.full(width, size)
    first_of_all[word[::-1]] = line_of[::-1]
    total = np.maximum(np.bincount(line_of, weights=telling, minlength=size), 1)

    def mean(holds: NDArray[np.bool_]) -> NDArray[np.float64]:
        return np.asarray(np.bincount(line_of, weights=holds * telling, minlength=size) / total)

    before, after = mean(first[word] < line_of), mean(last[word] > line_of)
    found = {
        "subject_before": before,
        "subject_after": after,
        "new_words": mean(first_of_all[word] == line_of),
    }
    rows = np.stack((before * long, after * long, long.astype(float)), axis=1)
    for radius in SUBJECT_RADII:
        means = window_means(np.asarray(rows, dtype=np.float32), radius)
        found[f"subject_before~{radius}"] = means[:, 0] / np.maximum(means[:, 2], 1e-6)
        found[f"subject_after~{radius}"] = means[:, 1] / np.maximum(means[:, 2], 1e-6)
    return found
