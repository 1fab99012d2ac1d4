"""The views of a search: what they show and what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fake_corpus import FakeCorpus
from fake_documents import document
from pages_read import main_of, text_of
from wsm_corpus import Corpus
from wsm_corpus.records import Notice
from wsm_webui import create_app
from wsm_webui.pages.counted import SHOWN_ROWS
from wsm_webui.pages.documents import MOST_VALUES
from wsm_webui.showing import show_notice, show_share

VIEWS = ["search", "concordance", "frequencies", "compare", "collocates", "words"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", ["", "q=work", "q=xyzzy", "theme=boundaries&exclude=language:nl", "q=work&page=99"])
def test_every_view_answers_whatever_is_found(client: FlaskClient, view: str, query: str) -> None:
    for language in ("en", "nl"):
        page = text_of(client, f"/{language}/{view}?{query}")
        assert 'aria-current="page"' in page.split('class="tabs"')[1]
        assert not re.search(r"<style|<script(?![^>]* src=)| style=", page)


def test_the_tabs_carry_the_search_from_view_to_view(client: FlaskClient) -> None:
    page = text_of(client, "/en/concordance?q=work&theme=boundaries&width=100")
    assert 'href="/en/collocates?q=work&amp;theme=boundaries&amp;width=100"' in page


def test_rates_are_stated_per_language_and_never_pooled(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=werk"))
    assert re.search(r"\d hits in Dutch", page)
    assert "per 10,000 words" in page
    assert "hits in English" not in page


@pytest.mark.parametrize("query", ["q=werk", "q=media", "q=%22social+media%22", "theme=boundaries", "q=in"])
def test_languages_of_passages_say_to_how_many_documents_they_lead(bundled: Corpus, query: str) -> None:
    client = create_app(bundled).test_client()
    facet = text_of(client, f"/en/search?{query}").split('id="facet-passage"')[1].split("</ul>")[0]
    led = re.findall(r'href="([^"]+)">[^<]+</a> <span class="count">(\d+)<', facet)
    assert led
    for href, count in led:
        found = client.get(href.replace("&amp;", "&").replace("/en/search", "/api/search")).json
        assert found is not None
        assert str(found["total"]) == count


def test_a_line_of_the_concordance_opens_to_its_paragraph(client: FlaskClient) -> None:
    closed = text_of(client, "/en/concordance?q=balance")
    assert "is hard when the telephone is always on.</p>" not in main_of(closed)
    link = re.search(r'href="(/en/concordance\?[^"]*open=[^"#]+)#line-1"', closed)
    assert link
    opened = main_of(text_of(client, link[1].replace("&amp;", "&")))
    assert 'aria-expanded="true"' in opened
    assert "is hard when the telephone is always on.</p>" in opened


def test_where_the_hits_stand_is_drawn_and_told_in_a_table(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/concordance?q=work&spread=1"))
    assert "<svg" in page
    told = page.split('id="spread"')[1]
    assert re.search(r"Is social media good for[^<]*</a></th><td>2</td><td>\d+</td><td>[\d.]+</td><td>12%", told)
    assert "25 of 26 documents have a hit" in told
    assert "Deviation of proportions 0.250" in told
    assert 'href="/api/export/dispersion.csv?q=work"' in told


@pytest.mark.parametrize("open", ["x", "12:nothing", ":", "99999:blogs/balance"])
def test_a_line_that_is_not_there_opens_nothing(client: FlaskClient, open: str) -> None:
    assert 'class="paragraph"' not in text_of(client, f"/en/concordance?q=work&open={open}")


def test_frequencies_keep_languages_apart_unless_asked(client: FlaskClient) -> None:
    apart = main_of(text_of(client, "/en/frequencies?q=work&by=year"))
    assert "Passages in English" in apart
    assert "Passages in Dutch" in apart
    pooled = main_of(text_of(client, "/en/frequencies?q=work&by=year&pool=1"))
    assert "All languages together" in pooled
    assert "Passages in English" not in pooled


def test_the_spread_over_parts_is_stated_beside_the_frequencies(client: FlaskClient) -> None:
    assert "Spread over these parts: deviation of proportions 0." in text_of(client, "/en/frequencies?q=work&by=site")
    assert "Spread over these parts" not in text_of(client, "/en/frequencies?by=site")


def test_two_languages_are_compared_by_concepts_in_the_order_asked(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/compare?unit=concepts&words=nl&words=en"))
    assert page.index("Places in Dutch") < page.index("Places in English")
    assert 'aria-current="true">Concepts in two languages</a>' in page
    assert 'href="/en/themes/boundaries"' in page
    found = client.get("/api/compare?unit=concepts&words=nl&words=en").get_json()
    assert {(one["a_language"], one["b_language"]) for one in found["concepts"]} == {("nl", "en")}
    header = client.get("/api/export/compare.csv?unit=concepts").text.splitlines()[0]
    assert header.removeprefix("\ufeff").startswith("concept,a_language,a,a_words")


def test_the_languages_that_are_counted_can_be_chosen(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/collocates?q=work&least=1&words=en"))
    assert "Words in English" in page
    assert "Words in Dutch" not in page


def test_a_long_facet_and_a_long_table_are_cut_short_and_say_where_the_rest_is() -> None:
    many = [document(f"d{n}", ["Work here."], title=f"D{n}", site=f"site{n:03}.org") for n in range(250)]
    client = create_app(FakeCorpus(documents=many)).test_client()
    page = main_of(text_of(client, "/en/search?q=work"))
    assert page.count("site=site") == MOST_VALUES
    assert 'href="/en/frequencies?q=work&amp;by=site">All 250</a>' in page
    table = main_of(text_of(client, "/en/frequencies?q=work&by=site&pool=1"))
    assert table.count('<th scope="row">') == SHOWN_ROWS
    assert f"The first {SHOWN_ROWS} of 250 parts are shown" in table
    assert len(client.get("/api/export/frequencies.csv?q=work&by=site&pool=1").text.splitlines()) == 251


def test_what_is_remembered_is_counted_anew_when_the_corpus_changes() -> None:
    corpus = FakeCorpus()
    client = create_app(corpus).test_client()
    before = main_of(text_of(client, "/en/frequencies?q=balance"))
    corpus.documents = corpus.documents[:3]
    assert main_of(text_of(client, "/en/frequencies?q=balance")) == before
    corpus.version = "newer"
    assert main_of(text_of(client, "/en/frequencies?q=balance")) != before


def test_what_is_remembered_is_told_anew_when_a_dictionary_cannot_be_read_any_more(own_copy: Path) -> None:
    words = own_copy / "words.tsv"
    words.write_text("mushroom\tpaddenstoel\n", encoding="utf-8")
    with (own_copy / "corpus.toml").open("a", encoding="utf-8") as settings:
        settings.write('dictionaries = ["words.tsv"]\n')
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        client = create_app(corpus).test_client()
        said = "The dictionary “words.tsv” cannot be used"
        assert said not in text_of(client, "/en/concordance?q=paddenstoel")
        words.write_text("mushroom\n", encoding="utf-8")
        assert said in text_of(client, "/en/concordance?q=paddenstoel")
        words.write_text("mushroom\tpaddenstoelen\n", encoding="utf-8")
        assert said not in text_of(client, "/en/concordance?q=paddenstoel")


@pytest.mark.parametrize("asked", ["theme=boundaries", "q=theme:boundaries"])
def test_what_a_theme_finds_is_told_in_documents_of_those_there(bundled: Corpus, asked: str) -> None:
    page = main_of(text_of(create_app(bundled).test_client(), f"/en/frequencies?{asked}&by=language&pool=1"))
    assert "Documents found of 100 documents there" in page
    assert "Per 10,000 words" not in page
    rows = re.findall(
        r'<th scope="row">(\w+)</th>.*?<td>(\d+)</td><td>(\d+)</td><td>(\d+%)</td></tr>', page, re.DOTALL
    )
    found = {language: count for language, count, _, _ in rows}
    facet = next(one for one in bundled.search("theme:boundaries").facets if one.field == "language")
    names = {"en": "English", "nl": "Dutch"}
    assert {names[one.value]: str(one.count) for one in facet.values} == {
        language: count for language, count in found.items() if count != "0"
    }
    assert all(share == f"{round(100 * int(one) / int(of))}%" for _, one, of, share in rows)


def test_years_stand_in_order_and_the_undated_last(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/frequencies?q=work&by=year&pool=1"))
    years = re.findall(r'<th scope="row">(\d{4}|undated)</th>', page)
    assert years == [*sorted(years[:-1]), "undated"]


def test_few_hits_carry_a_warning(client: FlaskClient) -> None:
    assert (
        "too few to compare" in main_of(text_of(client, "/en/frequencies?q=leaders&by=passage")).split("footnote")[0]
    )


def test_one_hit_is_one_and_a_language_without_hits_says_so(bundled: Corpus) -> None:
    client = create_app(bundled).test_client()
    once = next(word for word, count in bundled.word_counts(in_language="nl").items() if count == 1 and len(word) > 9)
    assert "This is only 1 hit: too few" in text_of(client, f"/en/collocates?q=folded:{once}&least=1")
    page = main_of(text_of(client, "/en/collocates?q=klantenservice&expand=0&words=en&least=1"))
    assert "The search has no hits in English." in page


def test_a_part_without_a_word_of_the_language_is_no_part(bundled: Corpus) -> None:
    client = create_app(bundled).test_client()
    parts = client.get("/api/frequencies?q=media&by=author").get_json()["parts"]
    assert {part["language"] for part in parts} == {"en", "nl"}
    assert all(one["words"] for part in parts for one in part["values"])
    assert len({len(part["values"]) for part in parts}) == 2  # nobody is told to write no Dutch word


def test_a_comparison_shows_both_frequencies_and_warns_of_little_text(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/compare?theme=boundaries&least=1"))
    assert re.search(r"A: \d+ words found. B: \d+ words compared with.", page)
    assert "too few to compare by" in page
    assert re.search(r'<a lang="en"[^>]*>home</a>', page)


def test_a_word_of_a_comparison_leads_to_every_place_where_it_was_counted(bundled: Corpus) -> None:
    client = create_app(bundled).test_client()
    page = main_of(text_of(client, "/en/compare?theme=boundaries&least=1"))
    rows = re.findall(r'href="/en/(concordance[^"]+)">([^<]+)</a></th><td>(\d+)</td>', page)
    assert len(rows) > 10
    for href, word, count in rows:
        lines = client.get(f"/api/{href.replace('&amp;', '&')}").get_json()
        assert lines["total"] >= int(count), word  # a word within a joined one, work/life, has lines too


def test_an_expansion_is_shown_and_switched_off_alone_or_altogether(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=policy")
    assert "Policy and governance" in page
    assert '<q lang="nl">beleid</q>' in page
    assert 'href="/en/search?q=policy&amp;without=policy-governance"' in page
    assert 'href="/en/search?q=policy&amp;expand=0"' in page
    assert "switch on" in text_of(client, "/en/search?q=policy&without=policy-governance")


def test_where_a_word_and_a_filter_both_find_nothing_both_can_be_left_out(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=work+xyzzy&site=nowhere.example"))
    ways = page.split('id="way-out"')[1].split("</section>")[0]
    assert re.search(r'href="/en/search\?q=work">Without “xyzzy” and without any filter</a>', ways)


def test_finding_nothing_names_the_word_and_only_ways_that_lead_somewhere(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=xyzzy+work"))
    assert "Nothing is found for “xyzzy”." in page
    ways = page.split('id="way-out"')[1].split("</section>")[0]
    assert re.search(r'href="/en/search\?q=work">Without “xyzzy”</a> <span class="count">25 documents', ways)
    assert "any of the words" not in ways  # the hand-made corpus finds nothing that way either
    assert "almost like" not in ways


def test_a_filter_that_leaves_nothing_is_named_as_the_page_names_it(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/nl/search?q=work&theme=leadership&since=2011"))
    assert "Zonder het filter Thema: Leiderschap en management</a>" in page
    assert "Geen documenten gevonden." in page


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("xyzzy", "xyzzy"),
        ("theme:boundaries", "Theme: Personal-professional boundaries"),
        ('NOT site:"a.org"', "not Site: a.org"),
        ("(language:nl OR language:en)", "Language: Dutch / Language: English"),
        ("published:[2011 TO *]", "From: 2011"),
        ("published:[2011 TO 2012-03]", "From: 2011, Until: 2012-03"),
    ],
)
def test_what_finds_nothing_is_named_as_the_page_names_it(app: Flask, subject: str, named: str) -> None:
    with app.test_request_context("/en/"):
        assert show_notice(Notice(kind="no_hits_for", text="", subject=subject)) == f"Nothing is found for “{named}”."


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.003, "< 1%"), (0.5, "50%"), (0.99, "99%"), (0.997, "> 99%"), (1, "100%")]
)
def test_a_share_is_never_rounded_to_nothing_or_to_all(share: float, shown: str) -> None:
    assert show_share(share) == shown


def test_how_words_are_met_is_switched_on_the_page(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=work&any=1&expand=0&theme=boundaries")
    form = page.split('role="search"')[1].split("</form>")[0]
    assert re.search(r'name="any" value="1" checked', form)
    assert re.search(r'name="expand" value="0" checked', form)
    assert re.search(r'name="exact" value="1" data-submit', form)
    assert re.findall(r'type="hidden" name="(\w+)"', form) == ["theme"]


def test_the_header_names_the_version_and_the_query_as_it_was_run(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/frequencies?q=work"))
    assert "f00dfeed0123</code></span>" in page.split('class="found"')[1].split("</div>")[0]
    assert "The query as it was run</summary><p><code>work</code>" in page


@pytest.mark.parametrize("path", ["search?q=work", "concordance?q=work", "documents/blogs/balance?q=work"])
def test_the_page_says_what_its_marks_mean(client: FlaskClient, path: str) -> None:
    legend = text_of(client, f"/en/{path}").split('class="legend"')[1].split("</p>")[0]
    assert '<mark class="hit exact">as typed</mark>' in legend
    assert "inflected" not in legend  # there is none on the page


@pytest.mark.parametrize("asked", ["any=1", "", "exact=1&any=1", "expand=0"])
def test_the_box_shows_what_was_typed_and_not_the_query_as_it_was_run(bundled: Corpus, asked: str) -> None:
    page = create_app(bundled).test_client().get(f"/en/search?q=burn+risk&{asked}").text
    assert 'name="q" type="search" dir="auto" value="burn risk"' in page
    assert re.search("<code>(exact:)?burn OR (exact:)?risk</code>", page)  # none has both, so that any will do
