"""The word list: which words stand on it, where they lead, and what is said of them elsewhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from pages_read import main_of, text_of
from wsm_corpus import Corpus
from wsm_webui import create_app
from wsm_webui.languages_counted import SHOWN

ROW = r'href="([^"]+)">([^<]+)</a></th><td>([\d,]+)</td><td>([\d,.]+)</td><td>([\d.]+)%</td><td>(\d+)</td>'


@pytest.fixture(scope="module")
def pages(bundled: Corpus) -> FlaskClient:
    return create_app(bundled).test_client()


def rows(page: str) -> list[tuple[str, ...]]:
    return re.findall(ROW, page)


def test_a_word_has_its_count_rate_share_and_documents(pages: FlaskClient, bundled: Corpus) -> None:
    page = main_of(text_of(pages, "/en/words?words=nl"))
    counts = bundled.word_counts(in_language="nl")
    tokens = sum(counts.values())
    assert f"Words in all: {tokens:,}. Different words: {len(counts):,}." in page
    listed = rows(page)
    assert len(listed) == SHOWN
    for _, word, count, rate, share, documents in listed:
        assert int(count) == counts[word]
        assert float(rate.replace(",", "")) == pytest.approx(counts[word] / tokens * 1e6, abs=0.5)
        assert float(share) == pytest.approx(100 * counts[word] / tokens, abs=0.01)
        assert 1 <= int(documents) <= 5


def test_a_word_of_the_whole_corpus_leads_to_the_places_that_were_counted(pages: FlaskClient) -> None:
    for href, word, count, *_ in rows(main_of(text_of(pages, "/en/words"))):
        found = pages.get(unescape(href).replace("/en/", "/api/")).get_json()
        others = {line["hit"].casefold() for line in found["lines"]}
        # A word within a joined one (work/life) has a place of its own there, and is no word of the list.
        assert found["total"] >= int(count), word
        assert found["total"] == int(count) or len(others) == 1, word


def test_pages_of_words_follow_one_another_and_end(pages: FlaskClient) -> None:
    first = pages.get("/api/words?words=en").get_json()
    second = pages.get(first["next"]).get_json()
    assert (first["page"], second["page"], second["previous"]) == (1, 2, "/api/words?words=en")
    words = [one["word"] for found in (first, second) for one in found["parts"][0]["words"]]
    assert len(set(words)) == 2 * SHOWN
    last = pages.get(f"/api/words?words=en&page={first['pages']}").get_json()
    assert last["next"] is None
    assert 0 < len(last["parts"][0]["words"]) <= SHOWN
    assert 'rel="next" href="/en/words?page=2&amp;words=en"' in text_of(pages, "/en/words?words=en")
    assert "There are no more words." in text_of(pages, "/en/words?words=en&page=999")


def test_words_are_listed_without_function_words_or_by_a_pattern(pages: FlaskClient) -> None:
    page = main_of(text_of(pages, "/nl/words?words=nl&function_words=0&pattern=werk*"))
    listed = [word for _, word, *_ in rows(page.replace(",", "."))]
    assert listed or "Daarvan in de lijst" in page
    assert all(word.startswith("werk") for word in re.findall(r'<a lang="nl" href="[^"]+">([^<]+)</a></th>', page))
    assert re.search(r'name="function_words" value="0" checked', page)
    nothing = main_of(text_of(pages, "/en/words?pattern=qqq*"))
    assert 'href="/en/words">List all words</a>' in nothing


def test_words_are_sorted_by_the_alphabet_on_request_and_a_language_without_words_says_so(pages: FlaskClient) -> None:
    page = text_of(pages, "/en/words?words=nl&sort=word&pattern=w*")
    listed = re.findall(r'<a lang="nl" href="[^"]+">([^<]+)</a></th>', page)
    assert len(listed) > 10
    assert listed == sorted(listed)
    assert '<option value="word" selected>by the alphabet</option>' in page
    assert "Nothing to count." in text_of(pages, "/en/words?words=xx")


@pytest.mark.parametrize("path", ["collocates?q=media&least=1", "compare?q=leaders&least=1", "words?q=media"])
def test_function_words_stay_away_where_they_were_switched_off(pages: FlaskClient, path: str) -> None:
    little = {"the", "of", "and", "to", "in", "a", "is"}
    for more, met in (("", True), ("&function_words=0", False)):
        parts = pages.get(f"/api/{path}{more}&words=en").get_json()
        assert bool(little & {one["word"] for one in parts["parts"][0]["words"]}) == met or path.startswith("compare")
        assert parts["function_words"] == met
        file = pages.get(f"/api/export/{path.replace('?', '.csv?')}{more}").text
        assert ("no function words" in file) != met
        view = path.partition("?")[0]
        cited = pages.get(f"/api/cite?q=media&view={view}{more}").text
        assert ("no function words" in cited) != met
        assert f"/en/{view}?q=media" in cited
    shown = text_of(pages, f"/en/{path}&function_words=0")
    assert "A word leads to its places in these documents" in shown
    assert 'href="/en/concordance?' in shown
    assert "--no-function-words" in shown


def test_a_citation_of_a_view_leads_back_to_it(pages: FlaskClient) -> None:
    page = text_of(pages, "/en/words?q=media&pattern=soc*")
    link = re.search(r'href="(/en/cite\?[^"]+)"', page)
    assert link
    cite = text_of(pages, unescape(link[1]))
    assert 'href="/en/words?q=media&amp;pattern=soc*">Back to the results' in cite
    assert "Search for “media” (word list; words like soc*)" in cite
    assert text_of(pages, "/en/cite?q=media&view=nothing", 400)


def test_documents_on_both_sides_of_a_comparison_are_told(pages: FlaskClient) -> None:
    page = main_of(text_of(pages, "/en/compare?q=site:duperrin.com&against=language:en"))
    assert "1 document is in both A and B: its words are counted on either side." in page
    assert "in both A and B" not in text_of(pages, "/en/compare?q=site:duperrin.com&against=language:nl")
    assert "in both A and B" not in text_of(pages, "/en/compare?q=site:duperrin.com")
    found = pages.get("/api/compare?q=site:duperrin.com&against=language:en").get_json()
    assert found["shared_documents"] == 1
    file = pages.get("/api/export/compare.csv?q=site:duperrin.com&against=language:en").text
    assert "against,shared_documents" in file.splitlines()[0]
