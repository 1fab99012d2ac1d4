"""A verb is found whole where its particle stands apart."""

from __future__ import annotations

import pytest

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.parted import LONGEST_PASSAGE, cut, parted
from wsm_corpus.languages.query_words import query_groups
from wsm_corpus.languages.words import clumps

APART = [
    ("Als de baas appt levert dat veel stress op.", "levert", "opleveren"),
    ("Zet de app uit na werktijd", "Zet", "uitzetten"),
    ("Hoe stel je een beleid op voor jouw collega's?", "stel", "opstellen"),
    ("Hij meldt zich aan", "meldt", "aangemeld"),
    ("De werkgever wees het verzoek af, zei hij.", "wees", "afwijzen"),
    ("Het bedrijf maakte regels bekend en zweeg.", "maakte", "bekendmaken"),
    ("Dat komt niet overeen met de wet.", "komt", "overeenkomen"),
    ("Ze wisselde kennis uit en nam deel aan overleg", "nam", "deelnemen"),
    ("Hij ging na het werk uit.", "ging", "uitgaan"),
    ("Zij zetten het werk voort.\nDaarna", "zetten", "voortzetten"),
    ("tips om beleid op te stellen", "stellen", "opgesteld"),
    ("om goed samen te werken.", "werken", "samenwerkt"),
    ("Zij logt daarna uit", "logt", "uitloggen"),
    ("Ze zet het licht aan.", "zet", "aanzetten"),
]

TOGETHER = [
    ("Het levert op tijd stress", "opleveren"),  # the particle is a preposition
    ("Het levert stress. De lift gaat op.", "opleveren"),  # of another sentence
    ("Hij levert niets, op een plan na", "opleveren"),
    ("de levering van stress op", "opleveren"),  # no verb
    ("het werk uit", "uitwerken"),
    ("hij heeft geleverd op", "opleveren"),  # no finite form
    ("om te zien en door te denken", "doordenken"),
    ("In 1922 zei hij met", "meezeggen"),
]


def found(text: str, verb: str) -> list[str]:
    forms = {form.terms[0] for group in query_groups(verb, "nl") for form in group.forms if form.how == "term"}
    return [token.surface for token in analyse(text, "nl") if token.kind == "word" and token.term in forms]


@pytest.mark.parametrize(("text", "form", "verb"), APART)
def test_a_form_is_found_under_the_verb_it_makes_with_its_particle(text: str, form: str, verb: str) -> None:
    assert found(text, verb) == [form]


@pytest.mark.parametrize(("text", "verb"), TOGETHER)
def test_what_only_stands_in_one_text_makes_no_verb(text: str, verb: str) -> None:
    assert found(text, verb) == []


def test_a_form_belongs_to_one_particle_and_stays_found_under_itself() -> None:
    text = "Hij zet het licht aan, en de app uit."
    assert found(text, "aanzetten") == ["zet"]
    assert found(text, "uitzetten") == []
    assert found(text, "zetten") == ["zet"]


def test_other_languages_have_no_parted_verbs() -> None:
    for code in ("en", "de", "fr"):
        assert parted(["Zet", "de", "app", "uit."], language(code)) == {}


@pytest.mark.parametrize("text", ["", "Zet de app  uit", "Hij meldt zich aan. " * LONGEST_PASSAGE])
def test_a_text_is_cut_alike_however_often_and_however_long_it_is(text: str) -> None:
    written, starts = clumps(text)
    for _ in range(2):
        assert cut(text, language("nl")) == (written, starts, parted(written, language("nl")))
    assert all(text.startswith(clump, start) for clump, start in zip(written, starts, strict=True))
