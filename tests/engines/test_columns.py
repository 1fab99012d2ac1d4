"""Columns of metadata, as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine.columns import column_of_authors, column_of_texts


def test_a_column_of_texts_has_a_value_a_document_or_none() -> None:
    column = column_of_texts(["b", "", "a", "b"])
    assert column.values == ("a", "b")
    assert column.count(np.array([True, True, True, False])).tolist() == [1, 1]
    assert column.having_value("b").tolist() == [True, False, False, True]


@pytest.mark.parametrize("others", [0, 100])
def test_names_that_differ_by_case_or_accents_are_one_author_called_by_the_most_frequent(others: int) -> None:
    texts = ["Zoë Bakker", "ZOE BAKKER; Zoë Bakker", "Zoe Bakker;Jan Smit", "Zoë Bakker", ""]
    column = column_of_authors([*texts, *(f"Author {number}" for number in range(others))])
    counts = dict(zip(column.values, column.count(np.ones(column.size, dtype=bool)).tolist(), strict=True))
    assert (counts["Zoë Bakker"], counts["Jan Smit"], len(counts)) == (4, 1, 2 + others)


def test_a_column_of_nothing_counts_nothing() -> None:
    for column in (column_of_texts([]), column_of_authors(["", ";"])):
        assert column.values == ()
        assert column.count(np.ones(column.size, dtype=bool)).tolist() == []
