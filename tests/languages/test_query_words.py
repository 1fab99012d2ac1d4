"""What the words and phrases of a query are met by."""

from __future__ import annotations

import pytest

from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.query_words import query_groups, sequences, whole_verbs


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("burn-outklachten", {"burnout", "klacht"}),
        ("e-mailverkeer", {"email", "verker"}),
        ("sociale-mediabeleid", {"social", "media", "beleid"}),
        ("burn-out", set()),
        ("oud-minister", set()),
        ("2024", set()),
        ("9-5", set()),
    ],
)
def test_a_compound_with_a_hyphen_inside_one_of_its_parts_is_found_by_its_parts(word: str, parts: set[str]) -> None:
    assert parts <= {token.term for token in analyse(word, "nl")}
    forms = [form.terms for group in query_groups(word, "nl") for form in group.forms if form.kind == "part"]
    assert [set(terms) for terms in forms] == ([parts] if parts else [])


def test_a_phrase_is_met_however_its_words_are_joined() -> None:
    found = {frozenset([tokens]) for tokens in sequences("burn-out risico", "nl")}
    assert {frozenset([("burnout", "risico")]), frozenset([("burn", "out", "risico")])} <= found


def test_a_compound_in_a_query_is_met_by_all_its_parts() -> None:
    (group,) = query_groups("socialemediabeleid", "nl")
    assert [(form.terms, form.how) for form in group.forms] == [
        (("socialemediabeleid",), "term"),
        (("social", "media", "beleid"), "all"),
    ]


@pytest.mark.parametrize(
    ("typed", "verbs"),
    [
        ("levert stress op", {0: ("opleveren",), 2: ("opleveren",)}),
        ("op te leveren", {0: ("opleveren",), 2: ("opleveren",)}),
        ("werkt samen", {0: ("samenwerken",), 1: ("samenwerken",)}),
        ("privacy op het werk", {}),
    ],
)
def test_the_words_of_a_query_make_a_verb(typed: str, verbs: dict[int, tuple[str, ...]]) -> None:
    assert whole_verbs(typed.split()) == verbs
