"""Our query trees as stock Whoosh understands them, and random ones to ask both.

Only what stock Whoosh can say is here: words in any language and the title, phrases, boolean operators, filters
by metadata and ranges of dates. `tests/engines/test_stock_whoosh.py` asks a few hundred,
`benchmarks/stock_whoosh.py` thousands; what it cannot say (patterns, distances, exact words) is asked of the engine
in memory by `tests/engines/test_generated_queries.py`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from whoosh import query as stock
from whoosh.collectors import TopCollector
from whoosh.matching import DisjunctionMaxMatcher

from wsm_corpus.engines.whoosh_engine.evaluate import Scope
from wsm_corpus.engines.whoosh_engine.words import Way, phrase_ways, word_ways
from wsm_corpus.records import And, Concept, Everything, Has, Node, Not, Or, Phrase, Published, Word

NOTHING = 1e-300
"""What a filter adds to a score; a constant score of zero counts as one in Whoosh."""


class _BestMatcher(DisjunctionMaxMatcher):  # type: ignore[misc]
    """Whoosh's own takes the better score of its two sides even where they stand at different documents."""

    def score(self) -> float:
        sides = [side for side in (self.a, self.b) if side.is_active()]
        here = min(side.id() for side in sides)
        return max(float(side.score()) for side in sides if side.id() == here)


class _Best(stock.DisjunctionMax):  # type: ignore[misc]
    def _matcher(self, subs: Any, searcher: Any, context: Any) -> Any:
        reader = searcher.reader()
        return self._tree_matcher(subs, _BestMatcher, searcher, context, lambda query: query.estimate_size(reader))


def translate(node: Node, scope: Scope) -> Any:
    """A tree as a query of stock Whoosh."""
    match node:
        case Word():
            return _any(
                _all([_group(ways) for ways in word_ways(node, field, code)], boost)
                for field, code, boost in scope.fields(node)
                if word_ways(node, field, code)  # a lone sign is no word
            )
        case Phrase():
            return _any(
                _boosted(_Best([_way(way) for way in phrase_ways(node, field, code)]), boost)
                for field, code, boost in scope.fields(node)
                if phrase_ways(node, field, code)
            )
        case Concept():
            return _any(stock.Term(f"concept_{code}", node.id) for code in scope.languages)
        case And():
            inner = scope.within(node.parts)
            return _all([translate(part, inner) for part in node.parts])
        case Or():
            return stock.Or([translate(part, scope) for part in node.parts])
        case Not():
            # A bare Not scores one where it stands under an And of its own.
            return stock.ConstantScoreQuery(stock.Not(translate(node.part, scope)), NOTHING)
        case Has():
            return stock.ConstantScoreQuery(stock.Term(node.field, node.value), NOTHING)
        case Published():
            # Dates in the documents asked are days, and so are the ends of random ranges.
            inside = stock.TermRange("published", node.since, node.until)
            return stock.ConstantScoreQuery(inside, NOTHING)
        case Everything():
            return stock.ConstantScoreQuery(stock.Every(), NOTHING)
    raise TypeError(node)


def _any(queries: Any) -> Any:
    return stock.Or(list(queries))


def _all(queries: list[Any], boost: float = 1.0) -> Any:
    return _boosted(queries[0] if len(queries) == 1 else stock.And(queries), boost)


def _group(ways: Sequence[Way]) -> Any:
    spelled = [_way(way) for way in ways if way.how != "all"]
    whole = _Best(spelled) if len(spelled) > 1 else spelled[0]
    return stock.Or([whole, *(_way(way) for way in ways if way.how == "all")])


def _way(way: Way) -> Any:
    terms = [stock.Term(term.field, term.term) for term in way.terms]
    if way.how == "phrase":
        return stock.Phrase(way.terms[0].field, [term.term for term in way.terms])
    return _all(terms, way.boost)


def _boosted(query: Any, boost: float) -> Any:
    """Whoosh multiplies only at the leaves."""
    if boost == 1.0:
        return query
    if isinstance(query, stock.Term | stock.Phrase):
        return query.with_boost(query.boost * boost)
    if isinstance(query, stock.compound.CompoundQuery):
        return type(query)([_boosted(part, boost) for part in query.subqueries])
    raise TypeError(query)


def ask(searcher: Any, query: Any) -> dict[str, float]:
    """Every document stock Whoosh finds, with its score."""
    # Without block quality and without replacing matchers: both lose hits (research/engines, trap 2).
    collector = TopCollector(10**6, usequality=False, replace=0)
    searcher.search_with_collector(query, collector)
    ids = searcher.reader().column_reader("id")
    return {ids[-negated]: score for score, negated in collector.items}


def random_tree(
    dice: random.Random, words: Sequence[str], phrases: Sequence[tuple[str, ...]], depth: int = 2
) -> Node:
    """A tree of what occurs in a corpus, and now and then of what does not."""
    roll = dice.random()
    if depth == 0 or roll < 0.3:
        return Word(text=dice.choice(words), field=dice.choice(("text", "text", "text", "title")))
    if roll < 0.45:
        return Phrase(words=dice.choice(phrases), field=dice.choice(("text", "text", "text", "title")))
    if roll < 0.5:
        return Concept(id=f"theme-{dice.randrange(18)}/a")
    parts = tuple(random_tree(dice, words, phrases, depth - 1) for _ in range(dice.randint(2, 3)))
    if roll < 0.7:
        return Or(parts=parts)
    if roll < 0.75:
        return Or(parts=(*parts, random_filter(dice)))
    if roll < 0.82:
        return And(parts=(*parts, Not(part=Word(text=dice.choice(words)))))
    if roll < 0.86:
        return And(parts=(parts[0], Not(part=random_tree(dice, words, phrases, depth - 1))))
    if roll < 0.94:
        return And(parts=(*parts, random_filter(dice)))
    return And(parts=parts)


def random_filter(dice: random.Random) -> Node:
    """A condition on metadata."""
    roll = dice.random()
    if roll < 0.25:
        since, until = sorted(f"{dice.randint(2005, 2024)}-0{dice.randint(1, 9)}-10" for _ in range(2))
        return Published(since=since, until=until)
    if roll < 0.35:
        return Everything()
    field, value = dice.choice(
        (("language", "nl"), ("language", "en"), ("theme", "theme-3"), ("site", "site1.example"), ("passage", "en"))
    )
    condition = Has(field=field, value=value)  # type: ignore[arg-type]
    return Not(part=condition) if roll < 0.45 and field != "passage" else condition
