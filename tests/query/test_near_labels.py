from __future__ import annotations

import re
from pathlib import Path

import pytest

from wsm_corpus.languages.fold import fold
from wsm_corpus.query.near_labels import _beginnings, labels_near
from wsm_corpus.vocabulary import read_vocabulary

BUNDLED = read_vocabulary(Path(__file__).parents[2] / "corpus" / "themes.ttl")


def may_be_met(label: str, begun: frozenset[str]) -> bool:
    """Half of the words, or more, begin like words of the query, looked at one by one."""
    chunks = fold(label).split()
    words = [(re.sub(r"\W", "", chunk), *re.findall(r"\w+", chunk)) for chunk in chunks]
    return 2 * sum(any({each[:3], each[2:5]} & begun for each in some) for some in words) >= len(chunks)


@pytest.mark.parametrize(
    "query", ["burn out", "werkdruk", "social media policy", "privé", "xyzzy", "", "the of", "gebruik van e-mail"]
)
def test_labels_near_a_query_are_those_that_begin_like_half_of_its_words(query: str) -> None:
    begun = frozenset().union(*(_beginnings(word, BUNDLED.languages) for word in query.split()), [])
    expected = {
        concept.id: tuple(label for label in concept.labels if may_be_met(label.text, begun))
        for concept in BUNDLED.concepts
    }
    near = labels_near(BUNDLED, query)
    assert {concept.id: concept.labels for concept in near.concepts} == {
        id: labels for id, labels in expected.items() if labels
    }
    assert [concept.id for concept in near.concepts] == [id for id, labels in expected.items() if labels]
