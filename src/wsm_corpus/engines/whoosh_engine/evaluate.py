"""A query tree over whole posting lists: which documents are found, with what score.

A node's answer is two arrays over all documents: whether it is met, and its score. Scores are Whoosh's BM25F,
number for number.
A node that nothing meets is answered by one shared pair of arrays that cannot be written to, so that the fields of
languages a word is not met in cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from wsm_corpus.engines.whoosh_engine.filters import matching_filter
from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, Mask, TermPostings
from wsm_corpus.engines.whoosh_engine.schema import TITLE_BOOST, field_language, indexed_languages
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spots import phrase_spots, term_places
from wsm_corpus.engines.whoosh_engine.words import Term, Way, Ways, pattern_terms, phrase_ways, word_ways
from wsm_corpus.records import (
    And,
    Concept,
    Everything,
    Fuzzy,
    Has,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Wildcard,
    Word,
)

Leaf = Word | Phrase | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Scope:
    """Where words are looked for."""

    passages: frozenset[str] | None = None  # languages of passages; None for all, and titles too

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the fields to search."""
        if self.passages is None:
            return indexed_languages()
        return tuple(sorted({field_language(code) for code in self.passages}))

    def fields(self, leaf: Leaf) -> list[tuple[str, str, float]]:
        """Fields in which a leaf is looked for: name, language, boost."""
        found = []
        for code in self.languages:
            if leaf.field == "text":
                found.append((f"text_{code}", code, 1.0))
            if self.passages is None:
                found.append((f"title_{code}", code, TITLE_BOOST))
        return found

    def within(self, nodes: Iterable[Node]) -> Scope:
        """The scope of nodes that must all hold: a passage's language among them narrows it."""
        scope = self
        for node in nodes:
            codes = passage_languages(node)
            if codes is not None:
                scope = replace(scope, passages=codes if scope.passages is None else scope.passages & codes)
        return scope


def passage_languages(node: Node) -> frozenset[str] | None:
    """The languages to which a node restricts passages, or None."""
    if isinstance(node, Has) and node.field == "passage":
        return frozenset({node.value})
    if isinstance(node, Or):
        found = [passage_languages(part) for part in node.parts]
        if found and all(codes is not None for codes in found):
            return frozenset().union(*(codes for codes in found if codes is not None))
    if isinstance(node, And):
        return Scope().within(node.parts).passages
    return None


@dataclass(frozen=True, slots=True)
class Answer:
    """Which documents meet a node, and how well."""

    mask: Mask
    scores: Floats

    def times(self, boost: float) -> Answer:
        """The same documents, scores weighed."""
        return self if boost == 1.0 or not self.scores.flags.writeable else Answer(self.mask, self.scores * boost)


class Evaluator:
    """Answers nodes over one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._none = snapshot.nowhere, snapshot.unscored

    def _nothing(self) -> Answer:
        return Answer(*self._none)

    def _unscored(self, mask: Mask) -> Answer:
        return Answer(mask, self._none[1])

    def _blank(self) -> Answer:
        return Answer(np.zeros(self.snapshot.size, dtype=bool), np.zeros(self.snapshot.size))

    def _met(self, answers: list[Answer]) -> list[Answer]:
        return [answer for answer in answers if answer.mask is not self._none[0]] or [self._nothing()]

    def answer(self, node: Node, scope: Scope) -> Answer:
        """The documents that meet a node; deleted ones may still be among them.

        Raises:
            QueryError: a pattern stands for too much.
        """
        match node:
            case Word():
                return self._word(node, scope).times(node.boost)
            case Phrase():
                return self._phrase(node, scope).times(node.boost)
            case Wildcard() | Fuzzy():
                return self._pattern(node, scope).times(node.boost)
            case Concept():
                return self._concept(node, scope).times(node.boost)
            case And():
                return self._all(node, scope)
            case Or():
                return self._sum([self.answer(part, scope) for part in node.parts] or [self._nothing()])
            case Not():
                return self._unscored(self.snapshot.live & ~self.answer(node.part, scope).mask)
            case Everything():
                return self._unscored(self.snapshot.live.copy())
            case Has() | Published():
                return self._unscored(matching_filter(node, self.snapshot))

    def _sum(self, answers: list[Answer]) -> Answer:
        answers = self._met(answers)
        if len(answers) == 1:
            return answers[0]
        total = Answer(answers[0].mask.copy(), answers[0].scores.copy())
        for answer in answers[1:]:
            np.logical_or(total.mask, answer.mask, out=total.mask)
            np.add(total.scores, answer.scores, out=total.scores)
        return total

    def _best(self, answers: list[Answer]) -> Answer:
        answers = self._met(answers)
        if len(answers) == 1:
            return answers[0]
        best = self._blank()
        for answer in answers:
            np.logical_or(best.mask, answer.mask, out=best.mask)
            np.maximum(best.scores, answer.scores, out=best.scores)
        return best

    def _intersect(self, answers: list[Answer]) -> Answer:
        if len(answers) == 1:
            return answers[0]
        if any(answer.mask is self._none[0] for answer in answers):
            return self._nothing()
        mask, scores = answers[0].mask.copy(), answers[0].scores.copy()
        for answer in answers[1:]:
            mask &= answer.mask
            scores += answer.scores
        scores[~mask] = 0.0
        return Answer(mask, scores)

    def _all(self, node: And, scope: Scope) -> Answer:
        inner = scope.within(node.parts)
        optional = [part for part in node.parts if isinstance(part, Word) and part.optional]
        required = [part for part in node.parts if part not in optional]
        if optional and not any(_finds(part) for part in required):
            required, optional = list(node.parts), []  # nothing but stop words: then they are what is asked for
        if not required:
            return self._unscored(self.snapshot.live.copy())
        found = self._intersect([self.answer(part, inner) for part in required])
        scores = found.scores
        for part in optional:
            scores = scores + self.answer(part, inner).scores
        return Answer(found.mask, np.where(found.mask, scores, 0.0) if optional else scores)

    def _fields(self, leaf: Leaf, scope: Scope) -> list[tuple[str, str, float]]:
        """The fields of a scope that are in the index: no German compounds are looked up where nothing is German."""
        return [field for field in scope.fields(leaf) if field[0] in self.snapshot.fields]

    def _word(self, word: Word, scope: Scope) -> Answer:
        answers = []
        for field, code, boost in self._fields(word, scope):
            groups = [self._group(ways) for ways in word_ways(word, field, code)]
            if groups:
                answers.append(self._intersect(groups).times(boost))
        return self._sum(answers) if answers else self._nothing()

    def _group(self, ways: Ways) -> Answer:
        """A word is one with its other spellings; its parts add to it, so that the word itself ranks first."""
        spelled = self._best([self._way(way) for way in ways if way.how != "all"])
        return self._sum([spelled, *(self._way(way) for way in ways if way.how == "all")])

    def _phrase(self, phrase: Phrase, scope: Scope) -> Answer:
        answers = []
        for field, code, boost in self._fields(phrase, scope):
            ways = phrase_ways(phrase, field, code)
            if ways:
                answers.append(self._best([self._way(way) for way in ways]).times(boost))
        return self._sum(answers) if answers else self._nothing()

    def _concept(self, concept: Concept, scope: Scope) -> Answer:
        codes = concept_languages(concept, scope)
        return self._sum([self._term(Term(f"concept_{code}", concept.id)) for code in codes] or [self._nothing()])

    def _way(self, way: Way) -> Answer:
        if way.how == "term":
            return self._term(way.terms[0]).times(way.boost)
        together = self._intersect([self._term(term) for term in way.terms])
        if way.how == "all" or not together.mask.any():
            return together.times(way.boost)
        spots = phrase_spots(way, self.snapshot, np.flatnonzero(together.mask))
        mask = np.zeros(self.snapshot.size, dtype=bool)
        mask[spots.docs] = True
        return Answer(mask, np.where(mask, together.scores, 0.0)).times(way.boost)

    def _term(self, term: Term) -> Answer:
        postings = self.snapshot.postings(term.field, term.term)
        if postings is None:
            return self._nothing()
        if not term.selective:
            return self._scored(postings.docs, postings.scores)
        docs, counts = _admitted_counts(term, postings, self.snapshot)
        return self._scored(docs, self.snapshot.score(term.field, docs, counts) if len(docs) else counts)

    def _pattern(self, node: Wildcard | Fuzzy, scope: Scope) -> Answer:
        """All words of a pattern count as one: the commoner they are together, the less they say."""
        answers = []
        for field, _, boost in self._fields(node, scope):
            total = np.zeros(self.snapshot.size)
            for term in pattern_terms(node, field, self.snapshot):
                postings = self.snapshot.postings(term.field, term.term)
                if postings is not None:
                    docs, counts = _admitted_counts(term, postings, self.snapshot)
                    total[docs] += counts
            docs = np.flatnonzero(total)
            if len(docs):
                answers.append(self._scored(docs, self.snapshot.score(field, docs, total[docs])).times(boost))
        return self._sum(answers) if answers else self._nothing()

    def _scored(self, docs: Ints, scores: Floats) -> Answer:
        if not len(docs):
            return self._nothing()
        answer = self._blank()
        answer.mask[docs] = True
        answer.scores[docs] = scores
        return answer


def concept_languages(concept: Concept, scope: Scope) -> tuple[str, ...]:
    """Codes of the concept fields to search."""
    if not concept.languages:
        return scope.languages
    wanted = {field_language(code) for code in concept.languages}
    return tuple(code for code in scope.languages if code in wanted)


def _finds(node: Node) -> bool:
    """Whether a node finds documents by their words, as against leaving some out."""
    if isinstance(node, And | Or):
        return any(map(_finds, node.parts))
    return isinstance(node, Word | Phrase | Wildcard | Fuzzy | Concept)


def _admitted_counts(term: Term, postings: TermPostings, snapshot: Snapshot) -> tuple[Ints, Floats]:
    """Documents with occurrences that count, and how many."""
    docs, counts = np.unique(term_places(term, postings, snapshot).docs, return_counts=True)
    return docs, counts.astype(np.float64)
