"""The addresses that pages link to: what `flask.url_for` gives, many times a page.

A page of results has a hundred and fifty links, and most differ in nothing but their query string. So the path of
each is worked out once a page: a fifth of the time of writing a page went there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, current_app, g, url_for

# What `flask.url_for` leaves as it is.
_SAFE_IN_QUERY = "!$'()*,/:;?@"
_SAFE_IN_ANCHOR = "%!#$&'()*+,/:;=?@"


def install(app: Flask) -> None:
    """Let the templates use it, under the name they know."""
    app.jinja_env.globals["url_for"] = address


def address(endpoint: str, *, _anchor: str | None = None, _external: bool = False, **values: Any) -> str:
    """The address of a page, as `flask.url_for` gives it."""
    if _external:
        return url_for(endpoint, _anchor=_anchor, _external=True, **values)
    in_path = _arguments(endpoint)
    path = _path(endpoint, {name: value for name, value in values.items() if name in in_path})
    query = urlencode([*_pairs(values, in_path)], safe=_SAFE_IN_QUERY)
    anchor = "" if _anchor is None else "#" + quote(_anchor, safe=_SAFE_IN_ANCHOR)
    if not query:
        return path + anchor
    return f"{path}{'&' if '?' in path else '?'}{query}{anchor}"


def _path(endpoint: str, values: Mapping[str, Any]) -> str:
    known: dict[Hashable, str] = g.setdefault("paths", {})
    key = (endpoint, *values.items())
    if key not in known:
        known[key] = url_for(endpoint, **values)
    return known[key]


def _arguments(endpoint: str) -> frozenset[str]:
    """What of an address stands in its path."""
    known: dict[str, frozenset[str]] = current_app.extensions.setdefault("wsm_arguments", {})
    if endpoint not in known:
        rules = current_app.url_map.iter_rules(endpoint)
        known[endpoint] = frozenset(name for rule in rules for name in rule.arguments)
    return known[endpoint]


def _pairs(values: Mapping[str, Any], in_path: frozenset[str]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name not in in_path:
            for one in value if isinstance(value, list | tuple) else (value,):
                if one is not None:
                    yield name, one
