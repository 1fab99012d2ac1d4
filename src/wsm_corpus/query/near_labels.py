"""Which labels of a vocabulary the words of a query could meet, told by their first letters."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold
from wsm_corpus.vocabulary import Vocabulary


def labels_near(vocabulary: Vocabulary, text: str) -> Vocabulary:
    """The part of a vocabulary whose labels begin like words of the query: all that can be met.

    To make the labels of a whole vocabulary ready for matching takes half a second, ten times what a search takes.
    """
    begun = {key for start, end in tokenise(text) for key in _beginnings(text[start:end], vocabulary.languages)}
    concepts = []
    for concept in vocabulary.concepts:
        labels = tuple(label for label in concept.labels if _may_be_met(label.text, begun))
        if labels:
            concepts.append(replace(concept, labels=labels))
    return replace(vocabulary, concepts=tuple(concepts))


def _may_be_met(label: str, begun: set[str]) -> bool:
    """Whether half of the words of a label, or more, begin like words of the query (burn out: burnout)."""
    chunks = fold(label).split()
    met = 0
    for chunk in chunks:
        words = (re.sub(r"\W", "", chunk), *re.findall(r"\w+", chunk))
        met += any(word[:3] in begun or word[2:5] in begun for word in words)
    return met * 2 >= len(chunks)


@lru_cache(maxsize=4096)
def _beginnings(word: str, codes: tuple[str, ...]) -> frozenset[str]:
    """First letters of a word, of its parts, and of what a prefix leaves (gebruik, bruik)."""
    folded = fold(word)
    words = {folded, *re.findall(r"\w+", folded)}
    for code in codes:
        words.update(part for piece in list(words) for part in split(piece, language(code)))
    return frozenset(
        key for piece in words for key in (piece[:3], piece[2:5] if piece.startswith("ge") else "") if key
    )
