"""Offsets to markup: the one place where a text and its spans become HTML.

Everything that comes out of a document is escaped here; templates never mark a document's text as safe themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from markupsafe import Markup, escape

from wsm_corpus.records import MarkedText, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoration:
    """Something to show on a stretch of text, half-open in code points."""

    start: int
    end: int
    classes: tuple[str, ...] = ()
    mark: bool = True  # a <mark>; else a <span>
    title: str = ""  # what a reader is told about it
    id: str = ""  # anchor, put on the first piece
    attributes: Mapping[str, str] = field(default_factory=dict)  # further attributes, such as lang


Spanned = TypeVar("Spanned", Passage, Decoration)


class InOrder(Generic[Spanned]):
    """Spans asked for by stretches that come one after the other, so that none is looked at but where it is."""

    def __init__(self, spans: Iterable[Spanned]) -> None:
        self._spans: list[tuple[int, Spanned]] = sorted(enumerate(spans), key=lambda one: one[1].start)
        self._next = 0
        self._open: list[tuple[int, Spanned]] = []  # begun, and not known to be over

    def within(self, start: int, end: int) -> list[Spanned]:
        """The spans over a stretch, in the order in which they were given."""
        while self._next < len(self._spans) and self._spans[self._next][1].start < end:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [one for one in self._open if one[1].end > start]
        return [span for _, span in sorted(self._open, key=lambda one: one[0])]


def decorate(text: str, decorations: Iterable[Decoration], *, start: int = 0, end: int | None = None) -> Markup:
    """The escaped text of ``text[start:end]`` with its decorations.

    Decorations may overlap, reach out of the stretch or be empty: the text is cut at every boundary and each piece
    becomes one element that carries the classes and titles of all decorations over it, so that the markup is always
    well-formed and the text content is always exactly ``text[start:end]``.
    """
    stop = len(text) if end is None else min(end, len(text))
    start = max(0, min(start, stop))
    live = [d for d in decorations if d.start < d.end and d.start < stop and d.end > start]
    cuts = {start, stop}
    for d in live:
        cuts.update((max(d.start, start), min(d.end, stop)))
    edges = sorted(cuts)
    out: list[Markup] = []
    anchored: set[str] = set()
    in_order = InOrder(live)
    for left, right in pairwise(edges):
        out.append(_piece(text[left:right], in_order.within(left, right), anchored))
    return Markup("").join(out)


def _piece(text: str, over: list[Decoration], anchored: set[str]) -> Markup:
    if not over:
        return escape(text)
    attributes: dict[str, str] = {}
    others = Markup("")
    for d in over:
        if d.id and d.id not in anchored:
            anchored.add(d.id)
            if attributes.setdefault("id", d.id) != d.id:  # an element has one; where two begin, both are led to
                others += Markup('<span id="{}"></span>').format(d.id)
        attributes.update(d.attributes)
    classes = list(dict.fromkeys(name for d in over for name in d.classes))
    if classes:
        attributes["class"] = " ".join(classes)
    titles = list(dict.fromkeys(d.title for d in over if d.title))
    if titles:
        attributes["title"] = " · ".join(titles)
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    element = "mark" if any(d.mark for d in over) else "span"
    return others + Markup(f"<{element}{written}>{escape(text)}</{element}>")  # noqa: S704 - escaped piece by piece


def marked(text: MarkedText, titles: Mapping[str, str] | None = None) -> Markup:
    """A marked text as HTML, each mark with its kind as a class and, where given, its kind's title."""
    titles = titles or {}
    return decorate(
        text.text,
        (
            Decoration(start=mark.start, end=mark.end, classes=("hit", mark.kind), title=titles.get(mark.kind, ""))
            for mark in text.marks
        ),
    )
