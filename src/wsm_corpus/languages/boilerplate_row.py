"""A row of a language's boilerplate phrases."""

from __future__ import annotations

from typing import NamedTuple

from wsm_corpus.records.ledger import Category


class Row(NamedTuple):
    """Phrases that speak for one category, with the line they were made for."""

    category: Category
    example: str  # a line as found on the web; a test checks that the row meets it
    sure: tuple[str, ...] = ()  # a line of nothing else is boilerplate
    hints: tuple[str, ...] = ()  # evidence for the model and for the category's name
