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

from engine_documents import make_document, versions
from stock_queries import ask, random_tree, translate
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.engines.whoosh_engine.evaluate import Scope
from wsm_corpus.records import Document, Query

ENGLISH = (
    "work works working worker employee employees policy policies burn-out burnout burn out private privacy friend "
    "friends boss on the of media social life balance work-life network networks email e-mail after account"
).split()
DUTCH = (
    "werk werken werkgever werkgevers beleid socialemediabeleid sociale media privé prive leven de het van op "
    "vrienden collega's collega netwerk netwerken burn-out burnout e-mail account werkdruk mediabeleid thuiswerken"
).split()
QUERIES = 160


def some_document(number: int) -> Document:
    dice = random.Random(number)
    code = dice.choice(("en", "nl"))
    paragraphs = []
    for _ in range(dice.randint(1, 5)):
        language = code if dice.random() < 0.8 else dice.choice(("en", "nl", "fr"))
        words = DUTCH if language == "nl" else ENGLISH
        paragraphs.append((language, " ".join(dice.choices(words, k=dice.randint(3, 40))) + "."))
    themes = [(f"theme-{dice.randrange(18)}", paragraphs[0][1].split()[0]) for _ in range(dice.randint(0, 2))]
    return make_document(
        f"doc{number:04}",
        *paragraphs,
        language=code,
        title=" ".join(dice.choices(DUTCH if code == "nl" else ENGLISH, k=4)),
        site=f"site{dice.randrange(4)}.example",
        themes=dict(themes).items(),
    )


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
