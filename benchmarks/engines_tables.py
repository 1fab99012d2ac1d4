"""What was measured, as the tables and charts of docs/benchmarks/engines.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from searched.questions import KINDS, VIEWS, WHAT

FIGURES = (
    ("documents a CPU second, one process", "documents a CPU second", ".0f"),
    ("index / text", "index / text", ".2f"),
    ("open, ms", "open ms", ".1f"),
    ("cold, ms", "cold ms", ".0f"),
    ("peak MB indexing", "peak MB indexing", ".0f"),
    ("peak MB searching", "peak MB searching", ".0f"),
)


INTRODUCTION = """Medians (and 99th percentiles) in milliseconds of CPU time, terms warm, one thread; every engine
indexes the same generated documents of 600 words, half English and half Dutch, and answers the same queries:
`python benchmarks/engines.py --sizes 1000,10000,100000 --keep DIR --write docs/benchmarks/engines.md`. "Cold": the
slowest first question put to an index just opened, on the wall clock, file system caches warm. Memory is of the whole
process that only searches. Analysis differs: wsm-corpus stems, folds and splits compounds in each passage's language
and keeps the place and form of every occurrence; the others split at blanks and lower the case. KWIC stands for
highlighted pieces of every hit where an engine has no concordance. A phrase is measured with its words in memory and
not its own answer, which is kept too: asked again it costs what a word does. Snippets are one a document, without
facets, as the other engines give them."""

CHARTS = """![How the cost of a one-word query grows with the corpus](engines-word.svg)

![How the cost of a concordance grows with the corpus](engines-kwic.svg)"""


def table(results: list[dict[str, Any]], size: int) -> str:
    """The rows of one size as Markdown."""
    mine = [result for result in results if result["size"] == size]
    names = [result["engine"] for result in mine]
    lines = [f"| {size:,} documents | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    lines += [
        f"| {WHAT[kind]} | " + " | ".join(_cell(each["queries"][kind]) for each in mine) + " |" for kind in KINDS
    ]
    for each in mine:
        each["cold ms"] = max(asked["cold"] for asked in each["queries"].values())
    for label, key, form in FIGURES:
        cells = [format(each[key], form) if each.get(key) is not None else "–" for each in mine]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def views_table(results: list[dict[str, Any]]) -> str:
    """The views of this project's pages by size, as Markdown; empty where it was not measured."""
    mine = [result for result in results if result["views"]]
    if not mine:
        return ""
    lines = ["| the search page's views, wsm-corpus | " + " | ".join(f"{each['size']:,}" for each in mine) + " |"]
    lines.append("|---" * (len(mine) + 1) + "|")
    for kind, what in VIEWS.items():
        cells = [_cell(each["views"][kind]) if kind in each["views"] else "–" for each in mine]
        if set(cells) != {"–"}:
            lines.append(f"| {what} | " + " | ".join(cells) + " |")
    lines.append("| peak MB | " + " | ".join(f"{each['peak MB with views']:.0f}" for each in mine) + " |")
    return "\n".join(lines)


def _cell(taken: dict[str, float]) -> str:
    return f"{taken['median']:.2f} ({taken['p99']:.1f})"


def read_tables(text: str) -> list[dict[str, Any]]:
    """The medians in the tables of a Markdown text, as `chart` takes them: of each engine and size, by kind."""
    kinds = {what: kind for kind, what in WHAT.items()}
    results: list[dict[str, Any]] = []
    of_table: list[dict[str, Any]] = []
    for line in text.splitlines():
        first, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        head = re.fullmatch(r"([\d,]+) documents", first)
        if head:
            size = int(head[1].replace(",", ""))
            of_table = [{"engine": name, "size": size, "queries": {}} for name in cells]
        elif first in kinds and len(cells) == len(of_table):
            for result, cell in zip(of_table, cells, strict=True):
                result["queries"][kinds[first]] = {"median": float(cell.split()[0])}
            if first == WHAT[KINDS[-1]]:  # the last row of queries
                results, of_table = results + of_table, []
    return results


def draw(results: list[dict[str, Any]], folder: Path) -> None:
    """The charts that `CHARTS` shows."""
    for kind in ("word", "kwic"):
        chart(results, kind, folder / f"engines-{kind}.svg")


def chart(results: list[dict[str, Any]], kind: str, file: Path) -> None:
    """How cost grows with size, as SVG."""
    import pygal

    sizes = sorted({result["size"] for result in results})
    drawn = pygal.Line(
        title=f"{WHAT[kind]}: median ms", x_title="documents", logarithmic=True, width=720, height=420, js=[]
    )
    drawn.x_labels = [f"{size:,}" for size in sizes]
    for name in dict.fromkeys(result["engine"] for result in results):
        by_size = {r["size"]: r["queries"][kind]["median"] for r in results if r["engine"] == name}
        drawn.add(name, [by_size.get(size) for size in sizes])
    file.write_bytes(drawn.render())
