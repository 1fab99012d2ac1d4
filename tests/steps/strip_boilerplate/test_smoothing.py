"""What the lines around decide together."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.smoothing import smooth


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
