"""The state of a view: everything that stands in its URL, and nothing else.

Every link of every page is a state changed in one place and written back, so that a copied address always gives
the same view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from wsm_corpus.records import Sort

Order = Literal["document", "left", "hit", "right", "random"]
Division = Literal["passage", "language", "theme", "context", "site", "author", "year"]
Measure = Literal["log_dice", "log_likelihood", "together"]
Listing = Literal["count", "word"]
Unit = Literal["words", "concepts"]
SORTS: tuple[str, ...] = get_args(Sort)
FILTERS = ("language", "passage", "theme", "context", "site", "author")
"""Fields of which a view may ask one or several values; any of them will do."""

SEARCHING = ("q", *FILTERS, "without", "exclude", "since", "until", "any", "exact", "expand")
"""What decides which documents and hits are found; everything else is about showing them."""

MAX_QUERY = 2000  # code points; the longest query anybody typed into a public corpus tool is far below it

NUMBERS = {
    # field: (least, most)
    "page": (1, 100_000),
    "size": (1, 100),
    "lines": (1, 200),
    "width": (10, 400),
    "seed": (0, 999_999_999),
    "window": (1, 15),
    "least": (1, 1000),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "sort": SORTS,
    "order": get_args(Order),
    "by": get_args(Division),
    "measure": get_args(Measure),
    "listing": get_args(Listing),
    "unit": get_args(Unit),
}
DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

SORTED = ("sort", "order", "measure", "listing")
"""Fields that say how a view is sorted: documents, hits, collocates, words. All of them are `sort` in an address, and
no two have a value in common; addresses of before have the others by their own names."""

NEVER_EMPTY = {
    *NUMBERS,
    *CHOICES,
    "exclude",
    "since",
    "until",
    "any",
    "exact",
    "expand",
    "pool",
    "spread",
    "function_words",
}


class BadParameter(ValueError):
    """A parameter of the URL that cannot be read."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        self.name = name
        self.value = value
        self.expected = expected
        super().__init__(f"{name}: {expected}, not {value!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a reader asked for."""

    q: str = ""
    language: tuple[str, ...] = ()
    passage: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # expansions switched off
    exclude: tuple[str, ...] = ()  # "theme:boundaries": documents that have it are left out
    since: str = ""
    until: str = ""
    any: bool = False
    exact: bool = False
    expand: bool = True
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    # Of single views; the others carry them along, so that going back finds a view as it was left.
    lines: int = 50  # concordance: lines on a page
    width: int = 60  # concordance: code points of context on either side
    order: Order = "document"
    seed: int = 1  # of the random order
    spread: bool = False  # concordance: show where in the documents the hits stand
    open: str = ""  # concordance: the line whose paragraph is shown, as "start:document id"
    by: Division = "passage"  # frequencies: what divides the corpus
    pool: bool = False  # frequencies: count all languages together
    words: tuple[str, ...] = ()  # the languages whose words are counted; none for all that there are, each on its own
    window: int = 5  # collocates: words on either side
    least: int = 3  # collocates and comparison: occurrences
    measure: Measure = "log_dice"
    function_words: bool = True  # word list, collocates and comparison: "the" and "of" are listed too
    listing: Listing = "count"  # word list: how it is sorted
    pattern: str = ""  # word list: which words are listed
    against: str = ""  # comparison: a query for the other side; empty for all other documents
    unit: Unit = "words"  # comparison: words of two sets of documents, or concepts in two languages
    v: str = ""  # the corpus version the address was copied from

    def args(self) -> list[tuple[str, str]]:
        """The parameters that differ from their defaults, in a fixed order: the query string of this state."""
        out: list[tuple[str, str]] = []
        for name, default in _DEFAULTS:
            value = getattr(self, name)
            if value == default:
                continue
            if isinstance(value, tuple):
                out += [(name, one) for one in value]
            else:
                out.append((address_name(name), str(int(value)) if isinstance(value, bool) else str(value)))
        return out

    def query(self) -> dict[str, Any]:
        """The same parameters as `flask.url_for` takes them."""
        out: dict[str, Any] = {}
        for name, value in self.args():
            out.setdefault(name, []).append(value)
        return out

    def but(self, **changes: Any) -> State:
        """This state with changes, on its first page again and without a version of the past."""
        return replace(self, **{"page": 1, "v": "", "open": "", **changes})

    def adding(self, name: str, value: str) -> State:
        """This state with one more value of a filter."""
        present: tuple[str, ...] = getattr(self, name)
        return self if value in present else self.but(**{name: (*present, value)})

    def dropping(self, name: str, value: str) -> State:
        """This state with one value of a filter less."""
        present: tuple[str, ...] = getattr(self, name)
        return self.but(**{name: tuple(one for one in present if one != value)})

    @property
    def asked(self) -> State:
        """What decides which documents and hits are found, and nothing of how they are shown."""
        return State(**{name: getattr(self, name) for name in SEARCHING})

    @property
    def narrowed(self) -> bool:
        """Whether anything but the query narrows what is found."""
        return bool(self.since or self.until or self.exclude or any(getattr(self, name) for name in FILTERS))


_DEFAULTS = tuple((item.name, item.default) for item in fields(State))
"""Every field; a page asks for them some hundred times."""


def read_state(args: Mapping[str, Any], *, strict: bool = False) -> State:
    """The state that a query string asks for; unknown parameters are left alone.

    Args:
        args: the parameters.
        strict: refuse an empty number, choice or date; else it is as good as none, as forms send what nobody filled.

    Raises:
        BadParameter: a parameter has a value that it cannot have.
    """
    lists: dict[str, list[str]] = args.to_dict(flat=False) if hasattr(args, "to_dict") else {}
    lists = lists | _sorted(lists.get("sort", []), strict)
    values: dict[str, Any] = {}
    for item in fields(State):
        given = [one for one in lists.get(item.name, []) if one or (strict and item.name in NEVER_EMPTY)]
        if given:
            values[item.name] = _read(item.name, item.default, given)
    return State(**values)


def address_name(field: str) -> str:
    """What a field of the state is called in an address."""
    return "sort" if field in SORTED else field


def _sorted(given: list[str], strict: bool) -> dict[str, list[str]]:
    """How each view is sorted, of all that an address says of it: the field of a value is told by the value."""
    out: dict[str, list[str]] = {"sort": []}
    for value in given:
        if value or strict:
            read_choice("sort", value, [choice for field in SORTED for choice in CHOICES[field]])
            out.setdefault(next(field for field in SORTED if value in CHOICES[field]), []).append(value)
    return out


def _read(name: str, default: object, given: list[str]) -> object:
    if isinstance(default, tuple):
        unique = tuple(dict.fromkeys(given))
        for one in unique if name == "exclude" else ():
            if one.partition(":")[0] not in FILTERS or not one.partition(":")[2]:
                raise BadParameter(name, one, f"a field and a value, such as theme:boundaries ({', '.join(FILTERS)})")
        return unique
    value = given[-1]
    if isinstance(default, bool):
        return read_choice(name, value, ("0", "1")) == "1"
    if isinstance(default, int):
        return read_number(name, value, *NUMBERS[name])
    if name in CHOICES:
        return read_choice(name, value, CHOICES[name])
    if name in {"since", "until"} and not re.fullmatch(DATE, value):
        raise BadParameter(name, value, "a date such as 2011, 2011-03 or 2011-03-24")
    if name in {"q", "against", "pattern"}:
        if len(value) > MAX_QUERY:
            raise BadParameter(name, value[:40] + "…", f"at most {MAX_QUERY} characters")
        return value.strip()
    return value


def read_choice(name: str, value: str, choices: Iterable[str]) -> str:
    """One of the values there are.

    Raises:
        BadParameter: it is none of them.
    """
    choices = tuple(choices)
    if value not in choices:
        raise BadParameter(name, value, f"one of {', '.join(choices)}")
    return value


def read_number(name: str, value: str, least: int, most: int) -> int:
    """A whole number within bounds.

    Raises:
        BadParameter: it is not a number, or out of bounds.
    """
    if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
        raise BadParameter(name, value, f"a whole number from {least} to {most}")
    return int(value)
