"""What a line can know of the whole page: marks above and below it, shapes that repeat, the subject before and after.

A comment reads like text. What tells it from the text is the form above it, the dates between its neighbours, the
shape of the lines around, which comes again and again, and words that the text did not use.
"""

from __future__ import annotations

import numpy as np

from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.features import OWN, Floats, Page, Vocabulary, occurrences
from wsm_corpus.steps.strip_boilerplate.lexicon import SPOKEN
from wsm_corpus.steps.strip_boilerplate.places import FAR, window_means

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
# What makes a line's shape beside its length: more than so much of a feature.
_SHAPE = {"sentence_end": 0.0, "date": 0.0, "capitalised": 0.5, "numbers": 0.3, "blank_before": 0.0}

_MARKED = tuple(f"{kind}_{name}" for name in MARKS for kind in ("since", "until", "above", "below"))
_MEANS = tuple(f"{name}~~{radius}" for radius in RADII for name in _AROUND)
# The features of `memory_features`, in the order the network was trained on.
_SHAPES = ("shape", "shape_share", "shape3", "shape3_share", "shape5", "shape5_share")
_SAME_ENDS = ("same_first", "same_last")
_SUBJECT = (
    *("subject_before", "subject_after", "new_words"),
    *(f"subject_{side}~{radius}" for radius in SUBJECT_RADII for side in ("before", "after")),
)
MEMORY = (*_MARKED, *_MEANS, *_SHAPES, *_SAME_ENDS, *_SUBJECT)
# Where in tables what is asked for stands: rows of `MEMORY` to be filled in, and rows of `OWN` and shares to be read.
_SHAPE_ROWS = slice(MEMORY.index(_SHAPES[0]), MEMORY.index(_SHAPES[-1]) + 1)
_SAME_END_ROWS = slice(MEMORY.index(_SAME_ENDS[0]), MEMORY.index(_SAME_ENDS[-1]) + 1)
_OF_MARKS = [SPOKEN.index(categories[0]) for categories in MARKS.values()]
_MORE_OF_MARKS = [
    (row, SPOKEN.index(category)) for row, categories in enumerate(MARKS.values()) for category in categories[1:]
]
_OF_AROUND = [OWN.index(name) for name in _AROUND.values()]
_INDENT, _BLANK = list(_AROUND).index("indent"), list(_AROUND).index("blank")
_OF_SHAPE = [OWN.index(name) for name in _SHAPE]
_SHAPE_LEAST = np.array(list(_SHAPE.values()), np.float32)[:, None]
_SHAPE_BITS = 8 << np.arange(len(_SHAPE))


def memory_features(found: dict[str, Floats], own: Floats, table: Floats, page: Page, words: Vocabulary) -> None:
    """Fill in what each line can know of the page above and below it.

    Args:
        found: The columns of the features by name; those of `features.own_features` are there.
        own: The columns of `features.OWN` among them.
        table: The columns of `MEMORY` among them.
        page: The measured lines.
        words: The words of the page.
    """
    _marks(page, table[: len(_MARKED)])
    _around(own, table[len(_MARKED) : len(_MARKED) + len(_MEANS)])
    _shapes(found, own, table[_SHAPE_ROWS])
    _same_ends(page, table[_SAME_END_ROWS])
    _subject(found, words, table[-len(_SUBJECT) :])


def _marks(page: Page, table: Floats) -> None:
    """How far the nearest mark of each kind is, above and below, and how many there are."""
    size = len(page.keys)
    places = np.arange(size)
    mark = page.shares.T.take(_OF_MARKS, axis=0)
    for row, category in _MORE_OF_MARKS:
        mark[row] += page.shares[:, category]
    marked = mark >= MARK_COVER
    told = np.empty((4, len(mark), size), dtype=np.int64)
    since, until, above, below = told
    np.maximum.accumulate(np.where(marked, places, -1), axis=1, out=since)
    np.minimum.accumulate(np.where(marked, places, size)[:, ::-1], axis=1, out=until[:, ::-1])
    np.add.accumulate(marked, axis=1, out=above)
    np.subtract(above[:, -1:], above, out=below)
    none = since < 0, until == size
    np.subtract(places, since, out=since)
    until -= places
    logs = np.log1p(told)
    logs[0][none[0]] = logs[1][none[1]] = FAR
    table.reshape(len(mark), len(told), size)[:] = logs.transpose(1, 0, 2)


def _around(own: Floats, table: Floats) -> None:
    rows = own.take(_OF_AROUND, axis=0)
    rows[_INDENT] /= 8
    np.minimum(rows[_BLANK], 2, out=rows[_BLANK])
    table[:] = window_means(rows, RADII).reshape(table.shape)


def _shapes(found: dict[str, Floats], own: Floats, table: Floats) -> None:
    """How often a line's shape occurs in the page, alone, with its neighbours, and with two on each side."""
    length = np.minimum(found["log_words"] * 1.5, 7).astype(np.int64)
    length += _SHAPE_BITS @ (own.take(_OF_SHAPE, axis=0) > _SHAPE_LEAST)
    alone = length.tolist()
    around = [255, 254, *alone, 254, 255]
    three = list(zip(around[1:-3], alone, around[3:-1], strict=True))
    five = list(zip(around[:-4], around[1:-3], alone, around[3:-1], around[4:], strict=True))
    counts = np.array([occurrences(alone), occurrences(three), occurrences(five)])
    table[0::2] = np.log1p(counts - 1)
    table[1::2] = counts / len(alone)


def _same_ends(page: Page, table: Floats) -> None:
    """How many other lines begin with the same word, and end with it ("Reply", "ago")."""
    spoken = page.starts[1:] > page.starts[:-1]
    ends = np.zeros((2, len(spoken)), dtype=np.uint32)
    ends[0, spoken] = page.checksums[page.starts[:-1][spoken]]
    ends[1, spoken] = page.checksums[page.starts[1:][spoken] - 1]
    table[:] = np.log1p(np.array(list(map(occurrences, ends.tolist()))) - 1) * spoken


def _subject(found: dict[str, Floats], words: Vocabulary, table: Floats) -> None:
    """How far the words that tell something are those of the long lines above, of those below, or new."""
    long = found["long"] > 0
    size, width = len(long), len(words.counts)
    word, line_of, telling = words.word, words.line_of, words.telling
    in_long = long.take(line_of)
    long_word, long_line = word[in_long], line_of[in_long]
    first, last, first_of_all = np.full(width, size), np.full(width, -1), np.full(width, size)
    # Of several values for one place the last one stays: the first line is written last.
    first[long_word[::-1]] = long_line[::-1]
    last[long_word] = long_line
    first_of_all[word[::-1]] = line_of[::-1]
    counts = words.lines_with(
        np.array(
            (
                (first.take(word) < line_of) & telling,
                (last.take(word) > line_of) & telling,
                (first_of_all.take(word) == line_of) & telling,
                telling,
            )
        )
    )
    shares = counts[:3] / np.maximum(counts[3], 1)
    table[:3] = shares
    shares[2] = 1
    shares *= long
    means = window_means(shares.astype(np.float32), SUBJECT_RADII)
    np.divide(means[:, :2], np.maximum(means[:, 2:], 1e-6), out=table[3:].reshape(len(SUBJECT_RADII), 2, -1))
