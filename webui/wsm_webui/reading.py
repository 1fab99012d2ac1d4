"""A document laid out for reading: paragraphs of the clean text, and what was removed between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wsm_corpus.records import Document, Line, Mention, Passage, ThemeScore
from wsm_webui.language import language_attribute, language_name
from wsm_webui.markup import Decoration, InOrder, decorate
from wsm_webui.parts import Part, begins_paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the clean text, from one line feed to the next; of a very long one perhaps a piece."""

    number: int  # 1-based among the paragraphs: its anchor is p<number>
    start: int
    end: int
    language: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Neighbouring lines that were taken out."""

    lines: tuple[Line, ...]


def layout(
    document: Document,
    part: Part,
    decorations: Sequence[Decoration],
    *,
    removed: bool,
    category: str = "",
    languages: bool = False,
) -> list[Paragraph | Removed]:
    """A part of the document in order, with decorations.

    Args:
        document: to lay out.
        part: of it.
        decorations: what to show on its clean text.
        removed: show the removed lines in their places.
        category: of the removed lines, show only those of this category; all where empty.
        languages: name the language of every passage, and not only in `lang`.
    """
    out: list[Paragraph | Removed] = []
    taken: list[Line] = []
    number, end = part.before, 0
    passages, to_show = InOrder(document.passages), InOrder(decorations)
    for line in document.lines[part.first : part.last]:
        if not line.kept:
            if removed and is_removed(line, category):
                taken.append(line)
            continue
        if line.clean_start is None or line.clean_start < end:  # blank, or going on from the line before
            continue
        if taken:
            out.append(Removed(lines=tuple(taken)))
            taken = []
        end = document.text.find("\n", line.clean_start)
        end = len(document.text) if end < 0 else end
        number += line.clean_start >= part.start and begins_paragraph(document.text, line.clean_start)
        place = (max(line.clean_start, part.start), min(end, part.end))
        out.append(_paragraph(document.text, number, place, passages, to_show, named=languages))
    if taken:
        out.append(Removed(lines=tuple(taken)))
    return out


def is_removed(line: Line, category: str = "") -> bool:
    """Whether a line was taken out, and was of this category, or of any; blank lines are not worth a word."""
    return not line.kept and bool(line.text.strip()) and (not category or line.verdict.category == category)


def _paragraph(
    text: str,
    number: int,
    place: tuple[int, int],
    passages: InOrder[Passage],
    decorations: InOrder[Decoration],
    *,
    named: bool,
) -> Paragraph:
    start, end = place
    here = passages.within(start, end)
    weight: Counter[str] = Counter()
    for passage in here:
        weight[passage.language] += min(end, passage.end) - max(passage.start, start)
    language = weight.most_common(1)[0][0] if weight else "und"
    spoken = [_spoken(passage, named=named) for passage in here if named or passage.language != language]
    return Paragraph(
        number=number,
        start=start,
        end=end,
        language=language,
        html=decorate(text, [*spoken, *decorations.within(start, end)], start=start, end=end),
    )


def _spoken(passage: Passage, *, named: bool) -> Decoration:
    """The language of a passage: always for programs that read aloud, and by name where asked for."""
    title = ""
    if named:
        title = f"{language_name(passage.language)} {passage.confidence:.0%}" + (" ✎" if passage.corrected else "")
    return Decoration(
        start=passage.start,
        end=passage.end,
        mark=False,
        classes=("passage",),
        title=title,
        attributes={"lang": language_attribute(passage.language)},
    )


def evidence(themes: Iterable[ThemeScore], part: Part, titled: Callable[[Mention], str]) -> list[Decoration]:
    """The words of a part that themes rest on; a reader is told the concept and its theme."""
    return [
        Decoration(
            start=mention.start,
            end=mention.end,
            classes=("evidence",),
            title=titled(mention),
            id=evidence_anchor(mention.theme, number),
        )
        for score in themes
        for number, mention in enumerate(score.mentions, start=1)
        if mention.start < part.end and part.start < mention.end
    ]


def evidence_anchor(theme: str, number: int) -> str:
    """The anchor of a piece of evidence; a theme's id may hold characters that an anchor may not."""
    return f"t-{re.sub(r'[^A-Za-z0-9_-]', '-', theme)}-{number}"


def passage_at(document: Document, start: int) -> Passage | None:
    """The passage that holds a place of the clean text."""
    return next((passage for passage in document.passages if passage.start <= start < passage.end), None)
