"""The plain way to make such an index: langdetect, jusText's rules on lines, stock Whoosh with its stemmers.

    python benchmarks/plain_pipeline.py CORPUS INDEX [--processes 2] [--by-paragraph]

Each document's language by langdetect, its lines judged by jusText's own code with the language's stop words (a line
is a paragraph, as it has no markup), the lines it calls good indexed by Whoosh's `LanguageAnalyzer`, stored and with
the places of words. By paragraph, langdetect is asked for the language of every good line as well, so that a passage
in another language than its document's is indexed in its own, as this project does. Two processes write an index each
of every other document: that there are two is to this pipeline's favour, since putting them together is left out.
Themes, reasons and spans of languages it has none.
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


def by_language(lines: list[str], code: str, by_paragraph: bool) -> dict[str, str]:
    """The text of a document in each language; a line that langdetect can make nothing of is in its document's."""
    found: dict[str, list[str]] = {}
    for line in lines:
        spoken = language_of(line) if by_paragraph else code
        found.setdefault(code if spoken == "und" else spoken, []).append(line)
    return {spoken: "\n".join(own) for spoken, own in found.items()}


def index(corpus: Path, folder: Path, by_paragraph: bool, part: int = 0, parts: int = 1) -> None:
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
        lines = kept_lines(row["text"], code)
        about = {name: row[name] for name in ("id", "title", "site", "author", "published")}
        texts: dict[str, str] = {}
        for spoken, text in by_language(lines, code, by_paragraph).items():
            field = f"text_{spoken}" if spoken in LANGUAGES else "text_xx"
            texts[field] = f"{texts[field]}\n{text}" if field in texts else text
        writer.add_document(language=code, text="\n".join(lines), **about, **texts)
    writer.commit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--by-paragraph", action="store_true", help="the language of every line, too")
    given = parser.parse_args()
    if given.processes == 1:
        index(given.corpus, given.index, given.by_paragraph)
        return
    workers = [
        multiprocessing.Process(
            target=index, args=(given.corpus, given.index / str(part), given.by_paragraph, part, given.processes)
        )
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
