"""The whole way from documents to an index: this project beside the plain pipeline, on the same documents.

    python benchmarks/pipeline.py --sizes 1000,4000,10000 --write docs/benchmarks/pipeline.md
    python benchmarks/pipeline.py --html 1000

The documents are those of `make_corpus.py` with the lines of web pages around them: each site has a head and a foot
of its own, drawn from the lines that are boilerplate in the bundled documents. This project runs as a user runs it
(`wsm index`: language by passage, boilerplate with reasons, themes, index), the plain pipeline as `plain_pipeline.py`
says, with the language of each document and with that of each paragraph; each in one process and in two. CPU time is
that of all processes of a run, start-up included: on a machine with other work to do, it is the figure to trust.

As HTML the same documents are pages with menus of a hundred to three hundred links and 20 KB of scripts, a file each,
indexed by this project alone.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from make_corpus import BUNDLED, Text, generate
from pipeline_steps import steps_table
from written_tables import replace_tables

PLAIN = Path(__file__).with_name("plain_pipeline.py")
PLAIN_WAYS: dict[str, list[str]] = {"plain": [], "plain, by paragraph": ["--by-paragraph"]}
SCRIPT = 1_400  # statements of fifteen characters
MENU = (100, 300)  # links of a page of HTML beside its text, least and most
HEAD, FOOT = (3, 12), (5, 25)  # lines above and below a page's own text, least and most


@lru_cache(maxsize=1)
def furniture() -> list[str]:
    """The lines of the bundled documents that are no text of their authors."""
    from wsm_corpus import strip_boilerplate

    texts = [file.read_text(encoding="utf-8") for file in sorted(BUNDLED.glob("*.txt"))]
    lines = [line.text.strip() for text in texts for line in strip_boilerplate(text) if not line.kept]
    return sorted({line for line in lines if line})


def around(text: Text) -> list[list[str]]:
    """The lines above and below the text of a page: those of its site."""
    dice = random.Random(text.site)
    return [dice.choices(furniture(), k=dice.randint(*so_many)) for so_many in (HEAD, FOOT)]


def begin_corpus(folder: Path) -> None:
    """A corpus without documents."""
    (folder / "documents").mkdir(parents=True)
    (folder / "corpus.toml").write_text('name = "generated"\nlanguages = ["en", "nl"]\n')
    shutil.copy(BUNDLED.parent / "themes.ttl", folder / "themes.ttl")


def write_html(folder: Path, size: int) -> None:
    """The same pages as HTML, a file each."""
    begin_corpus(folder)
    for text in generate(size):
        head, foot = around(text)
        dice = random.Random(text.site)
        words = text.text.split()
        menu = [" ".join(dice.sample(words, 2)) for _ in range(dice.randint(*MENU))]
        title = escape(text.title)
        body = "".join(f"<p>{escape(line)}</p>" for line in text.text.split("\n") if line)
        parts = (
            '<!doctype html><html><head><meta charset="utf-8">',
            f"<title>{title}</title><script>{'var a = [1, 2];' * SCRIPT}</script></head><body>",
            f'<nav>{links(head)}</nav><div class="left">{links(menu)}</div>',
            f"<main><h1>{title}</h1>{body}</main><footer>{links(foot)}</footer></body></html>",
        )
        (folder / "documents" / f"{text.id}.html").write_text("".join(parts), encoding="utf-8")


def links(lines: list[str]) -> str:
    """A menu of a page."""
    entry = '<li class="menu-item"><div><a href="/{}"><span>{}</span></a></div></li>'
    return f"<ul>{''.join(entry.format(len(line), escape(line)) for line in lines)}</ul>"


def write_corpus(folder: Path, size: int) -> int:
    """A corpus of so many web pages; gives back the bytes of their texts."""
    begin_corpus(folder)
    written = 0
    with (folder / "documents" / "pages.jsonl").open("w", encoding="utf-8") as out:
        for text in generate(size):
            head, foot = around(text)
            page = "\n".join([*head, text.title, "", text.text, "", *foot])
            written += len(page.encode())
            row = {name: getattr(text, name) for name in ("id", "title", "site", "author", "published")}
            out.write(json.dumps(row | {"text": page}, ensure_ascii=False) + "\n")
    return written


def run(command: list[str]) -> tuple[float, float, float]:
    """Wall and CPU seconds of a command with all its processes, and the MB of the largest of these."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{said}")
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(size: int, plain_up_to: int) -> list[dict[str, Any]]:
    """Every way of making the index of so many documents."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        bytes_of_text = write_corpus(corpus, size)
        for name in ("wsm-corpus", *PLAIN_WAYS) if size <= plain_up_to else ("wsm-corpus",):
            for processes in (1, 2):
                index = corpus / ".wsm" if name == "wsm-corpus" else Path(place) / "index"
                if name == "wsm-corpus":
                    command = [sys.executable, "-m", "wsm_corpus", "index", str(corpus), "--jobs", str(processes)]
                else:
                    command = [sys.executable, str(PLAIN), str(corpus), str(index), "--processes", str(processes)]
                    command += PLAIN_WAYS[name]
                wall, cpu, peak = run(command)
                used = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
                shutil.rmtree(index)
                result = {"name": name, "size": size, "processes": processes, "wall": wall, "cpu": cpu, "peak": peak}
                found.append(result | {"ratio": used / bytes_of_text})
                print(json.dumps(found[-1]), file=sys.stderr, flush=True)
    return found


def measure_html(size: int) -> str:
    """Pages of HTML indexed by this project, as Markdown."""
    lines = [
        "| pages of HTML | processes | seconds | CPU seconds | pages a CPU second | largest process, MB |",
        "|---" * 6 + "|",
    ]
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        write_html(corpus, size)
        for processes in (1, 2):
            wall, cpu, peak = run(
                [sys.executable, "-m", "wsm_corpus", "index", str(corpus), "--jobs", str(processes)]
            )
            shutil.rmtree(corpus / ".wsm")
            lines.append(f"| {size:,} | {processes} | {wall:.0f} | {cpu:.0f} | {size / cpu:.0f} | {peak:.0f} |")
    return "\n".join(lines)


def table(results: list[dict[str, Any]]) -> str:
    """The results as Markdown; beside each of this project's how many times the plain pipeline's speed it is."""
    head = (
        "documents | pipeline | processes | seconds | CPU seconds | documents a CPU second | times plain, CPU (wall)"
        " | times plain by paragraph"
    )
    lines = [f"| {head} | largest process, MB | index / text |", "|---" * 10 + "|"]
    for one in results:
        beside = [_beside(one, results, way) for way in PLAIN_WAYS]
        cells = [f"{one['size']:,}", one["name"], one["processes"], f"{one['wall']:.0f}", f"{one['cpu']:.0f}"]
        cells += [f"{one['size'] / one['cpu']:.0f}", *beside, f"{one['peak']:.0f}", f"{one['ratio']:.2f}"]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def _beside(one: dict[str, Any], results: list[dict[str, Any]], way: str) -> str:
    """How many times the speed of a plain way this project has; nothing in that way's own rows."""
    plain = next((r for r in results if r["name"] == way and _same(r, one)), None)
    if plain is None or one["name"] in PLAIN_WAYS:
        return ""
    return f"{plain['cpu'] / one['cpu']:.1f} ({plain['wall'] / one['wall']:.1f})"


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["size"] == other["size"] and one["processes"] == other["processes"])


INTRODUCTION = """    python benchmarks/pipeline.py --write docs/benchmarks/pipeline.md

Documents to index by `wsm index`, beside langdetect, jusText's rules on lines and stock Whoosh with its stemmers. The
documents are generated (600 words, half English and half Dutch, the lines of web pages around them, see
`benchmarks/pipeline.py`); CPU time is of all processes of a run, start-up included."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,4000,10000")
    parser.add_argument("--plain-up-to", type=int, default=10_000, help="sizes above are this project's alone")
    parser.add_argument("--steps", type=int, default=1000, help="documents of the table of steps")
    parser.add_argument("--write", type=Path, help="a page of docs/benchmarks whose tables are replaced")
    parser.add_argument("--html", type=int, help="so many pages of HTML, and nothing else")
    given = parser.parse_args()
    if given.html:
        print(measure_html(given.html))
        return
    results = [one for size in map(int, given.sizes.split(",")) for one in measure(size, given.plain_up_to)]
    with tempfile.TemporaryDirectory() as place:
        write_corpus(Path(place) / "corpus", 2 * given.steps)
        tables = f"{table(results)}\n\n{steps_table(Path(place) / 'corpus', given.steps)}"
    print(tables)
    if given.write:
        replace_tables(given.write, f"{INTRODUCTION}\n\n{tables}")


if __name__ == "__main__":
    main()
