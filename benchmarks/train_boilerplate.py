"""Train the boilerplate model and write its data file, byte for byte the same each time.

    python benchmarks/train_boilerplate.py --gold PATH [--out FILE] [--cross FILE] [--share 0.1]

Three models, each trained on what the one before says of pages of *other* sites (five folds): hashed words, then
trees over a line and its neighbours, then trees over the first trees' verdicts. Needs lightgbm and scikit-learn,
which nothing else in the project does.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import lightgbm
import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from sklearn.linear_model import SGDClassifier

import wsm_corpus.steps.strip_boilerplate as step
from boilerplate_gold import ARTICLES, FOLDS, RENDERERS, GoldPage, read_gold
from tree_arrays import tree_arrays
from wsm_corpus.steps.strip_boilerplate.features import Page, measure_page
from wsm_corpus.steps.strip_boilerplate.model import MODEL_FILE, TRAINED_LANGUAGE, first_features
from wsm_corpus.steps.strip_boilerplate.second_look import second_features
from wsm_corpus.steps.strip_boilerplate.words import BITS, hashed_terms

Floats = NDArray[np.float32]

# One page in five is shown without what its words say, so that the trees also learn to judge a language whose words
# they do not know.
MUTE = 5
# Pages of running text weigh more than shops, listings and services.
OTHER_PAGES = 0.6
SHARED = {
    "objective": "binary",
    "max_depth": 8,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}
FIRST = SHARED | {"learning_rate": 0.1, "num_leaves": 31, "min_data_in_leaf": 60}
FIRST_TREES = 200
SECOND = SHARED | {"learning_rate": 0.08, "num_leaves": 15, "min_data_in_leaf": 100}
SECOND_TREES = 150


class Set(NamedTuple):
    """All pages, line after line; only lines that are not blank."""

    pages: list[GoldPage]
    measured: list[Page]
    bounds: NDArray[np.int64]  # where each page's lines begin, and where the last ends
    boilerplate: NDArray[np.int8]  # 1 boilerplate, 0 content, -1 not scored
    fold: NDArray[np.int8]
    weight: NDArray[np.float64]
    taken: NDArray[np.bool_]  # lines to train on: scored, and drawn by their weight


def read_set(folder: Path, share: float) -> Set:
    pages = [page for renderer in RENDERERS for page in read_gold(folder, renderer, share)]
    measured = [measure_page(page.lines, page.language) for page in pages]
    pairs = [pair for pair in zip(pages, measured, strict=True) if pair[1].keys]
    pages, measured = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    sizes = [len(page.keys) for page in measured]
    labels = [page.labels[number] for page, lines in pairs for number in lines.numbers]
    boilerplate = np.array([-1 if label is None else 1 - label for label in labels], dtype=np.int8)
    # The score counts words and gives every page the same say; the root keeps short lines worth learning.
    weight = np.concatenate(
        [
            np.sqrt((lines.measures[:, 0] + 2) / max(60, len(page.text.split())))
            * (1.0 if page.kind in ARTICLES else OTHER_PAGES)
            for page, lines in pairs
        ]
    ).astype(np.float64)
    weight = np.minimum(weight, np.quantile(weight, 0.999))
    chance = np.minimum(1.0, weight / np.quantile(weight, 0.8))
    taken = (boilerplate >= 0) & (np.random.default_rng(0).random(len(weight)) < chance)
    fold = np.repeat(np.array([page.fold for page in pages], dtype=np.int8), sizes)
    return Set(pages, measured, np.cumsum([0, *sizes]), boilerplate, fold, weight / chance, taken)


def out_of_fold(data: Set, fit: Callable[[NDArray[np.bool_]], Callable[[NDArray[np.bool_]], Floats]]) -> Floats:
    """What models say of each line that never saw a page of its site."""
    found = np.zeros(len(data.fold), dtype=np.float32)
    for fold in range(FOLDS):
        held_out = data.fold == fold
        if held_out.any():
            found[held_out] = fit(data.taken & ~held_out)(held_out)
    return found


def train_words(data: Set) -> tuple[Floats, Floats, float]:
    """The out-of-fold scores of the words, and the weights and bias of all pages."""
    terms = [hashed_terms(page.checksums, page.starts) for page in data.measured]
    lines = np.concatenate([line + start for (_, line), start in zip(terms, data.bounds, strict=False)])
    counts = np.bincount(lines, minlength=len(data.fold))
    table = scipy.sparse.csr_matrix(
        (1 / np.sqrt(counts[lines]), (lines, np.concatenate([bucket for bucket, _ in terms]))),
        shape=(len(data.fold), 1 << BITS),
    )

    def fit(rows: NDArray[np.bool_]) -> SGDClassifier:
        learner = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=6, tol=None, average=True, random_state=0)
        return learner.fit(table[rows], data.boilerplate[rows], sample_weight=data.weight[rows])

    def fold_fit(rows: NDArray[np.bool_]) -> Callable[[NDArray[np.bool_]], Floats]:
        learner = fit(rows)
        return lambda held_out: learner.decision_function(table[held_out]).astype(np.float32)

    scores = out_of_fold(data, fold_fit)
    learner = fit(data.taken)
    return scores, learner.coef_[0].astype(np.float32), float(learner.intercept_[0])


def train_trees(
    data: Set, rows: Floats, parameters: dict[str, object], count: int
) -> tuple[Floats, lightgbm.Booster]:
    """The out-of-fold log-odds, and the trees of all pages."""

    def fit(taken: NDArray[np.bool_]) -> lightgbm.Booster:
        table = lightgbm.Dataset(rows[taken], data.boilerplate[taken], weight=data.weight[taken])
        return lightgbm.train(parameters, table, count)

    def fold_fit(taken: NDArray[np.bool_]) -> Callable[[NDArray[np.bool_]], Floats]:
        trees = fit(taken)
        return lambda held_out: np.asarray(trees.predict(rows[held_out], raw_score=True), dtype=np.float32)

    return out_of_fold(data, fold_fit), fit(data.taken)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the boilerplate model.")
    parser.add_argument("--gold", type=Path, required=True, help="folder of the labelled pages")
    parser.add_argument("--out", type=Path, default=Path(step.__path__[0]) / MODEL_FILE)
    parser.add_argument(
        "--cross", type=Path, help="write the out-of-fold log-odds here, for benchmarks/boilerplate.py"
    )
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the pages only")
    arguments = parser.parse_args()
    begun = time.perf_counter()

    def say(what: str) -> None:
        print(f"{time.perf_counter() - begun:6.0f} s  {what}", flush=True)

    data = read_set(arguments.gold, arguments.share)
    say(f"{len(data.pages)} pages, {len(data.fold)} lines, {int(data.taken.sum())} to train on")
    scores, weights, bias = train_words(data)
    scale = float(np.abs(weights).max()) / 127
    small = np.round(weights / scale).astype(np.int8)
    say("words")
    spans = list(zip(data.bounds[:-1], data.bounds[1:], strict=True))
    first, known = [], []
    for page, lines, (start, end) in zip(data.pages, data.measured, spans, strict=True):
        mute = page.language != TRAINED_LANGUAGE or crc32(page.id.encode()) % MUTE == 0
        features = first_features(lines, np.zeros(end - start, np.float32) if mute else scores[start:end])
        first.append(np.stack(list(features.values()), axis=1))
        known.append(features if len(known) < 1 else {})
    rows = np.concatenate(first)
    names = list(known[0])
    odds, first_trees = train_trees(data, rows, FIRST, FIRST_TREES)
    say(f"first trees over {len(names)} features")
    second = []
    for start, end in spans:
        features = second_features(odds[start:end], dict(zip(names, rows[start:end].T, strict=True)))
        second.append(np.stack(list(features.values()), axis=1))
    final, second_trees = train_trees(data, np.concatenate(second), SECOND, SECOND_TREES)
    say(f"second trees over {second[0].shape[1]} features")
    np.savez(
        arguments.out,
        words=small,
        words_scale=np.float32(scale),
        words_bias=np.float32(bias),
        **tree_arrays("first", first_trees),
        **tree_arrays("second", second_trees),
    )
    say(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")
    if arguments.cross:
        keys = {
            f"{page.renderer}/{page.id}": final[start:end]
            for page, (start, end) in zip(data.pages, spans, strict=True)
        }
        np.savez(arguments.cross, **keys)


if __name__ == "__main__":
    main()
