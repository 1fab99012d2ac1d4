from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.languages.analysis import analyse
from wsm_corpus.steps.extract_themes.lattice import lay_out
from wsm_corpus.steps.extract_themes.matcher import matcher
from wsm_corpus.steps.extract_themes.read_passage import read_passage
from wsm_corpus.vocabulary import read_vocabulary

BUNDLED = read_vocabulary(Path(__file__).parents[2] / "corpus" / "themes.ttl")
TEXTS = (
    "Het socialemediabeleid is er. Niemand leest het!\nWerkdruk en burn-outklachten (privé/werk) nemen toe",
    "Work-life balance, policies ... and #BurnOut on www.example.com. Node.js? \n\nStress • social media.",
    "Stress",
    "",
    "... \n",
    "a.b.c stress.work " * 40,
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
    for lattice, starts in reading.sentences:
        here = next(n for n, atom in enumerate(whole.atoms) if atom.start == lattice.atoms[0].start)
        first = whole.atoms[here]
        for number, (atom, step) in enumerate(zip(lattice.atoms, lattice.steps, strict=True)):
            same = whole.atoms[here + number]
            placed = atom._replace(
                word=atom.word + first.word, block=atom.block + first.block, line=atom.line + first.line
            )
            assert placed == same
            assert [(term, after + here) for term, after in step] == list(whole.steps[here + number])
        found += [here + number for number in starts]
    expected = [n for n, step in enumerate(whole.steps) if any(term in compiled.starts for term, _ in step)]
    assert found == expected


def test_what_was_read_before_makes_no_difference() -> None:
    text = "Onder werkdruk lijdt de balans tussen werk en privé."
    compiled = matcher(BUNDLED, "nl")
    again = read_passage(text, compiled)
    compiled.chunks.clear()
    assert read_passage(text, compiled) == again
