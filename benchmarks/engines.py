"""This project's index beside stock Whoosh, SQLite FTS5, tantivy and Xapian, on one generated corpus.

    python benchmarks/engines.py --sizes 1000,10000 --write docs/benchmarks/engines.md

Every engine indexes the same documents and answers the same queries, each at its own analysis; what is measured
is time, not what is found. Engines that are not installed are left out: tantivy is looked for in this Python, and
with --python PATH:NAME any engine runs under another interpreter (Xapian usually comes with the system's).
With --keep DIR what was built stays, and is not built again; --again NAME builds one engine's index anew. With
--draw FILE only the charts are drawn, from the tables that stand in FILE.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from engines_tables import CHARTS, INTRODUCTION, draw, read_tables, table, views_table
from measure_engine import ENGINES
from searched.questions import VIEWS, write_texts
from written_tables import replace_tables

MEASURE = Path(__file__).with_name("measure_engine.py")


def run(python: str, *arguments: object) -> dict[str, Any] | None:
    """What `measure_engine.py` measured under some interpreter, or None where it failed."""
    ran = subprocess.run([python, str(MEASURE), *map(str, arguments)], capture_output=True, text=True, check=False)
    if ran.returncode:
        said = ran.stderr.strip().splitlines() or [f"ended with {ran.returncode}"]
        print(f"{arguments[1]} left out: {said[-1]}", file=sys.stderr)
        return None
    return dict(json.loads(ran.stdout))


def built(name: str, size: int, keep: Path, python: str, jobs: int) -> dict[str, Any] | None:
    """What building an engine's index took, now or when it was kept; None where it cannot be built."""
    place = keep / f"{name.replace(' ', '-')}-{size}"
    record = place / "built.json"
    if record.exists():
        return dict(json.loads(record.read_text()))
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    source = keep / f"texts-{size}.jsonl"
    if not source.exists():
        write_texts(size, source.with_suffix(".part"))
        source.with_suffix(".part").rename(source)
    done = run(python, "build", name, size, place / "index", "--source", source, "--jobs", jobs)
    if done is not None:
        record.write_text(json.dumps(done))
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--python", action="append", default=[], metavar="PATH:NAME", help="run NAME under PATH")
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=1, help="processes that build this project's index")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where built indexes stay for the next run")
    parser.add_argument("--views", default=",".join(VIEWS), help="which views of the page to ask for")
    parser.add_argument("--again", action="append", default=[], metavar="NAME", help="build NAME's index anew")
    parser.add_argument("--build-only", action="store_true", help="build what is missing and ask nothing")
    parser.add_argument("--write", type=Path, help="a page of docs/benchmarks whose tables are replaced")
    parser.add_argument("--draw", type=Path, metavar="FILE", help="measure nothing, draw the charts of FILE's tables")
    given = parser.parse_args()
    if given.draw:
        draw(read_tables(given.draw.read_text(encoding="utf-8")), given.draw.parent)
        return
    with tempfile.TemporaryDirectory() as temporary:
        results = measured(given, given.keep or Path(temporary))
    if given.write and results:
        sizes = sorted({result["size"] for result in results})
        tables = [*(table(results, size) for size in sizes), views_table(results)]
        draw(results, given.write.parent)
        replace_tables(given.write, "\n\n".join([INTRODUCTION, *filter(None, tables), CHARTS]))


def measured(given: argparse.Namespace, keep: Path) -> list[dict[str, Any]]:
    """Every engine at every size; each is printed when it is done."""
    other = {name: path for path, _, name in (each.rpartition(":") for each in given.python)}
    results: list[dict[str, Any]] = []
    for size in map(int, given.sizes.split(",")):
        for name in given.engines.split(","):
            python, place = other.get(name, sys.executable), keep / f"{name.replace(' ', '-')}-{size}"
            if name in given.again:
                shutil.rmtree(place, ignore_errors=True)
            build = built(name, size, keep, python, given.jobs)
            if build is None or given.build_only:
                continue
            asked = run(python, "ask", name, size, place / "index", "--repeat", given.repeat, "--views", given.views)
            if asked is not None:
                results.append({"engine": name, "size": size, **build, **asked})
                print(json.dumps(results[-1]), file=sys.stderr, flush=True)
        if not given.build_only:
            print(table(results, size) + "\n", flush=True)
    return results


if __name__ == "__main__":
    main()
