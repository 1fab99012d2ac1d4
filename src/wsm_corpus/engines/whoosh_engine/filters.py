"""Filters by metadata: which documents have a value."""

from __future__ import annotations

import calendar
import fnmatch
import re
from functools import lru_cache

import numpy as np

from wsm_corpus.engines.whoosh_engine.columns import Column
from wsm_corpus.engines.whoosh_engine.postings import Mask
from wsm_corpus.engines.whoosh_engine.schema import indexed_languages
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.errors import QueryError
from wsm_corpus.languages.analysis import Token, analyse
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import name_words
from wsm_corpus.records import Has, Published
from wsm_corpus.records.citation import part_authors, site_of

_DATE = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def matching_filter(node: Has | Published, snapshot: Snapshot) -> Mask:
    """The documents that meet a filter; deleted ones may be among them.

    Raises:
        QueryError: a date that is none.
    """
    if isinstance(node, Published):
        return _published(node, snapshot)
    if node.field == "id":
        return _with_id(node.value, snapshot)
    if node.field == "removed":
        return _removed(node.value, snapshot)
    column = snapshot.column(node.field)
    if node.field == "author" and ";" in node.value:
        masks = [column.having(_codes("author", name, column)) for name in part_authors(node.value)]
        return np.asarray(np.logical_and.reduce(masks)) if masks else column.having(set())
    return column.having(_codes(node.field, node.value, column))


def _codes(field: str, value: str, column: Column) -> set[int]:
    if value == "*":
        return set(range(len(column.values)))
    wanted = fold(value.strip())
    if field == "site":
        wanted = (site_of(wanted) or wanted).removeprefix("www.")  # an address names its site
    codes = set(column.folded.get(wanted, ()))
    if field == "author" and not codes:
        words = set(name_words(wanted))
        codes = {code for code, known in enumerate(column.values) if words and words <= set(name_words(fold(known)))}
    if not codes and field in {"site", "author"} and "*" in wanted:
        codes = {code for code, known in enumerate(column.values) if fnmatch.fnmatchcase(fold(known), wanted)}
    return codes


def _with_id(value: str, snapshot: Snapshot) -> Mask:
    mask = np.zeros(snapshot.size, dtype=bool)
    if value in snapshot.numbers:
        mask[snapshot.numbers[value]] = True
    elif "*" in value:
        mask[[number for id, number in snapshot.numbers.items() if fnmatch.fnmatchcase(id, value)]] = True
    return mask


def _removed(value: str, snapshot: Snapshot) -> Mask:
    """Every word in removed lines, in any one language's analysis."""
    found = np.zeros(snapshot.size, dtype=bool)
    for code in indexed_languages():
        if f"removed_{code}" not in snapshot.fields:
            continue
        terms = [token.term for token in _main_terms(value, code)]
        mask = np.full(snapshot.size, bool(terms))
        for term in terms:
            met = snapshot.lists.weights(f"removed_{code}", term)
            having = np.zeros(snapshot.size, dtype=bool)
            if met is not None:
                having[met[0]] = True
            mask &= having
        found |= mask
    return found


def _main_terms(value: str, code: str) -> list[Token]:
    firsts: dict[int, Token] = {}
    for token in analyse(value, code):
        firsts.setdefault(token.position, token)
    return list(firsts.values())


def _published(node: Published, snapshot: Snapshot) -> Mask:
    since = _range(node.since)[0] if node.since else 0
    until = _range(node.until)[1] if node.until else 10**9
    column = snapshot.column("published")
    codes = set()
    for code, value in enumerate(column.values):
        first, last = _range(value)
        if first <= until and last >= since:
            codes.add(code)
    return column.having(codes)


@lru_cache(maxsize=16_384)
def _range(date: str) -> tuple[int, int]:
    """The first and the last day of a date of any precision, as numbers in order."""
    match = _DATE.match(date.strip())
    if match is None:
        raise QueryError(f"{date!r} is no date", subject=date, advice="Write 2011, 2011-03 or 2011-03-24.")
    year = int(match[1])
    month, day = (int(piece) if piece else None for piece in match.groups()[1:])
    if month is None:
        return year * 10_000 + 101, year * 10_000 + 1231
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        raise QueryError(f"{date!r} is no date", subject=date, advice="Write 2011, 2011-03 or 2011-03-24.")
    if day is None:
        return year * 10_000 + month * 100 + 1, year * 10_000 + month * 100 + calendar.monthrange(
            max(year, 1), month
        )[1]
    return (year * 10_000 + month * 100 + day,) * 2
