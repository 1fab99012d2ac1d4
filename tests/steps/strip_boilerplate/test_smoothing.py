"""What the lines around decide together."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.smoothing import section_headings, smooth


def smoothed(odds: list[float], **columns: list[float]) -> tuple[list[bool], list[str]]:
    size = len(odds)
    features = {name: np.zeros(size, np.float32) for name in ("bullet", "numbered", "cover", "colon_end")}
    features["log_words"] = np.full(size, 2.0, np.float32)
    features |= {name: np.array(column, np.float32) for name, column in columns.items()}
    after, why = smooth(np.array(odds, np.float32), features, 0.0)
    return (after > 0).tolist(), why.tolist()


@pytest.mark.parametrize(
    ("odds", "cover", "removed"),
    [
        ([-3, -3, 1, -3, -3], 0.0, False),  # alone inside the text: kept
        ([-3, -3, 4, -3, -3], 0.0, True),  # alone, but sure
        ([-3, -3, 1, -3, -3], 0.9, True),  # alone, but made of phrases
        ([-3, 3, 1, -3, -3], 0.0, True),  # not alone
    ],
)
def test_a_lone_line_needs_more_to_go(odds: list[float], cover: float, removed: bool) -> None:
    assert smoothed(odds, cover=[cover] * 5)[0][2] is removed


@pytest.mark.parametrize(("middle", "removed"), [([-2.0, 1.0, -2.0], False), ([3.0, -1.0, 3.0], True)])
def test_the_items_of_a_list_share_one_verdict(middle: list[float], removed: bool) -> None:
    found, why = smoothed([2.0, *middle, 2.0], bullet=[0, 1, 1, 1, 0])
    assert found[1:4] == [removed] * 3
    assert why[2] == "list_together"


def test_a_list_that_a_kept_line_announces_stays() -> None:
    found, why = smoothed([-2.0, 1.0, 1.0, 1.0, 2.0], bullet=[0, 1, 1, 1, 0], colon_end=[1, 0, 0, 0, 0])
    assert found == [False, False, False, False, True]
    assert set(why[1:4]) == {"list_announced"}


@pytest.mark.parametrize(
    ("odds", "words", "removed"),
    [(0.5, 40, False), (1.5, 40, True), (0.5, 10, True)],
)
def test_a_paragraph_after_a_kept_one_needs_more_to_go(odds: float, words: int, removed: bool) -> None:
    sizes = np.log1p([40, 40, words, 3]).tolist()
    assert smoothed([-2.0, -2.0, odds, 3.0], log_words=sizes)[0][2] is removed


def test_two_lines_are_too_few_to_smooth() -> None:
    assert smoothed([1.0, -1.0]) == ([True, False], ["", ""])


SENTENCE = "We do not follow the private accounts of our people, nor do we ask for their passwords."
OTHER = "Whoever writes about the work says that the views are his own and not those of the house."


def headings(*lines: str, gone: set[int], language: str = "en") -> list[int]:
    page = measure_page(lines, language)
    return list(section_headings(page, [place in gone for place in range(len(lines))], language))


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Privacy", "en"),
        ("3. Privacy", "en"),
        ("DISCLAIMER", "nl"),
        ("Voordelen", "nl"),
        ("Fazit", "de"),
        ("Contact:", "xx"),
    ],
)
def test_a_heading_between_kept_lines_is_the_authors(heading: str, language: str) -> None:
    assert headings(OTHER, heading, SENTENCE, gone={1}, language=language) == [1]


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        pytest.param((OTHER, "Privacy", "Terms", "Cookies"), {1, 2, 3}, id="a footer"),
        pytest.param((OTHER, "Privacy", "Example Ltd"), {1}, id="no sentence below"),
        pytest.param((OTHER, "Privacy", SENTENCE), {1, 2}, id="what stands below went"),
        pytest.param(("Menu", "Privacy", SENTENCE), {0, 1}, id="what stands above went"),
        pytest.param((OTHER, "Advertisement", SENTENCE), {1}, id="no heading of an author"),
        pytest.param((OTHER, "Privacy settings of this site", SENTENCE), {1}, id="more words"),
        pytest.param((SENTENCE, OTHER, "Privacy"), {2}, id="the last line"),
        pytest.param((OTHER, "Privacy", SENTENCE), set(), id="it stays anyway"),
    ],
)
def test_such_a_word_anywhere_else_is_left_to_the_model(lines: tuple[str, ...], gone: set[int]) -> None:
    assert headings(*lines, gone=gone) == []
