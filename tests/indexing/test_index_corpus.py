"""Indexing as a curator sees it, over the in-memory engine."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from indexing.curating import THEMES, WORDS, Curator
from wsm_corpus.indexing.history import HISTORY_FILE, changes_since
from wsm_corpus.indexing.repetition import keys_of


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


def test_a_correction_that_meets_nothing_is_said_in_every_run(curator: Curator) -> None:
    tables = (
        '[[line]]\ndocument = "a"\ntext = "Not there"\nkeep = true\n[[language]]\ndocument = "b"\nlanguage = "nl"\n'
    )
    curator.says("corrections.toml", tables)
    runs = [curator.index(), curator.index(), curator.index(dry_run=True)]
    assert [[(one.where, one.id) for one in run.warnings] for run in runs] == 3 * [
        [(f"{curator.folder}/corrections.toml:1", "a")]
    ]


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(curator: Curator) -> None:
    report = curator.index(dry_run=True)
    assert (report.new, report.wrote) == (("a", "b"), False)
    assert curator.engine.info() is None
    assert not (curator.folder / ".wsm").exists()
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


def test_a_document_that_went_and_came_back_as_it_was_is_not_called_changed(curator: Curator) -> None:
    first = curator.index()
    gone = curator.folder / "documents" / "a.txt"
    content = gone.read_bytes()
    gone.unlink()
    curator.write("b.txt", "Another text altogether.")
    curator.index()
    gone.write_bytes(content)
    last = curator.index()
    found = changes_since(curator.folder / ".wsm", first.corpus_version, last.corpus_version)
    assert (found.new, found.changed, found.removed) == ((), ("b",), ())


def test_a_history_that_cannot_be_written_is_told_and_the_index_lands(curator: Curator) -> None:
    (curator.folder / ".wsm" / HISTORY_FILE).mkdir(parents=True)
    report = curator.index()
    assert report.new == ("a", "b")
    assert [(HISTORY_FILE in one.where, "cannot be written" in one.message) for one in report.warnings] == [
        (True, True)
    ]
