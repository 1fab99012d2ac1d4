from __future__ import annotations

import csv
import html
import io
import re
import shlex

import click
import pytest
from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape

from fake_corpus import FakeCorpus
from fake_documents import document
from wsm_corpus.cli import wsm
from wsm_corpus.records import Notice
from wsm_webui import create_app
from wsm_webui.charts import DOTS_APART, bars, dots
from wsm_webui.frame import EXPORTS, today
from wsm_webui.pages.builder import written
from wsm_webui.pages.counted import SHOWN_ROWS
from wsm_webui.pages.documents import MOST_VALUES
from wsm_webui.showing import show_notice, show_share

VIEWS = ["search", "concordance", "frequencies", "compare", "collocates"]


def text_of(client: FlaskClient, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.text


def main_of(page: str) -> str:
    return page.split("<main")[1].split("</main>")[0]


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


def test_years_stand_in_order_and_the_undated_last(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/frequencies?q=work&by=year&pool=1"))
    years = re.findall(r'<th scope="row">(\d{4}|undated)</th>', page)
    assert years == [*sorted(years[:-1]), "undated"]


def test_few_hits_carry_a_warning(client: FlaskClient) -> None:
    assert (
        "too few to compare" in main_of(text_of(client, "/en/frequencies?q=leaders&by=passage")).split("footnote")[0]
    )


def test_a_comparison_shows_both_frequencies_and_warns_of_little_text(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/compare?theme=boundaries&least=1"))
    assert re.search(r"A: \d+ words found. B: \d+ words compared with.", page)
    assert "too few to compare by" in page
    assert re.search(r'<a lang="en"[^>]*>home</a>', page)


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


def test_removed_lines_are_searched_shown_and_marked(client: FlaskClient) -> None:
    page = main_of(text_of(client, "/en/search?q=removed:tweet"))
    assert '<del lang="en"><mark class="hit exact">Tweet</mark> Share Like</del>' in page
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


def test_an_old_link_says_what_has_changed(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=work&v=0ld")
    assert "copied from version 0ld" in page
    assert "1 document was added" in page
    assert 'href="/en/documents/beleid"' in page
    assert "of which nothing is known here" in text_of(client, "/en/search?q=work&v=other")
    assert "copied from version" not in text_of(client, "/en/search?q=work&v=f00dfeed0123")


def test_the_link_of_a_view_names_the_version(client: FlaskClient) -> None:
    assert "/en/collocates?q=work&amp;v=f00dfeed0123</code>" in text_of(client, "/en/collocates?q=work")


def test_the_command_of_a_view_can_be_pasted_into_a_shell(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=it's+%22work%22&theme=boundaries&exclude=language:nl&since=2011&exact=1")
    shown = re.search(r"<code data-copy>(wsm [^<]+)</code>", page)
    assert shown
    words = shlex.split(shown[1].replace("&#39;", "'").replace("&#34;", '"'))
    assert words[:3] == ["wsm", "search", 'it\'s "work"']
    assert words[3:9] == ["--language=-nl", "--theme", "boundaries", "--from", "2011", "--exact"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "query", ["q=work", "q=-work", "q=work&theme=a&exclude=site:b&until=2011&any=1&words=en&pool=1"]
)
def test_the_command_line_understands_every_command_shown(client: FlaskClient, view: str, query: str) -> None:
    shown = re.search(r"<code data-copy>wsm ([^<]+)</code>", text_of(client, f"/en/{view}?{query}"))
    assert shown
    words = shlex.split(shown[1].replace("&#39;", "'"))
    command = wsm.get_command(click.Context(wsm), words.pop(0))
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    assert command
    command.make_context("wsm", words)


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


@pytest.mark.parametrize("unit", ["words", "concepts"])
def test_a_field_of_the_other_unit_is_left_out_of_a_comparison(client: FlaskClient, unit: str) -> None:
    asked = f"/api/export/compare.csv?q=work&theme=boundaries&unit={unit}&fields=concept&fields=word&fields=log_ratio"
    header = client.get(asked).text.splitlines()[0].lstrip("\ufeff").split(",")
    assert header[:2] == [{"words": "word", "concepts": "concept"}[unit], "log_ratio"]


def test_a_file_has_the_chosen_fields_and_says_what_was_asked(client: FlaskClient) -> None:
    response = client.get("/api/export/documents.csv?q=balance&theme=boundaries&fields=id&fields=title")
    name = f"documents-balance-theme-boundaries-f00dfeed0123-{today()}.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    (row,) = csv.DictReader(io.StringIO(response.data.decode("utf-8-sig")))
    assert row["id"] == "blogs/balance"
    assert "author" not in row
    assert row["query"] == "balance"
    assert row["filters"] == "theme: boundaries"
    assert row["corpus_version"] == "f00dfeed0123"
    assert "/en/search?q=balance&theme=boundaries&v=f00dfeed0123" in row["link"]


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_a_file_without_a_row_is_told_what_was_asked_by_its_name_and_its_link(
    client: FlaskClient, format: str
) -> None:
    response = client.get(f"/api/export/concordance.{format}?q=xyzzy&theme=boundaries")
    assert len(response.data.decode("utf-8-sig").splitlines()) == (format == "csv")  # the names of the columns
    name = f"concordance-xyzzy-theme-boundaries-f00dfeed0123-{today()}.{format}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    page = "http://localhost/en/concordance?q=xyzzy&theme=boundaries&v=f00dfeed0123"
    assert response.headers["Link"] == f'<{page}>; rel="describedby"'


@pytest.mark.parametrize("view", EXPORTS)
@pytest.mark.parametrize("format", ["csv", "jsonl", "xlsx"])
def test_every_view_can_be_taken_away(client: FlaskClient, view: str, format: str) -> None:
    assert client.get(f"/api/export/{view}.{format}?q=work&least=1").status_code == 200
    form = text_of(client, f"/en/export/{view}?q=work")
    for field in re.findall(r'name="fields" value="([^"]+)"', form):
        assert client.get(f"/api/export/{view}.{format}?q=work&fields={field}").status_code == 200


def test_the_form_of_an_export_leads_to_the_file(client: FlaskClient) -> None:
    response = client.get("/en/export/concordance/download?q=work&format=xlsx&fields=hit")
    assert response.location == "/api/export/concordance.xlsx?fields=hit&q=work"


@pytest.mark.parametrize("format", ["text", "bibtex", "csl-json"])
def test_a_document_and_a_search_can_be_cited(client: FlaskClient, format: str) -> None:
    assert "f00dfeed0123" in client.get(f"/api/cite?format={format}&id=blogs/balance").text
    assert "f00dfeed0123" in client.get(f"/api/cite?format={format}&q=work").text
    assert "f00dfeed0123" in text_of(client, "/nl/cite?id=blogs/balance")
    assert client.get(f"/api/cite?format={format}&id=nothing").status_code == 404


@pytest.mark.parametrize(
    ("fields", "query"),
    [
        ({"all": "social media"}, "social media"),
        ({"phrase": 'work "life" balance'}, '"work life balance"'),
        ({"any_of": "burnout stress"}, "(burnout OR stress)"),
        ({"all": "policy", "none_of": "privacy, law"}, "policy AND NOT privacy AND NOT law"),
        ({"title": "social media"}, "title:(social media)"),
        ({"all": "AND work:life"}, '"AND" work life'),
        ({"removed": "cookie policy"}, "removed:(cookie policy)"),
        ({"so_far": "work OR life"}, "work OR life"),
        ({"so_far": "work OR life", "none_of": "privacy"}, "(work OR life) AND NOT privacy"),
        ({}, ""),
    ],
)
def test_the_builder_writes_the_query_it_stands_for(fields: dict[str, str], query: str) -> None:
    assert written(fields) == query


def test_the_builder_leads_to_the_search(client: FlaskClient) -> None:
    response = client.get("/nl/build/query?any_of=burnout+stress&theme=boundaries&language=&expand=0")
    assert response.location == "/nl/search?q=(burnout+OR+stress)&theme=boundaries&expand=0"


@pytest.mark.parametrize(
    ("query", "field"), [("work life", "all"), ("work OR life", "so_far"), ('"a b"', "so_far"), ("-x", "so_far")]
)
def test_the_builder_takes_up_the_query_that_led_there(client: FlaskClient, query: str, field: str) -> None:
    page = client.get("/en/build", query_string={"q": query, "theme": ["boundaries", "leadership"], "order": "left"})
    filled = dict(re.findall(r'name="(all|so_far)" value="([^"]+)"', page.text))
    assert {name: html.unescape(value) for name, value in filled.items()} == {field: query}
    assert page.text.count("selected") == 2
    assert 'type="hidden" name="order" value="left"' in page.text
    assert f"<code>{escape(query)}</code>" in page.text.split("data-written")[1]


def test_the_builder_shows_the_query_without_a_script(client: FlaskClient) -> None:
    page = text_of(client, "/en/build?all=policy&none_of=law&language=nl")
    written_there = page.split("data-written")[1].split("</div>")[0]
    assert "<code>policy AND NOT law</code>" in written_there
    assert "<code>language: nl</code>" in written_there


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
