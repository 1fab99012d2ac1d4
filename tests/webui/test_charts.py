"""Charts."""

from __future__ import annotations

import re

from flask import Flask

from wsm_webui.charts import DOTS_APART, bars, dots


def test_a_chart_has_no_style_no_script_and_a_table_beside_it(app: Flask) -> None:
    with app.test_request_context("/en/"):
        drawn = str(bars([("a <b> & c", 3.0), ("d", 0.5)])) + str(dots([("e", [0.1, 0.9])]))
    assert drawn.count("<svg") == 2
    assert not re.search(r"<style|<script| style=|<b>", drawn)
    assert drawn.count('aria-hidden="true"') == 2
    page = app.test_client().get("/en/frequencies?q=work").text
    assert page.index("<svg") < page.index('<table class="numbers"')


def test_dots_that_would_lie_on_one_another_are_drawn_once(app: Flask) -> None:
    with app.test_request_context("/en/"):
        drawn = str(dots([("a", [number / 10_000 for number in range(10_000)])]))
    assert drawn.count("<circle") == DOTS_APART + 1
    assert "tooltip" not in drawn


def test_a_chart_of_nothing_is_nothing(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert str(bars([])) == ""
        assert str(bars([("a", 0.0)])) == ""
