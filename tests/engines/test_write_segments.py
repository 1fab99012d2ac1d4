"""Documents made in several processes, and what happens when one goes wrong."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterable, Iterator

import pytest

from engine_documents import make_numbered, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.errors import InvalidMetadata, WsmCorpusError
from wsm_corpus.records import Document, Everything, Query, Word


@pytest.fixture
def engine(on_disk: WhooshEngine) -> WhooshEngine:
    return on_disk


class Told:
    """What an update reports."""

    def __init__(self) -> None:
        self.reports: list[str] = []
        self.lost: dict[int, str] = {}

    def update(self, engine: WhooshEngine, numbers: Iterable[int], jobs: int = 1) -> None:
        engine.update_from(
            numbers,
            make_numbered,
            (),
            versions,
            jobs=jobs,
            report=self.reports.append,
            lost=lambda item, why: self.lost.update({item: why}),
        )


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_write_what_one_process_would(engine: WhooshEngine, told: Told, jobs: int) -> None:
    told.update(engine, range(500), jobs)
    latest = {number % 300: number for number in range(500) if number % 7}  # the later item of an id counts
    results = engine.search(Query(tree=Everything(), limit=1000))
    assert [hit.id for hit in results.hits] == [f"d{number:05}" for number in sorted(latest)]
    assert all(f"Number {latest[int(hit.id[1:])]} " in hit.snippets[0].marked.text for hit in results.hits)
    assert sorted(told.reports) == sorted(
        f"{'made' if number % 7 else 'nothing of'} {number}" for number in range(500)
    )
    assert engine.search(Query(tree=Word(text="hello"))).total == len(latest)


def test_an_error_in_a_worker_arrives_whole_and_changes_nothing(engine: WhooshEngine, told: Told) -> None:
    told.update(engine, range(5))
    before = sorted(file.name for file in engine.folder.iterdir())
    with pytest.raises(InvalidMetadata, match=r"metadata\.csv:7: poison"):
        told.update(engine, [*range(1, 400), 1000], 2)
    assert engine.search(Query()).total == 4
    assert sorted(file.name for file in engine.folder.iterdir()) == before


def test_what_was_sent_to_workers_is_let_go_of_quietly(
    engine: WhooshEngine, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", said.append)
    for _ in range(2):  # an error holds its frames, and these what was sent
        with pytest.raises(InvalidMetadata):
            told.update(engine, [1000], 2)
    gc.collect()
    assert said == [], "Python 3.13 and later print a traceback for each"


def test_an_item_that_kills_its_worker_is_given_up_and_every_other_lands(engine: WhooshEngine, told: Told) -> None:
    told.update(engine, [*range(1, 130), 1001, *range(130, 200), 1002, *range(200, 250)], 2)
    assert told.lost.keys() == {1001, 1002}
    assert all("SIGKILL" in why for why in told.lost.values())
    made = [number for number in range(1, 250) if number % 7]
    assert engine.search(Query(tree=Word(text="hello"))).total == len(made)
    assert sorted(told.reports) == sorted(
        f"{'made' if number % 7 else 'nothing of'} {number}" for number in range(1, 250)
    ), "each is reported once, however often it was done"


def test_a_worker_killed_from_outside_costs_no_document(engine: WhooshEngine, told: Told) -> None:
    def numbers() -> Iterator[int]:
        for number in range(1, 400):
            if number == 200:
                multiprocessing.active_children()[0].kill()
            yield number

    told.update(engine, numbers(), 2)
    assert told.lost == {}
    assert engine.search(Query()).total == len({number % 300 for number in range(1, 400) if number % 7})
    assert multiprocessing.active_children() == []


def test_workers_that_only_die_end_the_update_and_the_index_stays(engine: WhooshEngine, told: Told) -> None:
    told.update(engine, range(5))
    before = sorted(file.name for file in engine.folder.iterdir())
    with pytest.raises(WsmCorpusError, match="keep dying"):
        engine.update_from(range(9), Unreadable(), (), versions, jobs=2, report=told.reports.append, lost=print)
    assert engine.search(Query()).total == 4
    assert sorted(file.name for file in engine.folder.iterdir()) == before


def test_workers_look_for_cycles_as_often_as_their_parent_does(engine: WhooshEngine) -> None:
    told: list[tuple[int, ...]] = []
    usual = gc.get_threshold()
    gc.set_threshold(123_456, *usual[1:])
    try:
        engine.update_from(range(40), collections, (), versions, jobs=2, report=told.append, lost=print)
    finally:
        gc.set_threshold(*usual)
    assert told == [(123_456, *usual[1:])] * 40


def collections(number: int) -> tuple[Document | None, tuple[int, ...]]:
    """No document, and how often this process looks for cycles."""
    return None, gc.get_threshold()


class Unreadable:
    """Something that no worker can be given."""

    def __call__(self, number: int) -> tuple[Document | None, str]:
        return None, ""

    def __setstate__(self, state: object) -> None:
        os._exit(3)

    def __getstate__(self) -> object:
        return "state"


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_cannot_be_written_is_given_up(engine: WhooshEngine, told: Told, jobs: int) -> None:
    told.update(engine, [*range(1, 40), 1003, *range(40, 80)], jobs)
    assert list(told.lost) == [1003]
    assert "surrogates not allowed" in told.lost[1003]
    assert engine.search(Query()).total == sum(number % 7 > 0 for number in range(1, 80))


def test_an_interrupt_stops_the_workers_and_leaves_no_file(engine: WhooshEngine, told: Told) -> None:
    told.update(engine, range(5))
    before = sorted(file.name for file in engine.folder.iterdir())

    def numbers() -> Iterator[int]:
        yield from range(1, 300)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told.update(engine, numbers(), 2)
    assert multiprocessing.active_children() == []
    assert sorted(file.name for file in engine.folder.iterdir()) == before
    assert engine.search(Query()).total == 4
