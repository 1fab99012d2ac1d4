"""What a concordance shows around a hit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.engines.hit_context import LONGEST_CUT, hit_context

TEXT = "Nobody on the team reads\nthe policy on social networks (after work)."


@pytest.mark.parametrize(
    ("size", "left", "right"),
    [
        (0, "", ""),
        (1, " ", " "),
        (4, "the ", " on "),
        (11, " reads the ", " on social "),
        (10, "reads the ", " on social"),
        (9, "the ", " on"),
        (32, "Nobody on the team reads the ", " on social networks (after work)"),
        (31, "Nobody on the team reads the ", " on social networks (after work"),
        (30, "Nobody on the team reads the ", " on social networks (after"),
        (19, "the team reads the ", " on social networks"),
        (100, "Nobody on the team reads the ", " on social networks (after work)."),
    ],
)
def test_no_word_is_cut_at_the_ends(size: int, left: str, right: str) -> None:
    start = TEXT.index("policy")
    assert hit_context(TEXT, start, start + len("policy"), size) == (left, right)


def test_a_word_beside_the_hit_is_cut_rather_than_left_out() -> None:
    assert hit_context("everywhere policy-making", 11, 17, 6) == ("where ", "-makin")


def test_text_without_blanks_is_cut() -> None:
    text = "很" * 200
    assert hit_context(text, 100, 101, 60) == ("很" * 60, "很" * 60)


@given(st.text(alphabet="ab \n", max_size=200), st.integers(0, 200), st.integers(0, 9), st.integers(0, 80))
def test_the_context_is_the_text_beside_the_hit(text: str, start: int, length: int, size: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    left, right = hit_context(text, start, end, size)
    flat = text.replace("\n", " ")
    assert flat[:start].endswith(left)
    assert flat[end:].startswith(right)
    assert min(size, start) - LONGEST_CUT <= len(left) <= size
    assert min(size, len(text) - end) - LONGEST_CUT <= len(right) <= size
