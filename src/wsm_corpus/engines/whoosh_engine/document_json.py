"""A document as compact JSON and back, whole.

Kept lines are not written twice: a line that stands unchanged in the clean text is a length and a place there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from wsm_corpus.records import (
    Citation,
    Document,
    LanguageShare,
    Line,
    Mention,
    Passage,
    ThemeScore,
    Verdict,
)

_CITATION = ("id", "title", "url", "site", "author", "published", "rights")


def write_document(document: Document) -> str:
    """The document as JSON, for the index only: its shape is no promise."""
    text = document.text
    verdicts: dict[Verdict, int] = {}
    lines = []
    for line in document.lines:
        verdict = verdicts.setdefault(line.verdict, len(verdicts))
        start = line.clean_start
        same = start is not None and text.startswith(line.text, start)
        lines.append([len(line.text) if same else line.text, verdict, start, line.start, line.language, line.number])
    citation = document.citation
    return json.dumps(
        [
            [getattr(citation, name) for name in _CITATION],
            dict(citation.extra),
            [document.file, document.format, document.sha256, document.fingerprint, document.language],
            text,
            [[share.language, share.share] for share in document.languages],
            [[p.start, p.end, p.language, p.confidence, int(p.corrected)] for p in document.passages],
            [_theme(theme) for theme in document.themes],
            [_theme(theme) for theme in document.contexts],
            list(document.corrections),
            _mentions(document.mentions),
            [[int(v.kept), v.decided_by, v.rule, v.reason, v.score, v.category, int(v.debatable)] for v in verdicts],
            lines,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _theme(theme: ThemeScore) -> list[Any]:
    return [theme.theme, theme.score, _mentions(theme.mentions)]


def _mentions(mentions: Iterable[Mention]) -> list[list[Any]]:
    return [[m.theme, m.concept, m.start, m.end, m.label, m.language] for m in mentions]


def read_document(data: str) -> Document:
    """The document that `write_document` was given, equal in every field."""
    cite, extra, (file, format, sha256, fingerprint, language), text, shares, *rest = json.loads(data)
    passages, themes, contexts, corrections, mentions, verdicts, lines = rest
    judged = [
        Verdict(kept=bool(k), decided_by=by, rule=rule, reason=why, score=score, category=cat, debatable=bool(deb))
        for k, by, rule, why, score, cat, deb in verdicts
    ]
    return Document(
        citation=Citation(**dict(zip(_CITATION, cite, strict=True)), extra=extra),
        file=file,
        format=format,
        sha256=sha256,
        fingerprint=fingerprint,
        text=text,
        lines=tuple(
            Line(
                number=number,
                text=text[clean : clean + what] if isinstance(what, int) else what,
                verdict=judged[verdict],
                start=start,
                clean_start=clean,
                language=code,
            )
            for what, verdict, clean, start, code, number in lines
        ),
        language=language,
        languages=tuple(LanguageShare(language=code, share=share) for code, share in shares),
        passages=tuple(map(_read_passage, passages)),
        themes=tuple(map(_read_theme, themes)),
        contexts=tuple(map(_read_theme, contexts)),
        mentions=_read_mentions(mentions),
        corrections=tuple(corrections),
    )


class Card(NamedTuple):
    """What a hit shows of a document."""

    citation: Citation
    language: str
    languages: tuple[LanguageShare, ...]
    text: str
    passages: tuple[Passage, ...]
    themes: tuple[tuple[str, float], ...]
    contexts: tuple[str, ...]

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return 2000 + 2 * len(self.text) + 200 * len(self.passages)


def read_card(data: str) -> Card:
    """What a hit shows; a third of the work of reading the document."""
    cite, extra, (*_, language), text, shares, passages, themes, contexts, *_ = json.loads(data)
    return Card(
        citation=Citation(**dict(zip(_CITATION, cite, strict=True)), extra=extra),
        language=language,
        languages=tuple(LanguageShare(language=code, share=share) for code, share in shares),
        text=text,
        passages=tuple(map(_read_passage, passages)),
        themes=tuple((theme, score) for theme, score, _ in themes),
        contexts=tuple(theme for theme, _, _ in contexts),
    )


def _read_passage(data: list[Any]) -> Passage:
    start, end, code, sure, corrected = data
    return Passage(start=start, end=end, language=code, confidence=sure, corrected=bool(corrected))


def read_text(data: str) -> str:
    """The clean text alone."""
    return str(json.loads(data)[3])


def _read_theme(data: list[Any]) -> ThemeScore:
    theme, score, mentions = data
    return ThemeScore(theme=theme, score=score, mentions=_read_mentions(mentions))


def _read_mentions(data: list[list[Any]]) -> tuple[Mention, ...]:
    return tuple(
        Mention(theme=of, concept=concept, start=start, end=end, label=label, language=code)
        for of, concept, start, end, label, code in data
    )
