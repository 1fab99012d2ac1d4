"""The clean text: the kept lines put together, with every offset traceable to its line.

Kept lines are joined by line feeds as they stand, runs of blank lines become one, and blank lines at either end
go. A line that was broken to fit a width goes on after a blank, or after its hyphen. So a clean offset `c` inside a
line stands at `line.start + c - line.clean_start` of the normalised source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wsm_corpus.languages import language
from wsm_corpus.records import UNDETERMINED, Line, Span
from wsm_corpus.wrapped_lines import is_hyphenated, wrapped_lines


def assemble(
    lines: Sequence[Line], spans: Sequence[Span] = (), *, may_wrap: bool = True
) -> tuple[tuple[Line, ...], str]:
    """Put the kept lines together.

    Args:
        lines: the ledger, every line in order.
        spans: the languages of the normalised source, in order; for the lines' own `language`.
        may_wrap: whether lines may have been broken to fit a width; in HTML a line is a block.

    Returns:
        The ledger with `clean_start` and `language` filled in, and the clean text.
    """
    placed: list[Line] = []
    pieces: list[str] = []
    length = 0
    gap = False
    goes_on = _wrapped(lines) if may_wrap else frozenset[int]()
    for line, code in zip(lines, _languages(lines, spans), strict=True):
        start: int | None = None
        if line.kept and line.text.strip():
            if pieces:
                separator = "\n\n" if gap else "\n"
                if line.number in goes_on:
                    separator = _goes_on(pieces[-1], line.text, code)
                pieces.append(separator)
                length += len(separator)
            start = length
            pieces.append(line.text)
            length += len(line.text)
            gap = False
        elif line.kept:
            gap = True
        placed.append(
            Line(  # `replace` takes twice the time
                number=line.number,
                text=line.text,
                verdict=line.verdict,
                start=line.start,
                clean_start=start,
                language=code,
            )
        )
    return tuple(placed), "".join(pieces)


def _wrapped(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that go on with a sentence of the line before, and be it on the page before.

    Between two pages stand what was printed at their edges and blank lines.
    """
    texts: list[str] = []
    numbers: list[int] = []
    waiting: list[int] = []  # blank lines that may stand at the edge of a page
    at_edge = False
    for line in lines:
        if line.kept and line.text.strip():
            for number in () if at_edge else waiting:
                texts.append("")
                numbers.append(number)
            texts.append(line.text)
            numbers.append(line.number)
            waiting, at_edge = [], False
        else:
            waiting.append(line.number)
            at_edge |= line.verdict.category == "running_head"
    return frozenset(numbers[place + 1] for place in wrapped_lines(texts))


def _goes_on(line: str, after: str, code: str) -> str:
    """What stands in the place of the line feed after a line that goes on in the next.

    A word goes on after its hyphen, but for "pre-" before "and post-war".
    """
    if not is_hyphenated(line) or after.split(maxsplit=1)[0].lower() in language(code).coordinators:
        return " "
    return ""


def _languages(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[str]:
    """The language of most of each line."""
    starts = [span.start for span in spans]
    for line in lines:
        if not line.text or line.text.isspace():
            yield UNDETERMINED
            continue
        around = spans[max(bisect_right(starts, line.start) - 1, 0)] if spans else None
        if around is not None and around.start <= line.start and line.end <= around.end:
            yield around.language
            continue
        weights: defaultdict[str, int] = defaultdict(int)
        for span in _overlapping(line.start, line.end, spans, starts):
            weights[span.language] += min(span.end, line.end) - max(span.start, line.start)
        yield max(weights, key=weights.__getitem__) if weights else UNDETERMINED


def clean_spans(lines: Sequence[Line], spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Carry language spans of the normalised source over to the clean text.

    Args:
        lines: the ledger as `assemble` returned it.
        spans: the languages of the normalised source, in order.
        length: of the clean text, in code points.

    Returns:
        Spans that touch and cover the clean text; neighbours differ in language.
    """
    starts = [span.start for span in spans]
    pieces: list[Span] = []
    for line in lines:
        if line.clean_start is None:
            continue
        for span in _overlapping(line.start, line.end, spans, starts):
            start = line.clean_start + max(span.start, line.start) - line.start
            end = line.clean_start + min(span.end, line.end) - line.start
            pieces.append(replace(span, start=start, end=end))
    return _joined(pieces, length)


def _overlapping(start: int, end: int, spans: Sequence[Span], starts: Sequence[int]) -> Iterator[Span]:
    for index in range(max(bisect_right(starts, start) - 1, 0), len(spans)):
        if spans[index].start >= end:
            return
        if spans[index].end > start:
            yield spans[index]


def _joined(pieces: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Join neighbours of one language and close the gaps between lines."""
    joined: list[Span] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.language == piece.language:
            weight, more = last.end - last.start, piece.end - piece.start
            confidence = (last.confidence * weight + piece.confidence * more) / max(weight + more, 1)
            joined[-1] = replace(last, end=piece.end, confidence=confidence)
        else:
            start = last.end if last is not None else 0
            joined.append(replace(piece, start=start))
    if joined:
        joined[-1] = replace(joined[-1], end=length)
    return tuple(joined)


def line_at(lines: Sequence[Line], offset: int) -> Line | None:
    """The line of the ledger that a code point of the clean text stands in; None between lines."""
    found = None
    for line in lines:
        if line.clean_start is not None and line.clean_start <= offset <= line.clean_start + len(line.text):
            found = line  # where a word goes on in the next line, that begins where this one ends
    return found
