"""The plain way to make such an index: langdetect, jusText's rules on lines, stock Whoosh with its stemmers.

    python benchmarks/plain_pipeline.py CORPUS INDEX [--processes 2]

Each document's language by langdetect, its lines judged by jusText's own code with the language's stop words (a line
is a paragraph, as it has no markup), the lines it calls good indexed by Whoosh's `LanguageAnalyzer`, stored and with
the places of words. Two processes write an index each of every other document: that there are two is to this
pipeline's favour, since putting them together is left out. Themes, passages and reasons it has none.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

LANGUAGES = {"en": "English", "nl": "Dutch"}


@lru_cache(maxsize=8)
def stop_words(code: str) -> frozenset[str]:
    import justext

    return frozenset(justext.get_stoplist(LANGUAGES.get(code, "English")))


def language_of(text: str) -> str:
    import langdetect

    try:
        return str(langdetect.detect(text))
    except langdetect.LangDetectException:
        return "und"


def kept_lines(text: str, code: str) -> list[str]:
    """The lines that jusText's rules call good, with its own limits."""
    from justext import core
    from justext.paragraph import Paragraph

    paragraphs = []
    for line in text.split("\n"):
        if line.strip():
            paragraph = Paragraph(_Place())
            paragraph.append_text(line)
            paragraphs.append(paragraph)
    core.classify_paragraphs(paragraphs, stop_words(code))
    core.revise_paragraph_classification(paragraphs, core.MAX_HEADING_DISTANCE_DEFAULT)
    return [paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate]


class _Place:
    """Where jusText thinks a paragraph stands: in no element of a page."""

    dom = ""
    xpath = ""


def rows(corpus: Path, part: int, parts: int) -> Iterator[dict[str, Any]]:
    """Every so many documents of a corpus."""
    for file in sorted((corpus / "documents").glob("*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, islice(lines, part, None, parts))


def index(corpus: Path, folder: Path, part: int = 0, parts: int = 1) -> None:
    """Take a part of a corpus through the pipeline."""
    from whoosh import fields
    from whoosh import index as whoosh_index
    from whoosh.analysis import LanguageAnalyzer, StandardAnalyzer

    folder.mkdir(parents=True)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(stored=True),
        language=fields.ID(stored=True),
        site=fields.ID(stored=True),
        author=fields.ID(stored=True),
        published=fields.ID(stored=True),
        text=fields.STORED,
        text_xx=fields.TEXT(StandardAnalyzer(), chars=True),
        **{f"text_{code}": fields.TEXT(LanguageAnalyzer(code), chars=True) for code in LANGUAGES},
    )
    writer = whoosh_index.create_in(str(folder), schema).writer(limitmb=256)
    for row in rows(corpus, part, parts):
        code = language_of(row["text"])
        text = "\n".join(kept_lines(row["text"], code))
        field = f"text_{code}" if code in LANGUAGES else "text_xx"
        about = {name: row[name] for name in ("id", "title", "site", "author", "published")}
        writer.add_document(language=code, text=text, **about, **{field: text})
    writer.commit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    given = parser.parse_args()
    if given.processes == 1:
        index(given.corpus, given.index)
        return
    workers = [
        multiprocessing.Process(target=index, args=(given.corpus, given.index / str(part), part, given.processes))
        for part in range(given.processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise SystemExit("a process failed")


if __name__ == "__main__":
    main()
