"""Random queries of every kind find what the engine in memory finds, however they are nested and filtered."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine_documents import versions
from memory_engine import MemoryEngine
from random_documents import DUTCH, ENGLISH, some_document
from stock_queries import random_filter
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.records import And, Fuzzy, Node, Not, Or, Phrase, Query, Wildcard, Word

WORDS = [*ENGLISH, *DUTCH, "absent", "Policies", "PRIVÉ", "prive", "burn-outs"]
# Of stems of their own: of a word that stands twice in a phrase, the engine in memory takes one place for both.
APART = ("work", "policies", "privacy", "friends", "boss", "social", "life", "werk", "beleid", "vrienden", "netwerk")
QUERIES = 25


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, MemoryEngine]]:
    folder: Path = tmp_path_factory.mktemp("generated") / "index"
    engine, oracle = WhooshEngine(folder), MemoryEngine()
    for each in (engine, oracle):
        each.update(map(some_document, range(60)), (), versions)
        each.update(map(some_document, range(50, 80)), ["doc0007", "doc0031"], versions)
    yield engine, oracle
    engine.close()


def some_leaf(dice: random.Random) -> Node:
    word = dice.choice(WORDS)
    words = tuple(dice.choices(dice.choice((ENGLISH, DUTCH)), k=dice.randint(2, 3)))
    return dice.choice(
        (
            Word(text=word),
            Word(text=word, exact=True),
            Word(text=word, field="title"),
            Phrase(words=words),
            Phrase(words=tuple(dice.sample(APART, 2)), slop=dice.choice((1, 2, 3, 4, 15, 16, 40, 100))),
            Phrase(words=words[:2], exact=True),
            Wildcard(pattern=f"{word[:2]}*"),
            Wildcard(pattern=f"*{word[-3:]}"),
            Wildcard(pattern=f"{word[0]}?{word[2:]}", field=dice.choice(("text", "title"))),
            Fuzzy(text=word, distance=dice.randint(0, 2)),
        )
    )


def some_tree(dice: random.Random, depth: int = 2) -> Node:
    if depth == 0 or dice.random() < 0.35:
        return some_leaf(dice)
    parts = tuple(some_tree(dice, depth - 1) for _ in range(dice.randint(2, 3)))
    kind = dice.randrange(4)
    if kind == 0:
        return Or(parts=parts)
    if kind == 1:
        return And(parts=(*parts[:2], random_filter(dice)))
    if kind == 2:
        return And(parts=(parts[0], Not(part=parts[1])))
    return And(parts=parts)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_found_is_what_reading_every_document_finds(
    both: tuple[WhooshEngine, MemoryEngine], seed: int
) -> None:
    engine, oracle = both
    assert_alike(engine, oracle, seed)


@pytest.mark.parametrize("seed", range(6, 12))
def test_very_common_words_in_phrases_are_met_alike(
    both: tuple[WhooshEngine, MemoryEngine], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("posting_lists", "spots"):  # every list is a long one, of which as little as possible is read
        monkeypatch.setattr(f"wsm_corpus.engines.whoosh_engine.{part}.LONG", 1)
        monkeypatch.setattr(f"wsm_corpus.engines.whoosh_engine.{part}.FEW", 1)
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.spots.SHORT", 0)
    engine, oracle = both
    anew = WhooshEngine(engine.folder)  # which has no list in memory
    assert_alike(anew, oracle, seed)
    anew.close()


def assert_alike(engine: WhooshEngine, oracle: MemoryEngine, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(QUERIES):
        filters = tuple(random_filter(dice) for _ in range(dice.choice((0, 0, 1, 2))))
        query = Query(tree=some_tree(dice), filters=filters, limit=1000)
        results = engine.search(query)
        expected = oracle.search(query)
        assert {hit.id for hit in results.hits} == {hit.id for hit in expected.hits}, query
        assert (results.total, results.facets) == (expected.total, expected.facets), query
