from pathlib import Path

import pytest

from wsm_corpus.indexing.history import HISTORY_FILE, NAMED, changes_since, remember_run
from wsm_corpus.records import IndexReport


def run(folder: Path, version: str, **touched: tuple[str, ...]) -> None:
    remember_run(folder, IndexReport(corpus_version=version, **touched))  # type: ignore[arg-type]


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


def test_a_line_cut_short_by_a_crash_is_passed_over(tmp_path: Path) -> None:
    run(tmp_path, "v1", new=("a",))
    with (tmp_path / HISTORY_FILE).open("a", encoding="utf-8") as file:
        file.write('{"version": "v2", "ne\n')
    run(tmp_path, "v3", changed=("a",))
    assert changes_since(tmp_path, "v1", "v3").changed == ("a",)
