"""The trained model: read from its data file, and asked about the lines of a page.

Three models, each fed by those before: what the words of a line say, a network over the lines of the page, and trees
that look again.
`benchmarks/train_boilerplate.py` writes the file; numpy alone reads it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from wsm_corpus.steps.strip_boilerplate.features import OWN, Floats, Page, own_features
from wsm_corpus.steps.strip_boilerplate.memory import MEMORY, memory_features
from wsm_corpus.steps.strip_boilerplate.network import Network, score_lines
from wsm_corpus.steps.strip_boilerplate.places import PLACES, place_features
from wsm_corpus.steps.strip_boilerplate.trees import TOLD, Trees, look_again
from wsm_corpus.steps.strip_boilerplate.words import text_scores

MODEL_FILE = "model.npz"
# The training pages are English but for six. The words of another language say nothing, and the network was taught
# to judge without them.
TRAINED_LANGUAGE = "en"


# What the network sees of a line, in the order it was trained on.
FEATURES = (*OWN, *PLACES, *MEMORY)
_NAMED = FEATURES[: -len(MEMORY)]  # to name all takes a fiftieth of the time of stripping
# Where those stand that the trees are told of the lines near by.
TOLD_COLUMNS = np.array([FEATURES.index(name) for name in TOLD])


class Model(NamedTuple):
    """What was learned."""

    words: Floats  # a weight for each bucket of hashed words
    words_bias: float
    network: Network
    trees: Trees


@cache
def load_model() -> Model:
    """Return the shipped model."""
    with as_file(files(__package__) / MODEL_FILE) as path, np.load(path, allow_pickle=False) as data:
        words = data["words"].astype(np.float32) * np.float32(data["words_scale"])
        network = Network(*(data[name].astype(np.float32) for name in Network._fields))
        trees = Trees(data["column"].astype(np.int64), data["limit"], data["leaf"].astype(np.float32))
        return Model(words, float(data["words_bias"]), network, trees)


def line_features(page: Page, word_scores: Floats) -> dict[str, Floats]:
    """Return the features of the lines by name, in the order the network was trained on."""
    table, _ = _line_table(page, word_scores)
    return dict(zip(FEATURES, table, strict=True))


def _line_table(page: Page, word_scores: Floats) -> tuple[Floats, dict[str, Floats]]:
    """The features of the lines, one row for each of `FEATURES`; and by name those that others are told by."""
    table = np.empty((len(FEATURES), len(page.keys)), dtype=np.float32)
    found = dict(zip(_NAMED, table, strict=False))
    own = table[: len(OWN)]
    words = own_features(found, own, page, word_scores)
    place_features(found)
    memory_features(found, own, table[len(_NAMED) :], page, words)
    return table, found


def boilerplate_odds(page: Page, language: str, model: Model) -> tuple[Floats, dict[str, Floats]]:
    """Return the log-odds that each line is boilerplate, and the features of the lines but for `MEMORY` by name.

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
    table, features = _line_table(page, words)
    said = score_lines(model.network, table.T)
    return look_again(model.trees, said, TOLD_COLUMNS, page.measures[:, 0]), features
