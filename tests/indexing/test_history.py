from pathlib import Path

import pytest

from wsm_corpus.indexing.history import HISTORY_FILE, NAMED, changes_since, remember_run
from wsm_corpus.records import IndexReport


def run(
    folder: Path,
    version: str,
    *,
    before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
    **touched: tuple[str, ...],
) -> None:
    report = IndexReport(corpus_version=version, **touched)  # type: ignore[arg-type]
    remember_run(folder, report, before=before or {}, after=after or {})


def test_the_same_version_has_no_changes(tmp_path: Path) -> None:
    assert changes_since(tmp_path, "v1", "v1").same


def test_a_version_nobody_knows_is_said_to_be_unknown(tmp_path: Path) -> None:
    run(tmp_path, "v1", new=("a",))
    assert not changes_since(tmp_path, "v0", "v1").known


@pytest.mark.parametrize(
    ("runs", "new", "changed", "removed"),
    [
        ([{"new": ("b",)}], ("b",), (), ()),
        ([{"changed": ("a",)}], (), ("a",), ()),
        ([{"removed": ("a",)}], (), (), ("a",)),
        ([{"new": ("b",)}, {"changed": ("b",)}], ("b",), (), ()),
        ([{"new": ("b",)}, {"removed": ("b",)}], (), (), ()),
        ([{"changed": ("a",)}, {"removed": ("a",)}], (), (), ("a",)),
        ([{"removed": ("a",)}, {"new": ("a",)}], (), ("a",), ()),
    ],
)
def test_runs_add_up_to_what_a_reader_of_the_old_version_sees(
    tmp_path: Path,
    runs: list[dict[str, tuple[str, ...]]],
    new: tuple[str, ...],
    changed: tuple[str, ...],
    removed: tuple[str, ...],
) -> None:
    run(tmp_path, "v1", new=("a",))
    for number, touched in enumerate(runs):
        run(tmp_path, f"w{number}", **touched)
    got = changes_since(tmp_path, "v1", "now")
    assert (got.new, got.changed, got.removed) == (new, changed, removed)


def test_a_large_run_is_counted_without_its_ids(tmp_path: Path) -> None:
    run(tmp_path, "v1", new=("a",))
    run(tmp_path, "v2", new=tuple(str(n) for n in range(NAMED + 1)))
    assert changes_since(tmp_path, "v1", "v2").unnamed == NAMED + 1


def test_what_came_back_as_it_was_has_not_changed(tmp_path: Path) -> None:
    run(tmp_path, "v1", new=("a", "b"), after={"a": "1", "b": "1"})
    run(tmp_path, "v2", removed=("a",), changed=("b",), before={"a": "1", "b": "1"}, after={"b": "2"})
    run(tmp_path, "v3", new=("a", "c"), after={"a": "1", "c": "1"})
    assert changes_since(tmp_path, "v1", "v3").changed == ("b",)
    run(tmp_path, "v4", changed=("b",), before={"b": "2"}, after={"b": "1"})
    found = changes_since(tmp_path, "v1", "v4")
    assert (found.new, found.changed, found.removed) == (("c",), (), ())
    assert changes_since(tmp_path, "v2", "v4").new == ("a", "c")
    run(tmp_path, "v5", changed=("a",), before={"a": "1"}, after={"a": "2"})
    assert changes_since(tmp_path, "v1", "v5").changed == ("a",)


def test_an_index_made_anew_has_the_documents_of_before(tmp_path: Path) -> None:
    run(tmp_path, "v1", new=("a", "b", "c"), after={"a": "1", "b": "1", "c": "1"})
    made = IndexReport(corpus_version="v2", new=("a", "b", "d"))
    remember_run(tmp_path, made, before=None, after={"a": "1", "b": "2", "d": "1"})
    found = changes_since(tmp_path, "v1", "v2")
    assert (found.new, found.changed, found.removed) == (("d",), ("b",), ("c",))


@pytest.mark.parametrize(
    "line",
    [
        b'{"version": "v2", "ne\n',
        b'{"version": "v2", "ne',  # and no line break: the next run begins a line of its own
        b'{"version": "v2", "new": ["\xff"]}\n',
        b'{"version": "v2", "new": 3}\n',
        b'{"version": "v2", "touched": "many"}\n',
        b"[]\n",
    ],
)
def test_a_broken_line_is_told_and_takes_no_other(tmp_path: Path, line: bytes) -> None:
    run(tmp_path, "v1", new=("a",))
    with (tmp_path / HISTORY_FILE).open("ab") as file:
        file.write(line)
    run(tmp_path, "v3", changed=("a",))
    found = changes_since(tmp_path, "v1", "v3")
    assert (found.known, found.changed, found.unread) == (True, ("a",), 1)
    assert changes_since(tmp_path, "v3", "v4").unread == 0
    lost = changes_since(tmp_path, "v2", "v3")
    assert (lost.known, lost.unread, lost.readable) == (False, 1, True)


def test_a_history_that_cannot_be_read_is_told_from_none(tmp_path: Path) -> None:
    assert changes_since(tmp_path, "v1", "v2").readable
    (tmp_path / HISTORY_FILE).mkdir()
    found = changes_since(tmp_path, "v1", "v2")
    assert (found.known, found.readable) == (False, False)
