"""Documents made in several processes, and what happens when one goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine_documents import make_numbered, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.errors import InvalidMetadata, WsmCorpusError
from wsm_corpus.records import Everything, Query, Word


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path / "index")
    yield made
    made.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_workers_write_what_one_process_would(engine: WhooshEngine, jobs: int) -> None:
    told: list[str] = []
    engine.update_from(range(500), make_numbered, (), versions, jobs=jobs, report=told.append)
    latest = {number % 300: number for number in range(500) if number % 7}  # the later item of an id counts
    results = engine.search(Query(tree=Everything(), limit=1000))
    assert [hit.id for hit in results.hits] == [f"d{number:05}" for number in sorted(latest)]
    assert all(f"Number {latest[int(hit.id[1:])]} " in hit.snippets[0].marked.text for hit in results.hits)
    assert sorted(told) == sorted(f"{'made' if number % 7 else 'nothing of'} {number}" for number in range(500))
    assert engine.search(Query(tree=Word(text="hello"))).total == len(latest)


def test_an_error_in_a_worker_arrives_whole_and_changes_nothing(engine: WhooshEngine) -> None:
    engine.update_from(range(5), make_numbered, (), versions)
    before = sorted(file.name for file in engine.folder.iterdir())
    with pytest.raises(InvalidMetadata, match=r"metadata\.csv:7: poison"):
        engine.update_from([*range(1, 400), 1000], make_numbered, (), versions, jobs=2)
    assert engine.search(Query()).total == 4
    assert sorted(file.name for file in engine.folder.iterdir()) == before


def test_a_worker_that_dies_is_named_with_what_it_had(engine: WhooshEngine) -> None:
    engine.update_from(range(5), make_numbered, (), versions)
    with pytest.raises(WsmCorpusError, match=r"SIGKILL.* while it had"):
        engine.update_from([*range(1, 300), 1001, *range(300, 600)], make_numbered, (), versions, jobs=2)
    assert engine.search(Query()).total == 4
    engine.update_from(range(5, 9), make_numbered, (), versions)
    assert engine.search(Query()).total == 7
