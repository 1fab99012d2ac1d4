"""What a look at the folder finds, remembers and keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from wsm_corpus.indexing import in_workers
from wsm_corpus.indexing.folder import Folder
from wsm_corpus.indexing.known_sources import KnownSources
from wsm_corpus.indexing.survey import Survey, survey_folder
from wsm_corpus.indexing.waiting import Waiting, unpack
from wsm_corpus.readers import read_corrections, read_metadata
from wsm_corpus.settings import read_settings

PAGE = "<html><head><title>A page</title></head><body><p>{}</p></body></html>"


class Looker:
    """A corpus folder and what is known of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "documents").mkdir()
        (folder / "corpus.toml").write_text('name = "Test"\n', encoding="utf-8")
        self.known = KnownSources(folder, pipeline="1")
        self.waiting = Waiting(folder)
        self.told: list[tuple[int, int]] = []

    def write(self, name: str, text: str) -> None:
        (self.folder / "documents" / name).write_text(text, encoding="utf-8")

    def look(self, jobs: int = 1) -> Survey:
        settings = read_settings(self.folder)
        folder = Folder(settings=settings, metadata=read_metadata(settings), corrections=read_corrections(settings))
        self.told.clear()
        return survey_folder(
            folder, self.known, lambda _, *told: self.told.append(told), jobs=jobs, waiting=self.waiting
        )

    def remember(self, survey: Survey) -> None:
        self.known.remember(survey.read.values(), list(survey.records.values()), survey.gone | survey.broken)

    def texts(self, survey: Survey) -> dict[str, str]:
        return {id: unpack(self.waiting.take(id)).text for id in sorted(survey.records) if id in self.waiting}


@pytest.fixture
def looker(tmp_path: Path) -> Iterator[Looker]:
    looker = Looker(tmp_path)
    yield looker
    looker.waiting.close()
    looker.known.close()


def records(*texts: str) -> str:
    return "".join(
        json.dumps({"id": f"r{number}", "text": text, "site": "a.org"}) + "\n" for number, text in enumerate(texts)
    )


def test_what_is_new_waits_and_what_is_as_it_was_does_not(looker: Looker) -> None:
    looker.write("a.txt", "One text.")
    looker.write("many.jsonl", records("First.", "Second.", "Third."))
    first = looker.look()
    assert looker.texts(first) == {"a": "One text.", "r0": "First.", "r1": "Second.", "r2": "Third."}
    looker.remember(first)
    looker.write("many.jsonl", records("First.", "Another.", "Third."))
    second = looker.look()
    assert looker.texts(second) == {"r1": "Another."}
    assert set(second.records) == {"a", "r0", "r1", "r2"}
    assert second.records["r0"] == first.records["r0"]


def test_documents_read_are_counted_and_how_many_there_are_is_said_where_that_is_known(looker: Looker) -> None:
    looker.write("a.txt", "One text.")
    looker.write("b.html", PAGE.format("Another."))
    looker.remember(looker.look())
    assert looker.told == [(1, 2), (2, 2)]
    looker.write("many.jsonl", records("First.", "Second."))
    looker.look()
    assert looker.told == [(1, 0), (2, 0)]


def test_reading_in_workers_finds_the_same(looker: Looker, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        looker.write(f"p{number}.html", PAGE.format(f"Page {number} says so.") * (number != 7))
        looker.write(f"t{number}.txt", f"Text {number}." * (number != 8))
    looker.write(
        "many.jsonl", records("First.", "", "Third.") + "no record\n" + json.dumps({"id": "t1", "text": "x"})
    )
    here = looker.look()
    texts = looker.texts(here)
    assert len(texts) == 60
    monkeypatch.setattr(in_workers, "PATIENCE", -1.0)
    there = looker.look(jobs=2)
    assert looker.texts(there) == texts
    for id, record in here.records.items():
        other = there.records[id]
        assert (other.file, other.key, other.site) == (record.file, record.key, record.site)
        assert np.array_equal(other.lines, record.lines)
    assert list(there.records) == list(here.records)
    assert (there.failures, there.warnings, there.broken) == (here.failures, here.warnings, here.broken)
    assert len(there.failures) == 5
    assert there.broken == {"p7.html", "t8.txt", "many.jsonl", "t1.txt"}
