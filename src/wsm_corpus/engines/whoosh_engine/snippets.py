"""Snippets: the pieces of a document's passages that say most about why it was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wsm_corpus.engines.whoosh_engine.document_json import Card
from wsm_corpus.engines.whoosh_engine.schema import field_language
from wsm_corpus.records import Mark, MarkedText, MatchKind, Passage, Snippet

WIDTH = 240
"""Code points a snippet: two to three lines of a results page."""

LEAD = 60
"""Code points before the first mark, so that it is read in its sentence."""


class Place(NamedTuple):
    """One match in a document, half-open code points into its clean text."""

    start: int
    end: int
    kind: MatchKind
    leaf: int


class _Piece(NamedTuple):
    passage: Passage
    start: int
    end: int
    places: Sequence[Place]


def _worth(piece: _Piece) -> tuple[int, int, int]:
    """More of the query's words first, then more matches, then the place in the text."""
    places = piece.places
    if len(places) == 1:
        return (-2 if places[0].kind == "part" else -3, -1, piece.start)
    met = {place.leaf for place in places}
    good = {place.leaf for place in places if place.kind != "part"}
    return (-len(met) * 2 - len(good), -len(places), piece.start)


def make_snippets(
    document: Card, places: Sequence[Place], most: int, languages: frozenset[str] | None = None
) -> tuple[Snippet, ...]:
    """At most so many snippets, best first; the beginning of the text where nothing matched.

    Args:
        document: the document found.
        places: its matches, in order, none overlapping.
        most: how many snippets.
        languages: only passages in these languages; None for all.
    """
    passages = [passage for passage in document.passages if languages is None or passage.language in languages]
    starts, ends = [place.start for place in places], [place.end for place in places]
    pieces: list[_Piece] = []
    for passage in passages if places else ():
        inside = places[bisect_right(ends, passage.start) : bisect_left(starts, passage.end)]
        if inside:
            pieces += _pieces(document.text, passage, inside)
    if not pieces:
        pieces = [_cut(document.text, passage, passage.start, ()) for passage in _worth_reading(passages)[:1]]
    best = sorted(pieces, key=_worth)[:most]
    return tuple(_snippet(document.text, piece) for piece in best)


def _worth_reading(passages: Sequence[Passage]) -> list[Passage]:
    long = [passage for passage in passages if passage.end - passage.start >= LEAD]
    return long or list(passages)


def _pieces(text: str, passage: Passage, inside: Sequence[Place]) -> Iterator[_Piece]:
    """The matches in a passage, those that stand near one another together."""
    first = 0
    while first < len(inside):
        last = first + 1
        while last < len(inside) and inside[last].end - inside[first].start <= WIDTH - LEAD:
            last += 1
        piece = _cut(text, passage, inside[first].start, inside[first:last])
        more = last
        while more < len(inside) and inside[more].end <= piece.end:
            more += 1
        yield piece if more == last else piece._replace(places=inside[first:more])
        first = more


def _cut(text: str, passage: Passage, first: int, places: Sequence[Place]) -> _Piece:
    """A piece of the passage around what matched, from one word's beginning to another's end."""
    start, end = passage.start, passage.end
    if end - start > WIDTH:
        start = max(start, first - LEAD)
        end = min(end, max(start + WIDTH, min(places[-1].end, end) if places else 0))
        start = max(passage.start, min(start, end - WIDTH))
        if start > passage.start:
            blank = text.find(" ", start, first)
            start = blank + 1 if blank >= 0 else min(start, first)
        if end < passage.end:
            last = max(places[-1].end if places else start, start + 1)
            blank = text.rfind(" ", last, end + 1)
            end = blank if blank >= 0 else end
    return _Piece(passage, start, end, places)


def _snippet(text: str, piece: _Piece) -> Snippet:
    marks = tuple(
        Mark(
            start=max(place.start, piece.start) - piece.start,
            end=min(place.end, piece.end) - piece.start,
            kind=place.kind,
        )
        for place in piece.places
        if place.start < piece.end and place.end > piece.start
    )
    return Snippet(
        marked=MarkedText(text=text[piece.start : piece.end], marks=marks),
        start=piece.start,
        end=piece.end,
        language=piece.passage.language,
        cut_before=bool(text[piece.passage.start : piece.start].strip()),
        cut_after=bool(text[piece.end : piece.passage.end].strip()),
    )


def in_languages(document: Card, place: Place, languages: frozenset[str] | None) -> bool:
    """Whether a match stands in a passage of one of the languages."""
    if languages is None:
        return True
    return any(
        passage.start < place.end and place.start < passage.end and passage.language in languages
        for passage in document.passages
    )


def passage_at(document: Card, start: int) -> str:
    """The language of the passage that holds a place."""
    before = bisect_right(document.passages, start, key=lambda passage: passage.start)
    passage = document.passages[before - 1] if before else None
    return passage.language if passage is not None and start < passage.end else document.language


def field_languages(languages: frozenset[str]) -> frozenset[str]:
    """The languages of the fields that hold passages of these."""
    return frozenset(map(field_language, languages))
