"""Engines that the same is asked of: the one we ship and the one in memory; and the one we ship by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contract_documents import DOCUMENTS
from engine_documents import versions
from memory_engine import MemoryEngine
from wsm_corpus.engines import SearchEngine
from wsm_corpus.engines.whoosh_engine import WhooshEngine


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path / "index")
    yield made
    made.close()


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    made: SearchEngine = WhooshEngine(tmp_path / "index") if request.param == "whoosh" else MemoryEngine()
    yield made
    made.close()


@pytest.fixture(scope="module", params=["whoosh", "memory"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    made: SearchEngine = MemoryEngine()
    if request.param == "whoosh":
        made = WhooshEngine(tmp_path_factory.mktemp("contract") / "index")
    made.update(DOCUMENTS, (), versions)
    yield made
    made.close()
