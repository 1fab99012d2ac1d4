"""Results in the order of their items, in one process and in several, whatever happens to these."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator

import pytest

from wsm_corpus.indexing import in_workers as module
from wsm_corpus.indexing.in_workers import AHEAD, BATCH, in_workers

MANY = 3 * AHEAD * BATCH


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", -1.0)


def where_and_twice(item: int) -> tuple[int, int]:
    return os.getpid(), 2 * item


def nowhere(item: int) -> tuple[int, int]:
    return 0, -item


def die_now_and_then(item: int) -> tuple[int, int]:
    if item in {5, 6, 40}:
        os._exit(1)
    return where_and_twice(item)


def refuse_one(item: int) -> tuple[int, int]:
    if item == 20:
        raise ArithmeticError("twenty")
    return where_and_twice(item)


@pytest.mark.parametrize("count", [0, 1, 2, BATCH, MANY])
def test_results_come_in_the_order_of_the_items_from_other_processes_but_the_first(count: int) -> None:
    found = list(in_workers(range(count), where_and_twice, nowhere, 2))
    assert [twice for _, twice in found] == [2 * item for item in range(count)]
    assert {process for process, _ in found[:1]} <= {os.getpid()}
    assert os.getpid() not in {process for process, _ in found[1:]}
    assert multiprocessing.active_children() == []


def test_one_job_is_this_process() -> None:
    assert {process for process, _ in in_workers(range(50), where_and_twice, nowhere, 1)} == {os.getpid()}


def test_work_that_is_soon_done_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 1e9)
    assert {process for process, _ in in_workers(range(50), where_and_twice, nowhere, 2)} == {os.getpid()}


def test_an_item_on_which_a_worker_dies_costs_itself_and_no_other() -> None:
    found = [twice for _, twice in in_workers(range(MANY), die_now_and_then, nowhere, 2)]
    assert found == [-item if item in {5, 6, 40} else 2 * item for item in range(MANY)]
    assert multiprocessing.active_children() == []


def test_what_the_function_raises_ends_the_work_and_the_workers() -> None:
    found: list[tuple[int, int]] = []
    with pytest.raises(ArithmeticError, match="twenty"):
        found.extend(in_workers(range(MANY), refuse_one, nowhere, 2))
    assert [twice for _, twice in found] == [2 * item for item in range(1 + BATCH)]
    assert multiprocessing.active_children() == []


def test_items_are_taken_a_few_at_a_time() -> None:
    taken = 0

    def counted() -> Iterator[int]:
        nonlocal taken
        for item in range(10 * MANY):
            taken += 1
            yield item

    for given, _ in enumerate(in_workers(counted(), where_and_twice, nowhere, 2), 1):
        assert taken - given <= 2 * AHEAD * BATCH
    assert given == 10 * MANY
