"""Our evaluation finds what stock Whoosh's own matchers find in the same index, with the same scores."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.scoring import BM25F

from engine_documents import versions
from random_documents import DUTCH, ENGLISH, some_document
from stock_queries import ask, random_tree, translate
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.engines.whoosh_engine.evaluate import Scope
from wsm_corpus.records import Query

QUERIES = 160


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, Any]]:
    """The index in three segments, some documents replaced and some removed, opened by us and by stock Whoosh."""
    folder: Path = tmp_path_factory.mktemp("stock") / "index"
    engine = WhooshEngine(folder)
    engine.update(map(some_document, range(120)), (), versions)
    engine.update(map(some_document, range(100, 150)), ["doc0007", "doc0031"], versions)
    engine.update(map(some_document, range(150, 160)), ["doc0110"], versions)
    index = FileIndex(FileStorage(str(folder), supports_mmap=False))
    with index.searcher(weighting=BM25F()) as searcher:
        yield engine, searcher
    engine.close()


@pytest.mark.parametrize("seed", range(QUERIES // 20))
def test_hits_scores_and_order_are_stock_whooshs(both: tuple[WhooshEngine, Any], seed: int) -> None:
    engine, searcher = both
    dice = random.Random(seed)
    words = [*ENGLISH, *DUTCH, "absent", "Policies", "WERKGEVERS"]
    for _ in range(20):
        pairs = [tuple(dice.choices(dice.choice((ENGLISH, DUTCH)), k=2)) for _ in range(30)]
        tree = random_tree(dice, words, [("social", "media"), ("work", "life"), ("sociale", "media"), *pairs])
        expected = ask(searcher, translate(tree, Scope()))
        results = engine.search(Query(tree=tree, limit=1000))
        found = {hit.id: hit.score for hit in results.hits}
        assert found.keys() == expected.keys(), tree
        assert found == pytest.approx(expected, rel=1e-9), tree
        assert results.total == len(expected)
        scores = [round(expected[hit.id], 9) for hit in results.hits]
        assert scores == sorted(scores, reverse=True)
