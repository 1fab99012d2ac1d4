"""Every view in a real Chromium: both languages, narrow and wide, with JavaScript and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

VIEWS = {
    "home": "/",
    "documents": "/search?q=work",
    "filtered": "/search?q=work&theme=boundaries&exclude=theme:leadership",
    "nothing": "/search?q=xyzzy",
    "themes": "/themes",
    "theme": "/themes/boundaries",
    "reader": "/documents/blogs/balance?removed=1",
    "about": "/about",
}
WAYS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "tiny-without-script": {"viewport": {"width": 320, "height": 600}, "java_script_enabled": False},
}


@pytest.mark.parametrize("page", WAYS.values(), ids=WAYS, indirect=True)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_view_fits_its_window(page: Page, site: str, language: str) -> None:
    for name, path in VIEWS.items():
        page.goto(f"{site}/{language}{path}")
        expect(page.locator("h1")).to_have_count(1)
        widest = page.locator("html").evaluate("html => html.scrollWidth")
        assert widest <= page.viewport_size["width"], name


@pytest.mark.parametrize(
    "page", [WAYS["wide"], WAYS["narrow-dark"]], ids=["wide-light", "narrow-dark"], indirect=True
)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_axe_finds_nothing_against_any_view(page: Page, site: str, language: str) -> None:
    for name, path in VIEWS.items():
        page.goto(f"{site}/{language}{path}")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


@pytest.mark.parametrize("page", WAYS.values(), ids=WAYS, indirect=True)
def test_a_reader_searches_narrows_reads_and_comes_back(page: Page, site: str) -> None:
    page.goto(f"{site}/en/")
    page.get_by_role("searchbox").fill("work")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("25 documents")
    page.locator("#filters").get_by_role("link", name="Personal-professional boundaries").click()
    expect(page.get_by_role("status")).to_contain_text("1 document")
    page.get_by_role("link", name="Is social media good for").click()
    page.get_by_role("link", name="Show removed lines (2)").click()
    expect(page.locator("del")).to_have_count(2)
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("link", name="Verwijderde regels verbergen")).to_be_visible()
    page.get_by_role("link", name="Terug naar de resultaten").click()
    expect(page.get_by_role("status")).to_contain_text("documenten")
