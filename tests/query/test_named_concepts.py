"""Themes and contexts by their names, and what is offered for a name that there is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.query import parse_query, write_query
from wsm_corpus.query.named_concepts import offers, with_ids
from wsm_corpus.vocabulary import Vocabulary, read_vocabulary

TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:s a skos:ConceptScheme ; skos:hasTopConcept :work-life-balance , :privacy-monitoring , :stress .
:work-life-balance a skos:Concept ; skos:topConceptOf :s ;
  skos:prefLabel "Balancing work and life"@en , "Werk-privébalans"@nl ; skos:altLabel "balance"@en .
:privacy-monitoring a skos:Concept ; skos:topConceptOf :s ; skos:prefLabel "Privacy and monitoring"@en .
:stress a skos:Concept ; skos:topConceptOf :s ; skos:prefLabel "Stress"@en ; skos:altLabel "balance"@en .
:burnout a skos:Concept ; skos:broader :stress ; skos:prefLabel "burnout"@en .
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    file: Path = tmp_path_factory.mktemp("named") / "themes.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    return read_vocabulary(file)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("theme:stress", "theme:stress"),
        ("theme:Stress", "theme:stress"),
        ('theme:"balancing work and life"', "theme:work-life-balance"),
        ("theme:werk-privebalans", "theme:work-life-balance"),
        ('theme:"Work life balance"', "theme:work-life-balance"),
        ("theme:balance", "theme:balance"),  # two themes go by that name
        ("theme:privacy", "theme:privacy"),  # is offered, not taken
        ("theme:*", "theme:*"),
        ("media -theme:Stress", "media AND NOT theme:stress"),
        ("site:Stress OR theme:Stress", "site:Stress OR theme:stress"),
    ],
)
def test_a_theme_goes_by_its_labels_too(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert write_query(with_ids(parse_query(typed), vocabulary)) == meant


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("theme:privacy", ("theme:privacy-monitoring",)),
        ("theme:balanc", ("theme:work-life-balance",)),
        ("theme:sterss", ("theme:stress",)),
        ("theme:burnout", ()),
        ("concept:burn", ("concept:burnout",)),
        ("theme:stress", ()),
        ("theme:*", ()),
        ("theme:zebra", ()),
        ("site:privacy", ()),
        ("privacy", ()),
    ],
)
def test_for_a_theme_that_there_is_not_those_alike_are_offered(
    vocabulary: Vocabulary, typed: str, offered: tuple[str, ...]
) -> None:
    assert offers(parse_query(typed), vocabulary) == offered
