"""Which segments are written anew as one, and which stay."""

from __future__ import annotations

import pytest

from engine_documents import many, total, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.engines.whoosh_engine.generation import read_generation
from wsm_corpus.engines.whoosh_engine.merge import TIER


def files(engine: WhooshEngine) -> set[str]:
    """One file a segment."""
    return {file.name for file in engine.folder.glob("MAIN_*.trm")}


def test_one_document_at_a_time_leaves_few_segments(on_disk: WhooshEngine) -> None:
    for number in range(40):
        on_disk.update(many(1, "small", number), (), versions)
    assert total(on_disk, "small") == 40
    assert len(files(on_disk)) <= 16


def test_full_segments_become_one(on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.write_segment.SEGMENT_SIZE", 18_000)
    on_disk.update(many(45, "first"), (), versions)
    assert 4 <= len(files(on_disk)) < TIER, "ten documents a segment, about"
    on_disk.update(many(45, "second", 100), (), versions)
    assert len(files(on_disk)) < TIER / 2
    assert (total(on_disk, "first"), total(on_disk, "second")) == (45, 45)


def test_no_segment_grows_beyond_the_largest(on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge.LARGEST", 20)
    for number in range(100):
        on_disk.update(many(1, "small", number), (), versions)
    assert total(on_disk, "small") == 100
    sizes = [segment.documents for segment in read_generation(on_disk.folder).segments]
    assert max(sizes) <= 20
    assert len(sizes) <= 100 / (20 / TIER) + TIER


def test_segments_that_may_not_grow_are_not_written_anew(
    on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge.LARGEST", 20)
    for start in range(0, 100, 10):
        on_disk.update(many(10, "first", start), (), versions)
    before = files(on_disk)
    assert len(before) == 10
    on_disk.update(many(1, "second", 500), (), versions)
    assert before < files(on_disk)


def test_a_segment_of_which_most_is_deleted_is_written_anew(on_disk: WhooshEngine) -> None:
    on_disk.update(many(10, "first"), (), versions)
    before = files(on_disk)
    on_disk.update(many(1, "second", 100), [f"d{number:05}" for number in range(5)], versions)
    assert before < files(on_disk), "half of it is left"
    on_disk.update(many(1, "second", 101), ["d00005"], versions)
    assert not before & files(on_disk)
    assert (total(on_disk, "first"), total(on_disk, "second")) == (4, 2)
