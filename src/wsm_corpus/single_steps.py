"""The steps of the pipeline as functions on a string, for a notebook or a pipeline of one's own."""

from __future__ import annotations

from wsm_corpus.records import Line
from wsm_corpus.steps import strip_boilerplate as stripping
from wsm_corpus.steps.detect_language import detect_language, language_spans
from wsm_corpus.steps.extract_themes import extract_themes

__all__ = ["detect_language", "extract_themes", "language_spans", "strip_boilerplate"]


def strip_boilerplate(text: str, language: str | None = None, *, title: str | None = None) -> tuple[Line, ...]:
    r"""Tell an author's lines from share bars, breadcrumbs, comment forms and the like.

    Args:
        text: plain text; its lines end in line feeds. A form feed at the head of a line begins a printed page.
        language: ISO 639-1 code of most of the text; detected when None.
        title: the document's title where it is known; its repetitions are boilerplate.

    Returns:
        Every line of ``text.split("\n")`` in order, each with its `number` from 0, `text`, `kept`, and its
        `verdict`. Nothing is deleted: what to do with a removed line is the caller's choice.
    """
    if language is None:
        language = detect_language(text).language
    starts = frozenset(number for number, line in enumerate(text.split("\n")) if line.startswith("\f"))
    return stripping.strip_boilerplate(text, language, title=title, page_starts=starts)
