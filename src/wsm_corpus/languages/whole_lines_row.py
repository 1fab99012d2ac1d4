"""A row of whole lines of boilerplate."""

from __future__ import annotations

from typing import NamedTuple

from wsm_corpus.records.ledger import Category


class WholeLines(NamedTuple):
    """Lines of one category, with one as it is found."""

    category: Category
    example: str
    lines: tuple[str, ...]
