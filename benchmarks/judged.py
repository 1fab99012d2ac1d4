"""The Dutch queries that were judged for these benchmarks, by set."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent

BY_SUBJECT = "judged by subject"


def judged_sets() -> dict[str, list[tuple[str, set[str]]]]:
    """Queries with the ids of the notes that are relevant, by the name of their set."""
    sets = {BY_SUBJECT: _queries((HERE / "dutch_queries.txt").read_text(encoding="utf-8"))}
    forms = (HERE / "dutch_forms.txt").read_text(encoding="utf-8")
    _, *parts = re.split(r"(?m)^# (\w+)$", forms)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        sets[f"{name} set judged by words"] = _queries(text)
    return sets


def _queries(text: str) -> list[tuple[str, set[str]]]:
    lines = [line.split(" | ") for line in text.splitlines() if line and not line.startswith("#")]
    return [(query, set(ids.split())) for query, ids in lines]
