from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from fake_corpus import FakeCorpus
from wsm_corpus import IncompatibleIndex, IndexNotFound, InvalidVocabulary, UnreadableIndex, WsmCorpusError
from wsm_webui import create_app

PAGES = [
    "/en/",
    "/nl/",
    "/en/search",
    "/nl/search?q=work&theme=privacy-monitoring",
    "/en/search?theme=boundaries&exclude=theme:leadership&since=2011",
    "/nl/themes",
    "/en/themes/boundaries",
    "/nl/themes/platform-facebook",
    "/en/documents/blogs/balance",
    "/nl/documents/blogs/balance?removed=1&evidence=0",
    "/en/about",
]


def text_of(client: FlaskClient, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.text


@pytest.mark.parametrize("url", PAGES)
def test_every_page_answers_with_safe_headers_and_nothing_inline(client: FlaskClient, url: str) -> None:
    response = client.get(url)
    assert response.status_code == 200
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not re.search(r"<style|<script(?![^>]* src=)| style=| on[a-z]+=", response.text)
    assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', response.text)
    assert f'<html lang="{url[1:3]}">' in response.text


@pytest.mark.parametrize("url", PAGES)
def test_every_page_stays_below_150_kilobytes(client: FlaskClient, url: str) -> None:
    assert len(client.get(url).data) < 150_000


@pytest.mark.parametrize(
    ("accepts", "language"), [("nl-BE,nl;q=0.9", "nl"), ("fr,en;q=0.5", "en"), ("ja", "en"), ("", "en")]
)
def test_the_front_door_opens_in_the_language_of_the_browser(
    client: FlaskClient, accepts: str, language: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepts})
    assert response.location == f"/{language}/"
    assert "Accept-Language" in response.headers["Vary"]


def test_the_language_is_switched_without_losing_the_state(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=work&theme=boundaries")
    assert 'href="/nl/search?q=work&amp;theme=boundaries"' in page


def test_a_dutch_page_speaks_dutch_and_names_themes_in_dutch(client: FlaskClient) -> None:
    page = text_of(client, "/nl/search?q=beleid")
    assert "Zoeken" in page
    assert "Privacy en controle van werknemers" in page
    assert "1 mei 2014" in page
    assert "Search" not in page


def test_results_show_title_site_date_language_themes_and_marked_snippets(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=balance")
    assert "Is social media good for &lt;b&gt;balance&lt;/b&gt;?" in page
    assert "example.org" in page
    assert "March 2011" in page
    assert re.search(r"English 8\d%, Dutch 1\d%", page)
    assert '<mark class="hit exact">balance</mark>' in page
    assert 'href="/en/themes/boundaries"' in page


def test_a_document_without_a_date_is_called_undated(client: FlaskClient) -> None:
    assert "undated" in text_of(client, "/en/search?q=leaders")


def test_facets_narrow_the_search_and_count_documents(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=work")
    assert re.search(
        r'href="/en/search\?q=work&amp;theme=privacy-monitoring">[^<]+</a>\s*<span class="count">23</span>', page
    )
    assert re.search(r'href="/en/search\?q=work&amp;language=en">English</a>', page)


def test_results_are_paged(client: FlaskClient) -> None:
    page = text_of(client, "/en/search?q=note&page=2")
    assert "11 to 20 shown" in page
    assert 'href="/en/search?q=note&amp;page=3"' in page
    assert text_of(client, "/en/search?q=note&page=9").count("There is no page 9.") == 1


def test_the_reader_shows_removed_lines_only_when_asked(client: FlaskClient) -> None:
    assert "Tweet Share Like" not in text_of(client, "/en/documents/blogs/balance")
    page = text_of(client, "/en/documents/blogs/balance?removed=1")
    assert re.search(r"<del[^>]*>Tweet Share Like</del>", page)
    assert "share buttons" in page
    assert "The line only holds words of share buttons" in page


def test_the_reader_marks_the_evidence_and_the_language_of_each_passage(client: FlaskClient) -> None:
    page = text_of(client, "/en/documents/blogs/balance")
    assert 'title="Personal-professional boundaries' in page
    assert re.search(r'<p dir="auto" id="p3" lang="nl"><a [^>]+>3</a>De <mark', page)
    assert "<mark" not in text_of(client, "/en/documents/blogs/balance?evidence=0")


def test_what_authors_wrote_is_never_markup(client: FlaskClient) -> None:
    assert "<script>alert" not in text_of(client, "/en/documents/blogs/balance")
    assert 'href="javascript:' not in text_of(client, "/en/documents/leaders")
    assert "&#34;&gt;&lt;script&gt;" in text_of(client, '/en/search?q="><script>"')


def test_a_theme_shows_its_evidence_in_both_languages(client: FlaskClient) -> None:
    page = text_of(client, "/en/themes/boundaries")
    english, dutch = page.split(">Evidence</h2>")[1].split("<h3>Dutch</h3>")[:2]
    assert '<mark class="evidence">Boundaries between </mark>' in english
    assert '<mark class="evidence">grens tussen werk en privé</mark>' in dutch


def test_a_theme_says_what_its_concepts_mean_and_titles_are_in_the_language_of_their_document(
    client: FlaskClient,
) -> None:
    page = text_of(client, "/nl/themes/boundaries")
    meanings = page.split(">Wat de concepten betekenen</h2>")[1].split("</section>")[0]
    assert meanings.count("<dt>") == meanings.count("<dd>") >= 1
    titles = re.findall(r'<figcaption><a href="[^"]*/documents/[^"]*" lang="(\w+)">', page)
    assert set(titles) == {"en"}  # one of the passages is Dutch, in an English document


def test_a_theme_says_in_words_what_it_is_to_others_and_the_corpus_when_it_was_indexed(client: FlaskClient) -> None:
    page = text_of(client, "/nl/themes/boundaries")
    assert "<li>verwant: <a" in page
    assert "relatedMatch" not in page
    assert "1 January 2024, 12:00 UTC</time>" in text_of(client, "/en/about")


def test_the_version_of_the_corpus_stands_on_the_pages(client: FlaskClient) -> None:
    assert "f00dfeed0123" in text_of(client, "/en/about")
    assert "f00dfeed0123" in text_of(client, "/en/search?q=work")


@pytest.mark.parametrize(
    ("url", "status", "says"),
    [
        ("/en/nowhere", 404, "No such page"),
        ("/nl/nergens", 404, "Deze pagina is er niet"),
        ("/en/documents/nothing", 404, "No such document"),
        ("/en/themes/nothing", 404, "No such page"),
        ("/fr/", 404, "No such page"),
        ("/en/search?page=x", 400, "page: a whole number"),
        ("/nl/search?q=%22a", 400, "De zoekvraag is niet te begrijpen"),
    ],
)
def test_errors_are_pages_too(client: FlaskClient, url: str, status: int, says: str) -> None:
    assert says in text_of(client, url, status)


def test_a_query_error_points_at_its_place_and_offers_the_mend(client: FlaskClient) -> None:
    page = text_of(client, '/en/search?q=work "life', 400)
    assert '<code>work <mark class="fault">&#34;life</mark></code>' in page
    assert "at character 6" in page
    assert 'href="/en/search?q=work+%22life%22"' in page


def test_a_query_error_keeps_the_view_its_filters_and_the_box(client: FlaskClient) -> None:
    page = text_of(client, '/en/collocates?q="work&theme=boundaries&window=3', 400)
    assert 'action="/en/collocates"' in page
    assert 'value="&#34;work"' in page
    assert 'href="/en/collocates?q=%22work%22&amp;theme=boundaries&amp;window=3"' in page


def test_an_error_in_the_query_to_compare_with_is_told_from_one_in_the_other(client: FlaskClient) -> None:
    page = text_of(client, '/en/compare?q=work&against="balance', 400)
    assert 'href="/en/compare?q=work&amp;against=%22balance%22"' in page
    assert client.get('/api/compare?q=work&against="balance').get_json()["parameter"] == "against"
    assert client.get('/api/compare?q="work&against=balance').get_json()["parameter"] == "q"


@pytest.mark.parametrize("error", [IndexNotFound, IncompatibleIndex, UnreadableIndex, InvalidVocabulary])
def test_a_corpus_that_cannot_be_read_names_no_folder_of_the_server(error: type[WsmCorpusError]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error("cannot be read", subject="/srv/secret/corpus", advice="Run `wsm index /srv/secret/corpus`.")

    corpus = FakeCorpus()
    corpus.search = corpus.info = fail  # type: ignore[method-assign, assignment]
    client = create_app(corpus).test_client()
    for url in ("/en/", "/nl/search?q=work", "/api/search?q=work", "/api/corpus"):
        response = client.get(url)
        assert response.status_code == 503
        assert "secret" not in response.text


def test_a_document_that_is_not_there_is_answered_with_its_likes(client: FlaskClient) -> None:
    page = text_of(client, "/en/documents/blogs/balanse", 404)
    assert 'href="/en/documents/blogs/balance"' in page


def test_pages_only_answer_to_reading(client: FlaskClient) -> None:
    response = client.post("/en/search", data={"q": "work"})
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_an_unchanged_page_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/en/about")
    assert client.get("/en/about", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_page_on_the_api_says_what_every_address_gives_and_takes(client: FlaskClient) -> None:
    rows = re.findall(r"<td>(.*?)</td><td>(.*?)</td>", text_of(client, "/en/api"))
    assert len(rows) > 30
    assert all(gives for gives, _ in rows)
    gives, takes = rows[0]
    assert gives == "Documents found, best first"
    assert {"q", "language", "size"} <= set(re.findall(r"<code[^>]*>(\w+)</code>", takes))


def test_the_twin_of_the_search_page_has_the_promised_shape(client: FlaskClient) -> None:
    found = client.get("/api/search?q=balance").get_json()
    assert {"query", "total", "corpus_version", "facets", "hits"} <= set(found)
    assert found["query"] == "balance"
    assert {"id", "title", "language", "score", "themes", "snippets"} <= set(found["hits"][0])
    assert {"id", "score"} == set(found["hits"][0]["themes"][0])


def test_the_twin_of_the_reader_slices_to_its_quotes(client: FlaskClient) -> None:
    document = client.get("/api/documents/blogs/balance").get_json()
    assert [line["number"] for line in document["lines"]] == list(range(5))
    assert [line["kept"] for line in document["lines"]] == [True, False, True, True, False]
    for theme in document["themes"]:
        for piece in theme["evidence"]:
            assert document["text"][piece["start"] : piece["end"]] == piece["quote"]


@pytest.mark.parametrize(
    ("url", "status"),
    [("/api/search?page=x", 400), ('/api/search?q="', 400), ("/api/documents/no", 404), ("/api/no", 404)],
)
def test_errors_of_the_twins_are_problem_details(client: FlaskClient, url: str, status: int) -> None:
    response = client.get(url)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    body = response.get_json()
    assert body["status"] == status
    assert body["detail"]
