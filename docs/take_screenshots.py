"""Take the pictures of the documentation from the running pages.

    .venv/bin/python docs/take_screenshots.py

Indexes a copy of the bundled corpus, serves it and writes docs/screenshots/*.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from wsm_corpus import Corpus
from wsm_webui import create_app

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import find_chromium  # noqa: E402
from serving import serving  # noqa: E402

PICTURES = {
    # name: (address, width, height, colour scheme)
    "search": ("/en/search?q=work%2Flife+balance", 1280, 900, "light"),
    "search-phone": ("/nl/search?q=werk+priv%C3%A9", 390, 844, "light"),
    "concordance": ("/en/concordance?q=media&sort=right", 1280, 900, "light"),
    "frequencies": ("/en/frequencies?q=work&by=year", 1280, 900, "dark"),
    "words": ("/en/words?function_words=0", 1280, 900, "light"),
    "collocates": ("/en/collocates?q=media&function_words=0", 1280, 900, "light"),
    "comparison": ("/en/compare?unit=concepts", 1280, 900, "light"),
    "dispersion": ("/en/concordance?q=media&spread=1&lines=20", 1280, 1700, "light"),
    "nothing-found": ("/en/search?q=xyzzy+leaders&theme=boundaries", 1280, 900, "light"),
    "theme": ("/en/themes/work-life-balance", 1280, 900, "light"),
    "themes": ("/nl/themes", 1280, 900, "light"),
    "reader": ("/en/documents/hrd-embrace-workplace-social-media?q=leaders&removed=1", 1280, 900, "light"),
    "reader-dark": ("/nl/documents/lvtpr-prive-professioneel?q=priv%C3%A9", 1280, 900, "dark"),
}


def main() -> None:
    """Take them all."""
    path = find_chromium.find()
    if path is None:
        raise SystemExit(find_chromium.ADVICE)
    folder = ROOT / "docs" / "screenshots"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        copy = shutil.copytree(ROOT / "corpus", Path(scratch) / "corpus", ignore=shutil.ignore_patterns(".wsm"))
        with Corpus.open(copy) as corpus:
            corpus.index()
            with serving(create_app(corpus)) as site, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=["--headless", "--no-sandbox"])
                for name, (address, width, height, scheme) in PICTURES.items():
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page.set_default_timeout(120_000)
                    page.goto(site + address)
                    page.screenshot(path=folder / f"{name}.png")
                    page.close()
                browser.close()


if __name__ == "__main__":
    main()
