"""A vocabulary as JSON, so that a command does not wait for an RDF parser.

Reading the bundled vocabulary with rdflib takes about 0.3 s; reading the compiled copy about 5 ms
(docs/benchmarks.md).
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wsm_corpus.vocabulary.records import Concept, DanglingLink, Group, Label, Match, Vocabulary

FORMAT = 1  # raised when the records change, so that an old copy is not read
FILE = "vocabulary.json"


def read_compiled(folder: Path, version: str) -> Vocabulary | None:
    """The copy of that version kept in a folder; None where there is none, or another, or a damaged one."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if data["format"] != FORMAT or data["vocabulary"]["version"] != version:
            return None
        return _vocabulary(data["vocabulary"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_compiled(folder: Path, vocabulary: Vocabulary) -> None:
    """Keep a copy in a folder, in place of the last one; a folder that cannot be written is left alone."""
    data = asdict(vocabulary)
    del data["_by_id"]
    beside = folder / f"{FILE}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps({"format": FORMAT, "vocabulary": data}, ensure_ascii=False), encoding="utf-8")
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
    values["labels"] = tuple(Label(**item) for item in data["labels"])
    values["matches"] = tuple(Match(**item) for item in data["matches"])
    values["definitions"] = _pairs(data["definitions"])
    values["scope_notes"] = _pairs(data["scope_notes"])
    return Concept(**values)


def _pairs(items: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((language, text) for language, text in items)
