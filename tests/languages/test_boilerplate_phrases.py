"""Every row of phrases meets the line it was made for."""

import pytest

from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.boilerplate import boilerplate_phrases, phrase_words, phrases, plain_words
from wsm_corpus.languages.boilerplate_records import Row
from wsm_corpus.records.ledger import CATEGORIES

ALL = [(code, row) for code, known in LANGUAGES.items() for row in known.boilerplate().phrases]


@pytest.mark.parametrize(("code", "row"), ALL, ids=[f"{code}-{row.category}" for code, row in ALL])
def test_a_row_meets_its_example(code: str, row: Row) -> None:
    line = " ".join(phrase_words(row.example))
    assert [text for text in row.sure + row.hints if f" {' '.join(phrase_words(text))} " in f" {line} "] != []


@pytest.mark.parametrize(("code", "row"), ALL, ids=[f"{code}-{row.category}" for code, row in ALL])
def test_every_phrase_of_a_row_has_words_and_stands_there_once(code: str, row: Row) -> None:
    texts = row.sure + row.hints
    assert [text for text in texts if not phrase_words(text)] == []
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("code", ["de", "en", "nl"])
def test_a_language_has_phrases_of_every_category_but_the_one_that_needs_none(code: str) -> None:
    assert set(boilerplate_phrases(code)) >= set(CATEGORIES) - {"duplicate_title", "running_head"}


def test_english_phrases_stand_on_pages_of_every_language() -> None:
    assert phrases("nl").keys() >= phrases("en").keys() == phrases("xx").keys()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("TwitterShare on LinkedIn", ["twitter", "share", "on", "linkedin"]),
        ("3 Min Read", ["0", "min", "read"]),
        ("Editor’s picks", ["editor's", "picks"]),
        ("E-mail", ["e", "mail"]),
        ("'Rock ''n' roll' don't", ["rock", "n", "roll", "don't"]),
        ("“Café” — l’été •2", ["café", "l'été", "0"]),
    ],
)
def test_a_line_is_read_as_phrases_are_written(line: str, words: list[str]) -> None:
    assert phrase_words(line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("It's 12 Shares_today", ["it", "s", "0", "shares", "today"]),
        ("“It’s” — GROSS…", ["it", "s", "gross"]),
        ("Große Été ½ x²", ["grosse", "été", "½", "x²"]),
    ],
)
def test_plain_words_are_the_same_in_ascii_and_beyond(line: str, words: list[str]) -> None:
    assert plain_words(line) == words
