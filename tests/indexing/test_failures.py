"""What cannot be read, or made, is told and costs nothing else; over the in-memory engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from indexing.curating import THEMES, WORDS, Curator
from wsm_corpus.pipeline import process
from wsm_corpus.readers import FileEntry
from wsm_corpus.readers.found import Found
from wsm_corpus.readers.read_text import read_text
from wsm_corpus.records import Document, Failure


def test_a_file_that_cannot_be_read_is_reported_and_stays_as_it_was(curator: Curator) -> None:
    curator.index()
    curator.write("a.txt", "")
    report = curator.index()
    assert [failure.id for failure in report.failed] == ["a"]
    assert report.removed == ()
    assert curator.document("a").text == WORDS
    again = curator.index()
    assert [failure.id for failure in again.failed] == ["a"], "and said again as long as it is so"
    assert again.removed == ()
    (curator.folder / ".wsm/sources.sqlite").unlink()
    assert curator.index().removed == (), "what earlier runs remembered is a cache"
    (curator.folder / "documents/a.txt").unlink()
    assert curator.index().removed == ("a",)


def make_a_folder_unreadable(documents: Path) -> None:
    shutil.move(documents / "in", documents.parent / "away")
    (documents / "in").symlink_to("in")


def take_every_document_away(documents: Path) -> None:
    documents.rename(documents.parent / "away")


@pytest.mark.parametrize("lose", [make_a_folder_unreadable, take_every_document_away])
def test_a_folder_that_cannot_be_read_takes_no_document_out_of_the_index(
    curator: Curator, lose: Callable[[Path], None]
) -> None:
    (curator.folder / "documents/in/it").mkdir(parents=True)
    curator.write("in/it/c.txt", WORDS)
    curator.says("corrections.toml", '[[language]]\ndocument = "in/it/c"\nlanguage = "en"\n')
    curator.index()
    lose(curator.folder / "documents")
    for _ in range(3):
        report = curator.index()
        assert (report.removed, report.unchanged, len(report.failed), report.warnings) == ((), 3, 1, ())


def lines(*ids: str) -> str:
    return "".join(json.dumps({"id": id, "text": f"{WORDS} {id}"}) + "\n" for id in ids)


@pytest.mark.parametrize(
    ("now", "removed"),
    [
        (lines("r1", "r3") + "{broken\n", ()),  # the broken line may be r2
        (lines("r1", "r3", "r3"), ("r2",)),  # a second r3 is no r2
        (lines("r1", "r3") + '{"id": "r2", "text": " "}\n', ()),
        (lines("r1") + '{"id": "r2", "text": " "}\n', ("r3",)),
    ],
)
def test_of_a_file_of_many_records_those_stay_that_may_only_be_unreadable(
    curator: Curator, now: str, removed: tuple[str, ...]
) -> None:
    curator.write("many.jsonl", lines("r1", "r2", "r3"))
    curator.index()
    curator.write("many.jsonl", now)
    assert [curator.index().removed for _ in range(2)] == [removed, ()]
    assert set(curator.engine.fingerprints()) == {"a", "b", "r1", "r2", "r3"} - set(removed)


def test_of_an_id_given_twice_both_places_are_said(curator: Curator) -> None:
    curator.write("c.jsonl", lines("a", "r1", "r1"))
    told = [(Path(failure.where).name, failure.message.partition(",")[0]) for failure in curator.index().failed]
    assert told == [
        ("c.jsonl:1", "the id 'a' is taken by a document of a.txt"),
        ("c.jsonl:3", "the id 'r1' is taken by another record of this file"),
    ]


def test_a_document_on_which_the_pipeline_fails_is_reported_and_the_others_land(
    curator: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(source: object, **options: object) -> Document:
        if source.citation.id == "a":  # type: ignore[attr-defined]
            raise ArithmeticError("poison")
        return process(source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("wsm_corpus.indexing.process_sources.process", failing)
    report = curator.index()
    assert report.new == ("b",)
    assert "poison" in report.failed[0].message
    monkeypatch.undo()
    assert curator.index().new == ("a",)


def test_an_error_of_the_engine_leaves_the_next_run_everything_to_do(
    curator: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: object, **options: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(curator.engine, "update_from", failing)
    with pytest.raises(OSError, match="disk full"):
        curator.index()
    monkeypatch.undo()
    assert curator.index().new == ("a", "b")


def test_a_file_on_which_its_reader_fails_is_reported_and_the_others_land(
    curator: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(entry: FileEntry) -> Iterator[Found | Failure]:
        if entry.id == "a":
            raise ImportError("a library is missing")
        return read_text(entry)

    monkeypatch.setattr(import_module("wsm_corpus.readers.read_documents"), "read_text", failing)
    report = curator.index()
    assert report.new == ("b",)
    assert "a library is missing" in report.failed[0].message


def test_what_changes_between_survey_and_processing_is_reported_and_done_by_the_next_run(curator: Curator) -> None:
    many = "".join(json.dumps({"id": id, "text": f"{WORDS} {id}"}) + "\n" for id in ("r1", "r2"))
    curator.write("many.jsonl", many)
    curator.index()
    curator.says("themes.ttl", THEMES.replace('"policy"@en', '"policy"@en, "rule"@en'))

    def meddle(phase: str, done: int, total: int) -> None:
        if (phase, done) == ("index", 1):  # a is made
            curator.write("b.txt", "Something else.")
            curator.write("many.jsonl", many.splitlines()[0])

    report = curator.index(progress=meddle)
    assert report.changed == ("a", "r1")
    assert {failure.id: failure.where for failure in report.failed} == {"b": "b.txt", "r2": "many.jsonl"}
    assert all("run `wsm index` again" in failure.message for failure in report.failed)
    assert curator.document("b").text != "Something else."
    again = curator.index()
    assert (again.changed, again.removed, again.failed) == (("b",), ("r2",), ())
    assert curator.document("b").text == "Something else."
