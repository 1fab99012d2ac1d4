"""The data file, and what is read from it."""

from importlib.resources import files

import numpy as np

from wsm_corpus.steps.strip_boilerplate import model
from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.judge import LEAST_THRESHOLD, MOST_THRESHOLD, find_threshold
from wsm_corpus.steps.strip_boilerplate.words import BITS, hashed_terms, text_scores

FILE = files(model.__package__) / model.MODEL_FILE


def test_the_model_is_a_small_file_of_plain_arrays() -> None:
    with FILE.open("rb") as file:
        assert len(file.read()) < 1_000_000
        file.seek(0)
        with np.load(file, allow_pickle=False) as data:
            assert all(data[name].dtype.kind in "iuf" for name in data.files)


def test_the_network_asks_for_the_features_there_are() -> None:
    loaded = model.load_model()
    page = measure_page(["one two", "three four"], "en")
    features = model.line_features(page, np.zeros(2, np.float32))
    assert loaded.network.inward.shape[1] == len(loaded.network.mean) == len(loaded.network.scale) == len(features)
    assert len(loaded.words) == 1 << BITS


def test_a_line_has_its_words_its_pairs_its_first_and_its_last() -> None:
    page = measure_page(["one two three", "—", "one"], "en")
    buckets, lines = hashed_terms(page.checksums, page.starts)
    assert np.bincount(lines, minlength=3).tolist() == [7, 0, 3]
    assert (buckets < 1 << BITS).all()


def test_a_line_without_words_gets_the_bias() -> None:
    page = measure_page(["—", "one"], "en")
    scores = text_scores(page.checksums, page.starts, np.ones(1 << BITS, np.float32), 0.25)
    assert scores[0] == np.float32(0.25)
    assert scores[1] > 1


def test_the_words_of_a_language_that_was_not_trained_on_say_nothing() -> None:
    page = measure_page(["Leave a comment", "Share this"], "nl")
    _, features = model.boilerplate_odds(page, "nl", model.load_model())
    assert features["text_score"].tolist() == [0, 0]


def test_a_clear_page_has_a_lower_threshold_than_a_muddled_one() -> None:
    page = measure_page(["one two three four"] * 4, "en")
    clear = find_threshold(np.array([-6, -6, 6, 6], np.float32), page)
    muddled = find_threshold(np.array([0, 0.5, 0.5, 1], np.float32), page)
    assert LEAST_THRESHOLD <= clear < muddled <= MOST_THRESHOLD
