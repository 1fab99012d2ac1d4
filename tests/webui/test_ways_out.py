"""Ways out of a search that finds nothing, over the bundled corpus."""

from __future__ import annotations

import re
from html import unescape

import pytest

from wsm_corpus import Corpus
from wsm_webui import create_app


@pytest.mark.parametrize(
    ("asked", "way"),
    [
        ("q=theme:recruit", "/en/search?q=theme:recruitment"),
        ("q=network+theme:recruit", "/en/search?q=network+theme:recruitment"),
        ("q=network&theme=recruit", "/en/search?q=network&theme=recruitment"),
    ],
)
def test_for_a_theme_that_there_is_not_the_one_alike_is_a_click_away(bundled: Corpus, asked: str, way: str) -> None:
    page = create_app(bundled).test_client().get(f"/en/search?{asked}").text
    ways = page.split('id="way-out"')[1].split("</section>")[0]
    links = re.findall(r'href="([^"]+)">Search for “theme:recruitment”</a>', unescape(ways))
    assert links == [way]
