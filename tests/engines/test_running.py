"""Running words: what is counted without reading a text, beside what the texts say."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from engine_documents import make_document, versions
from memory_engine import MemoryEngine
from wsm_corpus.engines import ConcordanceSort
from wsm_corpus.engines.whoosh_engine import (
    WhooshEngine,
    running_words,
    tally,
    views,
    word_counts,
    word_documents,
    write_running,
)
from wsm_corpus.engines.whoosh_engine.sort_hits import sort_hits
from wsm_corpus.engines.whoosh_engine.views import hits_of
from wsm_corpus.records import Concept, Document, Everything, Node, Or, Phrase, Query, Wildcard, Word

WORDS = (
    "work Work burn-out burnout burn out the of café CAFÉ e-mail don't policy 日本 C++ 3.5 😀 privacy boss".split()
)


def some_document(number: int) -> Document:
    dice = random.Random(number)
    paragraphs = [
        (dice.choice(("en", "en", "nl", "fr", "it")), " ".join(dice.choices(WORDS, k=dice.randint(1, 30))) + ".")
        for _ in range(dice.randint(1, 5))
    ]
    words = paragraphs[-1][1].split()
    return make_document(
        f"doc{number:03}",
        *paragraphs,
        themes=[("a", words[0]), ("b", " ".join(words[: dice.randint(1, 3)]))],
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, MemoryEngine]]:
    """The same documents in two segments, some replaced and some removed."""
    engine, oracle = WhooshEngine(tmp_path_factory.mktemp("running") / "index"), MemoryEngine()
    for made in (engine, oracle):
        made.update(map(some_document, range(30)), (), versions)
        made.update(map(some_document, range(25, 60)), ["doc003", "doc011"], versions)
    yield engine, oracle
    engine.close()


TREES: tuple[Node, ...] = (
    Word(text="work"),
    Word(text="burnout"),
    Word(text="C++"),
    Word(text="日本"),
    Phrase(words=("the", "policy")),
    Phrase(words=("burn", "out")),
    Phrase(words=("policy", "privacy"), slop=6),
    Wildcard(pattern="p*"),
    Concept(id="b"),
    Or(parts=(Concept(id="a"), Word(text="boss"))),
    Everything(),
    Word(text="absent"),
)


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_counts_are_those_of_the_texts(both: tuple[WhooshEngine, MemoryEngine], tree: Node) -> None:
    engine, oracle = both
    query = Query(tree=tree)
    for language in ("en", "nl", "fr", "it", "de"):
        counts = engine.word_counts(query, language)
        assert counts == met(oracle.word_counts(query, language))
        words = [*counts, "absent"]
        assert engine.word_documents(query, language, words) == oracle.word_documents(query, language, words)
        for window in (1, 5, 50):
            got = engine.collocates(query, language, window=window)
            assert got == met(oracle.collocates(query, language, window=window)), (language, window)


def test_words_of_most_documents_are_those_of_all_less_those_of_the_others(
    both: tuple[WhooshEngine, MemoryEngine],
) -> None:
    engine, oracle = both
    most = Query(tree=Or(parts=(Word(text="work"), Word(text="policy"), Word(text="boss"))))
    info = engine.info()
    assert info is not None
    assert info.documents / 2 < engine.count(most) < info.documents
    for query in (Query(tree=Everything()), most, Query(tree=Everything()), most):
        for language in ("en", "it", "de"):
            assert engine.word_counts(query, language) == met(oracle.word_counts(query, language))


@pytest.mark.parametrize("tree", TREES, ids=str)
def test_hits_by_passage_language_are_those_of_the_texts(both: tuple[WhooshEngine, MemoryEngine], tree: Node) -> None:
    engine, oracle = both
    got, expected = (
        {row.value: row.hits for row in made.frequencies(Query(tree=tree), "passage")} for made in (engine, oracle)
    )
    assert got == expected


@pytest.mark.parametrize("sort", ["left", "hit", "right"])
@pytest.mark.parametrize("tree", TREES, ids=str)
def test_hits_are_sorted_by_the_words_beside_them(
    both: tuple[WhooshEngine, MemoryEngine], tree: Node, sort: ConcordanceSort
) -> None:
    got, expected = (
        [(line.id, line.start, line.end) for line in made.concordance(Query(tree=tree), sort=sort, limit=9999).lines]
        for made in both
    )
    assert got == expected


@pytest.mark.parametrize("sort", ["left", "hit", "right"])
@pytest.mark.parametrize("tree", TREES, ids=str)
def test_a_page_of_a_sorted_concordance_is_a_piece_of_the_whole(
    both: tuple[WhooshEngine, MemoryEngine], tree: Node, sort: str
) -> None:
    with both[0]._reading() as snapshot:
        assert snapshot is not None
        spans = hits_of(Query(tree=tree), snapshot).unpack()
        whole = sort_hits(spans, sort, snapshot, 0, len(spans)).tolist()
        assert sorted(whole) == list(range(len(spans)))
        for offset in range(0, len(spans) + 2, 1 + len(spans) // 50):
            limit = offset % 13
            page = sort_hits(spans, sort, snapshot, offset, limit).tolist()
            assert page == whole[offset : offset + limit], (offset, limit)


@pytest.mark.parametrize("sort", ["left", "hit", "right"])
def test_the_first_pages_of_a_sorted_concordance_are_put_in_order_once_and_equal_the_others(
    both: tuple[WhooshEngine, MemoryEngine], monkeypatch: pytest.MonkeyPatch, sort: ConcordanceSort
) -> None:
    monkeypatch.setattr(views, "FIRST", 7)
    query = Query(tree=Or(parts=(Word(text="privacy"), Word(text="boss"))))  # asked for by no other test
    engine, oracle = both
    whole = oracle.concordance(query, sort=sort, limit=9999).lines
    assert len(whole) > 20
    for _ in range(2):
        for offset, limit in ((0, 3), (3, 4), (4, 4), (6, 2), (0, 7), (7, 5), (len(whole) - 1, 5), (len(whole), 5)):
            page = engine.concordance(query, sort=sort, offset=offset, limit=limit).lines
            assert [(line.id, line.start) for line in page] == [
                (line.id, line.start) for line in whole[offset : offset + limit]
            ], (offset, limit)


def met(counts: Mapping[str, int]) -> dict[str, int]:
    return {word: count for word, count in counts.items() if count}


@pytest.mark.parametrize("few", [0, 10**9])
@pytest.mark.parametrize("many", [0, 64, 10**9])
@pytest.mark.parametrize("rare", [5, 0xFFFF])
def test_words_are_counted_rare_or_not_all_at_once_or_a_few_at_a_time(
    both: tuple[WhooshEngine, MemoryEngine],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rare: int,
    many: int,
    few: int,
) -> None:
    for module in (running_words, tally, write_running):
        monkeypatch.setattr(module, "RARE", rare)
    monkeypatch.setattr(running_words, "LONG", many)
    monkeypatch.setattr(running_words, "FEW", few)
    monkeypatch.setattr(running_words, "AT_ONCE", 50)
    monkeypatch.setattr(running_words, "PAGE_BITS", 2)
    monkeypatch.setattr(running_words, "MOST_PAGES", 2)
    monkeypatch.setattr(word_counts, "AT_ONCE", 3)
    monkeypatch.setattr(word_documents, "AT_ONCE", 7)
    monkeypatch.setattr(word_documents, "CELLS", many)
    engine = WhooshEngine(tmp_path / "index")
    engine.update((some_document(number) for number in range(60) if number not in {3, 11}), (), versions)
    for tree in (Everything(), Word(text="policy")):
        query = Query(tree=tree)
        assert engine.collocates(query, "en") == met(both[1].collocates(query, "en"))
        counts = met(both[1].word_counts(query, "en"))
        assert engine.word_counts(query, "en") == counts
        assert engine.word_documents(query, "en", counts) == both[1].word_documents(query, "en", counts)
    engine.close()


@pytest.mark.parametrize("window", [1, 5])
@pytest.mark.parametrize("at_once", [1, 4, 1000])
def test_words_near_hits_of_a_wide_window_are_those_of_its_passage(
    both: tuple[WhooshEngine, MemoryEngine], monkeypatch: pytest.MonkeyPatch, at_once: int, window: int
) -> None:
    monkeypatch.setattr(word_counts, "AT_ONCE", at_once)
    query = Query(tree=Phrase(words=("work", "privacy"), slop=60))
    for code in ("en", "nl"):
        found = both[0].collocates(query, code, window=window)
        assert found == met(both[1].collocates(query, code, window=window))
    assert both[0].collocates(query, "en", window=window)


@pytest.mark.parametrize("slop", [1, 15, 16, 17, 40, 100])
def test_the_places_of_a_proximity_are_those_of_reading_every_passage(
    both: tuple[WhooshEngine, MemoryEngine], slop: int
) -> None:
    query = Query(tree=Phrase(words=("policy", "privacy", "boss"), slop=slop))
    found, expected = (
        [(line.id, line.start, line.end) for line in engine.concordance(query, limit=10_000).lines] for engine in both
    )
    assert found == expected
