"""A search as a person asks for it."""

from __future__ import annotations

from collections.abc import Collection
from operator import index
from typing import Literal, TypedDict, get_args

from wsm_corpus.errors import QueryError
from wsm_corpus.record import record
from wsm_corpus.records import Sort

FilterField = Literal["language", "passage", "theme", "context", "site", "author", "format"]
FILTER_FIELDS: tuple[FilterField, ...] = get_args(FilterField)
Strings = str | Collection[str]


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
    without: Strings


class PageOptions(FilterOptions, total=False):
    """The fields of `Request` but its text and its order, as keywords."""

    offset: int
    limit: int
    snippets: int


class RequestOptions(PageOptions, total=False):
    """The fields of `Request` but its text, as keywords."""

    sort: Sort


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
    without: Strings = ()  # ids of expansions to leave out
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    snippets: int = 3

    def values(self, field: FilterField) -> tuple[str, ...]:
        """The values of one filter."""
        return _several(getattr(self, "passage_language" if field == "passage" else field, ()))

    def left_out(self) -> tuple[str, ...]:
        """The ids of expansions to leave out."""
        return _several(self.without)

    def check(self) -> None:
        """Refuse what is not of the kind that is asked for, before it fails where nobody understands it.

        Raises:
            TypeError: a text, a number or a filter is none; the message names it.
            QueryError: a number is too small.
        """
        for name in ("text", "since", "until"):
            value = getattr(self, name)
            if not isinstance(value, str) and (name == "text" or value is not None):
                raise TypeError(f"{name} must be a text{_EXAMPLES.get(name, '')}, not {value!r}")
        for name in _SEVERAL:
            value = getattr(self, name)
            if not isinstance(value, Collection) or not all(isinstance(one, str) for one in value):
                raise TypeError(f"{name} must be a text or several of them, not {value!r}")
        for name in ("offset", "limit", "snippets"):
            check_number(getattr(self, name), name)


_SEVERAL = ("language", "passage_language", "theme", "context", "site", "author", "without")
_EXAMPLES = dict.fromkeys(("since", "until"), " such as '2011-03'")


def check_number(value: object, name: str, *, least: int = 0) -> None:
    """Refuse what is no whole number, or too small a one.

    Raises:
        TypeError: it is no whole number.
        QueryError: it is less than the least.
    """
    try:
        number = index(value)  # type: ignore[arg-type]  # numpy's whole numbers are some, too
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {value!r}") from None
    if number < least:
        raise QueryError(f"{name} must be {least} or more, not {number}")


def _several(value: Strings) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
