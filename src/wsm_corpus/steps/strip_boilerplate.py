"""Tell an author's lines from the page around them. For now every line is kept: the stripper is on its way."""

from __future__ import annotations

from collections.abc import Mapping

from wsm_corpus.records import Line, Verdict


def strip_boilerplate(
    text: str,
    language: str,
    *,
    title: str | None = None,
    site_counts: Mapping[str, int] | None = None,
    site_documents: int = 0,
    main_lines: frozenset[int] | None = None,
) -> tuple[Line, ...]:
    """Every line of the text, kept."""
    verdict = Verdict(kept=True, decided_by="default", rule="", reason="", score=0.0)
    lines: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        lines.append(Line(number=number, text=line, verdict=verdict, start=start))
        start += len(line) + 1
    return tuple(lines)


def line_key(line: str) -> str:
    """What "the same line" means across documents."""
    return " ".join(line.split()).casefold()
