"""luqum's parser, loaded in silence.

luqum builds its tables with ply when it is first imported where the tables it came with do not fit (Python 3.13
strips docstrings, which ply reads grammars from). ply then writes a log beside them, leaves the log open, and
tells standard error about it. Nobody who searches wants to know.
"""

from __future__ import annotations

import contextlib
import io
import threading
import warnings
from functools import cache
from typing import Any

_loading = threading.Lock()


def luqum_parser() -> Any:
    """The parser; 40 ms the first time, and only where a query has operators."""
    with _loading:
        return _load()


@cache
def _load() -> Any:
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore", ResourceWarning)
        from luqum.parser import parser

    return parser
