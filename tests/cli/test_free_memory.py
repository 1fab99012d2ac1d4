from __future__ import annotations

from pathlib import Path

import pytest

from wsm_corpus.cli.free_memory import advise_jobs, free_memory

MB = 1_000_000
INFO = "MemTotal:       8000000 kB\nMemAvailable:   4000000 kB\n"


@pytest.mark.parametrize(
    ("free", "documents", "cores", "jobs"),
    [
        (None, 100_000, 8, None),  # not known
        (100 * MB, 63, 8, None),  # too few for workers to be started
        (890 * MB, 64, 2, None),
        (889 * MB, 64, 2, 1),
        (889 * MB, 64, 1, None),  # no workers
        (2_000 * MB, 100_000, 8, 5),
        (10 * MB, 100_000, 8, 1),
    ],
)
def test_fewer_workers_are_advised_where_there_is_no_memory_for_as_many(
    free: int | None, documents: int, cores: int, jobs: int | None
) -> None:
    advice = advise_jobs(free, documents, cores, Path("corpus"))
    assert (f"wsm index corpus --jobs {jobs}`" in advice) if jobs else advice == ""


@pytest.mark.parametrize(
    ("info", "group", "free"),
    [
        (INFO, {}, 4_096_000_000),
        (INFO, {"memory.max": "max\n"}, 4_096_000_000),
        (INFO, {"memory.max": "1000000000\n", "memory.current": "400000000\n"}, 600_000_000),
        (INFO, {"memory.max": "1000\n", "memory.current": "4000\n"}, 0),
        (INFO, {"memory.max": "9000000000\n", "memory.current": "0\n"}, 4_096_000_000),
        ("nothing known", {"memory.max": "1000\n", "memory.current": "0\n"}, None),
        (None, {}, None),
    ],
)
def test_the_memory_that_is_free_is_that_of_the_machine_and_of_the_container(
    tmp_path: Path, info: str | None, group: dict[str, str], free: int | None
) -> None:
    if info is not None:
        (tmp_path / "meminfo").write_text(info)
    for name, text in group.items():
        (tmp_path / name).write_text(text)
    assert free_memory(tmp_path / "meminfo", tmp_path) == free
