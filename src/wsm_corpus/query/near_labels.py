"""Which labels of a vocabulary the words of a query could meet, told by their first letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import name_words
from wsm_corpus.steps.extract_themes.matcher import remember_labels
from wsm_corpus.vocabulary import Vocabulary


def labels_near(vocabulary: Vocabulary, text: str) -> Vocabulary:
    """The part of a vocabulary whose labels begin like words of the query: all that can be met.

    Half of the words of a label, or more, must begin like words of the query (burn out: burnout). To make the labels
    of a whole vocabulary ready for matching takes half a second, ten times what a search takes.
    """
    begun = {key for start, end in tokenise(text) for key in _beginnings(text[start:end], vocabulary.languages)}
    known = _first_letters(vocabulary)
    chunks = {chunk for key in begun for chunk in known.chunks.get(key, ())}
    met = Counter(label for chunk in chunks for label in known.labels[chunk])
    near = sorted([*known.wordless, *(number for number, count in met.items() if count * 2 >= known.words[number])])
    concepts = []
    for concept, numbers in groupby(near, key=known.concepts.__getitem__):
        first = known.first[concept]
        labels = tuple(vocabulary.concepts[concept].labels[number - first] for number in numbers)
        concepts.append(replace(vocabulary.concepts[concept], labels=labels))
    return replace(vocabulary, concepts=tuple(concepts))


def make_ready(vocabulary: Vocabulary) -> None:
    """Do beforehand what the first queries would wait for."""
    _first_letters(vocabulary)
    remember_labels(vocabulary)


@dataclass(slots=True)
class _FirstLetters:
    """The words of all labels of a vocabulary by their first letters."""

    chunks: dict[str, list[str]] = field(default_factory=dict)  # first letters -> words of labels that begin so
    labels: dict[str, list[int]] = field(default_factory=dict)  # word -> its labels, each as often as it has it
    words: list[int] = field(default_factory=list)  # how many words each label has
    concepts: list[int] = field(default_factory=list)  # the place of each label's concept
    first: list[int] = field(default_factory=list)  # the number of each concept's first label
    wordless: list[int] = field(default_factory=list)


@lru_cache(maxsize=8)
def _first_letters(vocabulary: Vocabulary) -> _FirstLetters:
    """Made once a vocabulary: going through all labels takes as long as a search."""
    made = _FirstLetters()
    for place, concept in enumerate(vocabulary.concepts):
        made.first.append(len(made.words))
        for label in concept.labels:
            chunks = fold(label.text).split()
            number = len(made.words)
            for chunk in chunks:
                made.labels.setdefault(chunk, []).append(number)
            if not chunks:
                made.wordless.append(number)
            made.words.append(len(chunks))
            made.concepts.append(place)
    for chunk in made.labels:
        for key in _letters(chunk):
            made.chunks.setdefault(key, []).append(chunk)
    return made


def _letters(chunk: str) -> frozenset[str]:
    """First letters of a folded word of a label, whole and of its pieces, and what a prefix of two leaves."""
    if chunk.isalnum():
        return frozenset((chunk[:3], chunk[2:5]))
    pieces = name_words(chunk)
    return frozenset(key for word in ("".join(pieces), *pieces) for key in (word[:3], word[2:5]))


@lru_cache(maxsize=4096)
def _beginnings(word: str, codes: tuple[str, ...]) -> frozenset[str]:
    """First letters of a word, its lemmas and parts, and of what a prefix leaves (gebruik, bruik)."""
    folded = fold(word)
    words = {folded, *name_words(folded)}
    for code in codes:
        known = language(code)
        words.update(lemma for piece in list(words) for lemma in known.lemmas(piece))
        words.update(part for piece in list(words) for part in split(piece, known))
    return frozenset(
        key for piece in words for key in (piece[:3], piece[2:5] if piece.startswith("ge") else "") if key
    )
