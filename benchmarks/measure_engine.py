"""One engine built, or asked, in a process of its own; `engines.py` runs it and reads the JSON it prints."""

from __future__ import annotations

import argparse
import importlib
import json
import re
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from searched.questions import VIEWS, Calls, texts

clock = time.thread_time
"""CPU time of the thread: the same on a busy machine."""

ENGINES = {
    "wsm-corpus": "wsm:Wsm",
    "stock Whoosh": "stock_whoosh:StockWhoosh",
    "SQLite FTS5": "sqlite_fts5:Sqlite",
    "tantivy": "tantivy_rust:Tantivy",
    "Xapian": "xapian_cpp:Xapian",
}
"""Where each engine is, below `searched`."""

ENOUGH_SECONDS = 10.0
"""A kind of question that has taken so long in all is not asked again."""


def engine(name: str) -> Any:
    """An engine that nothing was asked of yet."""
    module, _, kind = ENGINES[name].partition(":")
    return getattr(importlib.import_module(f"searched.{module}"), kind)()


def build(name: str, size: int, folder: Path, source: Path, jobs: int) -> dict[str, Any]:
    """Build the index of an engine; this project's in several processes where asked for."""
    cpu = _processor_seconds()
    text = sum(len(each.text.encode()) for each in texts(source))
    making = _processor_seconds() - cpu
    cpu, wall = _processor_seconds(), time.perf_counter()
    engine(name).build(folder, source, **({"jobs": jobs} if name == "wsm-corpus" else {}))
    indexing, waited = _processor_seconds() - cpu - making, time.perf_counter() - wall
    used = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return {
        "documents a CPU second": size / max(indexing, 1e-9),
        "wall seconds": waited,
        "index / text": used / text,
        "peak MB indexing": _peak(),
    }


def ask(name: str, folder: Path, repeat: int, wanted: list[str]) -> dict[str, Any]:
    """Open the index of an engine, and ask it everything."""
    asked = engine(name)
    wall = time.perf_counter()
    asked.open(folder)
    opened = time.perf_counter() - wall
    rows = {}
    for kind in asked.queries():
        fresh = engine(name)  # with nothing in its memory
        fresh.open(folder)
        cold = _milliseconds(fresh.queries()[kind][0], time.perf_counter)
        fresh.close()
        rows[kind] = _asked(asked.queries()[kind], repeat) | {"cold": cold}
    peak = _peak()
    views = {}
    for kind, calls in asked.views().items() if hasattr(asked, "views") else ():
        if kind in wanted:
            views[kind] = _asked(calls, repeat)
    return {
        "open ms": 1000 * opened,
        "queries": rows,
        "views": views,
        "peak MB searching": peak,
        "peak MB with views": _peak(),
    }


def _processor_seconds() -> float:
    """Of this process and of those it started that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _peak() -> float:
    """Most memory of this process, MB. On Linux not `ru_maxrss`, which begins with the memory of who started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _milliseconds(call: Callable[[], object], time_now: Callable[[], float]) -> float:
    before = time_now()
    call()
    return 1000 * (time_now() - before)


def _asked(calls: Calls, repeat: int) -> dict[str, float]:
    """The median and the 99th percentile of some calls, each asked so often after once for its terms."""
    began = clock()
    taken = [_milliseconds(call, clock) for call in calls if clock() - began < ENOUGH_SECONDS]
    if clock() - began < ENOUGH_SECONDS:
        taken = []
        for _ in range(repeat):
            taken += [_milliseconds(call, clock) for call in calls]
            if clock() - began > ENOUGH_SECONDS:
                break
    taken.sort()
    return {"median": statistics.median(taken), "p99": taken[min(len(taken) - 1, int(len(taken) * 0.99))]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["build", "ask"])
    parser.add_argument("name", choices=list(ENGINES))
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--views", default=",".join(VIEWS))
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    if given.what == "build":
        print(json.dumps(build(given.name, given.size, given.folder, given.source, given.jobs)))
    else:
        print(json.dumps(ask(given.name, given.folder, given.repeat, given.views.split(","))))


if __name__ == "__main__":
    main()
