"""What the second trees see: how the first ones judged the lines around, and where the text seems to be.

Source: D. Wolpert, "Stacked generalization", Neural Networks 5, 1992; here over a sequence of lines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.features import Floats, heaviest_stretch, neighbours, window_means

SHIFTS = (-8, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8)
ODDS_RADII = (1, 2, 4, 8, 20)
TEXT_RADII = (2, 6, 15)
# Log-odds beyond this tell nothing more, and outside the document there is no text.
LIMIT = 6.0
OUTSIDE = 6.5
# A paragraph counts up to this many words, so that one giant line does not outweigh an article.
PARAGRAPH = 150.0
# A line of eight words or more, and probably text: what "near the text" is measured from.
TEXT_WORDS = 8
TEXT_PROBABILITY = 0.3
# The features of the first look that the second sees too.
SEEN_AGAIN = (
    *("log_words", "sentence_end", "capitalised", "short_words", "cover", "cover_sure", "text_score", "bullet"),
    *("blank_before", "blank_after", "place", "place_in_words", "place_in_body", "from_start", "from_end", "in_main"),
    *("from_main", "to_main_end", "long_before", "long_after", "document_lines", "document_words", "document_blank"),
    *("document_long", "document_long_words", "document_bullets", "copies", "seen_before", "subject_in_body"),
    *(
        "words_in_body",
        "words_in_first",
        "date",
        "numbers",
        "glued",
        "log_words-1",
        "log_words+1",
        "cover-1",
        "cover+1",
    ),
    *("long~2", "long~6", "long~15", "cover~6", "words_common", "run_words_before", "run_words_after", "comma"),
    *("colon_end", "address", "handle", "lower_start"),
)


def second_features(first_odds: Floats, features: dict[str, Floats]) -> dict[str, Floats]:
    """Return the features of the second trees.

    Args:
        first_odds: What the first trees said of each line, in log-odds.
        features: The features the first trees saw, by name.
    """
    odds = np.clip(first_odds, -LIMIT, LIMIT).astype(np.float32)
    probability = 1 / (1 + np.exp(-odds.astype(np.float64)))
    words = np.expm1(features["log_words"]).astype(np.float64)
    weight = np.minimum(words, PARAGRAPH)
    text = np.asarray(weight * (1 - probability), dtype=np.float32)
    around = neighbours(odds[:, None], SHIFTS, OUTSIDE)
    found: dict[str, Floats] = {"odds": odds}
    found |= {f"odds{by:+d}": around[:, column] for column, by in enumerate(SHIFTS)}
    found |= {f"odds~{radius}": window_means(odds[:, None], radius)[:, 0] for radius in ODDS_RADII}
    found |= {f"text~{radius}": window_means(text[:, None], radius)[:, 0] for radius in TEXT_RADII}
    before, after = around[:, 4:7], around[:, 7:10]  # the three nearest on each side
    found |= {"least_before": before.min(axis=1), "least_after": after.min(axis=1)}
    found |= {"most_before": before.max(axis=1), "most_after": after.max(axis=1)}
    found |= _text_places(probability, words, weight, text)
    found["odds_spread"] = np.full(len(odds), odds.std(), dtype=np.float32)
    found["odds_rank"] = np.asarray(
        np.argsort(np.argsort(odds, kind="stable"), kind="stable") / len(odds), np.float32
    )
    return found | {name: features[name] for name in SEEN_AGAIN}


def _text_places(
    probability: NDArray[np.float64], words: NDArray[np.float64], weight: NDArray[np.float64], text: Floats
) -> dict[str, Floats]:
    """Where a line stands in what is probably the text."""
    size = len(words)
    places = np.arange(size)
    sums = np.cumsum(text, dtype=np.float64)
    total = max(1.0, float(sums[-1]))
    first, last = heaviest_stretch(weight * (1 - 2 * probability) - 1)
    sure = (probability < TEXT_PROBABILITY) & (words >= TEXT_WORDS)
    before = np.maximum.accumulate(np.where(sure, places, -1))
    before = np.concatenate(([-1], before[:-1]))
    after = np.minimum.accumulate(np.where(sure, places, size)[::-1])[::-1]
    after = np.append(after[1:], size)
    found = {
        "text_before": (sums - text) / total,
        "text_after": (total - sums) / total,
        "log_text_before": np.log1p(np.maximum(sums - text, 0)),
        "log_text_after": np.log1p(np.maximum(total - sums, 0)),
        "in_text": ((places >= first) & (places <= last)).astype(float),
        "from_text": np.sign(places - first) * np.log1p(np.abs(places - first)),
        "to_text_end": np.sign(last - places) * np.log1p(np.abs(last - places)),
        "sure_before": np.where(before >= 0, np.log1p(places - before), LIMIT),
        "sure_after": np.where(after < size, np.log1p(after - places), LIMIT),
        "document_odds": np.full(size, probability.mean()),
        "document_text_share": np.full(size, total / max(1.0, float(weight.sum()))),
        "document_text": np.full(size, np.log1p(total)),
        "document_text_in_stretch": np.full(size, float(text[first : last + 1].sum()) / total),
    }
    return {name: np.asarray(values, dtype=np.float32) for name, values in found.items()}
