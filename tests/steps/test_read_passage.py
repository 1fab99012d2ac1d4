from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.languages.analysis import analyse
from wsm_corpus.steps.extract_themes.find_matches import find_matches
from wsm_corpus.steps.extract_themes.lattice import lay_out
from wsm_corpus.steps.extract_themes.matcher import Matcher, matcher
from wsm_corpus.steps.extract_themes.read_passage import read_passage
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
    "x" * 300 + "-stress " + "Twitter/X policy @handle 3.14 ",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
def test_a_sentence_with_a_label_is_laid_out_as_in_the_whole_passage(text: str, language: str) -> None:
    tokens = analyse(text, language)
    whole = lay_out(text, tokens, language)
    compiled = matcher(BUNDLED, language)
    reading = read_passage(text, compiled)
    assert reading.words == (tokens[-1].position + 1 if tokens else 0)
    found = []
    for sentence in reading.sentences:
        here = next(
            n for n, atom in enumerate(whole.atoms) if atom.start == sentence.bases[0] + sentence.atoms[0].start
        )
        first = whole.atoms[here]
        assert sentence.steps == list(whole.steps[here : here + len(sentence.steps)])
        for number, (atom, base, word, block, line) in enumerate(
            zip(sentence.atoms, sentence.bases, sentence.words, sentence.blocks, sentence.lines, strict=True)
        ):
            placed = atom._replace(
                start=base + atom.start,
                end=base + atom.end,
                word=word + first.word,
                block=block + first.block,
                line=line + first.line,
            )
            assert placed == whole.atoms[here + number]
        found += [here + number for number in sentence.starts]
    assert {n for n, step in enumerate(whole.steps) if any(_alone(term, compiled) for term, _ in step)} <= {*found}


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


def _alone(term: str, compiled: Matcher) -> bool:
    return term in compiled.starts and compiled.starts[term].alone


def test_a_word_that_needs_others_is_left_out_where_they_are_not() -> None:
    label = Label(text="balance between work and life", language="en", kind="alt")
    concept = Concept(id="balance", uri="urn:x:balance", labels=(label,), themes=("balance",))
    compiled = matcher(Vocabulary(version="one", concepts=(concept,)), "en")
    assert read_passage("Some balance.", compiled).sentences == []
    assert read_passage("Some balance of life. And work.", compiled).sentences == []
    assert len(read_passage("Life, some balance, and work.", compiled).sentences) == 1


def test_what_was_read_before_makes_no_difference() -> None:
    text = "Onder werkdruk lijdt de balans tussen werk en privé."
    compiled = matcher(BUNDLED, "nl")
    again = read_passage(text, compiled)
    compiled.clumps.clear()
    assert read_passage(text, compiled) == again
