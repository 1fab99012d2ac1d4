"""What the engine on disk promises beyond the contract: commits, locks, kills, threads, other processes."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine_documents import make_document, many, total, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.engines.whoosh_engine.packed_spans import PackedSpans
from wsm_corpus.engines.whoosh_engine.views import hits_of
from wsm_corpus.errors import IndexLocked
from wsm_corpus.query import parse_query
from wsm_corpus.records import And, Document, Everything, Has, Node, Not, Or, Phrase, Query, Word

TESTS = Path(__file__).parents[1]


@pytest.fixture
def engine(on_disk: WhooshEngine) -> WhooshEngine:
    return on_disk


def test_a_second_writer_is_told_who_writes(engine: WhooshEngine) -> None:
    other = WhooshEngine(engine.folder)

    def documents() -> Iterator[Document]:
        with pytest.raises(IndexLocked, match=rf"process {os.getpid()} on .+, since 20") as caught:
            other.update((), (), versions)
        assert caught.value.exit_code == 4
        yield make_document("a", "Text.")

    engine.update(documents(), (), versions)
    other.update([make_document("b", "Text.")], (), versions)
    assert total(other, "text") == 2
    other.close()


def test_an_engine_sees_what_another_has_committed(engine: WhooshEngine) -> None:
    other = WhooshEngine(engine.folder)
    for count in range(1, 15):
        engine.update(many(count, "again"), (), versions)
        assert (total(engine, "again"), total(other, "again")) == (count, count)
    other.close()


@pytest.mark.parametrize("language", ["en", "nl", "fr", "und"])
@pytest.mark.parametrize(
    "tree",
    [
        Word(text="privacy"),
        Or(parts=(Word(text="privacy"), Word(text="werk"))),
        And(parts=(Word(text="privacy"), Word(text="werk"))),
        And(parts=(Word(text="privacy"), Not(part=Word(text="werk")))),
        Phrase(words=("privacy", "rules")),
        Phrase(words=("privacy", "werk"), slop=3),
    ],
)
def test_hits_in_a_language_are_the_same_whether_those_in_all_are_known_or_not(
    engine: WhooshEngine, tree: Node, language: str
) -> None:
    documents = [
        make_document("a", "Privacy rules.", ("nl", "De privacy op het werk. Werk.")),
        make_document("b", ("nl", "Privacy."), "The privacy rules of werk are privacy rules.", ("fr", "La privacy.")),
        make_document("c", ("fr", "Privacy."), ("und", "Privacy werk.")),
    ]
    engine.update(documents, (), versions)
    asked = Query(tree=tree, filters=(Has(field="passage", value=language),))
    other = WhooshEngine(engine.folder)
    other.frequencies(Query(tree=tree), "passage")
    lines = [each.concordance(asked, limit=20) for each in (engine, other)]
    assert lines[0] == lines[1]
    assert engine.frequencies(asked, "site") == other.frequencies(asked, "site")
    other.close()


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("privacy rules", ["exact", "inflected"]),
        ("privacy rule", ["inflected", "exact"]),
        ("rules rule", ["exact"]),
        ("rule rules", ["inflected"]),
    ],
)
def test_a_phrase_is_as_exact_as_the_least_exact_of_its_words(
    engine: WhooshEngine, typed: str, kinds: list[str]
) -> None:
    engine.update([make_document("a", "Our privacy rules, a privacy rule, and what rules rule.")], (), versions)
    found = engine.concordance(Query(tree=Phrase(words=tuple(typed.split()))))
    assert [line.kind for line in found.lines] == kinds


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (Has(field="theme", value="policy"), {"rules"}),
        (Has(field="theme", value="*"), {"rules", "tired"}),
        (Has(field="context", value="*"), {"Teams"}),
    ],
)
def test_a_search_for_themes_alone_shows_what_they_rest_on(engine: WhooshEngine, asked: Has, shown: set[str]) -> None:
    themes = [("policy", "rules"), ("health", "tired")]
    text = "The rules for Teams make everybody tired."
    engine.update([make_document("a", text, themes=themes, contexts=[("sector", "Teams")])], (), versions)
    marked = [snippet.marked for snippet in engine.search(Query(tree=asked)).hits[0].snippets]
    assert {piece.text[mark.start : mark.end] for piece in marked for mark in piece.marks} == shown


@pytest.mark.parametrize(
    "typed", ["opleveren", "opgeleverd", "stress oplevert", "levert stress op", "op te leveren", "levert op"]
)
def test_a_verb_is_met_whole_and_in_two_words_however_it_is_typed(engine: WhooshEngine, typed: str) -> None:
    texts = (
        "Dat levert veel stress op.",
        "Het kan stress opleveren.",
        "Het heeft stress opgeleverd, zei hij.",
        "Zonder stress op te leveren.",
    )
    engine.update(
        [make_document(str(at), ("nl", text), language="nl") for at, text in enumerate(texts)], (), versions
    )
    results = engine.search(Query(tree=parse_query(typed)))
    shown = {
        hit.id: {
            snippet.marked.text[mark.start : mark.end] for snippet in hit.snippets for mark in snippet.marked.marks
        }
        for hit in results.hits
    }
    verbs = {"0": "levert", "1": "opleveren", "2": "opgeleverd", "3": "leveren"}
    assert shown.keys() == verbs.keys()
    assert all(verb in shown[id] for id, verb in verbs.items())


def test_a_failed_update_leaves_no_files(engine: WhooshEngine) -> None:
    engine.update(many(3, "good"), (), versions)
    before = sorted(file.name for file in engine.folder.iterdir())

    def documents() -> Iterator[Document]:
        yield from many(3, "bad")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.update(documents(), (), versions)
    assert sorted(file.name for file in engine.folder.iterdir() if file.name != "MAIN.tmp") == before
    assert (total(engine, "good"), total(engine, "bad")) == (3, 0)


WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from engine_documents import make_document, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
engine = WhooshEngine(Path(sys.argv[1]))
print("ready", flush=True)
word = sys.argv[3]
engine.update([make_document(f"d{n:05}", f"Number {n} says {word}.") for n in range(60)], (), lambda: versions(word))
print("done", flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_the_old_index_or_the_new_one(engine: WhooshEngine) -> None:
    engine.update(many(60, "old"), (), lambda: versions("old"))
    dice = random.Random(5)
    state, outcomes = "old", set()
    for run in range(8):
        new = f"state{run}"
        command = [sys.executable, "-c", WRITER, str(engine.folder), str(TESTS), new]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(dice.uniform(0, 0.25))
            process.send_signal(signal.SIGKILL)
            process.wait()
        results = engine.search(Query(tree=Everything(), limit=60))
        assert results.corpus_version in {state, new}
        outcomes.add(results.corpus_version == new)
        state = results.corpus_version
        assert (results.total, total(engine, state)) == (60, 60)
        assert all(state in hit.snippets[0].marked.text for hit in results.hits)
    engine.update(many(60, "after"), (), versions)  # the lock is free
    assert (total(engine, "after"), total(engine, state)) == (60, 0)
    assert outcomes  # which of the two happens depends on the machine; both are right


def test_many_threads_search_while_another_process_commits(engine: WhooshEngine) -> None:
    engine.update(many(200, "steady"), (), versions)
    stop = threading.Event()
    problems: list[BaseException] = []

    def search() -> None:
        try:
            while not stop.is_set():
                assert engine.search(Query(tree=Word(text="steady"))).total == 200
                assert engine.search(Query(tree=Phrase(words=("says", "steady")))).total == 200
                assert engine.concordance(Query(tree=Word(text="number")), limit=3).total >= 200
                document = engine.get("d00007")
                assert document is not None
                assert "Number 7 " in document.text
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    context = multiprocessing.get_context("spawn")
    for run in range(2):
        process = context.Process(target=_add, args=(str(engine.folder), str(TESTS), 1000 + 10 * run))
        process.start()
        process.join()
        assert process.exitcode == 0
    stop.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert total(engine, "other") == 20


def test_threads_that_ask_for_all_hits_of_a_query_at_once_have_them_looked_up_once(engine: WhooshEngine) -> None:
    engine.update([make_document(f"d{number}", "work and stress") for number in range(50)], (), versions)
    query, together = Query(tree=Or(parts=(Word(text="work"), Word(text="stress")))), threading.Barrier(6)
    with engine._reading() as snapshot, ThreadPoolExecutor(6) as pool:
        assert snapshot is not None

        def ask() -> PackedSpans:
            together.wait()
            return hits_of(query, snapshot)

        found = [asked.result() for asked in [pool.submit(ask) for _ in range(6)]]
    assert len(found[0]) == 100
    assert all(one is found[0] for one in found)


def _add(folder: str, tests: str, start: int) -> None:
    sys.path.insert(0, tests)
    engine = WhooshEngine(Path(folder))
    engine.update(many(10, "other", start), (), versions)
    engine.close()


def test_a_closed_engine_lets_go_of_its_files(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "index")
    engine.update(many(2, "text"), (), versions)
    assert total(engine, "text") == 2
    opened = {os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd") if _is_link(number)}
    assert any(str(tmp_path) in name for name in opened)
    engine.close()
    opened = {os.readlink(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd") if _is_link(number)}
    assert not any(str(tmp_path) in name for name in opened)


def _is_link(number: str) -> bool:
    return os.path.islink(f"/proc/self/fd/{number}")
