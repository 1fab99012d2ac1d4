"""Answers that stay the same until the corpus changes: counted once, then remembered.

Every tab of a search, every page of its results and every way of ordering them asks for the same head: how much was
found, how often in each language. At 10,000 documents that head costs 5 to 40 ms, and the counts of a comparison far
more (docs/benchmarks/serving.md).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from flask import Flask, current_app

from wsm_webui.corpora import corpus

MOST = 256
"""Answers remembered. The largest, of fifty rows a language, takes some 20 kB; all of them stay under 10 MB."""

T = TypeVar("T")


def install(app: Flask) -> None:
    """Let an application remember."""
    app.extensions["wsm_remembered"] = (OrderedDict[Hashable, Any](), threading.Lock())


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, asked once for each key, index and way of reading queries; the least used are forgotten."""
    kept, lock = current_app.extensions["wsm_remembered"]
    whole = (corpus().info().corpus_version, corpus().reading_version, key)
    with lock:
        if whole in kept:
            kept.move_to_end(whole)
            return cast("T", kept[whole])
    made = make()
    with lock:
        kept[whole] = made
        while len(kept) > MOST:
            kept.popitem(last=False)
    return made
