"""A corpus whose vocabulary speaks a language that the pages do not."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from pages_read import main_of, text_of
from wsm_corpus import Corpus
from wsm_webui import create_app


@pytest.fixture
def french(own_copy: Path) -> Iterator[FlaskClient]:
    themes = own_copy / "themes.ttl"
    text = themes.read_text(encoding="utf-8")
    assert '    skos:prefLabel "burnout"@en,' in text
    text = text.replace('    skos:prefLabel "burnout"@en,', '    skos:prefLabel "épuisement"@fr, "burnout"@en,')
    themes.write_text(text, encoding="utf-8")
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        yield create_app(corpus).test_client()


def test_the_themes_say_which_languages_their_labels_are_in(french: FlaskClient) -> None:
    assert "by a vocabulary in English, Dutch, and French." in text_of(french, "/en/themes")
    assert "een thesaurus in het Engels, Nederlands en Frans." in text_of(french, "/nl/themes")


def test_a_theme_lists_under_a_language_its_labels_alone(french: FlaskClient) -> None:
    page = main_of(french.get("/en/themes/burnout-stress").text)
    (labels,) = re.findall(r'<ul class="labels" lang="fr">(.*?)</ul>\s*</div>', page, re.DOTALL)
    assert re.sub(r"<[^>]+>|\s+", " ", labels).split() == ["épuisement"]


def test_the_file_of_the_themes_has_the_labels_of_every_language(french: FlaskClient) -> None:
    table = csv.DictReader(io.StringIO(french.get("/api/export/themes.csv").text.removeprefix("\ufeff")))
    assert {"label_en", "label_nl", "label_fr"} <= set(table.fieldnames or ())
