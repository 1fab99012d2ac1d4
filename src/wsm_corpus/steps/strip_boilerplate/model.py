"""The trained model: read from its data file, and asked about the lines of a page.

Three models, each fed by the one before: what the words say, trees over a line and its neighbours, and trees over
what the first trees said of the neighbours. `benchmarks/train_boilerplate.py` writes the file; numpy alone reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.steps.strip_boilerplate.features import Floats, Page, around_features, own_features
from wsm_corpus.steps.strip_boilerplate.second_look import second_features
from wsm_corpus.steps.strip_boilerplate.trees import Trees, score_trees
from wsm_corpus.steps.strip_boilerplate.words import text_scores

MODEL_FILE = "model.npz"
# The training pages are English but for six. The words of another language say nothing, and the trees were taught
# to judge without them.
TRAINED_LANGUAGE = "en"


class Model(NamedTuple):
    """What was learned."""

    words: Floats  # a weight for each bucket of hashed words
    words_bias: float
    first: Trees
    second: Trees


@cache
def load_model() -> Model:
    """Return the shipped model."""
    with as_file(files(__package__) / MODEL_FILE) as path, np.load(path, allow_pickle=False) as data:
        words = data["words"].astype(np.float32) * np.float32(data["words_scale"])
        return Model(words, float(data["words_bias"]), _trees(data, "first"), _trees(data, "second"))


def _trees(data: Mapping[str, NDArray[np.float32]], name: str) -> Trees:
    return Trees(
        data[f"{name}_roots"].astype(np.int32),
        data[f"{name}_feature"].astype(np.intp),
        data[f"{name}_threshold"],
        data[f"{name}_left"].astype(np.int32),
        data[f"{name}_right"].astype(np.int32),
        data[f"{name}_value"],
        int(data[f"{name}_depth"]),
    )


def first_features(page: Page, word_scores: Floats) -> dict[str, Floats]:
    """Return the features of the first trees by name, in the order the trees were trained on."""
    own = own_features(page, word_scores)
    return own | around_features(own)


def boilerplate_odds(page: Page, language: str, model: Model) -> tuple[Floats, dict[str, Floats]]:
    """Return the log-odds that each line is boilerplate, and the features of the lines by name.

    Args:
        page: The measured lines of a document.
        language: ISO 639-1 code; the words themselves speak in the language of the training pages only.
        model: From `load_model`.
    """
    if not page.keys:
        return np.zeros(0, np.float32), {}
    if language == TRAINED_LANGUAGE:
        words = text_scores(page.checksums, page.starts, model.words, model.words_bias)
    else:
        words = np.zeros(len(page.keys), np.float32)
    features = first_features(page, words)
    first_odds = score_trees(model.first, np.stack(list(features.values()), axis=1))
    second = second_features(first_odds, features)
    return score_trees(model.second, np.stack(list(second.values()), axis=1)), features
