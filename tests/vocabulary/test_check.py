from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.steps.extract_themes import label_form
from wsm_corpus.vocabulary import read_vocabulary
from wsm_corpus.vocabulary.check import check_vocabulary

BUNDLED = Path(__file__).parents[2] / "corpus" / "themes.ttl"
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wsmd: <urn:wsm-corpus:def:> .
@prefix : <http://example.org/v/> .
:work a skos:Concept ; skos:definition "Work."@en ; skos:prefLabel "Work"@en, "Werk"@nl ; skos:related :rest .
:rest a skos:Concept ; skos:definition "Rest."@en ; skos:prefLabel "Rest"@en, "Rust"@nl .
"""


def found(tmp_path: Path, turtle: str, **options: object) -> list[tuple[str, str, str, int | None]]:
    path = tmp_path / "v.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    findings = check_vocabulary(read_vocabulary(path), form=label_form, path=path, **options)  # type: ignore[arg-type]
    assert all(finding.advice and finding.message for finding in findings)
    return [(item.kind, item.severity, item.subject, item.line) for item in findings]


BELOW = 'skos:broader :work ; skos:definition "x"@en'


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        ("", []),
        (f":a a skos:Concept ; {BELOW} .", [("no-label", "error", "a", 6)]),
        (f':a a skos:Concept ; {BELOW} ; skos:prefLabel "a b"@en .', [("missing-language", "warning", "a", 6)]),
        (
            f':a a skos:Concept ; {BELOW} ; skos:prefLabel "one"@en, "two"@en,\n "een"@nl .',
            [("two-preferred-labels", "error", "a", 6)],
        ),
        (
            f':a a skos:Concept ; {BELOW} ; skos:prefLabel "one"@en, "een"@nl ;\n skos:altLabel "uno" .',
            [("label-without-language", "warning", "a", 7)],
        ),
        (
            f':a a skos:Concept ; {BELOW} ; skos:prefLabel "one"@en, "een"@nl ;\n skos:altLabel "..."@en .',
            [("label-without-words", "warning", "a", 7)],
        ),
        (
            f':a a skos:Concept ; {BELOW} ; skos:prefLabel "burn-out"@en, "een"@nl ;\n skos:altLabel "burn out"@en .',
            [("duplicate-label", "note", "a", 7)],
        ),
        (
            ':a a skos:Concept ; skos:broader :rest ; skos:definition "x"@en ;\n'
            ' skos:prefLabel "works"@en, "een"@nl .',
            [("ambiguous-label", "warning", "work", 4)],
        ),
        (f':a a skos:Concept ; {BELOW} ; skos:prefLabel "works"@en, "een"@nl .', []),  # its own theme's name
        (
            f':a a skos:Concept ; {BELOW} ; skos:broader :gone ; skos:prefLabel "one"@en, "een"@nl .',
            [("dangling-link", "error", "a", 6)],
        ),
        (
            ':a a skos:Concept ; skos:definition "x"@en ; skos:broader :b ; skos:prefLabel "one"@en, "een"@nl .\n'
            ':b a skos:Concept ; skos:definition "x"@en ; skos:broader :a ; skos:prefLabel "two"@en, "twee"@nl .',
            [("circle", "error", "a", 6), ("circle", "error", "b", 7)],
        ),
        (
            ':a a skos:Concept ; skos:definition "x"@en ; skos:prefLabel "one"@en, "een"@nl .',
            [("orphan", "warning", "a", 6)],
        ),
        (
            ':a a skos:Concept ; skos:broader :work ; skos:prefLabel "one"@en, "een"@nl .',
            [("no-definition", "note", "a", 6)],
        ),
        (
            ':a a skos:Concept ; skos:narrower :work ; skos:prefLabel "one"@en, "een"@nl .',
            [("no-definition", "warning", "a", 6)],
        ),
    ],
)
def test_what_is_wrong_is_found_with_its_line(
    tmp_path: Path, turtle: str, expected: list[tuple[str, str, str, int | None]]
) -> None:
    assert found(tmp_path, turtle) == expected


def test_languages_can_be_asked_for(tmp_path: Path) -> None:
    assert found(tmp_path, "", languages=["de"]) == [
        ("missing-language", "warning", "work", 4),
        ("missing-language", "warning", "rest", 5),
    ]


def test_labels_that_are_never_met_are_noted_when_a_corpus_is_given(tmp_path: Path) -> None:
    assert found(tmp_path, "", met={("work", "Work"), ("work", "Werk"), ("rest", "Rest")}) == [
        ("label-never-met", "note", "rest", 5)
    ]


def test_the_bundled_vocabulary_has_no_error_and_no_warning() -> None:
    findings = check_vocabulary(read_vocabulary(BUNDLED), form=label_form, path=BUNDLED)
    assert [finding for finding in findings if finding.severity != "note"] == []
    assert all(finding.line for finding in findings)
