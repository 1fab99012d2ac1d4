"""What every engine promises to find and to count, asked of the one we ship and of the one in memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contract_documents import DOCUMENTS, found, has, word
from engine_documents import make_document, versions
from memory_engine import MemoryEngine
from wsm_corpus.engines import SearchEngine
from wsm_corpus.errors import IndexNotFound, QueryError
from wsm_corpus.records import (
    And,
    Concept,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Query,
    Wildcard,
    Word,
)

TREES: tuple[tuple[Node, list[str]], ...] = (
    (Everything(), ["burnout", "empty", "french", "mixed", "reports/beleid"]),
    (word("manage"), ["burnout"]),
    (word("burnout"), ["burnout"]),
    (word("burn-out"), ["burnout"]),
    (word("beleid"), ["burnout", "reports/beleid"]),
    (word("socialemediabeleid"), ["burnout", "reports/beleid"]),
    (word("prive"), ["reports/beleid"]),
    (word("werk"), ["burnout", "mixed", "reports/beleid"]),
    (word("work"), ["burnout", "empty", "mixed"]),
    (word("nothing"), ["empty"]),
    (word("travail"), ["french"]),
    (word("Managing", exact=True), ["burnout"]),
    (word("managing", exact=True), []),
    (word("Beleid", exact=True), ["reports/beleid"]),
    (word("privé", exact=True), []),
    (word("absent"), []),
    (Word(text="work", field="title"), ["burnout", "empty"]),
    (Phrase(words=("manage", "it")), ["burnout"]),
    (Phrase(words=("burn", "out", "at", "work")), ["burnout"]),
    (Phrase(words=("it", "manage")), []),
    (Phrase(words=("hard", "burnout")), []),
    (Phrase(words=("manage", "teams"), slop=1), ["burnout"]),
    (Phrase(words=("burnout", "hard"), slop=2), []),
    (Phrase(words=("burnout", "hard"), slop=3), ["burnout"]),
    (Phrase(words=("hard", "holiday"), slop=100), []),  # of two paragraphs
    (Phrase(words=("hard", "manage", "teams"), slop=100), ["burnout"]),
    (Phrase(words=("work", "teams"), slop=100), ["burnout"]),
    (Phrase(words=("beleid", "vrienden"), slop=100), []),
    (Phrase(words=("beleid", "elkaar"), slop=100), ["reports/beleid"]),
    (Phrase(words=("Teams", "manage"), exact=True), ["burnout"]),
    (Phrase(words=("teams", "manage"), exact=True), []),
    (Wildcard(pattern="manag*"), ["burnout"]),
    (Wildcard(pattern="*beleid"), ["burnout", "reports/beleid"]),
    (Wildcard(pattern="w?rk"), ["burnout", "empty", "mixed", "reports/beleid"]),
    (Wildcard(pattern="priv?"), ["reports/beleid"]),
    (Fuzzy(text="burnuot"), ["burnout"]),
    (Fuzzy(text="werkgevers"), ["burnout"]),
    (Fuzzy(text="trafail"), ["french"]),
    (Concept(id="policy"), ["burnout", "reports/beleid"]),
    (Concept(id="boundaries", languages=("en",)), ["mixed"]),
    (Concept(id="employer"), ["burnout"]),
    (Concept(id="employer", languages=("en",)), []),
    (has("language", "nl"), ["mixed", "reports/beleid"]),
    (has("passage", "en"), ["burnout", "mixed"]),
    (has("theme", "policy"), ["burnout", "reports/beleid"]),
    (has("context", "sector-care"), ["burnout"]),
    (has("site", "example.org"), ["burnout"]),
    (has("site", "https://www.Example.org/a/page"), ["burnout"]),
    (has("author", "Ann Smith"), ["burnout"]),
    (has("author", "vries"), ["mixed"]),
    (has("author", "de Vries, Jan"), ["mixed"]),
    (has("theme", "*"), ["burnout", "mixed", "reports/beleid"]),
    (has("context", "*"), ["burnout"]),
    (has("site", "*"), ["burnout", "reports/beleid"]),
    (Not(part=has("author", "*")), ["empty", "french", "reports/beleid"]),
    (has("id", "reports/beleid"), ["reports/beleid"]),
    (has("format", "html"), ["french"]),
    (has("removed", "newsletters"), ["burnout"]),
    (has("removed", "twitter newsletter"), ["burnout"]),
    (has("removed", "work"), []),
    (Published(since="2011-03", until="2011-03"), ["burnout", "mixed"]),
    (Published(since="2011-03-25"), ["burnout", "reports/beleid"]),
    (Published(until="2000"), ["french"]),
    (Published(), ["burnout", "french", "mixed", "reports/beleid"]),
    (And(parts=(word("work"), word("private"))), ["mixed"]),
    (And(parts=(word("work"), word("streng"))), ["burnout"]),
    (And(parts=(word("beleid"), word("de", optional=True))), ["burnout", "reports/beleid"]),
    (And(parts=(word("is", optional=True), word("and", optional=True))), ["mixed"]),
    (And(parts=(word("work"), Not(part=word("burnout")))), ["empty", "mixed"]),
    (And(parts=(word("work"), Not(part=has("passage", "nl")))), ["empty"]),
    (And(parts=(word("work"), has("passage", "en"))), ["burnout", "mixed"]),
    (And(parts=(word("werk"), has("passage", "en"))), []),
    (And(parts=(word("beleid"), has("passage", "nl"))), ["burnout", "reports/beleid"]),
    (And(parts=(word("travail"), has("passage", "fr"))), ["french"]),
    (Or(parts=(word("travail"), word("hij"))), ["french", "mixed"]),
    (Not(part=word("work")), ["french", "reports/beleid"]),
    (Or(parts=()), []),
)


@pytest.mark.parametrize(("tree", "expected"), TREES, ids=[str(number) for number in range(len(TREES))])
def test_a_tree_finds_its_documents(full: SearchEngine, tree: Node, expected: list[str]) -> None:
    results = full.search(Query(tree=tree))
    assert (sorted(hit.id for hit in results.hits), results.total) == (expected, len(expected))
    assert full.count(results.query) == len(expected)


def test_filters_must_all_hold_and_narrow_the_words_to_passages(full: SearchEngine) -> None:
    assert found(full, word("work"), has("passage", "en")) == ["burnout", "mixed"]
    assert found(full, word("work"), has("passage", "en"), has("language", "nl")) == ["mixed"]
    assert found(full, word("werk"), has("passage", "en")) == []
    either = Or(parts=(has("passage", "en"), has("passage", "nl")))
    assert found(full, word("beleid"), either) == ["burnout", "reports/beleid"]


@pytest.mark.parametrize("pattern", ["*", "?", "**"])
def test_a_bare_wildcard_is_refused(full: SearchEngine, pattern: str) -> None:
    with pytest.raises(QueryError):
        full.search(Query(tree=Wildcard(pattern=pattern)))


def test_facets_count_every_document_found(full: SearchEngine) -> None:
    results = full.search(Query(tree=word("work"), limit=1))
    facets = {facet.field: [(value.value, value.count) for value in facet.values] for facet in results.facets}
    assert facets == {
        "language": [("en", 2), ("nl", 1)],
        "passage": [("en", 2), ("nl", 2)],
        "theme": [("boundaries", 1), ("health", 1), ("policy", 1)],
        "context": [("sector-care", 1)],
        "site": [("example.org", 1)],
        "author": [("Ann Smith", 1), ("Jan de Vries", 1)],
        "year": [("2011", 2)],
    }


def test_pages_follow_one_another_and_the_one_beyond_the_end_is_empty(engine: SearchEngine) -> None:
    engine.update([make_document(f"d{number:02}", "Same words.") for number in range(25)], (), versions)
    pages = [engine.search(Query(tree=word("same"), offset=offset)) for offset in (0, 10, 20, 30)]
    assert [hit.id for page in pages for hit in page.hits] == [f"d{number:02}" for number in range(25)]
    assert [(page.total, len(page.hits)) for page in pages] == [(25, 10), (25, 10), (25, 5), (25, 0)]


def test_a_concordance_shows_every_place_in_context(full: SearchEngine) -> None:
    lines = full.concordance(Query(tree=word("work")), context=8)
    assert (lines.total, lines.documents) == (3, 2)
    assert [(line.id, line.left, line.hit, line.right, line.language) for line in lines.lines] == [
        ("burnout", "at ", "work", " is hard", "en"),
        ("mixed", "chreef: ", "Work", " is work", "en"),
        ("mixed", "Work is ", "work", ", and", "en"),
    ]


def test_a_concordance_counts_a_phrase_once(full: SearchEngine) -> None:
    lines = full.concordance(Query(tree=Phrase(words=("work", "is"))))
    assert [line.hit for line in lines.lines] == ["work is", "Work is"]
    near = full.concordance(Query(tree=Phrase(words=("work", "life"), slop=3)))
    assert [line.hit for line in near.lines] == ["work, and private life"]


def test_a_concordance_can_be_sorted_by_what_stands_around(full: SearchEngine) -> None:
    query = Query(tree=Or(parts=(word("work"), word("werk"))))
    assert [line.hit for line in full.concordance(query, sort="hit").lines] == [
        "werk",
        "werk",
        "werk",
        "werkgever",
        "work",
        "Work",
        "work",
    ]
    right = [line.right.split()[:2] for line in full.concordance(query, sort="right").lines]
    assert right == [
        ["."],
        [",", "and"],
        ["is", "hard."],
        ["is", "streng."],
        ["is", "work,"],
        ["lopen", "door"],
        [".", "Privé"],
    ]
    left = [line.left.split()[-1] for line in full.concordance(query, sort="left").lines]
    assert left == ["at", "de", "en", "het", "is", "is", "schreef:"]


def test_a_random_sample_is_the_same_for_the_same_seed(full: SearchEngine) -> None:
    query = Query(tree=Or(parts=(word("work"), word("werk"), word("travail"))))
    samples = [full.concordance(query, sort="random", seed=seed, limit=20).lines for seed in (1, 1, 2)]
    assert samples[0] == samples[1]
    assert {line.start for line in samples[0]} == {line.start for line in samples[2]}
    assert len(samples[0]) == full.concordance(query).total


def test_a_concordance_keeps_to_the_passages_asked_for(full: SearchEngine) -> None:
    lines = full.concordance(Query(tree=word("travail"), filters=(has("passage", "und"),))).lines
    assert [(line.language, line.hit) for line in lines] == [("und", "travail")]


@pytest.mark.parametrize("by", ["language", "passage", "theme", "context", "site", "author", "year"])
@pytest.mark.parametrize("filters", [(), (has("passage", "en"),), (has("passage", "und"),)])
@pytest.mark.parametrize(
    "tree", [word("work"), Everything(), word("travail"), word("absent"), Or(parts=(word("work"), word("werk")))]
)
def test_frequencies_are_those_of_a_walk_over_all_documents(
    full: SearchEngine, tree: Node, by: str, filters: tuple[Node, ...]
) -> None:
    oracle = MemoryEngine()
    oracle.update(DOCUMENTS, (), versions)
    query = Query(tree=tree, filters=filters)
    assert full.frequencies(query, by) == oracle.frequencies(query, by)  # type: ignore[arg-type]


@pytest.mark.parametrize("filters", [(), (has("passage", "en"),), (has("language", "nl"),)])
@pytest.mark.parametrize("tree", [word("work"), Or(parts=(word("work"), word("werk"))), Everything(), word("absent")])
def test_dispersion_is_that_of_a_walk_over_all_documents(
    full: SearchEngine, tree: Node, filters: tuple[Node, ...]
) -> None:
    oracle = MemoryEngine()
    oracle.update(DOCUMENTS, (), versions)
    query = Query(tree=tree, filters=filters)
    found, expected = full.dispersion(query, limit=2), oracle.dispersion(query, limit=2)
    assert replace(found, corpus_version="", deviation=0, evenness=0) == replace(expected, deviation=0, evenness=0)
    assert (found.deviation, found.evenness) == pytest.approx((expected.deviation, expected.evenness))


def test_word_counts_are_of_one_language(full: SearchEngine) -> None:
    counts = full.word_counts(Query(tree=word("private")), "en")
    assert dict(counts) == {"work": 2, "is": 2, "and": 1, "private": 2, "life": 1}
    assert dict(full.word_counts(Query(tree=word("private")), "de")) == {}


def test_collocates_stand_within_the_window_and_in_the_passage(full: SearchEngine) -> None:
    assert dict(full.collocates(Query(tree=word("life")), "en", window=1)) == {"private": 1, "is": 1}
    assert dict(full.collocates(Query(tree=word("werk")), "nl", window=2)) == {
        "op": 1,
        "het": 1,
        "prive": 1,
        "en": 1,
        "lopen": 1,
        "door": 1,
        "dat": 1,
        "is": 2,
        "van": 1,
        "de": 1,
        "streng": 1,
    }


@pytest.mark.parametrize("more", [0, 80])
def test_documents_of_several_authors_are_those_of_each(engine: SearchEngine, more: int) -> None:
    authors = ["Ann Smith; Jan de Vries", "Ann Smith", "Bakker, Els ; Ann  Smith;Ann Smith;", " ; ", "Els Jansen"]
    authors += [f"Author {number}" for number in range(more)]
    documents = [make_document(f"d{number}", "Work.", author=name) for number, name in enumerate(authors)]
    engine.update(documents, (), versions)
    (facet,) = [one for one in engine.search(Query(limit=0)).facets if one.field == "author"]
    assert [(value.value, value.count) for value in facet.values if not value.value.startswith("Author")] == [
        ("Ann Smith", 3),
        ("Bakker, Els", 1),
        ("Els Jansen", 1),
        ("Jan de Vries", 1),
    ]
    for value in facet.values:
        assert engine.count(Query(tree=has("author", value.value))) == value.count
    assert found(engine, has("author", "Smith; Jan de Vries")) == ["d0"]
    assert found(engine, has("author", "Els Smith")) == []
    assert found(engine, has("author", ";")) == []
    assert found(engine, Not(part=has("author", "*"))) == ["d3"]
    rows = {row.value: row for row in engine.frequencies(Query(tree=word("work")), "author")}
    assert (rows["Ann Smith"].hits, rows["Bakker, Els"].corpus_documents, rows[""].documents) == (3, 1, 1)


def test_what_was_made_ready_is_found_as_before_and_without_room_nothing_is_done(full: SearchEngine) -> None:
    query = Query(tree=word("work"))
    before = full.search(query), full.concordance(query), full.frequencies(query, "language")
    assert full.make_ready(query)
    assert (full.search(query), full.concordance(query), full.frequencies(query, "language")) == before
    assert not full.make_ready(query, share=0.0)


def test_nothing_can_be_made_ready_where_nothing_was_indexed(engine: SearchEngine) -> None:
    with pytest.raises(IndexNotFound):
        engine.make_ready(Query(tree=word("work")))
    engine.update(DOCUMENTS, (), versions)
    with pytest.raises(QueryError):
        engine.make_ready(Query(tree=Wildcard(pattern="*")))
