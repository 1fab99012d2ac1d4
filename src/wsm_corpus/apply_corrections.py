"""Apply what a curator overrules: pure functions on records, one a kind of correction.

Each takes the corrections of one document, applies those of its kind in their order, and gives back those that met
nothing, so that they can be reported and are never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from wsm_corpus.passages import correct_passages
from wsm_corpus.records import (
    Citation,
    Correction,
    LanguageCorrection,
    Line,
    LineCorrection,
    Mention,
    MetadataCorrection,
    Passage,
    PassageCorrection,
    ThemeCorrection,
    ThemeScore,
    Verdict,
    site_of,
)
from wsm_corpus.steps.normalise import normalise

Unmet = tuple[Correction, ...]

_CITATION = ("title", "url", "site", "author", "published", "rights")


def apply_metadata_corrections(citation: Citation, corrections: Iterable[Correction]) -> Citation:
    """Overrule what a citation says; every such correction applies.

    A site that was taken from the address follows it, unless it is corrected itself.
    """
    for correction in corrections:
        if isinstance(correction, MetadataCorrection):
            citation = _said(citation, correction.values)
    return citation


def _said(citation: Citation, values: Mapping[str, str | None]) -> Citation:
    known: dict[str, str | None] = {name: getattr(citation, name) for name in _CITATION}
    if known["site"] == site_of(known["url"]):
        known["site"] = None
    known |= {name: value for name, value in values.items() if name in _CITATION}
    others = {**citation.extra, **{name: value for name, value in values.items() if name not in _CITATION}}
    return Citation(
        id=citation.id,
        title=known["title"],
        url=known["url"],
        site=known["site"] or (None if "site" in values else site_of(known["url"])),
        author=known["author"],
        published=known["published"],
        rights=known["rights"],
        extra={name: value for name, value in others.items() if value is not None},
    )


def apply_line_corrections(
    lines: Sequence[Line], corrections: Iterable[Correction]
) -> tuple[tuple[Line, ...], Unmet]:
    """Keep or remove the lines that a curator names by text and occurrence.

    Returns:
        The ledger, and the corrections whose line there is not.
    """
    wanted = [correction for correction in corrections if isinstance(correction, LineCorrection)]
    if not wanted:
        return tuple(lines), ()
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        numbers.setdefault(_key(line.text), []).append(number)
    corrected = list(lines)
    unmet: list[Correction] = []
    for correction in wanted:
        places = numbers.get(_key(correction.text), [])
        if correction.occurrence > len(places):
            unmet.append(correction)
            continue
        number = places[correction.occurrence - 1]
        corrected[number] = replace(corrected[number], verdict=_verdict(correction))
    return tuple(corrected), tuple(unmet)


def _verdict(correction: LineCorrection) -> Verdict:
    done = "kept" if correction.keep else "removed"
    return Verdict(
        kept=correction.keep,
        decided_by="correction",
        rule="correction",
        reason=f"A curator {done} this line{f': {correction.note}' if correction.note else ''}",
        score=0.0 if correction.keep else 1.0,
        category=correction.category,
    )


def apply_language_corrections(
    passages: Sequence[Passage], text: str, corrections: Iterable[Correction]
) -> tuple[tuple[Passage, ...], Unmet]:
    """Overrule the language of a document, then that of single passages in it.

    A document's language is set on all its passages; passages of another language are then named one by one.

    Args:
        passages: of the clean text, in order.
        text: the clean text.
        corrections: of the document.

    Returns:
        The passages, and the corrections whose words are not in the text.
    """
    corrected = tuple(passages)
    unmet: list[Correction] = []
    wanted = [
        correction for correction in corrections if isinstance(correction, LanguageCorrection | PassageCorrection)
    ]
    for correction in sorted(wanted, key=lambda item: isinstance(item, PassageCorrection)):
        if isinstance(correction, LanguageCorrection):
            corrected = correct_passages(corrected, correction.language)
        elif place := find_quote(text, correction.text, correction.occurrence):
            cut = _cut(corrected, text, place)
            corrected = correct_passages(cut, correction.language, start=place[0], end=place[1])
        else:
            unmet.append(correction)
    return corrected, tuple(unmet)


def _cut(passages: Sequence[Passage], text: str, place: tuple[int, int]) -> tuple[Passage, ...]:
    """The passages with borders at both ends of a place, without blanks at their own ends."""
    pieces: list[Passage] = []
    for passage in passages:
        borders = (passage.start, *(at for at in place if passage.start < at < passage.end), passage.end)
        for start, end in pairwise(borders):
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if start < end:
                pieces.append(replace(passage, start=start, end=end))
    return tuple(pieces)


def apply_theme_corrections(
    scores: Sequence[ThemeScore],
    corrections: Iterable[Correction],
    *,
    text: str,
    passages: Sequence[Passage],
    known: Collection[str],
) -> tuple[tuple[ThemeScore, ...], Unmet]:
    """Add and reject themes, or contexts: whichever `scores` are.

    A theme that a curator adds ranks first, on the evidence of the words named.

    Args:
        scores: the themes found, best first.
        corrections: of the document; those on other themes than `known` are left alone.
        text: the clean text.
        passages: of the clean text.
        known: the ids that the vocabulary has for themes, or for contexts.

    Returns:
        The themes, best first, and the corrections that reject what was not found or whose words are not in the text.
    """
    by_id = {score.theme: score for score in scores}
    unmet: list[Correction] = []
    for correction in corrections:
        if not isinstance(correction, ThemeCorrection) or correction.theme not in known:
            continue
        if correction.action == "reject":
            if by_id.pop(correction.theme, None) is None:
                unmet.append(correction)
        elif place := find_quote(text, correction.text, correction.occurrence):
            mention = _mention(correction.theme, place, text, passages)
            found = by_id.get(correction.theme)
            mentions = sorted((mention, *(found.mentions if found else ())), key=lambda item: (item.start, item.end))
            by_id[correction.theme] = ThemeScore(theme=correction.theme, score=1.0, mentions=tuple(mentions))
        else:
            unmet.append(correction)
    return tuple(sorted(by_id.values(), key=lambda score: -score.score)), tuple(unmet)


def unknown_themes(corrections: Iterable[Correction], known: Collection[str]) -> Unmet:
    """The corrections on themes that the vocabulary does not have.

    Args:
        corrections: of one document.
        known: the ids of all themes and contexts.
    """
    return tuple(item for item in corrections if isinstance(item, ThemeCorrection) and item.theme not in known)


def find_quote(text: str, quote: str, occurrence: int = 1) -> tuple[int, int] | None:
    """Where a text says something, runs of blanks apart.

    Args:
        text: a normalised text.
        quote: the words looked for.
        occurrence: which of the places, from 1.

    Returns:
        The place, half-open, or None where there is none.
    """
    words = normalise(quote).text.split()
    if not words:
        return None
    for number, match in enumerate(re.finditer(r"\s+".join(map(re.escape, words)), text), start=1):
        if number == occurrence:
            return match.span()
    return None


def _key(text: str) -> str:
    return " ".join(normalise(text).text.split())


def _mention(theme: str, place: tuple[int, int], text: str, passages: Sequence[Passage]) -> Mention:
    start, end = place
    language = next((item.language for item in passages if item.start <= start < item.end), "und")
    return Mention(theme=theme, concept=theme, start=start, end=end, label=text[start:end], language=language)
