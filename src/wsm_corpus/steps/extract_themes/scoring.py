"""How strongly a text is about each theme, from the labels that were met.

A concept's evidence is the sum over its mentions of label weight, quality of the match and place. Set against the
length of the text it becomes a probability, x / (x + k * length): one mention in fifty words counts as much as ten
in a thousand once the text is long. A theme is as likely as any of its concepts together (noisy-or), and is
assigned when its score reaches a threshold of its own and a share of the best theme's.

The constants were chosen on the development half of the gold data with whole topics held out;
docs/benchmarks/themes.md has the tables, and none of them is at a sharp optimum.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wsm_corpus.records import Mention, Passage, ThemeScore
from wsm_corpus.steps.extract_themes.matcher import Entry, matcher
from wsm_corpus.steps.extract_themes.read_passage import find_matches, read_passage
from wsm_corpus.vocabulary import Vocabulary

TITLE_WEIGHT = 3.0  # a label in the title, or in a first line that reads like one
HEADING_WEIGHT = 2.0  # a label in any other heading
ONE_WORD_WEIGHT = 0.65  # labels of one word beside those of several, which say more exactly what they mean
HALF_EVIDENCE = 1.0  # evidence at which a concept of a text of `USUAL_LENGTH` is as likely as not
USUAL_LENGTH = 100  # words
LENGTH_SHARE = 0.5  # how much of the evidence asked for grows with the length of the text (the b of BM25)

THRESHOLD = 0.5
SHARE_OF_BEST = 0.55
SECTION = 250  # words: a longer text may treat a theme in one section of so many, so less of the whole is asked
LEAST_SHARE = 0.35  # of both thresholds, however long the text
CONTEXT_THRESHOLD = 0.15
"""Contexts are a facet: that a page deals with Facebook at all is worth a filter."""

LONGEST_HEADING = 12  # words
_ENDS_SENTENCE = ".,;:!?…"


class Evidence(NamedTuple):
    """One mention and what it is worth."""

    entry: Entry
    start: int  # code points of the whole text, half-open
    end: int
    language: str
    weight: float  # 0 for a label within a longer one


class Found(NamedTuple):
    """What a text is about, and what it mentions besides."""

    themes: tuple[ThemeScore, ...]  # best first
    contexts: tuple[ThemeScore, ...]  # best first
    mentions: tuple[Mention, ...]  # labels met that are evidence of none of these, in order of place


def extract_themes(
    text: str,
    language: str,
    vocabulary: Vocabulary,
    *,
    title: str | None = None,
    passages: Sequence[Passage] = (),
) -> tuple[ThemeScore, ...]:
    """The themes a text is about, best first, each with its evidence.

    Args:
        text: clean text.
        language: its ISO 639-1 code; labels of that language are looked for, of every language where the
            vocabulary has none or the code is ``und``.
        vocabulary: the themes and the labels of their concepts.
        title: what the document is called; labels in it make what the text says weigh more. They are no evidence
            themselves, unless the text has them too.
        passages: stretches of the text with a language of their own; the labels of that language are looked for.
            By default the whole text is one passage in `language`.

    Returns:
        Themes with scores from 0 to 1 that compare within and across texts of any length. Mentions are in order
        of place, their offsets half-open code points of `text`; a theme has at least one.
    """
    return extract_all(text, language, vocabulary, title=title, passages=passages).themes


def extract_contexts(
    text: str,
    language: str,
    vocabulary: Vocabulary,
    *,
    title: str | None = None,
    passages: Sequence[Passage] = (),
) -> tuple[ThemeScore, ...]:
    """The platforms, sectors and occupations a text deals with, best first, each with its evidence.

    Labels are looked for in every language, for names are the same in all. Arguments and result are as in
    `extract_themes`.
    """
    return extract_all(text, language, vocabulary, title=title, passages=passages).contexts


def extract_all(
    text: str,
    language: str,
    vocabulary: Vocabulary,
    *,
    title: str | None = None,
    passages: Sequence[Passage] = (),
) -> Found:
    """Themes, contexts and every other mention of a concept in one reading; arguments are as in `extract_themes`."""
    evidence, words = _evidence(text, language, vocabulary, title=title, passages=passages)
    themes, contexts = _ranked(evidence, words)
    best = themes[0].score if themes else 0.0
    asked = max(THRESHOLD, SHARE_OF_BEST * best) * max(LEAST_SHARE, min(1.0, SECTION / max(1, words)))
    themes = tuple(theme for theme in themes if theme.score >= asked)
    contexts = tuple(context for context in contexts if context.score >= CONTEXT_THRESHOLD)
    return Found(themes, contexts, _others(evidence, (*themes, *contexts)))


def labels_met(
    text: str, language: str, vocabulary: Vocabulary, *, passages: Sequence[Passage] = ()
) -> frozenset[tuple[str, str]]:
    """(concept id, label) of every label that is met in a text, whether or not its theme is assigned."""
    themes, contexts, _ = rank(text, language, vocabulary, passages=passages)
    return frozenset((mention.concept, mention.label) for found in (*themes, *contexts) for mention in found.mentions)


def rank(
    text: str,
    language: str,
    vocabulary: Vocabulary,
    *,
    title: str | None = None,
    passages: Sequence[Passage] = (),
) -> tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...], int]:
    """Every theme and every context with any evidence, best first, ties by id; and how many words were read."""
    evidence, words = _evidence(text, language, vocabulary, title=title, passages=passages)
    return *_ranked(evidence, words), words


def _evidence(
    text: str,
    language: str,
    vocabulary: Vocabulary,
    *,
    title: str | None,
    passages: Sequence[Passage],
) -> tuple[list[Evidence], int]:
    """Every label met, and how many words were read."""
    passages = passages or (Passage(start=0, end=len(text), language=language, confidence=1.0),)
    headings = _headings(text)
    titled = _concepts_of(title, language, vocabulary) if title else frozenset()
    evidence: list[Evidence] = []
    words = 0
    for passage in passages:
        compiled = matcher(vocabulary, passage.language)
        reading = read_passage(text[passage.start : passage.end], compiled)
        words += reading.words
        for match in reading.matches:
            entry = compiled.labels[match.label]
            start, end = passage.start + match.start, passage.start + match.end
            place = TITLE_WEIGHT if entry.concept.id in titled else _place(start, headings)
            weight = entry.strength * match.quality * place * (1.0 if len(match.atoms) > 1 else ONE_WORD_WEIGHT)
            evidence.append(Evidence(entry, start, end, passage.language, 0.0 if match.within else weight))
    return evidence, words


def _ranked(evidence: Sequence[Evidence], words: int) -> tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...]]:
    telling = [item for item in evidence if item.weight > 0]
    themes = _scored((item for item in telling if not item.entry.concept.context), words)
    contexts = _scored((item for item in telling if item.entry.concept.context), words)
    return themes, contexts


def _others(evidence: Iterable[Evidence], assigned: Iterable[ThemeScore]) -> tuple[Mention, ...]:
    """Names of concepts that are evidence of nothing assigned; a hint names none."""
    shown = {(mention.concept, mention.start, mention.end) for score in assigned for mention in score.mentions}
    others = {
        (item.start, item.end, item.entry.concept.id): _mention(item, item.entry.concept.themes[0])
        for item in evidence
        if item.entry.label.kind not in {"hint", "except"}
        and (item.entry.concept.id, item.start, item.end) not in shown
    }
    return tuple(others[place] for place in sorted(others))


def _scored(evidence: Iterable[Evidence], words: int) -> tuple[ThemeScore, ...]:
    asked = HALF_EVIDENCE * (1 - LENGTH_SHARE + LENGTH_SHARE * words / USUAL_LENGTH)
    found: dict[str, dict[str, list[Evidence]]] = {}
    for item in evidence:
        for theme in item.entry.concept.themes:
            found.setdefault(theme, {}).setdefault(item.entry.concept.id, []).append(item)
    scores = []
    for theme, concepts in found.items():
        amounts = [sum(item.weight for item in items) for items in concepts.values()]
        score = 1 - math.prod(asked / (amount + asked) for amount in amounts)
        mentions = sorted(
            (_mention(item, theme) for items in concepts.values() for item in items),
            key=lambda mention: (mention.start, mention.end, mention.concept),
        )
        scores.append(ThemeScore(theme=theme, score=round(score, 4), mentions=tuple(mentions)))
    return tuple(sorted(scores, key=lambda scored: (-scored.score, scored.theme)))


def _mention(item: Evidence, theme: str) -> Mention:
    return Mention(
        theme=theme,
        concept=item.entry.concept.id,
        start=item.start,
        end=item.end,
        label=item.entry.label.text,
        language=item.language,
    )


def _concepts_of(title: str, language: str, vocabulary: Vocabulary) -> frozenset[str]:
    compiled = matcher(vocabulary, language)
    return frozenset(compiled.labels[match.label].concept.id for match in find_matches(title, compiled))


def _headings(text: str) -> list[tuple[int, int, float]]:
    """Lines that read like headings, with their weight: short, not the only line, no full stop."""
    found = []
    lines = text.split("\n")
    start = 0
    for line in lines if len(lines) > 1 else ():
        words = line.split(maxsplit=LONGEST_HEADING)
        if words and len(words) <= LONGEST_HEADING and line.rstrip()[-1] not in _ENDS_SENTENCE:
            found.append((start, start + len(line), TITLE_WEIGHT if start == 0 else HEADING_WEIGHT))
        start += len(line) + 1
    return found


def _place(start: int, headings: Sequence[tuple[int, int, float]]) -> float:
    index = bisect.bisect_right(headings, (start, math.inf, 0.0)) - 1
    return headings[index][2] if index >= 0 and start < headings[index][1] else 1.0
