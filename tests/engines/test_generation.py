"""The states of an index on disk: what is read of them, and by whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine_documents import many, total, versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.errors import IncompatibleIndex, IndexNotFound, UnreadableIndex
from wsm_corpus.records import Document, Query, Word

TESTS = Path(__file__).parents[1]


@pytest.fixture
def engine(on_disk: WhooshEngine) -> WhooshEngine:
    return on_disk


def test_a_commit_leaves_no_file_of_an_older_state(engine: WhooshEngine) -> None:
    for word in ("first", "second", "third"):
        engine.update(many(3, word), (), versions)
    files = sorted(file.name for file in engine.folder.iterdir())
    assert [name for name in files if name.endswith((".toc", ".json"))] == ["_MAIN_3.toc", "wsm_3.json"]
    assert len({name.split(".")[0] for name in files if name.startswith("MAIN_")} - {"MAIN_WRITELOCK"}) == 1


def test_an_index_of_another_version_is_not_read_and_is_made_anew_in_place(engine: WhooshEngine) -> None:
    engine.update(many(1, "old"), (), versions)
    about = engine.folder / "wsm_1.json"
    about.write_text(about.read_text().replace('"format": ', '"format": 9'))
    old = {file.name for file in engine.folder.glob("*MAIN_*.*")}
    other = WhooshEngine(engine.folder)
    with pytest.raises(IncompatibleIndex, match=r"made by another version .* `wsm index`"):
        other.info()

    def broken() -> Iterator[Document]:
        yield from many(3, "bad")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        other.update(broken(), (), versions)
    assert {file.name for file in engine.folder.glob("*MAIN_*.*")} == old, "the old index stays until the commit"
    other.update(many(2, "new"), (), versions)
    assert (total(other, "new"), total(other, "old")) == (2, 0)
    assert not old & {file.name for file in engine.folder.iterdir()}
    other.close()


def _as_it_was_written_before(folder: Path) -> None:
    """Leave the segments in Whoosh's table of contents alone."""
    for file in folder.glob("wsm_*.json"):
        about = json.loads(file.read_text())
        del about["segments"]
        file.write_text(json.dumps(about))


def test_an_index_whose_segments_only_whooshs_table_names_is_read_and_added_to(engine: WhooshEngine) -> None:
    engine.update(many(3, "old"), (), versions)
    engine.update(many(1, "more", 7), ["d00001"], versions)
    known = engine.search(Query(tree=Word(text="old")))
    _as_it_was_written_before(engine.folder)
    other = WhooshEngine(engine.folder)
    assert other.search(Query(tree=Word(text="old"))) == known
    other.update(many(1, "new", 8), ["d00002"], versions)
    assert [total(other, word) for word in ("old", "more", "new")] == [1, 1, 1]
    other.close()


@pytest.mark.parametrize("damage", ["toc", "json"])
def test_a_damaged_index_is_refused_and_not_read(engine: WhooshEngine, damage: str) -> None:
    engine.update(many(1, "old"), (), versions)
    _as_it_was_written_before(engine.folder)
    file = next(engine.folder.glob(f"*_1.{damage}"))
    file.write_bytes(file.read_bytes()[:20])
    other = WhooshEngine(engine.folder)
    with pytest.raises(IncompatibleIndex):
        other.search(Query())
    other.update(many(1, "new"), (), versions)
    assert (total(other, "new"), total(other, "old")) == (1, 0)
    other.close()


def _a_file_in_its_place(folder: Path) -> Path:
    folder.rename(folder.with_name("away"))
    folder.write_text("no index")
    return folder


def _a_link_that_leads_nowhere(folder: Path) -> Path:
    folder.rename(folder.with_name("away"))
    folder.symlink_to(folder.with_name("unplugged"))
    return folder


def _a_folder_in_the_place(of: str) -> Callable[[Path], Path]:
    """The system reads no folder as a file, whoever asks: root may read anything else."""

    def put(folder: Path) -> Path:
        file = next(folder.glob(of))
        file.unlink()
        file.mkdir()
        return file

    return put


def _without_the_right_to_read(folder: Path) -> Path:
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        pytest.skip("this user may read all")
    return folder


@pytest.mark.parametrize(
    "spoil",
    [
        _a_file_in_its_place,
        _a_link_that_leads_nowhere,
        _a_folder_in_the_place("wsm_1.json"),
        _a_folder_in_the_place("*.pst"),
        _a_folder_in_the_place("*.forms.text_en"),
        _without_the_right_to_read,
    ],
)
def test_an_index_that_the_system_does_not_let_be_read_is_named(
    engine: WhooshEngine, spoil: Callable[[Path], Path]
) -> None:
    engine.update(many(1, "old"), (), versions)
    unreadable = spoil(engine.folder)
    other = WhooshEngine(engine.folder)
    try:
        for ask in (lambda: other.search(Query()), other.info, other.fingerprints, lambda: other.get("d00001")):
            with pytest.raises(UnreadableIndex) as caught:
                ask()
            assert caught.value.subject == str(unreadable)
            assert caught.value.advice
    finally:
        engine.folder.chmod(0o755) if engine.folder.is_dir() else None
        other.close()


def test_nothing_is_lost_with_whooshs_table(engine: WhooshEngine) -> None:
    engine.update(many(2, "old"), (), versions)
    next(engine.folder.glob("*.toc")).write_bytes(b"")
    other = WhooshEngine(engine.folder)
    assert total(other, "old") == 2
    other.update(many(1, "new", 7), (), versions)
    assert (total(other, "new"), total(other, "old")) == (1, 2)
    other.close()


READER = """
import sys
from pathlib import Path
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.records import Query, Word
print(WhooshEngine(Path(sys.argv[1])).search(Query(tree=Word(text="text"))).total)
print({"whoosh", "asyncio", "http", "multiprocessing"} & sys.modules.keys())
"""


def test_a_search_imports_neither_whoosh_nor_what_only_whoosh_asks_for(engine: WhooshEngine) -> None:
    engine.update(many(2, "text"), (), versions)
    command = [sys.executable, "-c", READER, str(engine.folder)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "2\nset()\n"


def test_an_emptied_folder_is_an_index_not_found(engine: WhooshEngine) -> None:
    with pytest.raises(IndexNotFound):
        engine.search(Query())
