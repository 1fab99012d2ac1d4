"""What a curator should know about a vocabulary: what is missing, said twice, broken or never met."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from wsm_corpus.record import record
from wsm_corpus.vocabulary.lines import LineFinder
from wsm_corpus.vocabulary.records import Concept, Label, Vocabulary

Severity = Literal["error", "warning", "note"]
FindingKind = Literal[
    "no-label",
    "two-preferred-labels",
    "missing-language",
    "label-without-language",
    "label-without-words",
    "duplicate-label",
    "ambiguous-label",
    "label-never-met",
    "circle",
    "dangling-link",
    "orphan",
    "no-definition",
]
USUAL_LANGUAGE_SHARE = 0.5
"""A language in which at least so many concepts have a preferred label is one the vocabulary means to have."""

Form = Callable[[str, str], Sequence[str]]
"""(label, language) -> the words of it as they are matched; labels of one form meet the same texts."""


@record
class Finding:
    """One thing to look at."""

    kind: FindingKind
    severity: Severity  # error: SKOS forbids it; warning: themes or searches suffer; note: for information
    subject: str  # concept or group id
    message: str  # what is wrong, one sentence without its full stop
    advice: str  # what to do about it, one sentence
    language: str = ""
    label: str = ""
    line: int | None = None  # 1-based, of the file, where it was given


def check_vocabulary(
    vocabulary: Vocabulary,
    *,
    form: Form,
    languages: Collection[str] = (),
    met: Collection[tuple[str, str]] | None = None,
    path: Path | None = None,
) -> tuple[Finding, ...]:
    """Look a vocabulary over.

    Args:
        vocabulary: what to check.
        form: how labels are matched; `steps.extract_themes.label_form`.
        languages: languages that every concept should have; by default those of at least half of the concepts.
        met: (concept id, label) pairs met in a corpus, to find the labels that never are; None to leave that out.
        path: the file, to say in which line.

    Returns:
        Errors first, then warnings, then notes; each by place.
    """
    wanted = tuple(languages) or _usual_languages(vocabulary)
    findings = [
        *_broken(vocabulary),
        *(finding for concept in vocabulary.concepts for finding in _incomplete(concept, wanted)),
        *(finding for concept in vocabulary.concepts for finding in _labels(concept, form)),
        *_ambiguous(vocabulary, form),
        *(_never_met(vocabulary, met) if met is not None else ()),
    ]
    if path is not None:
        finder = LineFinder(path.read_text(encoding="utf-8", errors="replace"))
        uris = {concept.id: concept.uri for concept in vocabulary.concepts}
        uris |= {group.id: group.uri for group in vocabulary.groups}
        findings = [replace(item, line=finder.line(uris.get(item.subject, ""), item.label)) for item in findings]
    order: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
    return tuple(sorted(findings, key=lambda item: (order[item.severity], item.line or 0, item.subject, item.kind)))


def _usual_languages(vocabulary: Vocabulary) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for concept in vocabulary.concepts:
        for language in {label.language for label in concept.labels if label.kind == "pref" and label.language}:
            counts[language] = counts.get(language, 0) + 1
    return tuple(
        sorted(lang for lang, count in counts.items() if count >= USUAL_LANGUAGE_SHARE * max(counts.values()))
    )


def _broken(vocabulary: Vocabulary) -> Iterator[Finding]:
    for link in vocabulary.dangling:
        yield Finding(
            kind="dangling-link",
            severity="error",
            subject=link.subject,
            message=f"its skos:{link.relation} leads to <{link.target}>, which is no concept of this file",
            advice="Add the concept, mend the address, or use a mapping such as skos:closeMatch.",
        )
    for concept in vocabulary.concepts:
        if _in_circle(concept, vocabulary):
            yield Finding(
                kind="circle",
                severity="error",
                subject=concept.id,
                message="it stands above itself: following skos:broader leads back to it",
                advice="Take out one skos:broader or skos:narrower of the circle.",
            )


def _in_circle(concept: Concept, vocabulary: Vocabulary) -> bool:
    seen: set[str] = set()
    waiting = list(concept.broader)
    while waiting:
        here = waiting.pop()
        if here == concept.id:
            return True
        above = vocabulary.concept(here) if here not in seen else None
        seen.add(here)
        waiting.extend(above.broader if above else ())
    return False


def _incomplete(concept: Concept, languages: Collection[str]) -> Iterator[Finding]:
    preferred = [label for label in concept.labels if label.kind == "pref"]
    if not concept.labels:
        yield Finding(
            kind="no-label",
            severity="error",
            subject=concept.id,
            message="it has no label, so it can neither be shown nor met",
            advice="Add a skos:prefLabel.",
        )
    for language in languages if concept.labels else ():
        if not any(label.language == language for label in preferred):
            yield Finding(
                kind="missing-language",
                severity="warning",
                subject=concept.id,
                language=language,
                message=f"it has no preferred label in {language!r}",
                advice=f'Add skos:prefLabel "..."@{language}.',
            )
    if not concept.definitions and not concept.context:
        yield Finding(
            kind="no-definition",
            severity="warning" if concept.is_top else "note",
            subject=concept.id,
            message="it has no definition, so readers cannot tell what it stands for",
            advice="Add a skos:definition in each language.",
        )
    if concept.is_top and not (concept.context or concept.narrower or concept.related or concept.groups):
        yield Finding(
            kind="orphan",
            severity="warning",
            subject=concept.id,
            message="it stands alone: nothing above, below or beside it",
            advice="Put it below a theme with skos:broader, or in a group.",
        )


def _labels(concept: Concept, form: Form) -> Iterator[Finding]:
    seen: dict[tuple[str, tuple[str, ...]], Label] = {}
    preferred: dict[str, Label] = {}
    for label in concept.labels:
        if label.kind == "pref" and preferred.setdefault(label.language, label) is not label:
            yield _of_label(
                "two-preferred-labels",
                "error",
                concept,
                label,
                f"{label.text!r} is a second preferred label beside {preferred[label.language].text!r}",
                "Make one of them a skos:altLabel.",
            )
        if not label.language:
            yield _of_label(
                "label-without-language",
                "warning",
                concept,
                label,
                f"the label {label.text!r} has no language, so it is looked for in texts of all",
                "Add a language tag, as in @en.",
            )
        key = (label.language, tuple(form(label.text, label.language)))
        if not key[1]:
            yield _of_label(
                "label-without-words",
                "warning",
                concept,
                label,
                f"the label {label.text!r} holds no word, so it is never met",
                "Take it out or spell it in words.",
            )
        elif key in seen:
            yield _of_label(
                "duplicate-label",
                "note",
                concept,
                label,
                f"{label.text!r} is met wherever {seen[key].text!r} is",
                "One of them is enough for finding; keep both if both should be shown.",
            )
        seen.setdefault(key, label)


def _ambiguous(vocabulary: Vocabulary, form: Form) -> Iterator[Finding]:
    holders: dict[tuple[str, tuple[str, ...], bool], list[tuple[Concept, Label]]] = {}
    for concept in vocabulary.concepts:
        for label in concept.labels:
            words = tuple(form(label.text, label.language))
            if words and label.kind not in {"hint", "except"}:
                holders.setdefault((label.language, words, concept.context), []).append((concept, label))
    for found in holders.values():
        first, first_label = found[0]
        for concept, label in found[1:]:
            if concept.id != first.id and not set(concept.themes) & set(first.themes):
                yield _of_label(
                    "ambiguous-label",
                    "warning",
                    concept,
                    label,
                    f"{label.text!r} also names {first.id} ({first_label.text!r}), so either is met with the other",
                    "Keep it where it fits best, or make it a wsmd:hint in the other place.",
                )


def _never_met(vocabulary: Vocabulary, met: Collection[tuple[str, str]]) -> Iterator[Finding]:
    found = frozenset(met)
    for concept in vocabulary.concepts:
        for label in concept.labels:
            if label.kind != "except" and (concept.id, label.text) not in found:
                yield _of_label(
                    "label-never-met",
                    "note",
                    concept,
                    label,
                    f"the label {label.text!r} is met nowhere in the corpus",
                    "Nothing to do if the corpus is small; else check its spelling.",
                )


def _of_label(
    kind: FindingKind, severity: Severity, concept: Concept, label: Label, message: str, advice: str
) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        subject=concept.id,
        message=message,
        advice=advice,
        language=label.language,
        label=label.text,
    )
