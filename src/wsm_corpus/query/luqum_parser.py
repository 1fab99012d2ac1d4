"""luqum's parser, loaded in silence and asked by one thread at a time.

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

_turn = threading.Lock()
"""The parser and its lexer are ply's, and one for all: two queries read at once are taken for one another's."""


def parse_operators(query: str) -> Any:
    """What luqum makes of a query; 40 ms the first time, so only for one that has operators.

    Raises:
        luqum.exceptions.ParseError: it cannot be parsed.
    """
    with _turn:
        return _load().parse(query)


@cache
def _load() -> Any:
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore", ResourceWarning)
        from luqum.parser import parser

    return parser
