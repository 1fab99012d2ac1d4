"""Every rule with what it is for, and what it must leave alone."""

import pytest

from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.rules import find_by_rules

TEXT = "The wind rose over the hills that night, and nobody in the town went out again before the morning came."


def rules(*lines: str, title: str | None = None, language: str = "en") -> dict[str, str]:
    page = measure_page(lines, language)
    found = find_by_rules(lines, page, title)
    return {lines[page.numbers[place]]: finding.rule for place, finding in found.items()}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Jane DOEhttps://example.org/jane", "name_and_address"),
        ("www.example.org/jane", "bare_address"),
        ("jane@example.org", "bare_address"),
        ("Share on FacebookTweet this", "only_phrases"),
        ("You must be logged in to reply.", "whole_line"),
        ("© 2019 Example Media", "copyright"),
        ("Copyright 2019 Example Media", "copyright"),
        ("@someone Dance with us ♬ original sound - someone", "video_caption"),
    ],
)
def test_a_rule_finds_its_example(line: str, rule: str) -> None:
    assert rules(TEXT, line) == {line: rule}


@pytest.mark.parametrize(
    "line",
    [
        "What now?",
        "He wrote to jane@example.org and never heard of it again, or so he said later.",
        "Share what you know",
        "@someone thank you for the talk",
        "Copyright law is older than the press that it was made for",
    ],
)
def test_a_rule_leaves_an_author_alone(line: str) -> None:
    assert rules(TEXT, line, TEXT) == {}


@pytest.mark.parametrize("line", ["Citeer  Reageer  Meld misbruik", "   Citeer | Reageer | Meld misbruik"])
def test_labels_far_apart_are_known_as_labels_close_together_are(line: str) -> None:
    assert rules(TEXT, line, TEXT, language="nl") == {line: "whole_line"}


def test_what_a_forum_says_of_those_who_post_goes() -> None:
    page = ("Posts: 342", "Joined: Sun Mar 04, 2012 11:02 am", TEXT, "Lid sinds: 3 mei 2011", TEXT)
    assert rules(*page) == dict.fromkeys((page[0], page[1], page[3]), "poster")


@pytest.mark.parametrize(
    "page",
    [
        (TEXT, "Posts: 342", TEXT),  # once
        (TEXT, "Posts: why we write them", "Messages: who reads them", TEXT),  # no figures
        (TEXT, "Location: room 4", "Time: 10:30", TEXT),
    ],
)
def test_a_word_and_a_colon_may_be_an_authors(page: tuple[str, ...]) -> None:
    assert rules(*page) == {}


def test_an_address_between_two_paragraphs_is_left_to_the_model() -> None:
    assert rules(TEXT, "www.example.org/report", TEXT) == {}


def test_the_title_stays_once_and_its_copy_goes() -> None:
    page = measure_page(["A walk at night", "A walk at night", TEXT], "en")
    found = find_by_rules(["A walk at night", "A walk at night", TEXT], page, None)
    assert [(found[place].kept, found[place].rule) for place in (0, 1)] == [(True, "title"), (False, "title_again")]


@pytest.mark.parametrize("title", [None, "A walk at night", "a walk at night!"])
def test_the_trail_glued_to_the_title_goes_and_the_title_stays(title: str | None) -> None:
    trail = "HomeOut of DoorsWalksA walk at night"
    assert rules(trail, "A walk at night", TEXT, title=title) == {trail: "trail_to_title", "A walk at night": "title"}


def test_a_line_that_merely_ends_as_the_title_does_stays() -> None:
    assert rules("What I learned on a walk at night", "A walk at night", TEXT, title="A walk at night") == {
        "A walk at night": "title"
    }


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("2008 12 33 44", "2009 15 38 49", "2010 22 41 60"), None),
        (("Ten tips for 2011", "Ten tips for 2012", TEXT), None),
        (("Week 1", TEXT, "Week 2", TEXT), "Week 1"),
    ],
)
def test_a_line_with_other_figures_is_no_copy_of_the_title(lines: tuple[str, ...], title: str | None) -> None:
    assert "title_again" not in rules(*lines, title=title).values()


def test_a_refrain_further_down_is_no_title() -> None:
    assert rules(TEXT, "and the wind rose", TEXT, "and the wind rose", TEXT) == {}
