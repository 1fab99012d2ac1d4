"""A line covered with phrases."""

import pytest

from wsm_corpus.languages.boilerplate import phrase_words
from wsm_corpus.steps.strip_boilerplate.lexicon import cover


@pytest.mark.parametrize(
    ("line", "language", "category", "sure"),
    [
        ("Share on Facebook", "en", "share_bar", 1.0),
        ("Tweet about this on TwitterShare on Reddit", "en", "share_bar", 1.0),
        ("3 Min Read", "en", "ui_residue", 1.0),
        ("Geen opmerkingen:", "nl", "comment_form", 1.0),
        ("Lees ook:", "nl", "related_posts", 1.0),
        ("Das könnte Sie auch interessieren", "de", "related_posts", 1.0),
        ("Skip to content", "nl", "navigation", 1.0),
        ("Events", "en", "event_ad", 0.0),
        ("The wind rose over the hills", "en", None, 0.0),
        ("", "en", None, 0.0),
    ],
)
def test_a_line_is_covered_with_the_phrases_of_its_language(
    line: str, language: str, category: str | None, sure: float
) -> None:
    found = cover(phrase_words(line), language)
    assert (found.category, found.sure) == (category, sure)


def test_the_longest_phrase_wins() -> None:
    assert cover(["share", "on", "facebook"], "en").shares == cover(["share", "this", "article"], "en").shares


def test_a_phrase_cut_short_by_the_end_of_the_line_is_none() -> None:
    assert cover(["wind", "hills", "learn"], "en").sure == 0


def test_the_share_of_covered_words_is_between_nought_and_one() -> None:
    found = cover(phrase_words("Please leave a comment below this fine old story"), "en")
    assert 0 < found.sure <= found.total <= 1
