import pytest

from wsm_corpus.readers.cite import check_fields, cite, read_date
from wsm_corpus.records import site_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2011", "2011"),
        ("2011-03", "2011-03"),
        (" 2011-03-24 ", "2011-03-24"),
        ("2011-03-24T10:00:00Z", "2011-03-24"),
        ("2011-03-24 10:00", "2011-03-24"),
        ("2012-02-29", "2012-02-29"),
        ("2011-02-29", None),
        ("2011-13", None),
        ("0000", None),
        ("24/03/2011", None),
        ("24-03-2011", None),
        ("March 2011", None),
        ("2011-3", None),
        ("11", None),
        ("٢٠١١", None),
        ("", None),
    ],
)
def test_a_date_is_kept_at_its_precision_or_not_at_all(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Duperrin.com/english/", "duperrin.com"),
        ("http://lvtpr.blogspot.com:80/2011", "lvtpr.blogspot.com"),
        ("https://[::1", None),
        ("no address", None),
        ("", None),
        (None, None),
    ],
)
def test_a_site_is_the_host_of_its_address(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


def test_what_is_said_first_wins_and_an_empty_field_says_nothing() -> None:
    row, _ = check_fields({"title": "", "author": "  Ann \n Other ", "genre": "blog"})
    file, _ = check_fields({"Title": "From the file", "author": "Nobody", "date": "2011", "url": "http://www.a.nl/x"})
    citation = cite("x", row, file)
    assert (citation.title, citation.author, citation.published) == ("From the file", "Ann Other", "2011")
    assert (citation.site, citation.extra) == ("a.nl", {"genre": "blog"})


def test_a_document_nothing_is_known_of_has_nothing_guessed() -> None:
    citation = cite("x", {})
    assert (citation.title, citation.site, citation.published, citation.year) == (None, None, None, None)


def test_values_of_a_wrong_form_are_reported_and_kept_apart() -> None:
    fields, problems = check_fields({"published": "24/6/2008", "url": "javascript:alert(1)"})
    assert fields == {"published (as found)": "24/6/2008", "url (as found)": "javascript:alert(1)"}
    assert problems == [
        "published '24/6/2008' is not a date of the form 2011, 2011-03 or 2011-03-24",
        "url 'javascript:alert(1)' is not a web address that begins with http:// or https://",
    ]


def test_of_two_fields_that_mean_the_same_none_is_lost() -> None:
    clean, problems = check_fields({"Date": "2011", "published": "2012-03", "licence": "CC BY", "rights": "all"})
    assert clean == {"published": "2012-03", "rights": "all", "Date": "2011", "licence": "CC BY"}
    assert problems == []
    assert check_fields({"date": "2011", "title": " "})[0] == {"published": "2011"}
