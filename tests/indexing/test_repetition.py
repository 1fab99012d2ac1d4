import numpy as np
import pytest

from wsm_corpus.indexing.repetition import STEPS, counts_within, line_keys, repeated_lines, round_down


@pytest.mark.parametrize(
    ("count", "step"), [(0, 0), (1, 0), (2, 2), (3, 3), (4, 3), (9, 5), (10, 10), (99, 50), (10**7, STEPS[-1])]
)
def test_counts_are_rounded_down_to_a_step(count: int, step: int) -> None:
    assert round_down(count) == step


def test_a_line_counts_once_a_document() -> None:
    assert len(line_keys(["share", "share", "", "text"])) == 2


def test_only_lines_of_several_documents_are_repeated() -> None:
    documents = {"a": line_keys(["share", "one"]), "b": line_keys(["share", "two"]), "c": line_keys(["share"])}
    repeated, size = repeated_lines(documents)
    assert size == 3
    assert counts_within(documents["a"], repeated) == {int(line_keys(["share"])[0]): 3}


def test_a_single_document_repeats_nothing() -> None:
    assert repeated_lines({"a": line_keys(["share", "one"])}) == ({}, 0)


def test_removing_a_document_lowers_the_count_again() -> None:
    documents = {name: line_keys(["share", name]) for name in "abc"}
    del documents["c"]
    repeated, _ = repeated_lines(documents)
    assert set(repeated.values()) == {2}


def test_keys_are_sorted_numbers_of_64_bits() -> None:
    keys = line_keys(["b", "a", "c"])
    assert keys.dtype == np.uint64
    assert list(keys) == sorted(keys)
