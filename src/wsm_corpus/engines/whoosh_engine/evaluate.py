"""A query tree over whole posting lists: which documents are found, with what score.

Scores are Whoosh's BM25F, number for number. The answers of words, phrases, patterns, concepts and filters are kept
in memory within `snapshot.ANSWERS_BYTES`; what joins them is worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.answers import Answer, added, best, of_mask, shared, shared_docs
from wsm_corpus.engines.whoosh_engine.filters import matching_filter
from wsm_corpus.engines.whoosh_engine.patterns import pattern_terms
from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, TermPostings
from wsm_corpus.engines.whoosh_engine.schema import TITLE_BOOST, field_language, indexed_languages
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spots import phrase_docs, term_places
from wsm_corpus.engines.whoosh_engine.words import Term, Way, Ways, phrase_ways, word_ways
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
Kept = Leaf | Concept | Has | Published


class Scope(NamedTuple):
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
                scope = scope._replace(passages=codes if scope.passages is None else scope.passages & codes)
        return scope


EVERYWHERE = Scope()


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


class Evaluator:
    """Answers nodes over one snapshot."""

    def __init__(self, snapshot: Snapshot, *, places: bool = True) -> None:
        """An evaluator; without places, only documents and scores of words are read, for words that are not shown."""
        self.snapshot = snapshot
        self._places = places

    def _nothing(self) -> Answer:
        return self.snapshot.nothing

    def answer(self, node: Node, scope: Scope) -> Answer:
        """The documents that meet a node; deleted ones may still be among them.

        Raises:
            QueryError: a pattern stands for too much.
        """
        match node:
            case Word():
                return self._kept(node, scope, self._word)
            case Phrase():
                return self._kept(node, scope, self._phrase)
            case Wildcard() | Fuzzy():
                return self._kept(node, scope, self._pattern)
            case Concept():
                return self._kept(node, scope, self._concept)
            case And():
                return self._all(node, scope)
            case Or():
                return added([self.answer(part, scope) for part in node.parts] or [self._nothing()])
            case Not():
                return of_mask(self.snapshot.live & ~self.answer(node.part, scope).mask)
            case Everything():
                return of_mask(self.snapshot.live)
            case Has() | Published():
                return self._kept(node, EVERYWHERE, self._filter)

    def _kept(self, node: Kept, scope: Scope, work_out: Callable[[Any, Scope], Answer]) -> Answer:
        """An answer out of memory, or worked out: the same word is asked for by every view of a query."""
        if isinstance(node, Leaf | Concept) and node.boost != 1.0:
            return self._kept(replace(node, boost=1.0), scope, work_out).times(node.boost)
        found = self.snapshot.answers.get((node, scope), lambda: work_out(node, scope))
        return found if found is not None else self._nothing()

    def _filter(self, node: Has | Published, scope: Scope) -> Answer:
        return of_mask(matching_filter(node, self.snapshot))

    def _all(self, node: And, scope: Scope) -> Answer:
        inner = scope.within(node.parts)
        optional = [part for part in node.parts if isinstance(part, Word) and part.optional]
        required = [part for part in node.parts if part not in optional]
        if optional and not any(_finds(part) for part in required):
            required, optional = list(node.parts), []  # nothing but stop words: then they are what is asked for
        if not required:
            return of_mask(self.snapshot.live)
        found = shared([self.answer(part, inner) for part in required])
        if not optional:
            return found
        scores = found.scores.copy()
        ranking = Evaluator(self.snapshot, places=False)
        for part in optional:
            scores += ranking.answer(part, inner).wherever(found.docs)
        return Answer(found.docs, scores, found.size)

    def _fields(self, leaf: Leaf, scope: Scope) -> list[tuple[str, str, float]]:
        """The fields of a scope that are in the index: no German compounds are looked up where nothing is German."""
        return [field for field in scope.fields(leaf) if field[0] in self.snapshot.fields]

    def _word(self, word: Word, scope: Scope) -> Answer:
        answers = []
        for field, code, boost in self._fields(word, scope):
            groups = [self._group(ways) for ways in word_ways(word, field, code)]
            if groups:
                answers.append(shared(groups).times(boost))
        return added(answers) if answers else self._nothing()

    def _group(self, ways: Ways) -> Answer:
        """A word is one with its other spellings; its parts add to it, so that the word itself ranks first."""
        spelled = best([self._way(way) for way in ways if way.how != "all"])
        return added([spelled, *(self._way(way) for way in ways if way.how == "all")])

    def _phrase(self, phrase: Phrase, scope: Scope) -> Answer:
        answers = []
        for field, code, boost in self._fields(phrase, scope):
            ways = phrase_ways(phrase, field, code)
            if ways:
                answers.append(best([self._way(way) for way in ways]).times(boost))
        return added(answers) if answers else self._nothing()

    def _concept(self, concept: Concept, scope: Scope) -> Answer:
        codes = concept_languages(concept, scope)
        return added([self._term(Term(f"concept_{code}", concept.id)) for code in codes] or [self._nothing()])

    def _way(self, way: Way) -> Answer:
        if way.how == "term":
            return self._term(way.terms[0]).times(way.boost)
        if not all(self.snapshot.lists.documents(term.field, term.term) for term in way.terms):
            return self._nothing()
        # Of places of very common words only those near the others will be looked at.
        lists = self.snapshot.lists
        terms = [self._term(term, places=not lists.long(term.field, term.term)) for term in way.terms]
        if way.how == "all":
            return shared(terms).times(way.boost)
        candidates = shared_docs(terms)
        if not len(candidates):
            return self._nothing()
        docs = phrase_docs(way, self.snapshot, candidates)
        scores = np.zeros(len(docs))
        for answer in terms:
            scores += answer.at(docs)
        return Answer(docs, scores, self.snapshot.size).times(way.boost)

    def _term(self, term: Term, *, places: bool = True) -> Answer:
        if not term.selective:
            return self._kept_term(term.field, term.term, places and self._places)
        postings = self.snapshot.lists.whole(term.field, term.term)
        if postings is None:
            return self._nothing()
        docs, counts = _admitted_counts(term, postings, self.snapshot)
        return self._scored(docs, self.snapshot.score(term.field, docs, counts) if len(docs) else counts)

    def _kept_term(self, field: str, term: str, places: bool) -> Answer:
        """All of a term, with the mask and the row of scores that are made of it when they are needed."""

        def work_out() -> Answer | None:
            found = self._weights(field, term, places)
            return self._scored(found[0], self.snapshot.score(field, *found)) if found is not None else None

        return self.snapshot.answers.get((field, term), work_out) or self._nothing()

    def _weights(self, field: str, term: str, places: bool) -> tuple[Ints, Floats] | None:
        if not places:
            return self.snapshot.lists.weights(field, term)
        postings = self.snapshot.lists.whole(field, term)
        return (postings.docs, postings.weights) if postings is not None else None

    def _pattern(self, node: Wildcard | Fuzzy, scope: Scope) -> Answer:
        """All words of a pattern count as one: the commoner they are together, the less they say."""
        answers = []
        for field, _, boost in self._fields(node, scope):
            total = np.zeros(self.snapshot.size)
            for term in pattern_terms(node, field, self.snapshot):
                postings = self.snapshot.lists.whole(term.field, term.term)
                if postings is not None:
                    docs, counts = _admitted_counts(term, postings, self.snapshot)
                    total[docs] += counts
            docs = np.flatnonzero(total)
            if len(docs):
                answers.append(self._scored(docs, self.snapshot.score(field, docs, total[docs])).times(boost))
        return added(answers) if answers else self._nothing()

    def _scored(self, docs: Ints, scores: Floats) -> Answer:
        return Answer(docs, scores, self.snapshot.size) if len(docs) else self._nothing()


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
    docs = term_places(term, postings, snapshot).docs  # in order: nothing is to be sorted
    first = np.flatnonzero(np.append(True, docs[1:] != docs[:-1])) if len(docs) else docs
    return docs[first].astype(np.int64), np.diff(first, append=len(docs)).astype(np.float64)
