"""Queries as people would ask them, drawn from the texts of a corpus and its vocabulary by a seed.

What is drawn stands at a random place of a random document, so that words come as often as they are written, the
commonest among them, and two words are two of one sentence. Nobody's log of searches is behind the shares.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from wsm_corpus import Corpus
from wsm_corpus.languages import language
from wsm_corpus.vocabulary import Label

Asked = dict[str, str]
"""The parameters of an address: a query, and a filter with some."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?\n]+")
SHORTEST = 3
"""Letters of a word that somebody searches for."""

BEGINNING = 4
"""Letters of a word before a star, at least."""

TRIES = 100
"""Draws for each query wanted: a small corpus has only so many different ones."""


class Drawn:
    """A dice, and what it is thrown over."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._corpus = corpus
        self._dice = random.Random(seed)
        self._ids = corpus.ids()
        self._themes = [theme.id for theme in corpus.themes.themes]
        self._labels = [label.text for concept in corpus.themes.concepts for label in concept.labels if named(label)]

    def _sentence(self) -> tuple[list[str], list[int]]:
        """The words of a sentence, and which of them say something; as long as the others, as likely it is drawn."""
        while True:
            document = self._corpus.document(self._dice.choice(self._ids))
            if not document.text:
                continue
            place = self._dice.randrange(len(document.text))
            passage = next((one for one in document.passages if one.start <= place < one.end), None)
            if passage is None:
                continue
            sentences = SENTENCE.finditer(document.text, passage.start, passage.end)
            words = next((WORD.findall(one[0]) for one in sentences if one.end() > place), [])
            stop = language(passage.language).stop_words
            telling = [at for at, word in enumerate(words) if len(word) >= SHORTEST and word.lower() not in stop]
            if telling:
                return words, telling

    def word(self) -> Asked:
        words, telling = self._sentence()
        return {"q": words[self._dice.choice(telling)].lower()}

    def two_words(self) -> Asked:
        """Two of one sentence, not far from each other."""
        words, telling = self._sentence()
        at = self._dice.randrange(len(telling))
        return {"q": " ".join(words[place].lower() for place in telling[at : at + 2])}

    def phrase(self) -> Asked:
        """Two or three words as they stand, the outer ones telling."""
        while True:
            words, telling = self._sentence()
            first = self._dice.choice(telling)
            last = first + self._dice.choice((1, 1, 2))
            if last in telling:
                return {"q": '"' + " ".join(words[first : last + 1]).lower() + '"'}

    def label(self) -> Asked:
        return {"q": self._dice.choice(self._labels)}

    def pattern(self) -> Asked:
        """The beginning of a word."""
        while True:
            word = self.word()["q"]
            if len(word) > BEGINNING:
                return {"q": word[: self._dice.randint(BEGINNING, len(word) - 1)] + "*"}

    def filtered(self) -> Asked:
        """A word in a part of the corpus: a document's own site, year or language, or a theme."""
        citation = self._corpus.document(self._dice.choice(self._ids)).citation
        year = (citation.published or "2015")[:4]
        filters = [{"since": year}, {"until": year}, {"theme": self._dice.choice(self._themes)}]
        filters += [{"site": citation.site}] if citation.site else []
        return {**self.word(), **self._dice.choice(filters)}

    def one(self) -> Asked:
        """A query of any kind."""
        kinds: tuple[Callable[[], Asked], ...] = tuple(getattr(self, kind) for kind in SHARES)
        return self._dice.choices(kinds, list(SHARES.values()))[0]()


def named(label: Label) -> bool:
    """Whether a label is a name of its concept that a reader may have seen."""
    return label.kind in {"pref", "alt"}


SHARES = {"word": 30, "two_words": 25, "phrase": 15, "label": 15, "pattern": 5, "filtered": 10}
"""How many of a hundred queries are of each kind."""


def drawn_queries(corpus: Corpus, count: int, seed: int) -> list[Asked]:
    """So many queries, no two alike; the same for the same seed. Fewer where the corpus does not have as many."""
    drawn = Drawn(corpus, seed)
    different: dict[tuple[tuple[str, str], ...], Asked] = {}
    for asked in _some(drawn, count * TRIES):
        different.setdefault(tuple(asked.items()), asked)
        if len(different) == count:
            break
    return list(different.values())


def _some(drawn: Drawn, most: int) -> Iterator[Asked]:
    for _ in range(most):
        yield drawn.one()
