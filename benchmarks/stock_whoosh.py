"""Thousands of random queries, asked of stock Whoosh and of us over one generated index; any difference is printed.

    python benchmarks/stock_whoosh.py --documents 2000 --queries 3000

Ends with 1 when hits or scores differ. Scores are compared to nine digits: sums are taken in another order.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--queries", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1, help="of the corpus and of the queries")
    given = parser.parse_args()

    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex
    from whoosh.scoring import BM25F

    from generated_documents import as_document, versions
    from make_corpus import generate
    from stock_queries import ask, random_tree, translate
    from wsm_corpus.engines.whoosh_engine import WhooshEngine
    from wsm_corpus.engines.whoosh_engine.evaluate import Scope
    from wsm_corpus.engines.whoosh_engine.search import found
    from wsm_corpus.records import Query

    texts = list(generate(given.documents, given.seed))
    folder = Path(tempfile.mkdtemp()) / "index"
    engine = WhooshEngine(folder)
    engine.update(map(as_document, texts), (), versions)
    engine.info()
    snapshot = engine._snapshot
    assert snapshot is not None
    words = [word for text in texts[:200] for word in re.findall(r"[\w'-]+", text.text)]
    dice = random.Random(given.seed)
    wrong, ours, stocks = 0, 0.0, 0.0
    with FileIndex(FileStorage(str(folder), supports_mmap=False)).searcher(weighting=BM25F()) as searcher:
        for _ in range(given.queries):
            starts = [dice.randrange(len(words) - 2) for _ in range(20)]
            tree = random_tree(dice, words, [tuple(words[start : start + 2]) for start in starts])
            before = time.perf_counter()
            mask, scores = found(Query(tree=tree), snapshot)
            between = time.perf_counter()
            expected = ask(searcher, translate(tree, Scope()))
            ours, stocks = ours + between - before, stocks + time.perf_counter() - between
            got = {snapshot.ids[number]: float(scores[number]) for number in mask.nonzero()[0]}
            same = got.keys() == expected.keys() and all(
                math.isclose(got[id], expected[id], rel_tol=1e-9, abs_tol=1e-9) for id in got
            )
            if not same:
                wrong += 1
                print("differs:", tree)
    print(f"{given.queries} queries, {wrong} differ; {ours:.1f} s here, {stocks:.1f} s by stock Whoosh's matchers")
    engine.close()
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
