"""The heads, feet and numbers of printed pages go; what only looks like one stays."""

import textwrap
from collections.abc import Sequence

import pytest

from wsm_corpus.steps.strip_boilerplate import strip_boilerplate
from wsm_corpus.steps.strip_boilerplate.running_heads import find_running_heads, is_page_number

WHO = ("clerks", "nurses", "drivers", "teachers", "editors", "planners", "welders", "bakers", "porters", "tellers")
WHAT = ("a message", "a call", "the rota", "an order", "a complaint", "the minutes", "a question")
WHEN = ("before breakfast", "on the way home", "during dinner", "at the weekend", "while on leave")
PROSE = " ".join(
    f"Of the {number} {WHO[number % 10]} we spoke to, most had read {WHAT[number % 7]} {WHEN[number % 5]} at least "
    f"once in week {number % 13} and {'wished' if number % 2 else 'feared'} that the others would do so as well."
    for number in range(101, 161)
)
LINES = textwrap.wrap(PROSE, 80)
PAGES = [LINES[at : at + 20] for at in range(0, len(LINES), 20)]


def printed(head: str = "", foot: str = "", pages: Sequence[Sequence[str]] = PAGES) -> list[str]:
    """Pages with a head and a foot; {} is the number of the page."""
    lines: list[str] = []
    for number, page in enumerate(pages, 3):
        lines += [head.format(number)] * bool(head) + [*page] + [foot.format(number)] * bool(foot)
    return lines


def found(lines: Sequence[str], page_starts: frozenset[int] = frozenset()) -> list[str]:
    numbers = [number for number, line in enumerate(lines) if line.strip()]
    texts = [lines[number].strip() for number in numbers]
    return [texts[place] for place in sorted(find_running_heads(texts, numbers, page_starts))]


def starts(pages: int, length: int) -> frozenset[int]:
    return frozenset(range(length, pages * length, length))


def test_there_are_pages_enough() -> None:
    assert len(PAGES) >= 5


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "{}"),
        ("", "Page {} of 12"),
        ("", "Pagina {} van 12"),
        ("", "- {} -"),
        ("Most had read the rota        {}", ""),
        ("Most of the others", "{}"),
        ("Most of the others", ""),
    ],
)
def test_heads_and_feet_in_the_midst_of_sentences_go(head: str, foot: str) -> None:
    lines = printed(head, foot)
    wanted = [text.format(number) for number in range(3, 3 + len(PAGES)) for text in (head, foot) if text]
    assert found(lines) == wanted


def test_left_and_right_pages_have_their_number_on_either_side() -> None:
    lines = [
        line
        for number, page in enumerate(PAGES, 6)
        for line in (*page, f"{number}  Who had read" if number % 2 else f"Who had read  {number}")
    ]
    assert len(found(lines)) == len(PAGES)


def test_form_feeds_tell_pages_however_short_they_are() -> None:
    pages = [
        (f"Answering {word}", f"The {word} answered at once.", f"Nobody had asked the {word} to.") for word in WHO
    ]
    lines = printed("Nobody answered at once", "{}", pages)
    assert found(lines, starts(len(pages), 5)) == [
        text for number in range(3, 3 + len(pages)) for text in ("Nobody answered at once", str(number))
    ]


def test_two_pages_with_the_same_head_and_numbers_that_count_are_enough_with_a_form_feed() -> None:
    pages = [("Messages at night are read.", "Nobody answers."), ("Answers come in the morning.", "They are short.")]
    lines = printed("Answers at night", "{}", pages)
    assert found(lines, starts(2, 4)) == ["Answers at night", "3", "Answers at night", "4"]


def test_a_head_that_says_what_no_other_line_says_stays_at_the_head_of_the_document() -> None:
    lines = printed("Ministry of Silence", "{}")
    assert found(lines).count("Ministry of Silence") == len(PAGES) - 1
    assert lines.index("Ministry of Silence") == 0


REFRAIN = [
    *("The phone is on the table", "the table in the hall", "and nobody will answer it", "and everybody calls"),
    *("The phone is on the pillow", "the pillow on the bed", "and nobody will answer it", "and nothing more is said"),
    *("The phone is in the river", "the river in the town", "and nobody will answer it", "and slowly it goes down"),
    *("The phone is in the ocean", "the ocean by the sand", "and nobody will answer it", "and nobody will stand"),
]
PARAGRAPHS = [" ".join(page) + " That was all." for page in PAGES]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(REFRAIN, id="a refrain"),
        pytest.param([line for n, text in enumerate(PARAGRAPHS, 1) for line in (str(n), text)], id="bare chapters"),
        pytest.param([line for n, text in enumerate(PARAGRAPHS, 1) for line in (f"Week {n}", text)], id="weeks"),
        pytest.param(
            [line for n, text in enumerate(PARAGRAPHS, 1) for line in (f"{n}. What we saw", text)], id="list"
        ),
        pytest.param([line for text in PARAGRAPHS for line in ("What we saw", text)], id="a heading used again"),
        pytest.param([str(n) for n in range(1, 40)], id="numbers alone"),
        pytest.param([f"{n}. Call the {who} back" for n, who in enumerate(WHO, 1)], id="a numbered list"),
        pytest.param(["Sector N", *(f"{who} {n}" for n, who in enumerate(WHO))], id="a table"),
        pytest.param(["Page 1", "Page 2", "Page 3", "Page 4"], id="links to pages"),
        pytest.param([line for text in LINES for line in (text, "Facebook")][:60], id="a link on a line of its own"),
        pytest.param(printed("", "{}", PAGES[:2]), id="two numbers and nothing else"),
    ],
)
def test_what_looks_like_a_head_and_is_none_stays(lines: list[str]) -> None:
    assert found(lines) == []


def test_a_heading_used_again_stays_where_pages_begin_elsewhere() -> None:
    pages = [
        [*page[:9], f"That was all of the {who}.", "What we saw", *page[9:18]]
        for who, page in zip(WHO, PAGES[:4], strict=False)
    ]
    lines = printed("", "{}", pages)
    assert found(lines, starts(4, 21)) == ["3", "4", "5", "6"]


@pytest.mark.parametrize("text", ["7", "- 7 -", "Page 7", "pagina 7 van 12", "Blz. 7", "7/12", "[7]"])
def test_a_page_number_has_no_words_of_its_own(text: str) -> None:
    assert is_page_number(text)
    assert not is_page_number(f"{text} Yearbook")


def test_the_ledger_says_what_a_removed_head_was() -> None:
    ledger = strip_boilerplate("\n".join(printed("Most of the others", "Page {} of 12")), "en")
    gone = {line.text: line.verdict for line in ledger if not line.kept}
    assert {gone[text].rule for text in ("Most of the others",)} == {"running_head"}
    assert gone["Page 5 of 12"].rule == "page_number"
    assert {verdict.category for verdict in gone.values()} == {"running_head"}
    assert "printed page" in gone["Page 5 of 12"].reason


def test_looking_for_heads_takes_time_linear_in_the_lines() -> None:
    assert len(found([*(str(n) for n in range(50_000)), *["A", "B"] * 50_000])) == 0
