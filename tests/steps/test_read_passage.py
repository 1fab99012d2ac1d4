from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.languages.analysis import analyse
from wsm_corpus.steps.extract_themes.clump import Match
from wsm_corpus.steps.extract_themes.find_matches import matches_of, told_apart
from wsm_corpus.steps.extract_themes.lattice import lay_out
from wsm_corpus.steps.extract_themes.matcher import matcher
from wsm_corpus.steps.extract_themes.read_passage import find_matches, read_passage
from wsm_corpus.steps.extract_themes.sentence import Sentence
from wsm_corpus.vocabulary import Concept, Label, Vocabulary, read_vocabulary

BUNDLED = read_vocabulary(Path(__file__).parents[2] / "corpus" / "themes.ttl")
TEXTS = (
    "Het socialemediabeleid is er. Niemand leest het!\nWerkdruk en burn-outklachten (privé/werk) nemen toe",
    "Work-life balance, policies ... and #BurnOut on www.example.com. Node.js? \n\nStress • social media.",
    "De manager wordt ontslagen. Ze werd beledigd, de site blokkeert; het is verboden. Women wrote better policies.",
    "Stress",
    "",
    "... \n",
    "a.b.c stress.work " * 40,
    "Stress (werk)…privé, overwerk|en stress\n work,\nlife balance \n\t \n een cao: http://www.cao.nl/stress\n\nwerkdruk",
    'social \n - \n media\n? "Stress." (Work-\nlife) balance',
    "Social media, both for the work and what I do. Sociale media is dat; een social media-beleidsplan voor het "
    "werk. Werk en, of in de privé; work life and the balance of work in the social media. Media of the policy",
    "x" * 300 + "-stress " + "Twitter/X policy @handle 3.14 ",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_a_passage_has_the_labels_that_a_walk_from_every_word_of_it_meets(text: str, language: str) -> None:
    tokens = analyse(text, language)
    compiled = matcher(BUNDLED, language)
    atoms, steps = lay_out(text, tokens, language)
    columns = ([atom.word for atom in atoms], [atom.block for atom in atoms], [atom.line for atom in atoms])
    whole = Sentence([*atoms], [*steps], [0] * len(atoms), *columns, [0])
    present = {term for step in steps for term, _ in step}
    themes, contexts = told_apart(matches_of(whole, range(len(atoms)), present, compiled), compiled)
    reading = read_passage(text, compiled)
    assert reading.words == (tokens[-1].position + 1 if tokens else 0)
    assert [_without_atoms(match) for match in reading.matches] == [*map(_without_atoms, themes + contexts)]


def _without_atoms(match: Match) -> tuple[object, ...]:
    return *match._replace(atoms=frozenset()), len(match.atoms)


@pytest.mark.parametrize(
    ("label", "text", "met"),
    [
        ("ontslaan", "Hij is ontslagen.", "ontslagen"),
        ("website blokkeren", "De werkgever blokkeert websites.", "blokkeert websites"),
        ("verbieden", "Het is verboden.", "verboden"),
        ("meelezen", "Mijn baas leest altijd mee.", "leest"),
        ("meelezen", "Hij leest; wie doet mee?", ""),
        ("beleid opstellen", "De school stelt nu een beleid op.", "stelt nu een beleid"),
    ],
)
def test_a_label_is_met_by_a_form_that_changes_within(label: str, text: str, met: str) -> None:
    concept = Concept(id="it", uri="urn:it", labels=(Label(text=label, language="nl", kind="pref"),), themes=("it",))
    compiled = matcher(Vocabulary(version=label, concepts=(concept,)), "nl")
    assert [text[match.start : match.end] for match in find_matches(text, compiled)] == [met][: bool(met)]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Some balance.", 0),
        ("Some balance of life. And work.", 0),
        ("Life, some balance, and work.", 1),
        ("Balance between - work\nand - life!", 1),
        ("Balance: the, of, work, and, the, life", 1),
        ("Balance. Between work and life.", 0),
        ("Life of one two three four five six seven, balance, work", 0),
    ],
)
def test_a_label_of_several_words_is_met_where_they_stand_near_one_another_in_a_sentence(text: str, met: int) -> None:
    label = Label(text="balance between work and life", language="en", kind="alt")
    concept = Concept(id="balance", uri="urn:x:balance", labels=(label,), themes=("balance",))
    compiled = matcher(Vocabulary(version="one", concepts=(concept,)), "en")
    assert len(find_matches(text, compiled)) == met


def test_an_exception_within_a_word_counts_beside_longer_labels() -> None:
    labels = (
        Label(text="work balance", language="en", kind="alt"),
        Label(text="home-work", language="en", kind="except"),
    )
    concept = Concept(id="balance", uri="urn:x:balance", labels=labels, themes=("balance",))
    compiled = matcher(Vocabulary(version="except", concepts=(concept,)), "en")
    assert find_matches("Home-work balance.", compiled) == []
    assert len(find_matches("My work balance.", compiled)) == 1


def test_what_was_read_before_makes_no_difference() -> None:
    text = "Onder werkdruk lijdt de balans tussen werk en privé."
    compiled = matcher(BUNDLED, "nl")
    again = read_passage(text, compiled)
    compiled.clumps.clear()
    assert read_passage(text, compiled) == again
