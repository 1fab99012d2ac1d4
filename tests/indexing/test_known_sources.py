from pathlib import Path

from wsm_corpus.indexing.known_sources import CACHE_FILE, FileState, KnownRecord, KnownSources
from wsm_corpus.indexing.repetition import line_keys

STATE = FileState(file="a.txt", size=3, mtime_ns=7, said="x")
RECORD = KnownRecord(id="a", file="a.txt", key="k", site=None, lines=line_keys(["one", "two"]))


def test_what_is_remembered_is_there_in_the_next_run(tmp_path: Path) -> None:
    known = KnownSources(tmp_path, pipeline="1")
    known.remember([STATE], [RECORD], [])
    known.close()
    known = KnownSources(tmp_path, pipeline="1")
    assert known.files() == {"a.txt": STATE}
    (record,) = known.records()
    assert (record.id, record.key, record.site, list(record.lines)) == ("a", "k", None, list(RECORD.lines))
    known.close()


def test_another_pipeline_forgets_everything(tmp_path: Path) -> None:
    known = KnownSources(tmp_path, pipeline="1")
    known.remember([STATE], [RECORD], [])
    known.close()
    known = KnownSources(tmp_path, pipeline="2")
    assert (known.files(), list(known.records())) == ({}, [])
    known.close()


def test_a_file_that_is_gone_is_forgotten_with_its_documents(tmp_path: Path) -> None:
    known = KnownSources(tmp_path, pipeline="1")
    known.remember([STATE], [RECORD], [])
    known.remember([], [], ["a.txt"])
    assert (known.files(), list(known.records())) == ({}, [])
    known.close()


def test_where_nothing_can_be_written_the_state_before_stays(tmp_path: Path) -> None:
    known = KnownSources(tmp_path, pipeline="1")
    known.remember([STATE], [RECORD], [])
    known._db.execute("pragma query_only = 1")  # as on a disk that is only for reading
    known.remember([], [], ["a.txt"])
    assert known.files() == {"a.txt": STATE}
    known.close()


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / CACHE_FILE).write_bytes(b"no database at all" * 100)
    known = KnownSources(tmp_path, pipeline="1")
    assert known.files() == {}
    known.close()
