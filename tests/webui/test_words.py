from __future__ import annotations

import pytest
from flask import Flask

from wsm_corpus.records import CATEGORIES as ALL_CATEGORIES
from wsm_corpus.records import Line, Verdict
from wsm_corpus.steps.strip_boilerplate.reasons import RULES
from wsm_webui.words import CATEGORIES, REASONS, category_name, removal_reason


def line(rule: str, reason: str) -> Line:
    verdict = Verdict(kept=False, decided_by="rule", rule=rule, reason=reason, score=0.9, category="navigation")
    return Line(number=0, text="Home", verdict=verdict, start=0)


@pytest.mark.parametrize("rule", sorted(REASONS))
def test_every_reason_is_told_in_both_languages(app: Flask, rule: str) -> None:
    with app.test_request_context("/en/"):
        app.preprocess_request()
        assert removal_reason(line(rule, RULES[rule])) == RULES[rule] == str(REASONS[rule])
    with app.test_request_context("/nl/"):
        app.preprocess_request()
        dutch = removal_reason(line(rule, RULES[rule]))
        assert dutch != RULES[rule]
        assert removal_reason(line(rule, RULES[rule][:-1] + " (share).")) == dutch[:-1] + " (share)."


def test_few_reasons_wait_for_their_dutch() -> None:
    # A new rule is told in English until it is translated; it must not stay so.
    assert len(set(RULES) - {""} - set(REASONS)) <= 3


def test_a_reason_that_nobody_translated_stays_as_it_is(app: Flask) -> None:
    with app.test_request_context("/nl/"):
        app.preprocess_request()
        assert removal_reason(line("new-rule", "It looks odd.")) == "It looks odd."


def test_every_category_has_a_name(app: Flask) -> None:
    assert set(CATEGORIES) == set(ALL_CATEGORIES)
    with app.test_request_context("/nl/"):
        app.preprocess_request()
        assert category_name("newsletter") == "nieuwsbrief"
