"""The numbers the model sees."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.lines import HEAD, WORDS, measure
from wsm_corpus.steps.strip_boilerplate.model import line_features
from wsm_corpus.steps.strip_boilerplate.places import FAR, heaviest_stretch, window_means

LONG = "A long line of twelve words or more ends as a sentence does, here."


@pytest.mark.parametrize(
    ("gain", "stretch"),
    [([1.0], (0, 0)), ([-1.0, 5, -2, 6, -9, 3], (1, 3)), ([-3.0, -1, -2], (1, 1)), ([2.0, 2, 2], (0, 2))],
)
def test_the_heaviest_stretch_has_the_greatest_sum(gain: list[float], stretch: tuple[int, int]) -> None:
    assert heaviest_stretch(np.array(gain)) == stretch


def test_a_window_at_the_edge_is_the_mean_of_what_there_is() -> None:
    row = np.array([[1.0, 2.0, 6.0]], np.float32)
    assert window_means(row, (0, 1, 5)).tolist() == [[[1.0, 2.0, 6.0]], [[1.5, 3.0, 4.0]], [[3.0, 3.0, 3.0]]]


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("One two three.", "words", 3),
        ("One two three.", "sentence_end", 1),
        ("One two three…", "ellipsis_end", 1),
        ("They are:", "colon_end", 1),
        ("  • A point", "bullet", 1),
        ("  • A point", "indent", 2),
        ("3. A point", "numbered", 1),
        ("of WorkDigital HR", "glued", 1 / 3),
        ("08 June 2023", "date", 1),
        ("www.example.org/jane", "address", 1),
        ("@someone said", "handle", 1),
        ("Home | News | About", "separators", 2),
        ("© 2019 Example", "copyright", 1),
    ],
)
def test_a_measure_says_what_its_name_says(line: str, name: str, value: float) -> None:
    assert getattr(measure(line)[0], name) == pytest.approx(value)


def test_a_giant_line_is_measured_on_its_head_only() -> None:
    line = "word " * 1_000_000
    measures, tokens, checksums = measure(line)
    assert measures == measure(line)[0]
    assert len(tokens) == len(checksums) <= WORDS
    assert measures.words == pytest.approx(1_000_000, rel=0.1)
    assert measures.characters > HEAD


@pytest.mark.parametrize(
    "lines",
    [
        ["one"],
        ["one", LONG],
        [LONG] * 3,
        ["a", "b", "c", "d", "e", "f", "g", "h", "i"],
        ["—"],
        ["—", LONG, "—", "one"],
    ],
)
def test_features_are_finite_and_one_a_line(lines: list[str]) -> None:
    page = measure_page(lines, "en")
    for name, column in line_features(page, np.zeros(len(lines), np.float32)).items():
        assert column.shape == (len(lines),), name
        assert np.isfinite(column).all(), name


def test_blank_lines_take_no_part_but_are_counted() -> None:
    page = measure_page(["one", "", " ", "two"], "en")
    assert page.numbers.tolist() == [0, 3]
    assert line_features(page, np.zeros(2, np.float32))["blank_before"].tolist() == [0, 2]


COMMENTS = ("Text about a house.", "Leave a comment", "Jane", "3 May 2020", "Reply", "Jo", "4 May 2020", "Reply")


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("since_comment", 0, FAR),  # no form above
        ("since_comment", 1, 0),
        ("since_comment", 3, np.log1p(2)),
        ("until_comment", 0, np.log1p(1)),
        ("same_first", 4, np.log1p(1)),  # "Reply" twice
        ("new_words", 4, 1),
        ("new_words", 7, 0),
        ("shape", 3, np.log1p(1)),  # two dates
    ],
)
def test_a_line_knows_what_stands_above_and_below_it(name: str, place: int, value: float) -> None:
    page = measure_page(COMMENTS, "en")
    features = line_features(page, np.zeros(len(COMMENTS), np.float32))
    assert features[name][place] == pytest.approx(value)


def test_words_are_counted_in_their_own_lines_where_a_line_has_none() -> None:
    page = measure_page(["—", "red house", "—", "—", "blue house", "—"], "en")
    features = line_features(page, np.zeros(6, np.float32))
    assert features["new_words"].tolist() == [0, 1, 0, 0, 0.5, 0]
    assert features["same_last"].tolist() == pytest.approx([0, np.log(2), 0, 0, np.log(2), 0])


def test_the_subject_of_a_line_is_that_of_the_long_lines_before_it_or_after() -> None:
    long = "The garden of the museum opens its doors to visitors in the month of May."
    other = "Every zebra that swims quickly owns some fairly unusual striped bathing trousers, they say."
    page = measure_page([long, "garden museum", other, "zebra trousers"], "en")
    features = line_features(page, np.zeros(4, np.float32))
    assert features["subject_before"].tolist()[1::2] == [1, 1]
    assert features["subject_after"].tolist()[1::2] == [0, 0]
