"""A search as a person asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict, get_args

from wsm_corpus.record import record
from wsm_corpus.records import Sort

FilterField = Literal["language", "passage", "theme", "context", "site", "author", "format"]
FILTER_FIELDS: tuple[FilterField, ...] = get_args(FilterField)
Strings = str | Sequence[str]


class FilterOptions(TypedDict, total=False):
    """The fields of `Request` that say which documents, as keywords."""

    language: Strings
    passage_language: Strings
    theme: Strings
    context: Strings
    site: Strings
    author: Strings
    since: str | None
    until: str | None
    any_word: bool
    exact: bool
    expand: bool
    without: Sequence[str]


class RequestOptions(FilterOptions, total=False):
    """The fields of `Request` but its text, as keywords."""

    sort: Sort
    offset: int
    limit: int
    snippets: int


@record
class Request:
    """A search as a person asks for it.

    In a filter, several values mean any of them, and a value with a leading ``-`` shuts documents out.
    """

    text: str = ""
    language: Strings = ()
    passage_language: Strings = ()
    theme: Strings = ()
    context: Strings = ()
    site: Strings = ()
    author: Strings = ()
    since: str | None = None  # ISO 8601 at any precision
    until: str | None = None
    any_word: bool = False
    exact: bool = False
    expand: bool = True
    without: Sequence[str] = ()  # ids of expansions to leave out
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    snippets: int = 3

    def values(self, field: FilterField) -> tuple[str, ...]:
        """The values of one filter."""
        name = "passage_language" if field == "passage" else field
        value: Strings = getattr(self, name, ())
        return (value,) if isinstance(value, str) else tuple(value)
