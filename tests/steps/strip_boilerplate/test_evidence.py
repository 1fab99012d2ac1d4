"""Evidence from the site and from the HTML."""

import numpy as np
import pytest

from wsm_corpus.steps.strip_boilerplate.evidence import HTML_ODDS, SITE_ODDS, weigh_html, weigh_site
from wsm_corpus.steps.strip_boilerplate.features import measure_page

TEXT = "The wind rose over the hills that night, and nobody in the town went out again before the morning came."
ODDS = np.zeros(3, np.float32)


@pytest.mark.parametrize(
    ("count", "documents", "added"),
    [(2, 2, 0.0), (3, 0, SITE_ODDS), (3, 15, SITE_ODDS), (3, 16, 0.0), (90, 100, SITE_ODDS)],
)
def test_a_line_counts_as_the_sites_on_enough_of_its_documents(count: int, documents: int, added: float) -> None:
    page = measure_page([TEXT, "Our house", "Our garden"], "en")
    weighed = weigh_site(ODDS, page, {"our house": count}, documents)
    assert weighed.odds.tolist() == [0, added, 0]


def test_between_two_paragraphs_repetition_counts_nothing() -> None:
    page = measure_page([TEXT, "Conclusion", TEXT], "en")
    assert weigh_site(ODDS, page, {"conclusion": 50}, 50).odds.tolist() == [0, 0, 0]


def test_the_evidence_is_named_with_its_numbers_where_it_turned_the_verdict() -> None:
    page = measure_page(["Our house", "Our garden", TEXT], "en")
    weighed = weigh_site(ODDS - 1, page, {"our house": 4}, 9)
    assert weighed.why(0, 0.0) == ("repetition", "on_many_pages", "4 of 9 documents")
    assert weighed.why(1, 0.0) == ("model", "", "")


def test_the_html_weighs_both_ways_and_no_html_weighs_nothing() -> None:
    page = measure_page(["Our house", "", TEXT, "Our garden"], "en")
    weighed = weigh_html(weigh_site(ODDS, page, {}, 0), page, frozenset({2}))
    assert weighed.odds.tolist() == [HTML_ODDS, -HTML_ODDS, HTML_ODDS]
    assert weighed.why(0, 0.5)[:2] == ("html", "html_outside")
    assert weighed.why(1, -0.5)[:2] == ("html", "html_inside")
    assert weigh_html(weighed, page, None) is weighed
