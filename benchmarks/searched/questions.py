"""What every engine is asked, and the documents it is asked about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

Calls = list[Callable[[], object]]
"""The same question about different words."""

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
VIEWS = {
    "documents": "documents: ten with snippets, facets",
    "concordance": "concordance: 50 lines",
    "sorted": "concordance sorted by what follows",
    "frequencies": "frequencies by theme",
    "collocates": "collocates",
    "keyness": "characteristic words",
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
