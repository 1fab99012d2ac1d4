from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.records import Mark, MarkedText
from wsm_webui.markup import Decoration, decorate, marked


class _Reader(HTMLParser):
    """Gives back the text, and fails on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"mark", "span"}
        self.open.append(tag)
        self.ids += [value or "" for key, value in attrs if key == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    assert reader.open == []
    return reader


def span(start: int, end: int, *classes: str, **more: object) -> Decoration:
    return Decoration(start=start, end=end, classes=classes, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "decorations", "html"),
    [
        ("no marks & no harm", [], "no marks &amp; no harm"),
        ("a word here", [span(2, 6, "hit")], 'a <mark class="hit">word</mark> here'),
        (
            "abcd",
            [span(0, 3, "x"), span(1, 4, "y")],
            '<mark class="x">a</mark><mark class="x y">bc</mark><mark class="y">d</mark>',
        ),
        (
            "abcd",
            [span(0, 4, "x"), span(1, 2, "y")],
            '<mark class="x">a</mark><mark class="x y">b</mark><mark class="x">cd</mark>',
        ),
        ("ab", [span(1, 1, "empty"), span(5, 9, "beyond")], "ab"),
        ("ab", [span(-3, 1, "x")], '<mark class="x">a</mark>b'),
        (
            "<b>",
            [span(0, 3, "x", title='say "hi" & <go>')],
            '<mark class="x" title="say &#34;hi&#34; &amp; &lt;go&gt;">&lt;b&gt;</mark>',
        ),
        ("nl", [span(0, 2, mark=False, attributes={"lang": "nl"})], '<span lang="nl">nl</span>'),
    ],
)
def test_decorations_become_markup(text: str, decorations: list[Decoration], html: str) -> None:
    assert str(decorate(text, decorations)) == html


def test_a_stretch_of_a_text_is_clipped_to_its_bounds() -> None:
    assert str(decorate("one two three", [span(0, 13, "x")], start=4, end=7)) == '<mark class="x">two</mark>'


def test_where_two_anchored_stretches_begin_both_anchors_are_there() -> None:
    pieces = [span(0, 4, "x", id="t-1"), span(0, 2, "y", id="hit-0"), span(1, 2, "z", id="hit-1")]
    assert sorted(read(decorate("abcd", pieces)).ids) == ["hit-0", "hit-1", "t-1"]


def test_an_anchor_is_put_on_the_first_piece_only() -> None:
    assert read(decorate("abcd", [span(0, 4, "x", id="hit-1"), span(2, 3, "y")])).ids == ["hit-1"]


def test_a_marked_text_carries_the_kind_of_each_match() -> None:
    text = MarkedText(text="Grenzen & grens", marks=(Mark(start=0, end=7, kind="inflected"),))
    expected = '<mark class="hit inflected" title="another form">Grenzen</mark> &amp; grens'
    assert str(marked(text, {"inflected": "another form"})) == expected


spans = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30)), max_size=6)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=25), spans)
def test_whatever_the_spans_the_text_is_whole_and_the_tags_nest(text: str, pairs: list[tuple[int, int]]) -> None:
    decorations = [span(a, b, f"c{n}", id=f"i{n}") for n, (a, b) in enumerate(pairs)]
    reader = read(decorate(text, decorations))
    assert reader.text == text
    assert len(reader.ids) == len(set(reader.ids))
