"""Everything of a query that is to be shown: where each of its words, phrases and concepts stands in documents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from wsm_corpus.engines.whoosh_engine.evaluate import Leaf, Scope, concept_languages
from wsm_corpus.engines.whoosh_engine.keys import among
from wsm_corpus.engines.whoosh_engine.patterns import pattern_terms
from wsm_corpus.engines.whoosh_engine.postings import Ints, Narrow, Small, narrow
from wsm_corpus.engines.whoosh_engine.running import FAR
from wsm_corpus.engines.whoosh_engine.schema import MOST_EVIDENCE, indexed_languages
from wsm_corpus.engines.whoosh_engine.segment import Segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.spans import (
    KIND,
    KINDS,
    NONE,
    Spans,
    alike,
    cuts_at,
    in_order,
    is_alike,
    sort_of,
)
from wsm_corpus.engines.whoosh_engine.spots import Runs, distinct, phrase_spots, places_in
from wsm_corpus.engines.whoosh_engine.words import Term, Way, Ways, phrase_ways, word_ways
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import (
    And,
    Concept,
    Expansion,
    Fuzzy,
    MatchKind,
    Node,
    Or,
    Phrase,
    Query,
    Wildcard,
    Word,
)


def by_segment(spans: Spans, snapshot: Snapshot) -> Iterator[tuple[Segment, slice]]:
    """Which spans stand in which segment."""
    cuts = cuts_at(spans.docs, [*(segment.base for segment in snapshot.segments), snapshot.size])
    for segment, first, last in zip(snapshot.segments, cuts, cuts[1:], strict=False):
        if last > first:
            yield segment, slice(first, last)


class Shown:
    """The leaves of a query whose places are shown, and where they stand."""

    def __init__(self, query: Query, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        scope = Scope().within(query.filters)
        self.leaves = list(_leaves(query.tree, scope))
        self.scope = scope.within([query.tree])
        self._expansion_words = _dictionary_words(query.expansions)

    @cached_property
    def _languages(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(indexed_languages())}

    def spans(self, docs: Ints) -> Spans:
        """Where the query is met in the clean texts of some documents (ascending numbers)."""
        found = [
            span
            for number, (leaf, scope) in enumerate(self.leaves)
            for span in self._leaf_spans(leaf, scope, docs, number)
        ]
        return in_order(found)

    def _leaf_spans(self, leaf: Leaf | Concept, scope: Scope, docs: Ints, number: int) -> Iterator[Spans]:
        if isinstance(leaf, Concept):
            for code in concept_languages(leaf, scope):
                way = Way((Term(f"concept_{code}", leaf.id),), "term")
                yield from self._way_spans(way, docs, number, code, "expansion")
            return
        if leaf.field == "title":
            return
        kind: MatchKind | None = "expansion" if self._is_expansion(leaf) else None
        for code in scope.languages:
            if f"text_{code}" not in self.snapshot.fields:
                continue
            for way in _leaf_ways(leaf, f"text_{code}", code, self.snapshot):
                yield from self._way_spans(way, docs, number, code, kind)

    def _is_expansion(self, leaf: Leaf) -> bool:
        if not self._expansion_words:
            return False
        if isinstance(leaf, Word):
            return fold(leaf.text) in self._expansion_words
        return isinstance(leaf, Phrase) and fold(" ".join(leaf.words)) in self._expansion_words

    def _way_spans(self, way: Way, docs: Ints, leaf: int, code: str, kind: MatchKind | None) -> Iterator[Spans]:
        """Each in order of documents."""
        if way.how in {"phrase", "near"}:
            run = phrase_spots(way, self.snapshot, self._having_all(way, docs))
            kinds = alike(KIND[kind or ("variant" if way.variant else "exact")], len(run.docs))
            if kind is None and not way.variant:
                kinds = self._worst(way, run)
            sorts = _sorted(leaf, self._languages[code], kinds)
            yield _made(run.docs, run.starts, run.ends - run.starts, sorts, run.positions, run.lasts)
            return
        if way.how == "all":
            docs = self._having_all(way, docs)
        elif way.variant and kind is None:
            kind = "variant"
        for term in way.terms:
            yield self._term_spans(term, docs, leaf, code, kind, way.how == "all")

    def _term_spans(self, term: Term, docs: Ints, leaf: int, code: str, kind: MatchKind | None, part: bool) -> Spans:
        places, sizes = places_in(term, self.snapshot, docs)
        if not len(places.docs):
            return NONE
        concept = term.field.startswith("concept_")
        if kind is not None or concept or part:
            kinds = alike(KIND[kind or ("part" if part else "expansion")], len(places.docs))
            sorts = _sorted(leaf, self._languages[code], kinds)
        else:
            sorts = _sorted(leaf, self._languages[code], self._kinds(term))[places.forms]
        lasts = places.positions
        if concept:
            lasts = np.add(lasts, places.forms % MOST_EVIDENCE, dtype=np.int32)
        return _made(places.docs, places.starts, sizes, sorts, places.positions, lasts)

    def _having_all(self, way: Way, docs: Ints) -> Ints:
        for term in way.terms:
            postings = self.snapshot.lists.some(term.field, term.term, docs)
            docs = docs[among(docs, postings.docs)] if postings is not None else docs[:0]
        return docs

    def _kinds(self, term: Term) -> Narrow:
        """How each form of a term meets what was typed."""
        forms = self.snapshot.lists.forms(term.field, term.term)
        return np.array([KIND[term.kind(form)] for form in forms], dtype=np.uint8)

    def _worst(self, way: Way, run: Runs) -> Narrow:
        """A phrase is as exact as the least exact of its words."""
        worst = np.zeros(len(run.docs), dtype=np.uint8)
        for term, forms in zip(way.terms, run.forms, strict=False):
            worst = np.maximum(worst, self._kinds(term)[forms])
        if run.forms or not len(worst):
            return worst
        docs = distinct(run.docs).astype(np.int64)
        for term in way.terms:  # in any order: the best of what stands there
            places, _ = places_in(term, self.snapshot, docs)
            key = places.docs * FAR + places.starts
            first, last = (np.searchsorted(key, run.docs * FAR + bound) for bound in (run.starts, run.ends))
            rows = np.flatnonzero(last > first)
            bounds = np.stack((first[rows], last[rows]), axis=1).ravel()
            kinds = np.append(self._kinds(term)[places.forms], np.uint8(len(KINDS)))
            best = np.minimum.reduceat(kinds, bounds)[::2]  # of each stretch, not of those between
            worst[rows] = np.maximum(worst[rows], best)
        return worst


def _leaf_ways(leaf: Leaf, field: str, code: str, snapshot: Snapshot) -> Iterator[Way]:
    if isinstance(leaf, Word):
        groups: list[Ways] = word_ways(leaf, field, code)
        yield from (way for ways in groups for way in ways)
    elif isinstance(leaf, Phrase):
        yield from phrase_ways(leaf, field, code)
    else:
        yield from (Way((term,), "term") for term in pattern_terms(leaf, field, snapshot))


def _leaves(node: Node, scope: Scope) -> Iterator[tuple[Leaf | Concept, Scope]]:
    """What a tree looks for, what it leaves out aside; stop words only where there is nothing else."""
    if isinstance(node, Word | Phrase | Wildcard | Fuzzy | Concept):
        yield node, scope
    elif isinstance(node, And):
        inner = scope.within(node.parts)
        found = [leaf for part in node.parts for leaf in _leaves(part, inner)]
        required = [(leaf, its) for leaf, its in found if not (isinstance(leaf, Word) and leaf.optional)]
        yield from required or found
    elif isinstance(node, Or):
        found = [leaf for part in node.parts for leaf in _leaves(part, scope)]
        required = [(leaf, its) for leaf, its in found if not (isinstance(leaf, Word) and leaf.optional)]
        yield from required or found


def _dictionary_words(expansions: tuple[Expansion, ...]) -> frozenset[str]:
    return frozenset(
        fold(label)
        for expansion in expansions
        if expansion.active and expansion.concept is None
        for _, label in expansion.labels
        if fold(label) != fold(expansion.words)
    )


def _sorted(leaf: int, language: int, kinds: Narrow) -> Narrow:
    """What stands in `Spans.sorts` for hits of these kinds; where all are of one, it is not written out."""
    sort = sort_of(leaf, language)
    if is_alike(kinds):
        return alike(sort | int(kinds[0]), len(kinds))
    kind = np.min_scalar_type(sort | int(kinds.max(initial=0)))
    return np.asarray(np.bitwise_or(kinds.astype(kind), kind.type(sort)))


def _made(docs: Small, starts: Narrow, sizes: Narrow, sorts: Narrow, positions: Narrow, lasts: Narrow) -> Spans:
    return Spans(
        docs=docs,
        starts=narrow(starts),
        sizes=narrow(sizes),
        sorts=sorts,
        positions=narrow(positions),
        more=alike(0, len(docs)) if lasts is positions else narrow(lasts - positions),
    )
