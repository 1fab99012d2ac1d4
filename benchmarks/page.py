"""What every view of the search page costs the server: `python benchmarks/page.py FOLDER [--documents 10000]`.

FOLDER is a corpus that has been indexed; where there is none, one is generated there without the pipeline, its themes
those of the bundled vocabulary. Every view is asked for in process, as WSGI, by several queries: the first address in
a process of its own that made nothing ready (cold); then, in another that has made its views ready as `wsm serve`
does and has answered nothing else, each address once (first time: new words), and all of them again and again.
Milliseconds of processor time of the thread that answers, and of the wall clock; kilobytes of the page as it is sent,
before compression. Printed as a table, for docs/benchmarks/serving.md.

With `--mix N`, N different queries as people would ask them (`drawn_queries`) are asked of every view, each for the
first time, of a process that was made ready as by `wsm serve`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from flask.testing import FlaskClient

from drawn_queries import Asked, drawn_queries
from generated_documents import documents, versions
from wsm_corpus import Corpus, Document, ThemeScore, read_vocabulary
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.settings import read_settings
from wsm_webui import create_app
from wsm_webui.warming import settle, warm

VOCABULARY = Path(__file__).parents[1] / "corpus" / "themes.ttl"
SETTINGS = 'name = "generated"\nlanguages = ["en", "nl"]\n'

Measured = TypeVar("Measured")

QUERIES = ("work", "media", "social media", '"social media"', "work/life balance", "beleid", "werk OR privé", "priv*")
"""Common words, a phrase, words that meet concepts, a choice, a pattern."""

RARE = ("employees", "balance", "manager", "professional")
"""For the views that count the words of every document found: words of hundreds or thousands of documents."""


def generate(folder: Path, count: int) -> None:
    """A corpus of generated documents, with an index."""
    folder.mkdir(parents=True)
    (folder / "corpus.toml").write_text(SETTINGS)
    (folder / "themes.ttl").write_bytes(VOCABULARY.read_bytes())
    known = read_vocabulary(VOCABULARY)
    themes, contexts = [one.id for one in known.themes], [one.id for one in known.contexts]
    below = {one.id: [each.id for each in known.narrower(one.id)] or [one.id] for one in known.themes}

    def named(score: ThemeScore, ids: list[str]) -> ThemeScore:
        theme = ids[int(score.theme.rpartition("-")[2]) % len(ids)]
        concepts = below.get(theme, [theme])
        mentions = tuple(
            replace(one, theme=theme, concept=concepts[number % len(concepts)])
            for number, one in enumerate(score.mentions)
        )
        return replace(score, theme=theme, mentions=mentions)

    def made() -> Iterator[Document]:
        for one in documents(count):
            yield replace(
                one,
                themes=tuple(named(score, themes) for score in one.themes),
                contexts=tuple(named(score, contexts) for score in one.contexts),
            )

    engine = WhooshEngine(read_settings(folder).index_folder)
    engine.update(made(), (), versions)
    engine.close()


MIXED = {
    "documents": "/en/search?",
    "concordance": "/en/concordance?",
    "concordance, sorted": "/en/concordance?order=right&",
    "concordance, sample": "/nl/concordance?order=random&seed=7&",
    "concordance, with dispersion": "/en/concordance?spread=1&",
    "frequencies": "/en/frequencies?",
    "frequencies by theme": "/nl/frequencies?by=theme&",
    "frequencies by site": "/en/frequencies?by=site&",
    "frequencies by year": "/en/frequencies?by=year&",
    "comparison of words": "/en/compare?",
    "collocates": "/en/collocates?",
    "reader": "/en/documents/{id}?",
    "citation": "/en/cite?",
    "JSON: documents": "/api/search?",
    "JSON: concordance": "/api/concordance?",
    "JSON: frequencies": "/api/frequencies?by=theme&",
}
"""The views of a query, to be followed by it; of the reader, with the first document found."""


def addresses(corpus: Corpus) -> dict[str, list[str]]:
    """The addresses of every view, by its name."""
    asked = [quote(query) for query in QUERIES]
    some = [quote(query) for query in RARE]
    ids = [hit.id for hit in corpus.search("social media", limit=6).hits]
    theme = corpus.themes.themes[0].id
    themes = [one.id for one in corpus.themes.themes[:6]]
    site = corpus.search("work", limit=1).hits[0].citation.site
    return {
        "front page": ["/en/", "/nl/"],
        "documents": [f"/en/search?q={query}" for query in asked],
        "documents, all": ["/en/search", "/nl/search?sort=newest", "/en/search?page=500"],
        "documents, filtered": [f"/nl/search?q={query}&theme={theme}&exclude=site:{site}" for query in asked],
        "documents, nothing found": ["/en/search?q=xyzzy", "/nl/search?q=xyzzy+work", "/en/search?q=work&until=1990"],
        "concordance": [f"/en/concordance?q={query}" for query in asked],
        "concordance, sorted": [f"/en/concordance?q={query}&sort=right" for query in asked],
        "concordance, sample": [f"/nl/concordance?q={query}&sort=random&seed=7" for query in asked],
        "concordance, with dispersion": [f"/en/concordance?q={query}&spread=1" for query in asked],
        "frequencies": [f"/en/frequencies?q={query}" for query in asked],
        "frequencies by theme": [f"/nl/frequencies?q={query}&by=theme" for query in asked],
        "frequencies by site": [f"/en/frequencies?q={query}&by=site" for query in asked],
        "frequencies by year": [f"/en/frequencies?q={query}&by=year" for query in asked],
        "comparison of words": [f"/en/compare?q={query}" for query in some],
        "comparison of languages": [f"/en/compare?theme={id}&unit=concepts" for id in themes],
        "collocates": [f"/en/collocates?q={query}" for query in some],
        "word list": ["/en/words", *(f"/nl/words?q={query}" for query in some)],
        "word list, further pages": [f"/en/words?page={page}" for page in range(2, 10)],
        "themes": ["/en/themes", "/nl/themes"],
        "one theme": [f"/nl/themes/{id}" for id in themes],
        "reader": [f"/en/documents/{id}?q=social+media" for id in ids],
        "reader, everything shown": [f"/en/documents/{id}?q=work&removed=1&languages=1&source=1" for id in ids],
        "citation": [f"/en/cite?id={ids[0]}", "/nl/cite?q=work"],
        "fields to choose": ["/en/export/concordance?q=work", "/en/export/documents?q=work"],
        "builder": ["/en/build", "/nl/build?q=work"],
        "help": ["/en/help", "/nl/help"],
        "the API's page": ["/en/api"],
        "about": ["/en/about"],
        "JSON: documents": [f"/api/search?q={query}" for query in asked],
        "JSON: concordance": [f"/api/concordance?q={query}" for query in asked],
        "JSON: frequencies": [f"/api/frequencies?q={query}&by=theme" for query in asked],
        "JSON: a document": [f"/api/documents/{id}" for id in ids],
        "JSON: a theme": [f"/api/themes/{id}" for id in themes],
        "CSV: 10,000 hits": ["/api/export/concordance.csv?q=work"],
    }


@dataclass(frozen=True, slots=True)
class Answered:
    """What one request cost."""

    cpu: float  # milliseconds
    wall: float
    size: int  # bytes


def ask(client: FlaskClient, address: str) -> Answered:
    """One request, to its last byte."""
    wall, cpu = time.perf_counter(), time.thread_time()
    response = client.get(address)
    size = len(response.data)
    cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.status_code}")
    return Answered(1000 * cpu, 1000 * wall, size)


def client_of(folder: Path, *, ready: bool = False) -> FlaskClient:
    """The pages over a corpus opened anew, the vocabulary read; made ready as by `wsm serve`, or not."""
    app = create_app(Corpus.open(folder))
    client = app.test_client()
    client.get("/en/about")
    if ready:
        warm(app)
        settle()
    return client


def high(values: list[float], share: float) -> float:
    """The value that so large a share of the others stays below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--mix", type=int, default=0, metavar="N", help="ask N drawn queries, each once")
    parser.add_argument("--seed", type=int, default=1, help="of the queries drawn")
    parser.add_argument("--only", default="", help="views whose name matches this expression")
    options = parser.parse_args()
    if not options.folder.exists():
        generate(options.folder, options.documents)
    if options.mix:
        report_mix(options.folder, options.mix, options.seed, options.only)
        return
    with Corpus.open(options.folder) as corpus:
        views = {name: found for name, found in addresses(corpus).items() if re.search(options.only, name)}
        print(f"{corpus.info().documents} documents, {options.rounds} rounds\n")
    report(options.folder, views, options.rounds)


def report(folder: Path, views: dict[str, list[str]], rounds: int) -> None:
    """Measure and print, a row a view."""
    print("| view | cold, CPU ms | first time, worst | CPU ms, median | p99 | wall ms, median | largest, KB |")
    print("|---|---|---|---|---|---|---|")
    for name, asked in views.items():
        row = (_alone(cold, folder, asked[0]), *_alone(warm_row, folder, asked, rounds))
        print(f"| {name} | {' | '.join(map(_number, row))} |", flush=True)


def report_mix(folder: Path, count: int, seed: int, only: str) -> None:
    """Measure queries drawn, each asked once, and print a row a view."""
    with Corpus.open(folder) as corpus:
        asked = drawn_queries(corpus, count, seed)
        first = [corpus.search(one["q"], limit=1).hits for one in asked]
        print(f"{corpus.info().documents} documents, {len(asked)} queries, seed {seed}\n")
    ids = [quote(hits[0].id) if hits else "" for hits in first]
    print("| view | median | p95 | p99 | worst | over 100 ms | the worst |\n|---|---|---|---|---|---|---|")
    for name, address in MIXED.items():
        if re.search(only, name):
            found = _alone(first_times, folder, address, asked, ids)
            cpu = [one for one in found if one is not None]
            worst = asked[max(range(len(found)), key=lambda row: found[row] or 0)]
            shown = " ".join(worst.values())
            numbers = (statistics.median(cpu), high(cpu, 0.95), high(cpu, 0.99), max(cpu))
            over = sum(one > 100 for one in cpu)
            refused = f" ({len(asked) - len(cpu)} not asked)" if len(cpu) < len(asked) else ""
            print(f"| {name} | {' | '.join(map(_number, numbers))} | {over}{refused} | {shown} |", flush=True)


def first_times(folder: Path, view: str, asked: list[Asked], ids: list[str]) -> list[float | None]:
    """Milliseconds of a view for each query; None where nothing is found to be read."""
    client = client_of(folder, ready=True)
    found: list[float | None] = []
    for one, id in zip(asked, ids, strict=True):
        unread = "{id}" in view and not id
        found.append(None if unread else ask(client, view.format(id=id) + urlencode(one)).cpu)
    return found


def cold(folder: Path, address: str) -> float:
    """The first request of a process that made nothing ready."""
    return ask(client_of(folder), address).cpu


def warm_row(folder: Path, asked: list[str], rounds: int) -> tuple[float, ...]:
    """What a view costs in a process that is ready, and was asked for nothing else yet."""
    client = client_of(folder, ready=True)
    first = [ask(client, one) for one in asked]
    again = [ask(client, one) for _ in range(rounds) for one in asked]
    cpu = [one.cpu for one in again]
    return (
        *(max(one.cpu for one in first), statistics.median(cpu), high(cpu, 0.99)),
        *(statistics.median(one.wall for one in again), max(one.size for one in again) / 1000),
    )


def _alone(measure: Callable[..., Measured], *arguments: Any) -> Measured:
    """What is measured by a process that does nothing else."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}"


if __name__ == "__main__":
    main()
