"""A vocabulary as JSON, so that a command does not wait for an RDF parser.

Reading the bundled vocabulary with rdflib takes about 0.3 s; reading the compiled copy about 5 ms
(docs/benchmarks/themes.md).
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from wsm_corpus.vocabulary.records import Concept, DanglingLink, Group, Label, Match, Vocabulary

FORMAT = 2  # raised when the records change, so that an old copy is not read
FILE = "vocabulary.json"
SETTLED_SECONDS = 0.1
"""A file changed longer ago than this has a new time if it changes: file systems tick in hundredths of a second."""


class Compiled(NamedTuple):
    """A copy, and the stamp of the file that it was made of."""

    vocabulary: Vocabulary
    stamp: str


def stamp_of(file: Path) -> str:
    """The size and time of a file; "" where it is not there, or may change without changing these.

    As with documents, a file whose size and time are the same is the same.
    """
    try:
        seen = file.stat()
    except OSError:
        return ""
    return f"{seen.st_size} {seen.st_mtime_ns}" if time.time() - seen.st_mtime > SETTLED_SECONDS else ""


def read_compiled(folder: Path) -> Compiled | None:
    """The copy kept in a folder; None where there is none, or a damaged one."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Compiled(_vocabulary(data["vocabulary"]), data["stamp"]) if data["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_compiled(folder: Path, vocabulary: Vocabulary, stamp: str) -> None:
    """Keep a copy in a folder, in place of the last one; a folder that cannot be written is left alone."""
    data = asdict(vocabulary)
    del data["_by_id"], data["_languages"]
    for concept in data["concepts"]:  # two thousand labels are read in half the time without a name for each value
        concept["labels"] = [[label["text"], label["language"], label["kind"]] for label in concept["labels"]]
    beside = folder / f"{FILE}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = {"format": FORMAT, "stamp": stamp, "vocabulary": data}
        beside.write_text(json.dumps(copy, ensure_ascii=False), encoding="utf-8")
        beside.replace(folder / FILE)  # whole or not at all, whoever reads meanwhile
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()


def _vocabulary(data: dict[str, Any]) -> Vocabulary:
    return Vocabulary(
        version=data["version"],
        uri=data["uri"],
        title=_pairs(data["title"]),
        concepts=tuple(_concept(item) for item in data["concepts"]),
        groups=tuple(
            Group(id=item["id"], uri=item["uri"], labels=_pairs(item["labels"]), members=tuple(item["members"]))
            for item in data["groups"]
        ),
        dangling=tuple(DanglingLink(**item) for item in data["dangling"]),
    )


def _concept(data: dict[str, Any]) -> Concept:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    values["labels"] = tuple(
        Label(text=text, language=language, kind=kind) for text, language, kind in data["labels"]
    )
    values["matches"] = tuple(Match(**item) for item in data["matches"])
    values["definitions"] = _pairs(data["definitions"])
    values["scope_notes"] = _pairs(data["scope_notes"])
    return Concept(**values)


def _pairs(items: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((language, text) for language, text in items)
