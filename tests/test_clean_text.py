from dataclasses import replace

import pytest

from wsm_corpus.clean_text import assemble, clean_spans, line_at
from wsm_corpus.records import Line, Span, Verdict

KEPT = Verdict(kept=True, decided_by="default", rule="", reason="", score=0.0)
GONE = Verdict(kept=False, decided_by="rule", rule="r", reason="", score=1.0, category="ui_residue")


def ledger(text: str, removed: set[int]) -> tuple[Line, ...]:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        verdict = GONE if number in removed else KEPT
        lines.append(Line(number=number, text=line, verdict=verdict, start=start))
        start += len(line) + 1
    return tuple(lines)


@pytest.mark.parametrize(
    ("text", "removed", "clean"),
    [
        ("a\nb", set(), "a\nb"),
        ("a\n\n\n\nb", set(), "a\n\nb"),
        ("\n\na\n\n", set(), "a"),
        ("a\nx\nb", {1}, "a\nb"),
        ("a\n\nx\n\nb", {2}, "a\n\nb"),
        ("x\n\na", {0}, "a"),
        ("x", {0}, ""),
        ("", set(), ""),
        ("  indented\n \u2022 bullet", set(), "  indented\n \u2022 bullet"),
    ],
)
def test_kept_lines_are_joined_and_blank_runs_collapse(text: str, removed: set[int], clean: str) -> None:
    lines, got = assemble(ledger(text, removed))
    assert got == clean
    assert "\n".join(line.text for line in lines) == text
    for line in lines:
        if line.clean_start is not None:
            assert got[line.clean_start : line.clean_start + len(line.text)] == line.text


WRAPPED = """\
the use of monitoring software has gone up considerably since it in-
vaded the offices of the larger firms, and of the 412 organisations
that answered our survey, 38 per cent say that they monitor people.

- a list"""


def test_a_line_broken_to_fit_goes_on_after_a_blank_and_a_word_after_its_hyphen() -> None:
    lines, clean = assemble(ledger(WRAPPED, set()))
    assert "since it in-vaded the offices" in clean
    assert "organisations that answered" in clean
    assert clean.split("\n")[1:] == ["", "- a list"]
    for line in lines:
        if line.clean_start is not None:
            assert clean[line.clean_start : line.clean_start + len(line.text)] == line.text
            assert line_at(lines, line.clean_start) is line
    spans = (Span(start=0, end=len(WRAPPED), language="en", confidence=1.0),)
    assert [(s.start, s.end) for s in clean_spans(lines, spans, len(clean))] == [(0, len(clean))]


ACROSS_PAGES = """\
the use of monitoring software has gone up considerably since it in-
vaded the offices of the larger firms, and of the 412 organisations
14

Monitoring at work
that answered our survey, 38 per cent say that they monitor people in
one way or another. Few of them have told their people that they do so."""


def test_a_sentence_goes_on_from_page_to_page() -> None:
    edge = replace(GONE, category="running_head")
    lines = tuple(
        replace(line, verdict=edge) if line.number in {2, 4} else line for line in ledger(ACROSS_PAGES, set())
    )
    assert "of the 412 organisations that answered" in assemble(lines)[1]
    widget = ledger(ACROSS_PAGES, {2, 4})
    assert "of the 412 organisations\n\nthat answered" in assemble(widget)[1]


@pytest.mark.parametrize(
    ("code", "end", "start", "joined"),
    [
        ("en", "everything that was ever said of pre-", "and post-war offices by the people", "pre- and post-war"),
        ("nl", "alles wat er ooit gezegd is over in-", "en uitgaande berichten van het werk", "in- en uitgaande"),
        (
            "de",
            "alles was jemals gesagt wurde von vor-",
            "und nachmittags am Platz der Arbeit",
            "vor- und nachmittags",
        ),
        ("fr", "everything that was ever said of it in-", "vaded the offices of the large firms", "in-vaded the"),
    ],
)
def test_the_first_half_of_two_compounds_keeps_its_blank(code: str, end: str, start: str, joined: str) -> None:
    text = f"the use of monitoring software has gone\n{end}\n{start}\nin all the years that were before this one"
    text = text.replace("has gone", "has gone up again by more than half")
    spans = (Span(start=0, end=len(text), language=code, confidence=1.0),)
    assert joined in assemble(ledger(text, set()), spans)[1]


def test_a_removed_line_parts_those_around_it_and_blocks_of_a_page_stay_apart() -> None:
    assert assemble(ledger(WRAPPED, {1}))[1].count("\n") == 3
    assert assemble(ledger(WRAPPED, set()), may_wrap=False)[1] == WRAPPED


def test_spans_are_carried_over_past_removed_lines() -> None:
    text = "een twee\nSHARE\nthree four"
    spans = (
        Span(start=0, end=9, language="nl", confidence=1.0),
        Span(start=9, end=25, language="en", confidence=0.5),
    )
    lines, clean = assemble(ledger(text, {1}), spans)
    assert [line.language for line in lines] == ["nl", "en", "en"]
    assert [(s.start, s.end, s.language) for s in clean_spans(lines, spans, len(clean))] == [
        (0, 8, "nl"),
        (8, 19, "en"),
    ]


def test_a_span_that_changes_inside_a_line_is_cut_there() -> None:
    text = "een twee three four"
    spans = (
        Span(start=0, end=9, language="nl", confidence=1.0),
        Span(start=9, end=19, language="en", confidence=1.0),
    )
    lines, clean = assemble(ledger(text, set()), spans)
    got = clean_spans(lines, spans, len(clean))
    assert [clean[s.start : s.end] for s in got] == ["een twee ", "three four"]


def test_an_offset_finds_its_line_of_the_source() -> None:
    lines, clean = assemble(ledger("a\nx\nbcd", {1}))
    found = line_at(lines, clean.index("cd"))
    assert found is not None
    assert found.number == 2
