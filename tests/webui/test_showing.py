from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from flask import Flask

from wsm_webui.showing import show_number


@pytest.mark.parametrize("interface", ["en", "nl"])
@pytest.mark.parametrize("digits", [0, 1, 2, 3])
@pytest.mark.parametrize("value", [0, 7, 999, 1000, 1_234_567, -5, -1234, 0.5, 2.5, -2.25, 1234.5678, 99_999.996])
def test_a_number_is_written_as_babel_writes_it(app: Flask, interface: str, digits: int, value: float) -> None:
    with app.test_request_context(f"/{interface}/"):
        app.preprocess_request()
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        rounded = round(value, digits) if digits else value
        assert show_number(value, digits) == format_decimal(rounded, pattern, locale=interface)


@pytest.mark.parametrize(("value", "written"), [(-0.0004, "0.00"), (float("inf"), "∞"), (float("-inf"), "-∞")])
def test_what_is_nothing_has_no_sign_and_what_has_no_end_is_no_word(app: Flask, value: float, written: str) -> None:
    with app.test_request_context("/en/"):
        app.preprocess_request()
        assert show_number(value, 2) == written
