from pathlib import Path

import pytest

from readers.reading import make_corpus, read_all
from wsm_corpus.records import digest

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Social media at work</title>
<meta name="author" content="Ann Author"><meta property="article:published_time" content="2011-03-24T10:00:00+01:00">
<link rel="canonical" href="https://www.example.org/2011/03/post"><style>p{}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<article><h1>Social media at work</h1><p>By Ann Author</p>
<p>Employers who fear social media forget that their employees <b>talk</b> about work any&shy;way,
in the canteen, on the train and at home.<br>A ban moves the conversation to a place where nobody listens.</p>
<p>Rules help more than bans, and examples help more than rules, say the people who wrote the guide.</p>
<table><tr><td>One</td><td>Two &#x2028; words</td></tr></table>
<p hidden>You cannot see this</p><p style="display: none">nor this</p><pre>a line
another line</pre>
</article><aside><h3>Related posts</h3><a href="x">Ten ways to burn out on social media while managing it</a></aside>
<footer>Copyright 2011<!-- a comment --> Example<script>x</script></footer></body></html>"""

LINES = [
    "Home",
    "About us",
    "Social media at work",
    "By Ann Author",
    "Employers who fear social media forget that their employees talk about work anyway, in the canteen, on the "
    "train and at home.",
    "A ban moves the conversation to a place where nobody listens.",
    "Rules help more than bans, and examples help more than rules, say the people who wrote the guide.",
    "One\tTwo words",
    "a line",
    "another line",
    "Related posts",
    "Ten ways to burn out on social media while managing it",
    "Copyright 2011 Example",
]


def test_a_page_is_all_its_visible_lines_and_knows_which_are_the_article(tmp_path: Path) -> None:
    source = read_all(make_corpus(tmp_path, {"a.html": PAGE}))[0]["a"]
    assert source.text.split("\n") == LINES
    assert source.main_lines is not None
    assert {4, 5, 6} <= source.main_lines <= set(range(2, 10))
    assert (source.sha256, source.format) == (digest(PAGE), "html")


def test_a_page_says_who_wrote_it_and_when(tmp_path: Path) -> None:
    citation = read_all(make_corpus(tmp_path, {"a.htm": PAGE}))[0]["a"].citation
    assert (citation.title, citation.author, citation.published) == (
        "Social media at work",
        "Ann Author",
        "2011-03-24",
    )
    assert (citation.url, citation.site) == ("https://www.example.org/2011/03/post", "example.org")


def test_the_author_is_named_without_the_word_before_the_name(tmp_path: Path) -> None:
    page = PAGE.replace('<meta name="author" content="Ann Author">', "").replace(
        "<p>By Ann Author</p>", '<p class="byline">door <span class="author vcard">mr. Jan van Dam</span></p>'
    )
    assert read_all(make_corpus(tmp_path, {"a.html": page}))[0]["a"].citation.author == "mr. Jan van Dam"


def test_metadata_csv_wins_over_the_page(tmp_path: Path) -> None:
    table = "file,title,published\na.html,Another title,2010\n"
    citation = read_all(make_corpus(tmp_path, {"a.html": PAGE, "metadata.csv": table}))[0]["a"].citation
    assert (citation.title, citation.author, citation.published) == ("Another title", "Ann Author", "2010")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2011-03">', "2011-03"),
        ('<meta itemprop="datePublished" content="2011">', "2011"),
        ('<meta name="date" content="sometime">', None),
        ('<meta property="article:modified_time" content="2022-05-05T10:00:00Z">', None),
        (
            '<meta property="article:modified_time" content="2022-05-05"><meta name="date" content="2022-05-05">',
            "2022-05-05",
        ),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_the_page_has_it(tmp_path: Path, head: str, published: str | None) -> None:
    body = "<p>We met on 3 May 2009 in a canteen and talked about work for an hour or so.</p>" * 3
    page = f"<html><head>{head}<title>T</title></head><body>{body}</body></html>"
    assert read_all(make_corpus(tmp_path, {"a.html": page}))[0]["a"].citation.published == published


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_names(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"{head}<html><head><title>é</title></head><body><p>Eén privé bericht</p></body></html>"
    sources, failures = read_all(make_corpus(tmp_path, {"a.html": page.encode(encoding)}))
    assert (sources["a"].text, failures) == ("Eén privé bericht", [])


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "deep" + "</div>" * 50_000,
        "<p>one<p>two<li>three</b></i>",
        "<html><body>" + "<a href='x'>short</a> " * 20_000 + "</body></html>",
        "just text & <nothing",
        "<html><body><p>" + "x" * 1_000_000 + "</p></body></html>",
    ],
    ids=["deep", "broken", "links", "no tags", "one word"],
)
def test_a_strange_page_comes_through(tmp_path: Path, page: str) -> None:
    sources, failures = read_all(make_corpus(tmp_path, {"a.html": page, "b.txt": "the rest"}))
    assert sources["b"].text == "the rest"
    assert ("a" in sources) != bool(failures)


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        ("<p>One paragraph about <b>work</b>.</p>", "One paragraph about work."),
        ("<div><h1>A title</h1><p>One paragraph</div>", "A title\nOne paragraph"),
        ("Some words & no more", "Some words & no more"),
    ],
)
def test_a_piece_of_a_page_is_read_too(tmp_path: Path, piece: str, text: str) -> None:
    sources, failures = read_all(make_corpus(tmp_path, {"a.html": piece}))
    assert failures == []
    assert sources["a"].text == text
