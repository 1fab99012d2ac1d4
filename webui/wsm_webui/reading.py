"""A document laid out for reading: paragraphs of the clean text, and what was removed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from wsm_corpus.records import Document, Line, Passage, ThemeScore
from wsm_webui.language import language_attribute
from wsm_webui.markup import Decoration, decorate


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of the clean text."""

    number: int  # 1-based among the paragraphs: its anchor is p<number>
    start: int
    end: int
    language: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Neighbouring lines that were taken out."""

    lines: tuple[Line, ...]


def layout(document: Document, decorations: Sequence[Decoration], *, removed: bool) -> list[Paragraph | Removed]:
    """The document in order, with decorations, and with its removed lines in their places if asked for."""
    languages = tuple(document.passages)
    out: list[Paragraph | Removed] = []
    taken: list[Line] = []
    number = 0
    for line in document.lines:
        if not line.kept:
            if removed and line.text.strip():
                taken.append(line)
            continue
        if line.clean_start is None:
            continue
        if taken:
            out.append(Removed(lines=tuple(taken)))
            taken = []
        end = document.text.find("\n", line.clean_start)
        end = len(document.text) if end < 0 else end
        if not document.text[line.clean_start : end].strip():
            continue
        number += 1
        out.append(_paragraph(document.text, number, line.clean_start, end, languages, decorations))
    if taken:
        out.append(Removed(lines=tuple(taken)))
    return out


def _paragraph(
    text: str, number: int, start: int, end: int, passages: Iterable[Passage], decorations: Iterable[Decoration]
) -> Paragraph:
    here = [passage for passage in passages if passage.start < end and passage.end > start]
    weight: Counter[str] = Counter()
    for passage in here:
        weight[passage.language] += min(end, passage.end) - max(start, passage.start)
    language = weight.most_common(1)[0][0] if weight else "und"
    foreign = [
        Decoration(
            start=p.start,
            end=p.end,
            mark=False,
            attributes={"lang": language_attribute(p.language)},
            classes=("passage",),
        )
        for p in here
        if p.language != language
    ]
    near = [d for d in decorations if d.start < end and d.end > start]
    return Paragraph(
        number=number,
        start=start,
        end=end,
        language=language,
        html=decorate(text, [*foreign, *near], start=start, end=end),
    )


def evidence(themes: Iterable[ThemeScore], titles: dict[str, str]) -> list[Decoration]:
    """The words that themes rest on; a reader is told the concept and its theme."""
    return [
        Decoration(
            start=mention.start,
            end=mention.end,
            classes=("evidence",),
            title=titles.get(mention.concept, mention.concept),
            id=f"t-{mention.theme}-{number}",
        )
        for score in themes
        for number, mention in enumerate(score.mentions, start=1)
    ]


def passage_at(document: Document, start: int) -> Passage | None:
    """The passage that holds a place of the clean text."""
    return next((passage for passage in document.passages if passage.start <= start < passage.end), None)
