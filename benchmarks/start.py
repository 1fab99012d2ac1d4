"""What a command costs before it does anything: starting, importing, and one search of the bundled corpus.

    python benchmarks/start.py [--rounds 20]

The commands take turns, so that what else the machine does meets all of them; wall clock and processor time of the
whole process. The corpus is the bundled one, indexed in a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

BUNDLED = Path(__file__).parent.parent / "corpus"


def commands(corpus: Path) -> dict[str, list[str]]:
    """What is measured, by the name of its row."""
    python = sys.executable
    wsm = str(Path(python).with_name("wsm"))
    return {
        "Python that does nothing": [python, "-c", "pass"],
        "`import numpy`": [python, "-c", "import numpy"],
        "`import wsm_corpus`": [python, "-c", "import wsm_corpus"],
        "`wsm --help`": [wsm, "--help"],
        "`wsm search burnout`": [wsm, "search", "-C", str(corpus), "burnout"],
        '`wsm search "social media" --json`': [wsm, "search", "-C", str(corpus), "social media", "--json"],
    }


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of the wall clock and of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent


def measure(asked: dict[str, list[str]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Every command once unmeasured, then in turns."""
    for command in asked.values():
        run(command)
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in asked}
    for _ in range(rounds):
        for name, command in asked.items():
            seen[name].append(run(command))
    return seen


def milliseconds(values: Iterable[float]) -> str:
    """Least and median."""
    ordered = sorted(values)
    return f"{ordered[0] * 1000:.0f} | {statistics.median(ordered) * 1000:.0f}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(BUNDLED, corpus, ignore=shutil.ignore_patterns(".wsm"))
        subprocess.run([str(Path(sys.executable).with_name("wsm")), "index", str(corpus)], check=True)
        seen = measure(commands(corpus), rounds)
    print("| ms | wall, least | wall, median | processor, least | processor, median |\n|---|---|---|---|---|")
    for name, runs in seen.items():
        print(f"| {name} | {milliseconds(wall for wall, _ in runs)} | {milliseconds(cpu for _, cpu in runs)} |")


if __name__ == "__main__":
    main()
