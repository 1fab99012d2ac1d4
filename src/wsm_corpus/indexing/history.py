"""The versions a corpus has had, so that an old citation can say what has changed since."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeGuard

from wsm_corpus.records import IndexReport

HISTORY_FILE = "history.jsonl"
NAMED = 1_000
"""A run that touched more documents than this is remembered by its counts, without their ids."""

MARK = 16
"""Hex digits of a fingerprint that tell one state of a document from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened to a corpus between a version and now."""

    since: str  # the version asked about
    version: str  # the version now
    known: bool  # False: that version is not in what can be read of this corpus's history
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unnamed: int = 0  # documents touched by large runs, whose ids were not kept
    unread: int = 0  # runs of which the record cannot be read: since then, or of any time where `known` is False
    readable: bool = True  # False: there is a history, and the system does not let it be read

    @property
    def same(self) -> bool:
        """Whether nothing has changed."""
        return self.since == self.version


def remember_run(
    folder: Path, report: IndexReport, *, before: Mapping[str, str] | None, after: Mapping[str, str]
) -> None:
    """Add one run to the history.

    Args:
        folder: of the index.
        report: what the run did.
        before: fingerprints of the documents that were in the index, by id; None where it was made anew.
        after: fingerprints of the documents that this run processed, by id.

    Raises:
        OSError: the history cannot be written.
    """
    touched = len(report.new) + len(report.changed) + len(report.removed)
    entry: dict[str, object] = {
        "version": report.corpus_version,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "touched": touched,
    }
    if touched <= NAMED:
        old = before or {}
        entry |= {"new": report.new, "changed": report.changed, "removed": report.removed}
        entry["before"] = {id: old[id][:MARK] for id in (*report.changed, *report.removed) if id in old}
        entry["after"] = {id: after[id][:MARK] for id in (*report.new, *report.changed) if id in after}
    if before is None:
        entry["anew"] = True
    with (folder / HISTORY_FILE).open("ab+") as file:
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        file.write(line if _at_a_line(file) else b"\n" + line)


def _at_a_line(file: BinaryIO) -> bool:
    """Whether the next line can begin at the end of a file; a crash may have cut the last one short."""
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def changes_since(folder: Path, since: str, version: str) -> Changes:
    """What has changed since a version.

    Args:
        folder: of the index.
        since: the version of an old link or citation.
        version: the version now.
    """
    if since == version:
        return Changes(since=since, version=version, known=True)
    try:
        content = (folder / HISTORY_FILE).read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError:
        return Changes(since=since, version=version, known=False, readable=False)
    runs = [_read_run(line) for line in content.split(b"\n") if line.strip()]
    places = [place for place, run in enumerate(runs) if run is not None and run.version == since]
    if not places:
        return Changes(since=since, version=version, known=False, unread=runs.count(None))
    then = places[-1] + 1
    new, changed, removed = _compare(_read_ones(runs[:then]), _read_ones(runs[then:]))
    return Changes(
        since=since,
        version=version,
        known=True,
        new=new,
        changed=changed,
        removed=removed,
        unnamed=sum(run.touched for run in _read_ones(runs[then:]) if not run.named),
        unread=runs[then:].count(None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    version: str
    touched: int
    named: bool
    anew: bool
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    before: Mapping[str, object]  # a mark by id, of what changed or went
    after: Mapping[str, object]  # a mark by id, of what changed or came


def _compare(
    earlier: Iterable[_Run], later: Iterable[_Run]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Ids that came, changed and went; what came and went again, or is again as it was, is not mentioned.

    A state is a document's mark, or an object equal to nothing where no mark was kept; None where it is not there.
    """
    now: dict[str, object] = {}
    for run in earlier:
        _apply(run, now, {})
    then = dict(now)
    for run in later:
        _apply(run, now, then)
    ids = sorted(id for id in now.keys() | then.keys() if now.get(id) != then.get(id))
    return (
        tuple(id for id in ids if then.get(id) is None),
        tuple(id for id in ids if then.get(id) is not None and now.get(id) is not None),
        tuple(id for id in ids if now.get(id) is None),
    )


def _apply(run: _Run, now: dict[str, object], then: dict[str, object]) -> None:
    """Let a run happen; what it says of a document that nothing was known of goes into `then`."""
    if run.anew and run.named:
        now.clear()
    for id in (*run.changed, *run.removed):
        if now.get(id) is None and then.get(id) is None:
            then[id] = run.before.get(id, object())
    for id in (*run.new, *run.changed):
        now[id] = run.after.get(id, object())
    for id in run.removed:
        now[id] = None


def _read_ones(runs: Iterable[_Run | None]) -> Iterator[_Run]:
    return (run for run in runs if run is not None)


def _read_run(line: bytes) -> _Run | None:
    """A line of the history; None where it was cut short by a crash, or spoilt: the others are known all the same."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("version"), str):
        return None
    named = "new" in entry
    ids = [entry.get(name, []) for name in ("new", "changed", "removed")]
    marks = [entry.get(name, {}) for name in ("before", "after")]
    touched = entry.get("touched", 0)
    if not (all(map(_is_ids, ids)) and all(isinstance(one, dict) for one in marks) and isinstance(touched, int)):
        return None
    return _Run(
        version=entry["version"],
        touched=touched,
        named=named,
        anew=entry.get("anew") is True,
        new=tuple(ids[0]),
        changed=tuple(ids[1]),
        removed=tuple(ids[2]),
        before=marks[0],
        after=marks[1],
    )


def _is_ids(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
