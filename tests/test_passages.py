"""Passages: the spans of a text cut at paragraphs."""

from __future__ import annotations

import pytest

from wsm_corpus.passages import correct_passages, language_shares, main_language, passages_of
from wsm_corpus.records import Passage, Span


def span(start: int, end: int, language: str) -> Span:
    return Span(start=start, end=end, language=language, confidence=0.9)


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("", [], []),
        ("  \n ", [span(0, 4, "und")], []),
        ("een twee", [span(0, 8, "nl")], [("een twee", "nl")]),
        ("een\ntwee", [span(0, 8, "nl")], [("een", "nl"), ("twee", "nl")]),
        ("een \n\n two", [span(0, 7, "nl"), span(7, 10, "en")], [("een", "nl"), ("two", "en")]),
        (
            "zij zei: one two en ging",
            [span(0, 9, "nl"), span(9, 17, "en"), span(17, 24, "nl")],
            [("zij zei:", "nl"), ("one two", "en"), ("en ging", "nl")],
        ),
        ("a b\nc d", [span(0, 2, "en"), span(2, 7, "nl")], [("a", "en"), ("b", "nl"), ("c d", "nl")]),
    ],
)
def test_a_passage_is_the_part_of_a_paragraph_in_one_language(
    text: str, spans: list[Span], expected: list[tuple[str, str]]
) -> None:
    passages = passages_of(text, spans)
    assert [(text[passage.start : passage.end], passage.language) for passage in passages] == expected


def passage(start: int, end: int, language: str) -> Passage:
    return Passage(start=start, end=end, language=language, confidence=0.9)


def test_shares_are_of_letters_and_the_largest_comes_first() -> None:
    shares = language_shares("ab, 123 456!\nabcdef", [passage(0, 12, "en"), passage(13, 19, "nl")])
    assert [(share.language, share.share) for share in shares] == [("nl", 0.75), ("en", 0.25)]
    assert main_language(shares) == "nl"


def test_letters_of_any_script_count_each_time_they_stand_there() -> None:
    text = "één ‘été’ 1²3½\nнет 日本 \U00010400\ud800—٣"
    shares = language_shares(text, [passage(0, 14, "nl"), passage(15, len(text), "ru")])
    assert [(share.language, share.share) for share in shares] == [("nl", 0.5), ("ru", 0.5)]


def test_a_text_without_letters_has_no_language() -> None:
    assert language_shares("2011", [passage(0, 4, "und")]) == ()
    assert main_language(()) == "und"


def test_a_curator_overrules_passages_in_a_range_and_they_say_so() -> None:
    passages = [passage(0, 5, "en"), passage(6, 9, "en"), passage(10, 20, "nl")]
    corrected = correct_passages(passages, "nl", start=6)
    assert [(one.language, one.corrected, one.confidence) for one in corrected] == [
        ("en", False, 0.9),
        ("nl", True, 1.0),
        ("nl", False, 0.9),
    ]
