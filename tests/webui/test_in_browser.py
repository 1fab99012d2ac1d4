"""Every view in a real Chromium: both languages, narrow and wide, with JavaScript and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from fake_corpus import FakeCorpus
from fake_documents import document
from serving import serving
from wsm_corpus import Corpus
from wsm_webui import create_app

pytestmark = pytest.mark.browser

VIEWS = {
    "home": "/",
    "documents": "/search?q=work+policy&any=1",
    "filtered": "/search?q=work&theme=boundaries&exclude=theme:leadership&v=0ld",
    "nothing": "/search?q=xyzzy+policy&theme=boundaries",
    "concordance": "/concordance?q=work&open=28:blogs/balance&spread=1",
    "frequencies": "/frequencies?q=work&by=year",
    "compare": "/compare?theme=boundaries&least=1",
    "languages": "/compare?unit=concepts",
    "collocates": "/collocates?q=work&least=1",
    "words": "/words?function_words=0",
    "removed": "/search?q=removed:tweet",
    "builder": "/build?q=work",
    "themes": "/themes",
    "theme": "/themes/boundaries",
    "reader": "/documents/blogs/balance?q=work&at=28&removed=1&languages=1&source=1",
    "cite": "/cite?id=blogs/balance",
    "export": "/export/concordance?q=work",
    "help": "/help",
    "api": "/api",
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
    page.locator("#q").fill("work")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".found")).to_contain_text("25 documents")
    page.locator("#filters").get_by_role("link", name="Personal-professional boundaries").click()
    expect(page.locator(".found")).to_contain_text("1 document")
    page.get_by_role("link", name="Is social media good for").click()
    page.get_by_role("link", name="Show removed lines (2)").click()
    expect(page.locator("del")).to_have_count(2)
    page.get_by_role("link", name="First hit").click()
    expect(page.locator(".places")).to_contain_text("1 of 2")
    expect(page.locator("mark.current")).to_be_in_viewport()
    page.get_by_role("link", name="Nederlands").click()
    expect(page.get_by_role("link", name="Verwijderde regels verbergen")).to_be_visible()
    page.get_by_role("link", name="Terug naar de resultaten").click()
    expect(page.locator(".found")).to_contain_text("1 document")


@pytest.mark.parametrize("page", [WAYS["tiny-without-script"]], ids=["without-script"], indirect=True)
def test_options_are_applied_by_a_button_without_javascript(page: Page, site: str) -> None:
    page.goto(f"{site}/en/concordance?q=work")
    page.get_by_label("Sort").select_option("random")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("random, seed 1")).to_be_visible()
    page.goto(f"{site}/en/build")
    page.get_by_label("any of these words").fill("balance leaders")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#q")).to_have_value("(balance OR leaders)")
    page.goto(f"{site}/en/build")
    page.get_by_label("this phrase").fill("social media")
    page.get_by_role("button", name="Show the query").click()
    expect(page.locator("[data-written] code")).to_have_text('"social media"')


def test_a_choice_takes_effect_at_once_with_javascript(page: Page, site: str) -> None:
    page.goto(f"{site}/en/concordance?q=work")
    page.get_by_label("Sort").select_option("right")
    page.wait_for_url("**sort=right*")
    page.goto(f"{site}/en/build")
    page.get_by_label("this phrase").fill("social media")
    expect(page.locator("[data-written] code")).to_have_text('"social media"')
    page.get_by_label("none of these words").fill("AND law")
    expect(page.locator("[data-written] code")).to_have_text('"social media" AND NOT "AND" AND NOT law')
    page.goto(f"{site}/en/search?q=work+law")
    page.get_by_label("any of the words").check()
    page.wait_for_url("**any=1*")


def test_shortcuts_work_are_listed_and_can_be_switched_off(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=work")
    page.locator("main").focus()
    page.keyboard.press("j")
    expect(page.locator(".hits h2 a").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("dialog").get_by_label("Shortcuts are on").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_typing_in_the_box_is_never_taken_for_a_shortcut(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=work")
    page.locator("main").focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jkn?2")
    expect(page.locator("#q")).to_have_value("jkn?2")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_own_searches_are_kept_in_the_browser_and_forgotten_on_request(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=balance")
    page.goto(f"{site}/en/help")
    expect(page.get_by_role("link", name="balance", exact=True)).to_have_attribute("href", "/en/search?q=balance")
    page.get_by_role("button", name="Forget them").click()
    page.reload()
    expect(page.locator("[data-history]")).to_be_hidden()


def test_own_searches_have_a_line_each_and_lead_to_the_view_looked_at_last(page: Page, site: str) -> None:
    for path in (
        "/search?q=balance",
        "/search?q=work&page=2",
        "/concordance?q=balance&order=left",
        "/collocates?q=work",
        "/search?q=work&language=nl&any=1",
        "/search?q=balance&size=50",
    ):
        page.goto(f"{site}/en{path}")
    page.goto(f"{site}/en/help")
    lines = page.locator("[data-history] li")
    expect(lines).to_have_text(["balance", "work (Language: Dutch, any of the words)", "work"])
    links = [link.get_attribute("href") for link in lines.get_by_role("link").all()]
    assert links == ["/en/search?q=balance&size=50", "/en/search?q=work&language=nl&any=1", "/en/collocates?q=work"]
    page.goto(f"{site}/en/")
    expect(page.locator("#own-searches option")).to_have_count(2)


@pytest.mark.parametrize(
    "page", [{"permissions": ["clipboard-read", "clipboard-write"]}], ids=["granted"], indirect=True
)
def test_the_link_of_a_view_is_copied_with_its_version(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=balance")
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/en/search?q=balance&v=f00dfeed0123"


def test_everything_is_reached_by_keyboard_and_shows_its_focus(page: Page, site: str) -> None:
    page.goto(f"{site}/en/search?q=balance")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


@pytest.fixture(scope="module")
def long_text() -> Iterator[str]:
    """The address of a document in nine parts."""
    lines = [f"{number} " + "Work and home and the policy of media. " * 4 for number in range(3000)]
    lines[2500] = "A sentence on tea breaks, once and for all."
    corpus = FakeCorpus()
    corpus.documents = [document("long", lines, themes={"boundaries": ["tea breaks"]}, title="A long text")]
    with serving(create_app(corpus)) as site:
        yield f"{site}/en/documents/long"


@pytest.mark.parametrize("page", WAYS.values(), ids=WAYS, indirect=True)
def test_a_long_text_is_read_part_by_part_and_its_hits_are_found(page: Page, long_text: str) -> None:
    page.goto(f"{long_text}?q=tea")
    assert page.locator("html").evaluate("html => html.scrollWidth") <= page.viewport_size["width"]
    page.get_by_role("navigation", name="Parts of the text", exact=True).get_by_role("link", name="Next").click()
    expect(page.locator(".parts").first).to_contain_text("Part 2 of")
    page.get_by_role("link", name="First hit").click()
    expect(page.locator("mark.current")).to_be_in_viewport()
    page.goto(long_text)
    page.get_by_role("complementary").get_by_role("link", name="1 place").click()
    page.wait_for_url("**/long?part=*#t-boundaries-1")
    expect(page.locator("#t-boundaries-1")).to_have_text("tea breaks")


@pytest.mark.parametrize("anchor", ["p2501", "hit-{tea}", "t-boundaries-1"])
def test_an_anchor_alone_leads_into_the_part_where_it_stands(page: Page, long_text: str, anchor: str) -> None:
    tea = page.request.get(f"{long_text.replace('/en/', '/api/')}?q=tea").json()["hits"][0]["start"]
    page.goto(f"{long_text}?q=tea#{anchor.format(tea=tea)}")
    expect(page.locator("#p2501")).to_be_in_viewport()
    page.goto(f"{long_text}?q=tea#nowhere")
    expect(page.locator(".parts").first).to_contain_text("Part 1 of")


@pytest.mark.parametrize(
    "page", [WAYS["wide"], WAYS["narrow-dark"]], ids=["wide-light", "narrow-dark"], indirect=True
)
def test_axe_finds_nothing_against_a_part_of_a_text(page: Page, long_text: str) -> None:
    page.goto(f"{long_text.replace('/en/', '/nl/')}?part=2&q=tea")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("page", [WAYS["wide"]], ids=["wide"], indirect=True)
def test_the_bundled_corpus_is_searched_and_read(page: Page, bundled: Corpus) -> None:
    with serving(create_app(bundled)) as site:
        page.goto(f"{site}/en/")
        page.locator("#q").fill("work/life balance")
        page.get_by_role("button", name="Search").click()
        page.get_by_role("link", name="Is social media good for work/life balance?").click()
        page.get_by_role("link", name="Show removed lines").click()
        expect(page.locator(".removed .reason").first).to_be_visible()
        page.goto(f"{site}/nl/themes/boundaries")
        expect(page.locator("figure.quote").first).to_be_visible()
        for view in ("concordance", "frequencies", "compare", "collocates"):
            page.goto(f"{site}/nl/{view}?q=media&theme=boundaries")
            expect(page.locator("main table").first).to_be_visible()
