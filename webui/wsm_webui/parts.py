"""A long document in parts, each of which is a page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from wsm_corpus.records import Document

PART_SIZE = 120_000
"""Letters of a page, `LINE_COST` a line included: some 15,000 words, 40 pages of a book."""

LINE_COST = 200
"""Letters of HTML around a line; a text of many short lines is long, too."""

PIECE = PART_SIZE // 4
"""Letters of a line after which the text may be cut within it, where there is a blank."""

_ANCHOR = re.compile(r"(p|hit-)([0-9]{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Neighbouring lines of a document, those removed among them; of a very long line perhaps a piece."""

    number: int  # from 1
    first: int  # place of its first line in the ledger
    last: int  # half-open
    start: int  # code points into the clean text
    end: int
    before: int  # how many paragraphs begin before it


@dataclass(slots=True)
class _Piece:
    """A paragraph, a removed line, or what of a very long paragraph stands between two places where it may be cut."""

    line: int  # its first, by its place in the ledger
    start: int | None  # code points into the clean text; None of what was removed
    cost: int
    begins: bool  # a paragraph
    within: bool  # the line, and not before it


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts of a document, of much the same size each; one where it is not long."""
    pieces = list(_pieces(document))
    count = -(-sum(piece.cost for piece in pieces) // PART_SIZE) or 1
    share = sum(piece.cost for piece in pieces) / count
    firsts, reached = [0], 0
    for at, piece in enumerate(pieces):
        if reached + piece.cost / 2 > share * len(firsts) and at > firsts[-1]:
            firsts.append(at)
        reached += piece.cost
    begun = [0, *accumulate(piece.begins for piece in pieces)]
    starts = [_start_from(pieces, first, len(document.text)) for first in firsts]
    return tuple(
        Part(
            number=number,
            first=pieces[first].line if number > 1 else 0,
            last=pieces[last].line + pieces[last].within if last < len(pieces) else len(document.lines),
            start=0 if number == 1 else start,
            end=end,
            before=begun[first],
        )
        for number, (first, last, start, end) in enumerate(
            zip(firsts, [*firsts[1:], len(pieces)], starts, [*starts[1:], len(document.text)], strict=True), start=1
        )
    )


def whole(document: Document) -> Part:
    """All of a document as one part; its number is 0."""
    return Part(number=0, first=0, last=len(document.lines), start=0, end=len(document.text), before=0)


def begins_paragraph(text: str, start: int) -> bool:
    """Whether a line that starts there begins a paragraph: of one broken to fit a width, only the first line does."""
    return start == 0 or text[start - 1] == "\n"


def _pieces(document: Document) -> Iterator[_Piece]:
    paragraph: _Piece | None = None  # that the next line may belong to
    for at, line in enumerate(document.lines):
        if not line.text.strip():
            continue
        if line.clean_start is None:
            paragraph = None
            yield _Piece(at, None, len(line.text) + LINE_COST, False, False)
            continue
        begins = begins_paragraph(document.text, line.clean_start)
        if paragraph and not begins and paragraph.cost + len(line.text) <= PIECE:
            paragraph.cost += len(line.text)
            continue
        for begin, end in _cut(line.text):
            paragraph = _Piece(at, line.clean_start + begin, end - begin + LINE_COST, begins and not begin, begin > 0)
            yield paragraph


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Where a line may be cut: at blanks, into stretches that are not too long."""
    begin = 0
    while len(text) - begin > PIECE:
        blank = text.rfind(" ", begin + PIECE // 2, begin + PIECE)
        end = blank + 1 if blank >= 0 else begin + PIECE
        yield begin, end
        begin = end
    yield begin, len(text)


def _start_from(pieces: Sequence[_Piece], first: int, default: int) -> int:
    """Where the clean text goes on from a piece."""
    following = (piece.start for piece in islice(pieces, first, None))
    return next((start for start in following if start is not None), default)


def part_at(parts: Sequence[Part], start: int) -> Part:
    """The part that holds a place of the clean text."""
    return parts[max(bisect_right(parts, start, key=lambda part: part.start) - 1, 0)]


def part_of_line(parts: Sequence[Part], place: int) -> Part:
    """The part that holds a line of the ledger, by its place there; of one in pieces, the first."""
    return parts[min(bisect_right(parts, place, key=lambda part: part.last), len(parts) - 1)]


def part_of_anchor(parts: Sequence[Part], anchor: str) -> Part | None:
    """The part in which a paragraph or a hit stands, by the anchor of its page; None for any other anchor."""
    found = _ANCHOR.fullmatch(anchor)
    if found is None:
        return None
    number = int(found[2])
    if found[1] == "p":
        return parts[max(bisect_left(parts, number, key=lambda part: part.before) - 1, 0)]
    return part_at(parts, number)
