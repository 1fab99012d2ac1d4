from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsm_corpus.records import Passage, ThemeScore
from wsm_corpus.steps.extract_themes import extract_all, extract_contexts, extract_themes
from wsm_corpus.steps.extract_themes.scoring import rank
from wsm_corpus.vocabulary import Concept, Label, Vocabulary, read_vocabulary

BUNDLED = read_vocabulary(Path(__file__).parents[2] / "corpus" / "themes.ttl")


def concept(
    id: str, *labels: tuple[str, str], under: str = "", weight: float = 1.0, context: bool = False
) -> Concept:
    return Concept(
        id=id,
        uri=f"urn:x:{id}",
        labels=tuple(
            Label(text=text.removeprefix("~"), language=language, kind="hint" if text.startswith("~") else "alt")
            for language, text in labels
        ),
        themes=(under or id,),
        weight=weight,
        context=context,
    )


SMALL = Vocabulary(
    version="small",
    concepts=(
        concept("policy", ("en", "Rules and policies"), ("nl", "Regels en beleid")),
        concept(
            "policy/sm",
            ("en", "social media policy"),
            ("nl", "socialemediabeleid"),
            ("en", "~guidance"),
            under="policy",
        ),
        concept("policy/policy", ("en", "policy"), ("nl", "beleid"), under="policy", weight=0.6),
        concept("stress", ("en", "Stress"), ("nl", "Stress"), ("nl", "werkdruk")),
        concept("stress/on", ("en", "always on"), ("nl", "altijd aan"), under="stress"),
        concept("balance", ("en", "balance between work and life"), ("nl", "balans tussen werk en privé")),
        concept("voice", ("nl", "OR"), ("nl", "ondernemingsraad"), ("en", "works council")),
        concept("chat", ("en", "Teams"), ("en", "instant messaging")),
        concept("site-twitter", ("en", "Twitter/X"), ("nl", "Twitter/X"), context=True),
        concept("sector-care", ("en", "health care"), ("nl", "zorg"), context=True),
    ),
)


def quotes(text: str, found: tuple[ThemeScore, ...]) -> dict[str, list[str]]:
    return {theme.theme: [text[mention.start : mention.end] for mention in theme.mentions] for theme in found}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # inflections, spellings and compounds
        ("en", "Write social-media policies.", {"policy": ["social-media policies"]}),
        ("nl", "Het socialemediabeleid geldt.", {"policy": ["socialemediabeleid"]}),
        ("nl", "Er is beleid voor sociale media.", {"policy": ["beleid voor sociale media"]}),
        ("nl", "Sociale-mediabeleid helpt.", {"policy": ["Sociale-mediabeleid"]}),
        ("nl", "Werkdrukklachten, hoge werkdruk.", {"stress": ["Werkdrukklachten", "werkdruk"]}),
        # the longest label stands
        ("en", "A social media policy.", {"policy": ["social media policy"]}),
        # words in between, and out of order
        ("en", "A balance between my work and my life.", {"balance": ["balance between my work and my life"]}),
        ("nl", "Werk en privé zijn zelden in balans.", {"balance": ["Werk en privé zijn zelden in balans"]}),
        # a label with one word of its own stands only as it is written
        ("en", "We are always on.", {"stress": ["always on"]}),
        ("en", "We always meet on Mondays.", {}),
        # not across sentences
        ("en", "Keep your balance. We talk between work. And life goes on.", {}),
        # short names are met with their capitals only
        ("nl", "De OR beslist.", {"voice": ["OR"]}),
        ("nl", "Wel or niet. Or what.", {}),
        ("en", "Ask in Teams.", {"chat": ["Teams"]}),
        ("en", "Ask the teams.", {}),
        ("en", "Nothing to see.", {}),
        ("en", "", {}),
        ("en", "?!", {}),
    ],
)
def test_labels_are_met_as_they_are_written_in_a_text(
    language: str, text: str, expected: dict[str, list[str]]
) -> None:
    assert quotes(text, extract_themes(text, language, SMALL)) == expected


def test_each_passage_is_read_with_the_labels_of_its_language() -> None:
    text = "About werkdruk. Over werkdruk."
    passages = [
        Passage(start=0, end=15, language="en", confidence=1.0),
        Passage(start=16, end=30, language="nl", confidence=1.0),
    ]
    (theme,) = extract_themes(text, "en", SMALL, passages=passages)
    assert [(m.start, m.end, m.language) for m in theme.mentions] == [(21, 29, "nl")]


@pytest.mark.parametrize("language", ["und", "fr"])
def test_a_language_without_labels_is_read_with_all_of_them(language: str) -> None:
    text = "Stress werkdruk policy"
    assert quotes(text, rank(text, language, SMALL)[0]) == {
        "stress": ["Stress", "werkdruk"],
        "policy": ["policy"],
    }


def test_the_narrower_of_two_concepts_of_a_theme_is_the_evidence_for_the_same_words() -> None:
    vocabulary = Vocabulary(
        version="twice", concepts=(concept("a", ("en", "burnout")), concept("a/b", ("en", "burn out"), under="a"))
    )
    (theme,) = extract_themes("burn-out", "en", vocabulary)
    assert [mention.concept for mention in theme.mentions] == ["a/b"]


def test_one_word_can_be_evidence_for_two_themes() -> None:
    vocabulary = Vocabulary(version="two", concepts=(concept("a", ("en", "trust")), concept("b", ("en", "trust"))))
    assert [theme.theme for theme in extract_themes("trust", "en", vocabulary)] == ["a", "b"]


LATE = Vocabulary(
    version="late",
    concepts=(
        concept("late", ("en", "after work hours"), ("nl", "niet bereikbaar zijn")),
        concept("off", ("en", "switch work off")),
    ),
)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Nobody reads mail after long work hours here.", ["after long work hours"]),
        ("en", "The hours of the work council, after its vote, were longer.", []),
        ("en", "Work hours grew after that.", []),
        ("nl", "Zij wil niet altijd bereikbaar zijn.", ["niet altijd bereikbaar"]),
        ("en", "Off from work they switch.", ["Off from work they switch"]),
    ],
)
def test_after_and_before_stand_before_what_they_tell_of(language: str, text: str, found: list[str]) -> None:
    themes, _, _ = rank(text, language, LATE)
    assert [text[mention.start : mention.end] for theme in themes for mention in theme.mentions] == found


def scores(text: str, title: str | None = None) -> dict[str, float]:
    return {theme.theme: theme.score for theme in rank(text, "en", SMALL, title=title)[0]}


def test_a_longer_text_asks_for_more_evidence() -> None:
    short = "Stress at work."
    assert scores(short)["stress"] > scores(short + " Other words." * 10)["stress"]
    assert not extract_themes(short + " Other words." * 400, "en", SMALL)


def test_a_title_a_heading_and_several_words_weigh_more() -> None:
    body = "It is about stress in the office. " + "Some more words follow here. " * 5
    assert scores(body, title="Stress")["stress"] > scores(body)["stress"]
    assert scores("Stress\n" + body)["stress"] > scores("It is stress.\n" + body)["stress"]
    assert scores("social media policy")["policy"] > scores("policy")["policy"]


def test_a_title_without_evidence_in_the_text_gives_no_theme() -> None:
    assert extract_themes("Nothing to see here.", "en", SMALL, title="Stress") == ()


def test_a_hint_cannot_carry_a_theme_alone_and_adds_to_what_else_is_found() -> None:
    assert extract_themes("Some guidance for all.", "en", SMALL) == ()
    assert scores("policy and guidance")["policy"] > scores("policy and advice")["policy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a label within a longer one is mentioned, and is no evidence
        ("A social media policy.", [("policy/policy", "policy")]),
        # so is one of a theme that the text is not about; a hint names nothing
        ("Stress at work. Other words, some guidance." + " More words." * 400, [("stress", "Stress")]),
        ("Stress.", []),
    ],
)
def test_labels_that_carry_no_theme_are_mentioned_all_the_same(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract_all(text, "en", SMALL)
    assert [(m.concept, text[m.start : m.end]) for m in found.mentions] == expected
    carried = {(m.concept, m.start) for theme in found.themes for m in theme.mentions}
    assert not carried & {(m.concept, m.start) for m in found.mentions}


def test_contexts_are_met_by_names_of_any_language_and_are_never_themes() -> None:
    text = "Zorg en Twitter."
    assert quotes(text, extract_contexts(text, "en", SMALL)) == {"sector-care": ["Zorg"], "site-twitter": ["Twitter"]}
    assert extract_themes(text, "en", SMALL) == ()


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("nl", "Werk en privé lopen steeds meer door elkaar heen.", "boundaries"),
        ("nl", "Na een burn-out weer aan het werk.", "burnout-stress"),
        ("en", "Employers who screen candidates on Facebook.", "recruitment"),
        ("en", "The right to disconnect after hours.", "work-life-balance"),
        ("nl", "Ontslagen om een bericht op Facebook.", "law-conduct"),
    ],
)
def test_the_bundled_vocabulary_finds_what_a_sentence_is_about(language: str, text: str, theme: str) -> None:
    assert extract_themes(text, language, BUNDLED)[0].theme == theme


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Wij weten het niet, en zij weten het ook niet. Wie het wil weten, moet het vragen."),
        ("nl", "Op vrijdag is het stil. Op maandag komt iedereen terug, en vrijdag gaat iedereen weg."),
        ("en", "Call us when the desk is on fire. The fire alarm is next to the door of the kitchen."),
        ("en", "The works council, after a long talk, agreed to the plan for a new kitchen."),
    ],
)
def test_words_that_merely_look_like_a_label_of_the_bundled_vocabulary_are_none(language: str, text: str) -> None:
    found = {theme.theme for theme in extract_themes(text, language, BUNDLED)}
    assert not found & {"law-conduct", "work-life-balance"}


WORDS = (
    "werk",
    "privé",
    "balans",
    "social",
    "media",
    "policy",
    "sociale-mediabeleid",
    "OR",
    ".",
    "\n",
    "#burnOut",
    "é",
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from(["nl", "en", "und"]))
def test_every_theme_has_evidence_that_lies_in_the_text_in_order(text: str, language: str) -> None:
    found = extract_themes(text, language, SMALL)
    assert [theme.score for theme in found] == sorted((theme.score for theme in found), reverse=True)
    for theme in found:
        assert theme.mentions
        assert 0 < theme.score < 1
        assert [m.start for m in theme.mentions] == sorted(m.start for m in theme.mentions)
        for mention in theme.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
            assert mention.theme == theme.theme


def test_a_phrase_that_is_excepted_is_no_evidence_nor_are_its_words() -> None:
    labels = (
        Label(text="networking", language="en", kind="pref"),
        Label(text="use your network", language="en", kind="alt"),
        Label(text="social networks", language="en", kind="except"),
    )
    vocabulary = Vocabulary(
        version="excepted", concepts=(Concept(id="a", uri="urn:x:a", labels=labels, themes=("a",)),)
    )
    text = "Using social networks. Good networking."
    assert quotes(text, extract_themes(text, "en", vocabulary)) == {"a": ["networking"]}


def test_themes_of_sections_of_a_long_text_are_assigned() -> None:
    filler = "Nothing of note is said here. "
    text = "Stress and more stress. " * 40 + filler * 100 + "A works council. " * 6 + filler * 100
    assert {theme.theme for theme in extract_themes(text, "en", SMALL)} == {"stress", "voice"}


@pytest.mark.parametrize(("other", "expected"), [("Pear", {"a": ["plum"]}), ("pear", {})])
def test_capitals_mean_nothing_where_most_labels_have_them(other: str, expected: dict[str, list[str]]) -> None:
    vocabulary = Vocabulary(
        version=f"capitals {other}",
        concepts=(concept("a", ("en", "Plum")), concept("b", ("en", other), ("en", other + "s"))),
    )
    assert quotes("A plum.", extract_themes("A plum.", "en", vocabulary)) == expected
