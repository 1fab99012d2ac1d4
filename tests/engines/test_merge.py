"""Which segments are written anew as one, and which stay."""

from __future__ import annotations

import pytest

from engine_documents import many, total, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine


def files(engine: WhooshEngine) -> set[str]:
    """One file a segment."""
    return {file.name for file in engine.folder.glob("MAIN_*.trm")}


def test_one_document_at_a_time_leaves_few_segments(on_disk: WhooshEngine) -> None:
    for number in range(40):
        on_disk.update(many(1, "small", number), (), versions)
    assert total(on_disk, "small") == 40
    assert len(files(on_disk)) <= 16


def test_no_segment_is_made_of_more_than_memory_is_given_to(
    on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.write_segment.SEGMENT_SIZE", 18_000)
    on_disk.update(many(45, "first"), (), versions)
    made = len(files(on_disk))
    assert 4 <= made <= 8, "ten documents a segment, about"
    for start in range(100, 180, 10):
        on_disk.update(many(10, "second", start), (), versions)  # merged, when eight have gathered, in parts as well
    assert (total(on_disk, "first"), total(on_disk, "second")) == (45, 80)
    assert made < len(files(on_disk)) <= made + 12


def test_full_segments_are_not_written_anew(on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.write_segment.SEGMENT_SIZE", 18_000)
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge.LIGHT", 1_000)
    on_disk.update(many(200, "first"), (), versions)
    full = files(on_disk)
    assert len(full) > 8
    on_disk.update(many(1, "second", 500), (), versions)
    assert full <= files(on_disk)


def test_a_segment_of_which_most_is_deleted_is_written_anew(on_disk: WhooshEngine) -> None:
    on_disk.update(many(10, "first"), (), versions)
    before = files(on_disk)
    on_disk.update(many(1, "second", 100), [f"d{number:05}" for number in range(5)], versions)
    assert before < files(on_disk), "half of it is left"
    on_disk.update(many(1, "second", 101), ["d00005"], versions)
    assert not before & files(on_disk)
    assert (total(on_disk, "first"), total(on_disk, "second")) == (4, 2)
