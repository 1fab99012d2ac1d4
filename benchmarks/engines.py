"""This project's index beside stock Whoosh, SQLite FTS5, tantivy and Xapian, on one generated corpus.

    python benchmarks/engines.py --sizes 1000,10000 --write docs/benchmarks.md

Every engine indexes the same documents and answers the same queries, each at its own analysis; what is measured
is time, not what is found. Engines that are not installed are left out: tantivy is looked for in this Python, and
with --python PATH:NAME any engine runs under another interpreter (Xapian usually comes with the system's).
Milliseconds of CPU time a query, median and 99th percentile over --repeat runs of each query, terms warm.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

clock = time.thread_time
"""CPU time of the thread: the same on a busy machine."""

KINDS = ("word", "and", "or", "phrase", "filter", "facets", "snippets", "kwic")
WHAT = {
    "word": "one common word, top 10",
    "and": "two words, AND, top 10",
    "or": "three words, OR, top 10",
    "phrase": "phrase, top 10",
    "filter": "word, filtered by theme and language, top 10",
    "facets": "seven facets over all hits of a word",
    "snippets": "top 10 with highlighted snippets",
    "kwic": "concordance of a word, 50 lines and the number of hits",
}
WORDS = ("work", "media", "social", "privé", "people", "employees", "balance", "werkgever", "mensen", "life")
PAIRS = (("social", "media"), ("work", "life"), ("sociale", "media"), ("social", "networks"))


def texts(file: Path) -> Iterator[Any]:
    """The documents, read for each engine, so that none has them in memory."""
    from make_corpus import Text

    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Text(
                **row | {name: tuple(map(_frozen, row[name])) for name in ("paragraphs", "themes", "contexts")}
            )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def write_texts(size: int, file: Path) -> None:
    """Generate the documents of one size."""
    from make_corpus import generate

    with file.open("w", encoding="utf-8") as out:
        for text in generate(size):
            out.write(json.dumps(asdict(text), ensure_ascii=False) + "\n")


class Wsm:
    """This project."""

    def build(self, folder: Path, source: Path) -> None:
        from generated_documents import as_document, versions
        from wsm_corpus.engines.whoosh_engine import WhooshEngine

        engine = WhooshEngine(folder)
        engine.update(map(as_document, texts(source)), (), versions)
        engine.close()

    def open(self, folder: Path) -> None:
        from wsm_corpus.engines.whoosh_engine import WhooshEngine

        self.engine = WhooshEngine(folder)
        self.engine.info()

    def queries(self) -> dict[str, list[Callable[[], object]]]:
        from wsm_corpus.engines.whoosh_engine.search import facets, found, ranked
        from wsm_corpus.records import And, Has, Or, Phrase, Query, Word

        snapshot = self.engine._snapshot
        assert snapshot is not None

        def top(tree: Any, *filters: Any) -> Callable[[], object]:
            query = Query(tree=tree, filters=filters)
            return lambda: [snapshot.ids[number] for number in ranked(query, snapshot)[1]]

        words = [Word(text=word) for word in WORDS]
        conditions = (Has(field="theme", value="theme-3"), Has(field="language", value="en"))
        return {
            "word": [top(word) for word in words],
            "and": [top(And(parts=(Word(text=a), Word(text=b)))) for a, b in PAIRS],
            "or": [top(Or(parts=tuple(words[number : number + 3]))) for number in range(7)],
            "phrase": [top(Phrase(words=pair)) for pair in PAIRS],
            "filter": [top(word, *conditions) for word in words],
            "facets": [lambda word=word: facets(found(Query(tree=word), snapshot)[0], snapshot) for word in words],
            "snippets": [lambda word=word: self.engine.search(Query(tree=word)) for word in words],
            "kwic": [lambda word=word: self.engine.concordance(Query(tree=word)) for word in words],
        }


class StockWhoosh:
    """Whoosh as it comes: its own analysers, writer and matchers."""

    def build(self, folder: Path, source: Path) -> None:
        from whoosh import fields, index

        folder.mkdir(parents=True)
        schema = fields.Schema(
            id=fields.ID(stored=True),
            text=fields.TEXT(stored=True, chars=True),
            language=fields.ID,
            theme=fields.KEYWORD(commas=True),
            site=fields.ID,
            author=fields.ID,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=256)
        for text in texts(source):
            writer.add_document(
                id=text.id,
                text=text.text,
                language=text.language,
                theme=",".join(text.themes),
                site=text.site,
                author=text.author,
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def queries(self) -> dict[str, list[Callable[[], object]]]:
        from whoosh import highlight, query, sorting

        def term(word: str) -> Any:
            return query.Term("text", word)

        def top(asked: Any, **more: Any) -> Callable[[], object]:
            return lambda: [hit["id"] for hit in self.searcher.search(asked, limit=10, **more)]

        def snippets(asked: Any) -> Callable[[], object]:
            return lambda: [hit.highlights("text") for hit in self.searcher.search(asked, limit=10)]

        def kwic(asked: Any) -> Callable[[], object]:
            def run() -> object:
                results = self.searcher.search(asked, limit=50, terms=True)
                results.fragmenter = highlight.ContextFragmenter(surround=60)
                return [hit.highlights("text", top=50) for hit in results]

            return run

        fields = ("language", "theme", "site", "author")
        groups = {name: sorting.FieldFacet(name, allow_overlap=True) for name in fields}
        narrow = query.And([query.Term("theme", "theme-3"), query.Term("language", "en")])
        return {
            "word": [top(term(word)) for word in WORDS],
            "and": [top(query.And([term(a), term(b)])) for a, b in PAIRS],
            "or": [top(query.Or([term(word) for word in WORDS[n : n + 3]])) for n in range(7)],
            "phrase": [top(query.Phrase("text", list(pair))) for pair in PAIRS],
            "filter": [top(term(word), filter=narrow) for word in WORDS],
            "facets": [top(term(word), groupedby=groups) for word in WORDS[:3]],
            "snippets": [snippets(term(word)) for word in WORDS],
            "kwic": [kwic(term(word)) for word in WORDS],
        }


class Sqlite:
    """SQLite's full-text search."""

    def build(self, folder: Path, source: Path) -> None:
        import sqlite3

        folder.mkdir(parents=True)
        base = sqlite3.connect(folder / "fts.db")
        base.execute("create virtual table docs using fts5(id unindexed, text)")
        base.execute("create table about (rowid integer primary key, language, site, author, year)")
        base.execute("create table themes (doc, theme)")
        for number, text in enumerate(texts(source), 1):
            base.execute("insert into docs (rowid, id, text) values (?, ?, ?)", (number, text.id, text.text))
            row = (number, text.language, text.site, text.author, text.published[:4])
            base.execute("insert into about values (?, ?, ?, ?, ?)", row)
            base.executemany("insert into themes values (?, ?)", [(number, theme) for theme in text.themes])
        base.execute("create index by_theme on themes (doc, theme)")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        import sqlite3

        self.base = sqlite3.connect(folder / "fts.db")

    def queries(self) -> dict[str, list[Callable[[], object]]]:
        def ask(sql: str, match: str) -> Callable[[], object]:
            return lambda: self.base.execute(sql, (match,)).fetchall()

        top = "select id from docs where docs match ? order by rank limit 10"
        narrow = (
            "select id from docs join about on about.rowid = docs.rowid where docs match ? and language = 'en' and "
            "exists (select 1 from themes where doc = docs.rowid and theme = 'theme-3') order by rank limit 10"
        )
        one = "select {0}, count(*) from docs join about on about.rowid = docs.rowid where docs match ? group by {0}"
        theme = "select theme, count(*) from docs join themes on doc = docs.rowid where docs match ? group by theme"
        facets = [*(one.format(name) for name in ("language", "site", "author", "year")), theme]
        snippet = (
            "select id, snippet(docs, 1, '<', '>', '...', 40) from docs where docs match ? order by rank limit 10"
        )
        kwic = "select id, highlight(docs, 1, '<', '>') from docs where docs match ?"
        return {
            "word": [ask(top, word) for word in WORDS],
            "and": [ask(top, " AND ".join(pair)) for pair in PAIRS],
            "or": [ask(top, " OR ".join(WORDS[n : n + 3])) for n in range(7)],
            "phrase": [ask(top, f'"{a} {b}"') for a, b in PAIRS],
            "filter": [ask(narrow, word) for word in WORDS],
            "facets": [
                lambda word=word: [self.base.execute(sql, (word,)).fetchall() for sql in facets] for word in WORDS
            ],
            "snippets": [ask(snippet, word) for word in WORDS],
            "kwic": [ask(kwic, word) for word in WORDS],
        }


class Tantivy:
    """tantivy, in Rust."""

    def build(self, folder: Path, source: Path) -> None:
        import tantivy

        folder.mkdir(parents=True)
        made = tantivy.SchemaBuilder().add_text_field("id", stored=True).add_text_field("text", stored=True)
        for name in ("language", "theme", "site", "author"):
            made = made.add_text_field(name, tokenizer_name="raw", fast=True)
        index = tantivy.Index(made.build(), path=str(folder))
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for text in texts(source):
            document = tantivy.Document(id=text.id, text=text.text, theme=list(text.themes))
            for name in ("language", "site", "author"):
                document.add_text(name, getattr(text, name))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def queries(self) -> dict[str, list[Callable[[], object]]]:
        import tantivy

        def ask(text: str) -> Any:
            return self.index.parse_query(text, ["text"])

        def top(text: str) -> Callable[[], object]:
            return lambda: [self.searcher.doc(at)["id"] for _, at in self.searcher.search(ask(text), limit=10).hits]

        def snippets(text: str, limit: int = 10) -> Callable[[], object]:
            def run() -> object:
                query = ask(text)
                maker = tantivy.SnippetGenerator.create(self.searcher, query, self.index.schema, "text")
                found = self.searcher.search(query, limit=limit).hits
                return [maker.snippet_from_doc(self.searcher.doc(at)).to_html() for _, at in found]

            return run

        wanted = {name: {"terms": {"field": name, "size": 4000}} for name in ("language", "theme", "site", "author")}
        return {
            "word": [top(word) for word in WORDS],
            "and": [top(" AND ".join(pair)) for pair in PAIRS],
            "or": [top(" OR ".join(WORDS[n : n + 3])) for n in range(7)],
            "phrase": [top(f'"{a} {b}"') for a, b in PAIRS],
            "filter": [top(f"{word} AND theme:theme-3 AND language:en") for word in WORDS],
            "facets": [lambda word=word: self.searcher.aggregate(ask(word), wanted) for word in WORDS],
            "snippets": [snippets(word) for word in WORDS],
            "kwic": [snippets(word, limit=100_000) for word in WORDS],
        }


class Xapian:
    """Xapian, in C++."""

    def build(self, folder: Path, source: Path) -> None:
        import xapian

        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
        maker = xapian.TermGenerator()
        for text in texts(source):
            document = xapian.Document()
            maker.set_document(document)
            maker.index_text(text.text)
            document.set_data(json.dumps({"id": text.id, "text": text.text}))
            for slot, value in enumerate((text.language, text.site, text.author, text.published[:4])):
                document.add_value(slot, value)
            document.add_boolean_term("L" + text.language)
            for theme in text.themes:
                document.add_boolean_term("T" + theme)
            base.add_document(document)
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        import xapian

        self.base = xapian.Database(str(folder))

    def queries(self) -> dict[str, list[Callable[[], object]]]:
        import xapian

        every = 10**6

        def run(query: Any, limit: int = 10, spy: bool = False) -> Any:
            asked = xapian.Enquire(self.base)
            asked.set_query(query)
            for slot in range(4 if spy else 0):
                asked.add_matchspy(xapian.ValueCountMatchSpy(slot))
            return asked.get_mset(0, limit, every if spy else 0)

        def top(query: Any) -> Callable[[], object]:
            return lambda: [json.loads(match.document.get_data())["id"] for match in run(query)]

        def snippets(query: Any, limit: int = 10) -> Callable[[], object]:
            def shown() -> object:
                found = run(query, limit)
                return [found.snippet(json.loads(match.document.get_data())["text"], 200) for match in found]

            return shown

        term, query = xapian.Query, xapian.Query
        narrow = query(query.OP_AND, [term("Ttheme-3"), term("Len")])
        return {
            "word": [top(term(word)) for word in WORDS],
            "and": [top(query(query.OP_AND, list(pair))) for pair in PAIRS],
            "or": [top(query(query.OP_OR, list(WORDS[n : n + 3]))) for n in range(7)],
            "phrase": [top(query(query.OP_PHRASE, list(pair))) for pair in PAIRS],
            "filter": [top(query(query.OP_FILTER, term(word), narrow)) for word in WORDS],
            "facets": [lambda word=word: run(term(word), spy=True) for word in WORDS],
            "snippets": [snippets(term(word)) for word in WORDS],
            "kwic": [snippets(term(word), limit=10**5) for word in WORDS],
        }


ENGINES = {
    "wsm-corpus": Wsm,
    "stock Whoosh": StockWhoosh,
    "SQLite FTS5": Sqlite,
    "tantivy": Tantivy,
    "Xapian": Xapian,
}


def measure(name: str, size: int, repeat: int, source: Path) -> dict[str, Any]:
    """Build, open and ask one engine."""
    folder = Path(tempfile.mkdtemp()) / "index"
    engine: Any = ENGINES[name]()
    cpu = time.process_time()
    text = sum(len(each.text.encode()) for each in texts(source))
    making = time.process_time() - cpu
    cpu, wall = time.process_time(), time.perf_counter()
    engine.build(folder, source)
    indexing, waited = time.process_time() - cpu - making, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wall = time.perf_counter()
    engine.open(folder)
    opened = time.perf_counter() - wall
    rows = {}
    for kind, calls in engine.queries().items():
        wall = time.perf_counter()
        calls[0]()
        cold = time.perf_counter() - wall
        for call in calls:
            call()
        taken = []
        for _ in range(repeat if kind != "kwic" or name == "wsm-corpus" else 1):
            for call in calls:
                wall = clock()
                call()
                taken.append(1000 * (clock() - wall))
        taken.sort()
        rows[kind] = {
            "median": statistics.median(taken),
            "p99": taken[min(len(taken) - 1, int(len(taken) * 0.99))],
            "cold": 1000 * cold,
        }
    used = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    shutil.rmtree(folder.parent)
    return {
        "engine": name,
        "size": size,
        "documents a CPU second": size / max(indexing, 1e-9),
        "wall seconds": waited,
        "index / text": used / text,
        "peak MB": peak,
        "open ms": 1000 * opened,
        "queries": rows,
    }


def table(results: list[dict[str, Any]], size: int) -> str:
    """The rows of one size as Markdown."""
    mine = [result for result in results if result["size"] == size]
    names = [result["engine"] for result in mine]
    lines = [f"| {size:,} documents | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for kind in KINDS:
        cells = [f"{r['queries'][kind]['median']:.2f} ({r['queries'][kind]['p99']:.1f})" for r in mine]
        lines.append(f"| {WHAT[kind]} | " + " | ".join(cells) + " |")
    for label, form in (
        ("documents a CPU second", ".0f"),
        ("index / text", ".2f"),
        ("open ms", ".1f"),
        ("peak MB", ".0f"),
    ):
        lines.append(f"| {label} | " + " | ".join(format(result[label], form) for result in mine) + " |")
    return "\n".join(lines)


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


def write(file: Path, text: str) -> None:
    """Replace the section "Engines" of a Markdown file."""
    old = file.read_text(encoding="utf-8") if file.exists() else "# Benchmarks\n"
    before, _, rest = old.partition("\n## Engines\n")
    _, mark, after = rest.partition("\n## ")
    file.write_text(
        f"{before.rstrip()}\n\n## Engines\n\n{text.strip()}\n{mark and chr(10) + '## '}{after}", encoding="utf-8"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--python", action="append", default=[], metavar="PATH:NAME", help="run NAME under PATH")
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--write", type=Path, help="a Markdown file whose section Engines is replaced")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        name, size = given.one.split(":")
        print(json.dumps(measure(name, int(size), given.repeat, given.source)))
        return
    other = {name: path for path, _, name in (each.rpartition(":") for each in given.python)}
    results = []
    for size in map(int, given.sizes.split(",")):
        source = Path(tempfile.mkdtemp()) / "texts.jsonl"
        write_texts(size, source)
        for name in given.engines.split(","):
            command = [other.get(name, sys.executable), __file__, "--one", f"{name}:{size}", "--source", str(source)]
            command += ["--repeat", str(given.repeat)]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            if ran.returncode:
                print(f"{name} left out: {ran.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            results.append(json.loads(ran.stdout))
            print(json.dumps(results[-1]), file=sys.stderr, flush=True)
        print(table(results, size) + "\n", flush=True)
    if given.write:
        tables = "\n\n".join(table(results, size) for size in sorted({result["size"] for result in results}))
        for kind in ("word", "kwic"):
            chart(results, kind, given.write.parent / f"engines-{kind}.svg")
        write(given.write, f"{INTRODUCTION}\n\n{tables}\n\n{CHARTS}")


INTRODUCTION = """Medians (and 99th percentiles) in milliseconds of CPU time, terms warm, one thread; every engine
indexes the same generated documents of 600 words, half English and half Dutch, and answers the same queries in
one run: `python benchmarks/engines.py --write docs/benchmarks.md`. Analysis differs: wsm-corpus stems, folds and
splits compounds in each passage's language and keeps the place and form of every occurrence; the others split at
blanks and lower the case. KWIC stands for highlighted pieces of every hit where an engine has no concordance."""

CHARTS = """![How the cost of a one-word query grows with the corpus](engines-word.svg)

![How the cost of a concordance grows with the corpus](engines-kwic.svg)"""


if __name__ == "__main__":
    main()
