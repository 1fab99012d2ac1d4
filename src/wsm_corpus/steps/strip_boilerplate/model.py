"""The trained model: read from its data file, and asked about the lines of a page.

`benchmarks/train_boilerplate.py` writes the file; numpy alone reads it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from wsm_corpus.steps.strip_boilerplate.features import Floats, Page, around_features, own_features
from wsm_corpus.steps.strip_boilerplate.trees import Trees, score_trees
from wsm_corpus.steps.strip_boilerplate.words import text_scores

MODEL_FILE = "model.npz"
# The training pages are English but for six.
TRAINED_LANGUAGE = "en"


class Model(NamedTuple):
    """What was learned."""

    words: Floats  # a weight for each bucket of hashed words
    words_bias: float
    first: Trees
    names: tuple[str, ...]  # of the features, in the order the trees were trained on


@cache
def load_model() -> Model:
    """Return the shipped model."""
    with as_file(files(__package__) / MODEL_FILE) as path, np.load(path, allow_pickle=False) as data:
        first = Trees(
            data["first_roots"],
            data["first_feature"],
            data["first_threshold"],
            data["first_left"],
            data["first_right"],
            data["first_value"],
            int(data["first_depth"]),
        )
        words = data["words"].astype(np.float32) * float(data["words_scale"])
        return Model(words, float(data["words_bias"]), first, tuple(str(name) for name in data["names"]))


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
    own = own_features(page, words)
    features = own | around_features(own)
    rows = np.stack([features[name] for name in model.names], axis=1)
    return score_trees(model.first, rows), features
