"""The versions a corpus has had, so that an old citation can say what has changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wsm_corpus.records import IndexReport

HISTORY_FILE = "history.jsonl"
NAMED = 1_000
"""A run that touched more documents than this is remembered by its counts, without their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened to a corpus between a version and now."""

    since: str  # the version asked about
    version: str  # the version now
    known: bool  # False: that version is not in this corpus's history
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unnamed: int = 0  # documents touched by large runs, whose ids were not kept

    @property
    def same(self) -> bool:
        """Whether nothing has changed."""
        return self.since == self.version


def remember_run(folder: Path, report: IndexReport) -> None:
    """Add one run to the history."""
    touched = len(report.new) + len(report.changed) + len(report.removed)
    entry: dict[str, object] = {
        "version": report.corpus_version,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "touched": touched,
    }
    if touched <= NAMED:
        entry |= {"new": report.new, "changed": report.changed, "removed": report.removed}
    with (folder / HISTORY_FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def changes_since(folder: Path, since: str, version: str) -> Changes:
    """What has changed since a version.

    Args:
        folder: of the index.
        since: the version of an old link or citation.
        version: the version now.
    """
    if since == version:
        return Changes(since=since, version=version, known=True)
    entries = _entries(folder)
    places = [place for place, entry in enumerate(entries) if entry.get("version") == since]
    if not places:
        return Changes(since=since, version=version, known=False)
    sets: dict[str, set[str]] = {"new": set(), "changed": set(), "removed": set()}
    unnamed = 0
    for entry in entries[places[-1] + 1 :]:
        if "new" not in entry:
            unnamed += int(str(entry.get("touched", 0)))
            continue
        _add_run(sets, entry)
    return Changes(
        since=since,
        version=version,
        known=True,
        unnamed=unnamed,
        **{name: tuple(sorted(ids)) for name, ids in sets.items()},
    )


def _add_run(sets: dict[str, set[str]], entry: dict[str, object]) -> None:
    """Add one run to what is known so far: what came and went again is not mentioned."""
    new, changed, removed = (set(_strings(entry.get(name))) for name in ("new", "changed", "removed"))
    back = new & sets["removed"]  # gone and come back: changed, for who looks from the old version
    gone = removed & sets["new"]
    sets["removed"] = (sets["removed"] - back) | (removed - gone)
    sets["new"] = (sets["new"] - gone) | (new - back)
    sets["changed"] = (sets["changed"] | changed | back) - sets["new"] - removed


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _entries(folder: Path) -> list[dict[str, object]]:
    try:
        lines = (folder / HISTORY_FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    entries: list[dict[str, object]] = []
    for line in lines:
        try:
            entry = json.loads(line)
        except json.JSONDecodeError:
            continue  # a line cut short by a crash: the run it stood for is unknown, the others are not
        if isinstance(entry, dict):
            entries.append(entry)
    return entries
