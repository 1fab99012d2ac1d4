"""A long document in parts: nothing is lost between them, and everything is found in the one where it stands."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from fake_corpus import FakeCorpus
from fake_documents import document
from pages_read import text_of
from wsm_corpus.records import Document
from wsm_webui import create_app
from wsm_webui.parts import LINE_COST, PART_SIZE, part_at, part_of_anchor, part_of_line, parts_of, whole
from wsm_webui.reading import Paragraph, Removed, layout


def lines_of(count: int, letters: int, removed_every: int = 0) -> list[str]:
    dice = random.Random(count)
    words = ["work", "home", "policy", "of", "the", "media", "leave"]
    made = []
    for number in range(count):
        text = f"{number} " + " ".join(dice.choices(words, k=letters // 5 + 1))[:letters].rstrip()
        made.append(f"-{text}" if removed_every and number % removed_every == 0 else text)
    return made


def broken(one: Document, width: int) -> Document:
    """The document as if so many of its lines were a paragraph each, broken to fit a width."""
    paragraphs = one.text.split("\n")
    joined = "\n".join(" ".join(paragraphs[at : at + width]) for at in range(0, len(paragraphs), width))
    return replace(one, text=joined)


LONG = {
    "lines": document("lines", lines_of(4000, 150)),
    "short lines": document("short", lines_of(9000, 3)),
    "removed lines": document("removed", lines_of(3000, 150, removed_every=3)),
    "nothing but removed lines at either end": document(
        "ends", [*lines_of(900, 300, 1), *lines_of(900, 300), *lines_of(900, 300, 1)]
    ),
    "broken lines": broken(document("broken", lines_of(6000, 70, removed_every=11)), 8),
    "one paragraph of broken lines": broken(document("paragraph", lines_of(6000, 70)), 6000),
    "one line": document("line", [" ".join(lines_of(2500, 200))]),
    "one word": document("word", ["x" * 700_000]),
    "a long line among others": document("among", [*lines_of(40, 80), "y " * 200_000, *lines_of(40, 80)]),
}


@pytest.mark.parametrize("lines", [[], ["-Tweet"], ["One line."], lines_of(300, 150)])
def test_a_document_that_is_not_long_is_one_part(lines: list[str]) -> None:
    one = document("one", lines)
    (part,) = parts_of(one)
    assert (part.first, part.last, part.start, part.end) == (0, len(one.lines), 0, len(one.text))


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_parts_follow_one_another_and_together_are_the_document(long: Document) -> None:
    parts = parts_of(long)
    assert len(parts) > 3
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert "".join(long.text[part.start : part.end] for part in parts) == long.text
    assert (parts[0].first, parts[-1].last) == (0, len(long.lines))
    for before, after in pairwise(parts):
        assert after.first in {before.last, before.last - 1}  # the latter where a line goes on


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_parts_are_of_much_the_same_size(long: Document) -> None:
    costs = []
    for part in parts_of(long):
        shown = layout(long, part, [], removed=True)
        lines = [line for block in shown if isinstance(block, Removed) for line in block.lines]
        letters = part.end - part.start + sum(len(line.text) for line in lines)
        costs.append(letters + LINE_COST * (len(lines) + sum(isinstance(block, Paragraph) for block in shown)))
    assert max(costs) < 1.3 * PART_SIZE
    assert min(costs) > 0.4 * max(costs)


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_what_is_laid_out_in_parts_is_what_is_laid_out_whole(long: Document) -> None:
    blocks = layout(long, whole(long), [], removed=True)
    paragraphs = {block.number: str(block.html) for block in blocks if isinstance(block, Paragraph)}
    removed = [line.number for block in blocks if isinstance(block, Removed) for line in block.lines]
    met: dict[int, str] = {}
    taken: list[int] = []
    for part in parts_of(long):
        for block in layout(long, part, [], removed=True):
            if isinstance(block, Paragraph):
                met[block.number] = met.get(block.number, "") + re.sub("<[^>]+>", "", block.html)
            else:
                taken += [line.number for line in block.lines]
    assert met == {number: re.sub("<[^>]+>", "", html) for number, html in paragraphs.items()}
    assert taken == removed


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_a_place_a_line_and_an_anchor_are_found_in_the_part_where_they_stand(long: Document) -> None:
    parts = parts_of(long)
    for part in parts:
        shown = layout(long, part, [], removed=True)
        begun = [block for block in shown if isinstance(block, Paragraph)]
        for block in begun:
            assert part_at(parts, block.start) == part_at(parts, block.end - 1) == part
            found = part_of_anchor(parts, f"p{block.number}")
            assert found == (part if block.number > part.before else parts[found.number - 1])
            assert part_of_anchor(parts, f"hit-{block.start}") == part
        for line in (line for block in shown if isinstance(block, Removed) for line in block.lines):
            assert part_of_line(parts, line.number) == part
    assert part_of_anchor(parts, "p999999") == parts[-1]
    assert part_of_anchor(parts, "q1") is None


@pytest.fixture(scope="module")
def reader() -> FlaskClient:
    lines = lines_of(3000, 150, removed_every=700)
    lines[2500] = "A sentence on tea breaks, once and for all."
    lines[1999] = "-Nothing but cookies."
    corpus = FakeCorpus()
    corpus.documents = [document("long", lines, themes={"boundaries": ["tea breaks"], "leadership": ["policy"]})]
    return create_app(corpus).test_client()


def parts_told(page: str) -> str:
    return re.findall(r"Part \d+ of \d+|The whole text<", page)[0]


def test_a_long_text_is_read_part_by_part(reader: FlaskClient) -> None:
    page, seen = text_of(reader, "/en/documents/long"), []
    while True:
        assert len(page) < 300_000
        seen += re.findall(r'<p dir="auto" id="p(\d+)"', page)
        following = re.search(r'<a rel="next" href="(/en/documents/long\?part=\d+)"', page)
        if not following:
            break
        page = text_of(reader, following[1])
    assert [int(number) for number in seen] == list(range(1, len(seen) + 1))
    assert len(seen) == 2994
    assert '<a rel="prev"' in page
    assert len(re.findall(r'<p dir="auto" id="p', text_of(reader, "/en/documents/long?part=0"))) == 2994


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "Part 1 of 9"),
        ("?part=4", "Part 4 of 9"),
        ("?part=99", "Part 9 of 9"),
        ("?part=0", "The whole text<"),
        ("?at=380000", "Part 8 of 9"),
        ("?part=2&at=380000", "Part 2 of 9"),
        ("?to=p2490", "Part 8 of 9"),
        ("?to=hit-380000", "Part 8 of 9"),
        ("?to=t-boundaries-1", "Part 8 of 9"),
        ("?to=nothing", "Part 1 of 9"),
        ("?q=removed:cookies", "Part 6 of 9"),
        ("?removed=1&category=share_bar", "Part 1 of 9"),
    ],
)
def test_the_part_that_is_asked_for_is_shown(reader: FlaskClient, asked: str, told: str) -> None:
    assert parts_told(text_of(reader, f"/en/documents/long{asked}")) == told


def test_a_part_that_is_no_number_is_refused(reader: FlaskClient) -> None:
    assert reader.get("/en/documents/long?part=last").status_code == 400


def test_links_from_hit_to_hit_lead_into_other_parts(reader: FlaskClient) -> None:
    page = text_of(reader, "/en/documents/long?q=tea")
    assert "1 hit, 0 in this part" in page
    step = re.search(r'href="([^"]+)#(hit-\d+)"[^>]*>First hit</a>', page)
    assert step
    there = text_of(reader, step[1].replace("&amp;", "&"))
    assert (parts_told(there), f'id="{step[2]}"' in there, "1 of 1" in there) == ("Part 8 of 9", True, True)
    after = text_of(reader, "/en/documents/long?q=tea&part=9")
    assert (">Previous hit</a>" in after, ">Next hit</a>" in after) == (True, False)


def test_evidence_in_another_part_is_a_link_away(reader: FlaskClient) -> None:
    page = text_of(reader, "/en/documents/long")
    assert 'href="/en/documents/long?part=8#t-boundaries-1"' in page
    assert 'href="#t-leadership-1"' in page
    assert 'href="#t-boundaries-1"' in text_of(reader, "/en/documents/long?part=0")


def test_what_is_shown_stays_so_from_part_to_part_and_the_part_when_it_changes(reader: FlaskClient) -> None:
    page = text_of(reader, "/en/documents/long?removed=1&part=2")
    assert '<a rel="next" href="/en/documents/long?removed=1&amp;part=3">' in page
    assert 'href="/en/documents/long?removed=1&amp;part=2&amp;evidence=0"' in page
    assert '0 in this part, <a href="/en/documents/long?removed=1&amp;part=3">more in part 3</a>' in page


def test_the_source_is_shown_of_the_part_that_is_read(reader: FlaskClient) -> None:
    rows = re.findall(
        r'<tr class="[^"]*"><th scope="row">(\d+)</th>', text_of(reader, "/en/documents/long?source=1&part=9")
    )
    assert (int(rows[0]) > 2600, rows[-1]) == (True, "3000")


def test_a_text_that_is_not_long_says_nothing_of_parts(client: FlaskClient) -> None:
    page = text_of(client, "/en/documents/blogs/balance?removed=1&q=work")
    assert not re.search(r"data-parts|part=|in this part|Part \d", page)
