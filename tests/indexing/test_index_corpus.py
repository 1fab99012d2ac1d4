"""Indexing as a curator sees it, over the in-memory engine."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from memory_engine import MemoryEngine
from wsm_corpus.indexing.repetition import keys_of
from wsm_corpus.indexing.run import index_corpus
from wsm_corpus.pipeline import process
from wsm_corpus.readers import FileEntry
from wsm_corpus.readers.found import Found
from wsm_corpus.readers.read_text import read_text
from wsm_corpus.records import Document, Failure, IndexReport
from wsm_corpus.settings import read_settings
from wsm_corpus.vocabulary import read_vocabulary

THEMES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:t:themes> a skos:ConceptScheme ; skos:hasTopConcept <urn:t:theme:policy> .
<urn:t:theme:policy> a skos:Concept ; skos:inScheme <urn:t:themes> ; skos:topConceptOf <urn:t:themes> ;
    skos:notation "policy" ; skos:prefLabel "policy"@en, "beleid"@nl .
"""
WORDS = "The company wrote a policy on social media and asked every employee to read it before the summer."


class Curator:
    """A corpus folder and somebody who indexes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = MemoryEngine()
        (folder / "documents").mkdir(parents=True)
        (folder / "corpus.toml").write_text('name = "Test"\n', encoding="utf-8")
        (folder / "themes.ttl").write_text(THEMES, encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        file = self.folder / "documents" / name
        file.write_text(text, encoding="utf-8")
        return file

    def says(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def index(self, **options: Any) -> IndexReport:
        settings = read_settings(self.folder)
        vocabulary = read_vocabulary(settings.vocabulary_file)
        return index_corpus(settings, self.engine, vocabulary, jobs=1, **options)

    def document(self, id: str) -> Document:
        document = self.engine.get(id)
        assert document is not None
        return document


@pytest.fixture
def curator(tmp_path: Path) -> Curator:
    curator = Curator(tmp_path / "corpus")
    curator.write("a.txt", WORDS)
    curator.write("b.txt", f"{WORDS}\nAnd then some more was said about it in the canteen.")
    return curator


def test_the_first_run_takes_everything_in_and_the_second_does_nothing(curator: Curator) -> None:
    first = curator.index()
    assert (first.new, first.failed) == (("a", "b"), ())
    second = curator.index()
    assert (second.new, second.changed, second.removed, second.unchanged) == ((), (), (), 2)
    assert not second.wrote
    assert second.corpus_version == first.corpus_version


def test_an_unchanged_file_is_not_read_again(curator: Curator, monkeypatch: pytest.MonkeyPatch) -> None:
    curator.index()
    opened: list[str] = []
    original = Path.open

    def watching(path: Path, *args: object, **options: object) -> object:
        opened.append(path.name)
        return original(path, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watching)
    curator.index()
    assert [name for name in opened if name.endswith(".txt")] == []


def change_a_document(curator: Curator) -> None:
    curator.write("a.txt", f"{WORDS} Nobody did.")


def describe_a_document(curator: Curator) -> None:
    curator.says("metadata.csv", "file,title\na.txt,A title\n")


def correct_a_document(curator: Curator) -> None:
    curator.says("corrections.toml", '[[language]]\ndocument = "a"\nlanguage = "nl"\n')


@pytest.mark.parametrize("change", [change_a_document, describe_a_document, correct_a_document])
def test_only_the_document_that_changed_is_redone(curator: Curator, change: Callable[[Curator], None]) -> None:
    before = curator.index()
    change(curator)
    report = curator.index()
    assert (report.changed, report.unchanged) == (("a",), 1)
    assert report.corpus_version != before.corpus_version


def test_a_new_vocabulary_redoes_every_document(curator: Curator) -> None:
    curator.index()
    curator.says("themes.ttl", THEMES.replace('"policy"@en', '"policy"@en, "rule"@en'))
    assert curator.index().changed == ("a", "b")


def test_a_file_that_is_gone_leaves_the_index(curator: Curator) -> None:
    curator.index()
    (curator.folder / "documents/a.txt").unlink()
    report = curator.index()
    assert (report.removed, sorted(curator.engine.fingerprints())) == (("a",), ["b"])


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


def test_a_correction_that_meets_nothing_is_said_in_every_run(curator: Curator) -> None:
    tables = (
        '[[line]]\ndocument = "a"\ntext = "Not there"\nkeep = true\n[[language]]\ndocument = "b"\nlanguage = "nl"\n'
    )
    curator.says("corrections.toml", tables)
    runs = [curator.index(), curator.index(), curator.index(dry_run=True)]
    assert [[(one.where, one.id) for one in run.warnings] for run in runs] == 3 * [
        [(f"{curator.folder}/corrections.toml:1", "a")]
    ]


def test_of_an_id_given_twice_both_places_are_said(curator: Curator) -> None:
    curator.write("c.jsonl", lines("a", "r1", "r1"))
    told = [(Path(failure.where).name, failure.message.partition(",")[0]) for failure in curator.index().failed]
    assert told == [
        ("c.jsonl:1", "the id 'a' is taken by a document of a.txt"),
        ("c.jsonl:3", "the id 'r1' is taken by another record of this file"),
    ]


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(curator: Curator) -> None:
    report = curator.index(dry_run=True)
    assert (report.new, report.wrote) == (("a", "b"), False)
    assert curator.engine.info() is None
    assert not (curator.folder / ".wsm").exists()
    assert curator.index().new == ("a", "b")


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


SHARE = "Vertel het aan je collega's"


def test_lines_repeated_on_a_site_count_and_stop_counting_when_the_others_go(curator: Curator) -> None:
    for name in "cdef":
        curator.write(f"{name}.txt", f"{WORDS} This is document {name}.\n{SHARE}")
    rows = "".join(f"{name}.txt,example.org\n" for name in "cdef")
    curator.says("metadata.csv", f"file,site\n{rows}")
    curator.index()
    before = curator.document("c").fingerprint
    for name in "def":
        (curator.folder / f"documents/{name}.txt").unlink()
    report = curator.index()
    assert report.changed == ("c",)
    assert curator.document("c").fingerprint != before


def test_of_a_file_of_many_records_only_those_that_changed_are_looked_at(
    curator: Curator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def records(changed: str) -> str:
        texts = {
            id: f"{WORDS} This is record {id}{changed if id == 'r3' else ''}." for id in ("r1", "r2", "r3", "r4")
        }
        return "".join(
            json.dumps({"id": id, "site": "example.org", "text": text}) + "\n" for id, text in texts.items()
        )

    curator.write("many.jsonl", records(""))
    curator.index()
    curator.write("many.jsonl", records(" again"))
    looked: list[str] = []
    monkeypatch.setattr("wsm_corpus.indexing.surveyed.keys_of", lambda text: looked.append(text) or keys_of(text))
    report = curator.index()
    assert (report.changed, report.unchanged) == (("r3",), 5)
    assert [text.endswith("record r3 again.") for text in looked] == [True]


def test_a_touched_file_with_the_same_bytes_is_unchanged(curator: Curator) -> None:
    curator.index()
    os.utime(curator.folder / "documents/a.txt", ns=(1, 1))
    assert curator.index().unchanged == 2


def test_an_empty_corpus_is_an_index_without_documents(tmp_path: Path) -> None:
    curator = Curator(tmp_path / "corpus")
    curator.index()
    info = curator.engine.info()
    assert info is not None
    assert info.documents == 0


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
