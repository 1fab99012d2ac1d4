"""What a line can know of the whole page: marks above and below it, shapes that repeat, the subject before and after.

A comment reads like text. What tells it from the text is the form above it, the dates between its neighbours, the
shape of the lines around, which comes again and again, and words that the text did not use.
"""

from __future__ import annotations

import numpy as np

from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.features import Floats, Page, Vocabulary, occurrences
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

_MARKED = tuple(f"{kind}_{name}" for name in MARKS for kind in ("since", "until", "above", "below"))
_MEANS = tuple(f"{name}~~{radius}" for radius in RADII for name in _AROUND)
# The features of `memory_features`, in the order the network was trained on.
MEMORY = (
    *(*_MARKED, *_MEANS),
    *("shape", "shape_share", "shape3", "shape3_share", "shape5", "shape5_share"),
    *("same_first", "same_last"),
    *("subject_before", "subject_after", "new_words"),
    *(f"subject_{side}~{radius}" for radius in SUBJECT_RADII for side in ("before", "after")),
)


def memory_features(found: dict[str, Floats], table: Floats, page: Page, words: Vocabulary) -> None:
    """Fill in what each line can know of the page above and below it.

    Args:
        found: The columns of the features by name; those of `features.own_features` are there.
        table: The columns of `MEMORY` among them.
        page: The measured lines.
        words: The words of the page.
    """
    _marks(found, table[: len(_MARKED)])
    _around(found, table[len(_MARKED) : len(_MARKED) + len(_MEANS)])
    _shapes(found)
    _same_ends(found, page)
    _subject(found, words)


def _marks(found: dict[str, Floats], table: Floats) -> None:
    """How far the nearest mark of each kind is, above and below, and how many there are."""
    size = len(found["long"])
    places = np.arange(size)
    mark = np.array([found[f"cover_{kinds[0]}"] for kinds in MARKS.values()])
    for row, kinds in zip(mark, MARKS.values(), strict=True):
        for category in kinds[1:]:
            row += found[f"cover_{category}"]
    marked = mark >= MARK_COVER
    last = np.maximum.accumulate(np.where(marked, places, -1), axis=1)
    after = np.minimum.accumulate(np.where(marked, places, size)[:, ::-1], axis=1)[:, ::-1]
    count = np.cumsum(marked, axis=1)
    table[0::4] = np.where(last >= 0, np.log1p(places - last), FAR)
    table[1::4] = np.where(after < size, np.log1p(after - places), FAR)
    table[2::4] = np.log1p(count)
    table[3::4] = np.log1p(count[:, -1:] - count)


def _around(found: dict[str, Floats], table: Floats) -> None:
    rows = np.array([found[name] for name in _AROUND.values()])
    names = list(_AROUND)
    rows[names.index("indent")] /= 8
    np.minimum(rows[names.index("blank")], 2, out=rows[names.index("blank")])
    table[:] = window_means(rows, RADII).reshape(len(_MEANS), -1)


def _shapes(found: dict[str, Floats]) -> None:
    """How often a line's shape occurs in the page, alone, with its neighbours, and with two on each side."""
    size = len(found["long"])
    padded = np.array([255, 254, *[0] * size, 254, 255])
    shape = padded[2:-2]
    shape[:] = np.minimum(found["log_words"] * 1.5, 7)
    for bit, yes in enumerate(
        (
            found["sentence_end"] > 0,
            found["date"] > 0,
            found["capitalised"] > 0.5,
            found["numbers"] > 0.3,
            found["blank_before"] > 0,
        )
    ):
        shape += yes * np.int64(8 << bit)
    one, two, three, four, five = (padded[by : by + size] for by in range(5))
    codes = {
        "shape": shape,
        "shape3": (two * 512 + three) * 512 + four,
        "shape5": ((one * 512 + two) * 512 + three) * 512 * 512 + four * 512 + five,
    }
    for name, code in codes.items():
        counts = occurrences(code.tolist())
        found[name][:] = np.log1p(counts - 1)
        found[f"{name}_share"][:] = counts / size


def _same_ends(found: dict[str, Floats], page: Page) -> None:
    """How many other lines begin with the same word, and end with it ("Reply", "ago")."""
    spoken = page.starts[1:] > page.starts[:-1]
    ends = np.zeros((2, len(spoken)), dtype=np.uint32)
    ends[0, spoken] = page.checksums[page.starts[:-1][spoken]]
    ends[1, spoken] = page.checksums[page.starts[1:][spoken] - 1]
    for name, words in zip(("same_first", "same_last"), ends.tolist(), strict=True):
        found[name][:] = np.log1p(occurrences(words) - 1) * spoken


def _subject(found: dict[str, Floats], words: Vocabulary) -> None:
    """How far the words that tell something are those of the long lines above, of those below, or new."""
    long = found["long"] > 0
    size, width = len(long), len(words.counts)
    word, line_of, telling = words.word, words.line_of, words.telling
    in_long = long[line_of]
    long_word, long_line = word[in_long], line_of[in_long]
    first, last, first_of_all = np.full(width, size), np.full(width, -1), np.full(width, size)
    # Of several values for one place the last one stays: the first line is written last.
    first[long_word[::-1]] = long_line[::-1]
    last[long_word] = long_line
    first_of_all[word[::-1]] = line_of[::-1]
    counts = words.lines_with(
        np.array(
            (
                (first[word] < line_of) & telling,
                (last[word] > line_of) & telling,
                (first_of_all[word] == line_of) & telling,
                telling,
            )
        )
    )
    before, after, new = counts[:3] / np.maximum(counts[3], 1)
    found["subject_before"][:], found["subject_after"][:], found["new_words"][:] = before, after, new
    rows = np.array((before * long, after * long, long), dtype=np.float32)
    for radius, means in zip(SUBJECT_RADII, window_means(rows, SUBJECT_RADII), strict=True):
        paragraphs = np.maximum(means[2], 1e-6)
        np.divide(means[0], paragraphs, out=found[f"subject_before~{radius}"])
        np.divide(means[1], paragraphs, out=found[f"subject_after~{radius}"])
