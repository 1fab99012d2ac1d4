"""TOML as people write it: corpus.toml and corrections.toml."""

from __future__ import annotations

import re
import tomllib
from typing import Any


class NotToml(Exception):
    """What is wrong with a file, and in which line where that is known."""

    def __init__(self, message: str, line: int | None) -> None:
        self.message = message
        self.line = line
        super().__init__(message)


def parse_toml(data: bytes) -> tuple[str, dict[str, Any]]:
    """The text of a file, and what it says.

    Raises:
        NotToml: it is not UTF-8, or not TOML.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotToml("is not UTF-8: save it as such", data.count(b"\n", 0, error.start) + 1) from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise NotToml(f"is not TOML: {error}", int(place[1]) if place else None) from error
