"""Segments merged by their files: byte for byte what would be written of the documents that are left."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from engine_documents import make_document, versions
from random_documents import some_document
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.engines.whoosh_engine import merge_segments as module
from wsm_corpus.engines.whoosh_engine.merge_segments import merge_segments
from wsm_corpus.engines.whoosh_engine.segment_info import SegmentInfo
from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter
from wsm_corpus.records import Document


def written(folder: Path, documents: Iterable[Document], deleted: Iterable[int] = ()) -> SegmentInfo:
    folder.mkdir(exist_ok=True)
    writer = SegmentWriter(folder)
    for document in documents:
        writer.add(document)
    return writer.finish().without(deleted)


def ignore(share: float) -> None:
    pass


def files(folder: Path, segment: SegmentInfo) -> dict[str, bytes]:
    """What is in each file of a segment, by the end of its name."""
    found = folder.glob(f"{segment.id}.*")
    return {file.name.removeprefix(segment.id): file.read_bytes() for file in found}


def assert_as_written(folder: Path, parts: Sequence[SegmentInfo], documents: Iterable[Document]) -> None:
    merged, anew = merge_segments(folder, parts, ignore), written(folder, documents)
    assert merged == anew._replace(id=merged.id)
    found, wanted = files(folder, merged), files(folder, anew)
    assert sorted(found) == sorted(wanted)
    assert [name for name in wanted if found[name] != wanted[name]] == []


def rich_document(number: int) -> Document:
    """A document with everything that a segment can hold."""
    dice = random.Random(number)
    plain = some_document(number)
    words = dice.sample(["Policies", "POLICY", "policy", "İstanbul", "werk-privébalans", "💬 chat", "naïve"], 3)
    code = dice.choice(["en", "nl", "de", "fr"])
    return make_document(
        f"rich{number:04}",
        (plain.language, " ".join(words)),
        *((passage.language, plain.text[passage.start : passage.end]) for passage in plain.passages),
        (code, " ".join(dice.choices(words, k=200))),
        language=plain.language,
        title=dice.choice([None, "", " ".join(words)]),
        author=dice.choice([None, "Ann Berg; Bo Chen", "Ann Berg"]),
        site=plain.citation.site,
        published=dice.choice([None, "2012", "2013-04-05"]),
        themes=[("theme-1", words[0])],
        mentions=[("theme-2", words[1])],
        removed=["Share this", f"Line {number} of furniture"][: dice.randint(0, 2)],
    )


@pytest.mark.parametrize("sizes", [(1,), (1, 1), (5, 1, 30), (200, 3, 150), (1, 300)])
@pytest.mark.parametrize("make", [some_document, rich_document])
class TestMerged:
    def test_segments_are_what_would_be_written_at_once(
        self, tmp_path: Path, sizes: tuple[int, ...], make: type
    ) -> None:
        documents = [make(number) for number in range(sum(sizes))]
        parts, first = [], 0
        for size in sizes:
            parts.append(written(tmp_path, documents[first : first + size]))
            first += size
        assert_as_written(tmp_path, parts, documents)

    def test_segments_without_what_was_deleted_likewise(
        self, tmp_path: Path, sizes: tuple[int, ...], make: type
    ) -> None:
        dice = random.Random(len(sizes))
        parts, left, first = [], [], 0
        for size in sizes:
            documents = [make(number) for number in range(first, first + size)]
            deleted = set(dice.sample(range(size), k=size * 2 // 3))
            parts.append(written(tmp_path, documents, deleted))
            left += [document for number, document in enumerate(documents) if number not in deleted]
            first += size
        assert_as_written(tmp_path, parts, left)


def test_documents_without_a_word_are_merged(tmp_path: Path) -> None:
    documents = [make_document(f"d{number}", "" if number % 2 else "...") for number in range(4)]
    assert_as_written(tmp_path, [written(tmp_path, documents[:2]), written(tmp_path, documents[2:])], documents)


def test_a_field_of_which_nothing_is_left_is_gone(tmp_path: Path) -> None:
    german, english = make_document("g", ("de", "Die Arbeit ruht."), language="de"), make_document("e", "Work rests.")
    assert_as_written(tmp_path, [written(tmp_path, [german, english], [0])], [english])


def test_lists_are_cut_a_few_at_a_time_however_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.join_lists.AT_ONCE", 50)
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge_terms.AT_ONCE", 50)
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.field_words.AT_ONCE", 50)
    documents = [some_document(number) for number in range(40)]
    assert_as_written(tmp_path, [written(tmp_path, documents[:25]), written(tmp_path, documents[25:])], documents)


def test_more_forms_than_a_byte_tells(tmp_path: Path) -> None:
    def spelled(number: int) -> str:
        return "".join(letter.upper() if number >> at & 1 else letter for at, letter in enumerate("networking"))

    documents = [make_document(f"d{n:04}", " ".join(spelled(7 * n + each) for each in range(9))) for n in range(80)]
    assert_as_written(
        tmp_path,
        [written(tmp_path, documents[40:]), written(tmp_path, documents[:40])],
        documents[40:] + documents[:40],
    )


def test_words_beyond_the_commonest_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in ("running_words", "write_running", "merge_running"):
        monkeypatch.setattr(f"wsm_corpus.engines.whoosh_engine.{part}.RARE", 9)
    documents = [some_document(number) for number in range(40)]
    assert_as_written(tmp_path, [written(tmp_path, documents[:25]), written(tmp_path, documents[25:])], documents)


@pytest.mark.parametrize("stage", ["merge_terms", "merge_running", "_write_columns"])
def test_a_merge_that_fails_leaves_the_index_as_it_was(
    on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge.TIER", 3)
    for number in range(2):
        on_disk.update([some_document(number)], (), versions)
    before = sorted(file.name for file in on_disk.folder.iterdir())

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, stage, interrupted)
    with pytest.raises(KeyboardInterrupt):
        on_disk.update([some_document(2)], (), versions)
    assert sorted(file.name for file in on_disk.folder.iterdir()) == before
    assert on_disk.info() is not None
    assert len(on_disk.fingerprints()) == 2


def test_who_waits_is_told_how_far_merging_has_come(on_disk: WhooshEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge.TIER", 3)
    monkeypatch.setattr("wsm_corpus.engines.whoosh_engine.merge_terms.AT_ONCE", 1_000)
    told: list[tuple[int, int]] = []
    for number in range(3):
        on_disk.update_from(
            [some_document(2 * number), some_document(2 * number + 1)],
            lambda document: (document, None),
            (),
            versions,
            report=lambda report: None,
            lost=lambda document, why: None,
            merging=lambda done, of: told.append((done, of)),
        )
    assert told == sorted(told)
    assert len(set(told)) > 3
    assert told[-1] == (6, 6)
