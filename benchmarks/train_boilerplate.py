"""Train the boilerplate model and write its data file, byte for byte the same each time.

    python benchmarks/train_boilerplate.py --gold PATH [--out FILE] [--cross FILE] [--share 0.1]

Three models: hashed words; a network over the lines of a page, which sees what the words say according to a model of
*other* sites (five folds); and trees, which see what a network of other sites says. Needs jax, optax, scipy,
scikit-learn and lightgbm, which nothing else in the project does.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from sklearn.linear_model import SGDClassifier

import wsm_corpus.steps.strip_boilerplate as step
from boilerplate_gold import ARTICLES, FOLDS, RENDERERS, GoldPage, read_gold
from line_network import Lines, gathered, standardised, train_network
from line_trees import train_trees
from wsm_corpus.steps.strip_boilerplate.features import Page, measure_page
from wsm_corpus.steps.strip_boilerplate.model import MODEL_FILE, TOLD_COLUMNS, TRAINED_LANGUAGE, line_features
from wsm_corpus.steps.strip_boilerplate.network import Network, Said, score_lines
from wsm_corpus.steps.strip_boilerplate.trees import Trees, look_again, tree_rows
from wsm_corpus.steps.strip_boilerplate.words import BITS, hashed_terms

Floats = NDArray[np.float32]

# One page in five is shown without what its words say, so that the network also learns to judge a language whose
# words it does not know.
MUTE = 5
# Pages of running text weigh more than shops, listings and services.
OTHER_PAGES = 0.6
# A page's main text counts as this many words at least, and a line weighs this much at most.
LEAST_TEXT = 60
MOST_WEIGHT = 1.2
SEEDS = (0,)


class Set(NamedTuple):
    """All pages, line after line; only lines that are not blank."""

    pages: list[GoldPage]
    measured: list[Page]
    bounds: NDArray[np.int64]  # where each page's lines begin, and where the last ends
    boilerplate: NDArray[np.int8]  # 1 boilerplate, 0 content, -1 not scored
    fold: NDArray[np.int8]  # of each page
    weight: Floats  # of each line; 0 where it is not scored
    words: Floats  # in each line; 0 where it is not scored


def read_set(folder: Path, share: float) -> Set:
    pages = [page for renderer in RENDERERS for page in read_gold(folder, renderer, share)]
    pairs = [(page, measure_page(page.lines, page.language)) for page in pages]
    pairs = [pair for pair in pairs if pair[1].keys]
    labels = [page.labels[number] for page, lines in pairs for number in lines.numbers]
    boilerplate = np.array([-1 if label is None else 1 - label for label in labels], dtype=np.int8)
    words = np.concatenate([lines.measures[:, 0] for _, lines in pairs])
    # The score counts words and gives every page the same say; the root keeps short lines worth learning.
    weight = np.concatenate(
        [
            np.minimum(MOST_WEIGHT, np.sqrt((lines.measures[:, 0] + 2) / max(LEAST_TEXT, len(page.text.split()))))
            * kind_weight(page)
            for page, lines in pairs
        ]
    )
    scored = boilerplate >= 0
    return Set(
        [page for page, _ in pairs],
        [lines for _, lines in pairs],
        np.cumsum([0, *(len(lines.keys) for _, lines in pairs)]),
        boilerplate,
        np.array([page.fold for page, _ in pairs], dtype=np.int8),
        (weight * scored).astype(np.float32),
        (words * scored).astype(np.float32),
    )


def kind_weight(page: GoldPage) -> float:
    return 1.0 if page.kind in ARTICLES else OTHER_PAGES


def train_words(data: Set) -> tuple[Floats, Floats, float]:
    """The scores of the words from models that saw no page of the site, and the weights and bias of all pages."""
    terms = [hashed_terms(page.checksums, page.starts) for page in data.measured]
    lines = np.concatenate([line + start for (_, line), start in zip(terms, data.bounds, strict=False)])
    counts = np.bincount(lines, minlength=len(data.weight))
    table = scipy.sparse.csr_matrix(
        (1 / np.sqrt(counts[lines]), (lines, np.concatenate([bucket for bucket, _ in terms]))),
        shape=(len(data.weight), 1 << BITS),
    )
    # Lines are drawn by their weight, which spares the light ones.
    chance = np.minimum(1.0, data.weight / np.quantile(data.weight[data.weight > 0], 0.8)).astype(np.float64)
    taken = np.random.default_rng(0).random(len(chance)) < chance
    fold = np.repeat(data.fold, np.diff(data.bounds))

    def fit(rows: NDArray[np.bool_]) -> SGDClassifier:
        learner = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=6, tol=None, average=True, random_state=0)
        return learner.fit(table[rows], data.boilerplate[rows], sample_weight=(data.weight[rows] / chance[rows]))

    scores = np.zeros(len(fold), dtype=np.float32)
    for held_out in (fold == number for number in range(FOLDS)):
        if held_out.any():
            scores[held_out] = fit(taken & ~held_out).decision_function(table[held_out])
    learner = fit(taken)
    return scores, learner.coef_[0].astype(np.float32), float(learner.intercept_[0])


def page_rows(data: Set, scores: Floats) -> Floats:
    """The features of every line."""
    found = []
    for page, lines, start, end in zip(data.pages, data.measured, data.bounds, data.bounds[1:], strict=False):
        mute = page.language != TRAINED_LANGUAGE or crc32(page.id.encode()) % MUTE == 0
        features = line_features(lines, np.zeros(end - start, np.float32) if mute else scores[start:end])
        found.append(np.stack(list(features.values()), axis=1))
    return np.concatenate(found)


def text_ends(data: Set) -> Floats:
    """Two columns: 1 where each page's main text begins, with the title nearest above it, and 1 at its last line."""
    ends = np.zeros((len(data.boilerplate), 2), dtype=np.float32)
    for page, lines, start, end in zip(data.pages, data.measured, data.bounds, data.bounds[1:], strict=False):
        text = np.flatnonzero(data.boilerplate[start:end] == 0)
        if len(text):
            # A page may have its text without its title: then the first line is the beginning.
            titles = [place for place in range(text[0]) if not page.scored[lines.numbers[place]]]
            ends[start + (titles[-1] if titles else text[0]), 0] = ends[start + text[-1], 1] = 1
    return ends


class Trainer:
    """Networks that saw all folds but some, each trained once."""

    def __init__(self, data: Set, lines: Lines) -> None:
        self._data, self._lines = data, lines
        self._known: dict[frozenset[int], Network] = {}

    def without(self, *folds: int) -> Network:
        """The networks of all seeds that saw none of these folds; rows come to them standardised already."""
        key = frozenset(folds)
        if key not in self._known:
            pages = np.flatnonzero(~np.isin(self._data.fold, folds))
            trained = [train_network(self._lines, pages, seed) for seed in SEEDS]
            size = self._lines.rows.shape[1]
            self._known[key] = gathered(trained, np.zeros(size, np.float32), np.ones(size, np.float32))
        return self._known[key]

    def said(self, network: Network, page: int) -> tuple[Said, Floats]:
        """What a network says of a page, and the words of its lines."""
        start, end = self._lines.bounds[page : page + 2]
        rows = self._lines.rows[start:end].astype(np.float32)
        return score_lines(network, rows), self._data.measured[page].measures[:, 0]

    def trees(self, *held_out: int) -> Trees:
        """The trees of all folds but these, taught by networks that saw neither these nor the fold of the page."""
        pages = [int(page) for page in np.flatnonzero(~np.isin(self._data.fold, held_out))]
        rows = np.concatenate(
            [self._tree_rows(self.without(int(self._data.fold[page]), *held_out), page) for page in pages]
        )
        taken = np.isin(np.repeat(np.arange(len(self._data.pages)), np.diff(self._data.bounds)), pages)
        return train_trees(rows, self._lines.boilerplate[taken], self._lines.weight[taken])

    def _tree_rows(self, network: Network, page: int) -> Floats:
        said, words = self.said(network, page)
        return tree_rows(said, TOLD_COLUMNS, words)


def write_cross(path: Path, data: Set, trainer: Trainer) -> None:
    """Write the log-odds of every page from networks and trees that saw no page of its site."""
    odds: dict[str, Floats] = {}
    for fold in range(FOLDS):
        trees = trainer.trees(fold)
        for number in np.flatnonzero(data.fold == fold).tolist():
            page = data.pages[number]
            said, words = trainer.said(trainer.without(fold), number)
            # Some pages are in the gold data twice, under one name.
            odds[f"{page.renderer}/{page.id}"] = look_again(trees, said, TOLD_COLUMNS, words)
    np.savez(path, **odds)


def write_model(path: Path, network: Network, trees: Trees, weights: Floats, bias: float) -> None:
    """Write what `strip_boilerplate` judges with: weights of words in a byte each, other weights in two."""
    scale = float(np.abs(weights).max()) / 127
    parts = {
        name: part if name in ("mean", "scale") else part.astype(np.float16)
        for name, part in network._asdict().items()
    }
    np.savez(
        path,
        words=np.round(weights / scale).astype(np.int8),
        words_scale=np.float32(scale),
        words_bias=np.float32(bias),
        **parts,
        column=trees.column.astype(np.int16),
        limit=trees.limit,
        leaf=trees.leaf.astype(np.float16),
    )


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
    say(f"{len(data.pages)} pages, {len(data.weight)} lines, {int((data.weight > 0).sum())} to train on")
    scores, weights, bias = train_words(data)
    say("words")
    rows, mean, deviation = standardised(page_rows(data, scores))
    say(f"{rows.shape[1]} features")
    lines = Lines(
        rows,
        np.maximum(data.boilerplate, 0).astype(np.float32),
        data.weight,
        data.words,
        text_ends(data),
        data.bounds,
        np.array([kind_weight(page) for page in data.pages], dtype=np.float32),
    )
    everything = np.arange(len(data.pages))
    trained = []
    for seed in SEEDS:
        trained.append(train_network(lines, everything, seed))
        say(f"network {seed}")
    network = gathered(trained, mean, deviation)
    trainer = Trainer(data, lines)
    trees = trainer.trees()
    say("trees")
    write_model(arguments.out, network, trees, weights, bias)
    say(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")
    if arguments.cross:
        write_cross(arguments.cross, data, trainer)
        say(f"{arguments.cross}: log-odds from models that never saw the site")


if __name__ == "__main__":
    main()
