"""Where the time of the pipeline goes: CPU time a document of each step, after as many documents to warm up."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wsm_corpus import pipeline
from wsm_corpus.engines.whoosh_engine.document_json import write_document
from wsm_corpus.engines.whoosh_engine.pool import Pool
from wsm_corpus.records import Citation, Source
from wsm_corpus.vocabulary import read_vocabulary

STEPS = {
    "normalise": "normalise",
    "language_spans": "language by passage",
    "strip_boilerplate": "boilerplate",
    "assemble": "clean text",
    "clean_spans": "clean text",
    "passages_of": "passages",
    "language_shares": "passages",
    "extract_all": "themes",
}
_CITED = ("id", "title", "site", "author", "published")


def steps_table(corpus: Path, count: int) -> str:
    """CPU milliseconds a document of each step, as Markdown: the first `count` documents, and the rest."""
    with (corpus / "documents" / "pages.jsonl").open(encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))
    vocabulary = read_vocabulary(corpus / "themes.ttl")
    spent: Counter[str] = Counter()
    before = {name: getattr(pipeline, name) for name in STEPS}
    for name, step in before.items():
        setattr(pipeline, name, timed(step, STEPS[name], spent))
    take = timed(lambda source: pipeline.process(source, vocabulary=vocabulary).document, "pipeline", spent)
    write = timed(write_document, "document as JSON", spent)
    pool = Pool()
    gather = timed(pool.add, "analysis and postings", spent)
    columns: list[Counter[str]] = []
    for part in (rows[:count], rows[count:]):
        spent.clear()
        for row in part:
            citation = Citation(**{name: row[name] for name in _CITED})
            document = take(Source(citation=citation, file="pages.jsonl", format="jsonl", text=row["text"]))
            write(document)
            gather(document)
        columns.append(Counter({name: 1000 * seconds / len(part) for name, seconds in spent.items()}))
    for name, step in before.items():
        setattr(pipeline, name, step)
    first, then = columns
    for column in columns:
        column["the rest of the pipeline"] = column["pipeline"] - sum(column[name] for name in set(STEPS.values()))
        column["pipeline without boilerplate"] = column["pipeline"] - column["boilerplate"]
    names = [*dict.fromkeys(STEPS.values()), "the rest of the pipeline", "document as JSON", "analysis and postings"]
    lines = [f"| CPU ms a document | first {count:,} | next {len(rows) - count:,} |", "|---|---|---|"]
    for name in (*names, "pipeline without boilerplate"):
        lines.append(f"| {name} | {first[name]:.2f} | {then[name]:.2f} |")
    return "\n".join(lines)


def timed(step: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The step, its CPU time added to a count."""

    def run(*given: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*given, **more)
        finally:
            spent[name] += time.process_time() - begun  # type: ignore[assignment]

    return run
