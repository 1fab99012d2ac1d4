"""What has to be laid out otherwise where there is little room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.parametrize("page", [PHONE], ids=["phone"], indirect=True)
def test_the_words_of_a_chart_can_be_read(page: Page, site: str) -> None:
    page.goto(f"{site}/en/frequencies?q=work&by=site")
    label = page.locator("svg.chart:visible text").first
    assert label.bounding_box()["height"] > 9
    assert page.locator("svg.chart:visible").first.bounding_box()["width"] <= 360  # all of it is seen


@pytest.mark.parametrize("page", [PHONE], ids=["phone"], indirect=True)
def test_a_hit_is_read_on_in_a_few_lines_and_is_a_row_of_a_table_still(page: Page, site: str) -> None:
    page.goto(f"{site}/en/concordance?q=work&width=60")
    rows = page.get_by_role("row").filter(has=page.locator("mark"))
    assert rows.count() > 10
    assert max(row.bounding_box()["height"] for row in rows.all()[:10]) < 200
    expect(rows.first.get_by_role("cell")).to_have_count(3)
