"""The reader: removed lines, hits one after the other, how each step came about."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from fake_corpus import FakeCorpus
from fake_documents import document
from pages_read import main_of, text_of
from wsm_corpus import Corpus
from wsm_webui import create_app
from wsm_webui.markup import Decoration
from wsm_webui.pages.reader import place_among
from wsm_webui.parts import Part, whole
from wsm_webui.reading import Paragraph, layout


def test_removed_lines_are_searched_shown_and_marked(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=removed:tweet"))
    assert '<del lang="en" dir="auto"><mark class="hit exact">Tweet</mark> Share Like</del>' in page
    assert "share buttons" in page
    reader = main_of(text_of(client, "/en/documents/blogs/balance?q=removed:tweet"))
    assert '<mark class="hit exact">Tweet</mark> Share Like</del>' in reader
    assert "<del" not in main_of(text_of(client, "/en/documents/blogs/balance?q=removed:tweet&removed=0"))


def test_removed_lines_of_one_kind_are_shown_alone(client: FlaskClient) -> None:
    every = main_of(text_of(client, "/en/documents/blogs/balance?removed=1"))
    assert every.count("<del") == 2
    assert 'href="/en/documents/blogs/balance?removed=1&amp;category=share_bar"' in every
    assert main_of(text_of(client, "/en/documents/blogs/balance?removed=1&category=legal")).count("<del") == 0
    assert client.get("/en/documents/blogs/balance?removed=1&category=x").status_code == 400


def test_a_removed_line_comes_with_the_correction_that_keeps_it(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/documents/blogs/balance?removed=1"))
    assert "[[line]]\ndocument = &#34;blogs/balance&#34;\ntext = &#34;Tweet Share Like&#34;\nkeep = true" in page


def test_the_reader_tells_how_every_step_came_about(client: FlaskClient) -> None:
    steps = text_of(client, "/en/documents/blogs/balance").split('class="steps"')[1].split("</ol>")[0]
    told = [
        "SHA-256",
        "3 passages",
        "Decided by: rules 2",
        "2 themes found",
        "Vocabulary version",
        "pipeline version",
    ]
    assert [one for one in told if one not in " ".join(steps.split())] == []


def test_the_reader_walks_through_the_hits(client: FlaskClient) -> None:
    first = text_of(client, "/en/documents/blogs/balance?q=work")
    assert "2 hits" in first
    step = re.search(r'href="([^"]+)"[^>]*>First hit</a>', first)
    assert step
    second = text_of(client, step[1].replace("&amp;", "&").partition("#")[0])
    assert "1 of 2" in second
    assert 'class="evidence hit exact current"' in second
    assert 'id="hit-28"' in second


def test_the_reader_opens_whatever_query_led_there(client: FlaskClient) -> None:
    assert text_of(client, '/en/documents/blogs/balance?q="')


def test_every_paragraph_has_an_anchor_of_its_own(client: FlaskClient) -> None:
    page = text_of(client, "/en/documents/blogs/balance?source=1&languages=1")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"p1", "p2", "p3"} <= set(ids)


@pytest.mark.parametrize(
    "typed", ['"social media', "“social media", "(social media", "social media)", "social media OR"]
)
def test_the_reader_marks_what_the_search_found_however_it_was_typed(bundled: Corpus, typed: str) -> None:
    pages = create_app(bundled).test_client()
    found = bundled.search(typed, language="en").hits[0]
    asked = pages.get(f"/api/documents/{found.id}", query_string={"q": typed}).json["hits"]
    assert len(asked) == found.matches > 0


def test_the_place_of_a_reader_is_counted_among_all_hits(bundled: Corpus) -> None:
    lines = bundled.concordance('id:"betton-work-life-balance" AND media', limit=3).lines
    first, second, third = (line.start for line in lines)
    part = Part(number=2, first=5, last=9, start=second, end=third, before=5)
    found = [place_among(lines, at, part) for at in (None, first, second, third)]
    assert [place and (place.number, place.total, place.here, place.previous, place.next) for place in found] == [
        (0, 3, 1, first, second),
        (1, 3, 1, None, second),
        (2, 3, 1, first, third),
        (3, 3, 1, second, None),
    ]


def test_a_paragraph_has_the_decorations_that_lie_over_it_in_the_order_given() -> None:
    text = document("long", ["One two.", "Three four.", "Five six.", "Seven."])
    shown = [
        Decoration(start=9, end=23, classes=("second",)),  # the last of "Three four." and the first of "Five"
        Decoration(start=0, end=text.text.index("six"), classes=("first",)),
        Decoration(start=text.text.index("Seven"), end=len(text.text), classes=("last",)),
    ]
    pieces = [block.html for block in layout(text, whole(text), shown, removed=False) if isinstance(block, Paragraph)]
    assert pieces == [
        '<mark class="first">One two.</mark>',
        '<mark class="second first">Three four.</mark>',
        '<mark class="second first">Fi</mark><mark class="first">ve </mark>six.',
        '<mark class="last">Seven.</mark>',
    ]


def test_a_document_of_which_nothing_is_known_has_no_empty_headings() -> None:
    corpus = FakeCorpus()
    corpus.documents = (document("bare", ["A text and nothing else."]),)
    aside = text_of(create_app(corpus).test_client(), "/en/documents/bare").split("<aside")[1]
    sections = [re.sub(r"<[^>]+>", " ", one.split("</h2>")[1]).strip() for one in aside.split("<section>")[1:]]
    assert len(sections) == 2
    assert all(sections)


@pytest.mark.parametrize(
    ("address", "quoted"),
    [
        ("/en/search?q=עבודה", '<p dir="auto">'),
        ("/en/search?q=עבודה", '<input id="q" name="q" type="search" dir="auto"'),
        ("/en/documents/ivrit", '<p dir="auto" id="p1"'),
        ("/en/documents/ivrit?removed=1", '<del lang="he" dir="auto">'),
        ("/en/documents/ivrit?source=1", '<td lang="he" dir="auto">'),
        ("/en/concordance?q=עבודה&open=8:ivrit", '<p lang="he" dir="auto">'),
    ],
)
def test_texts_run_in_the_direction_of_their_script(address: str, quoted: str) -> None:
    corpus = FakeCorpus()
    corpus.documents = (document("ivrit", ["טקסט על עבודה.", "-שתף"], language="he"),)
    assert quoted in text_of(create_app(corpus).test_client(), address)
