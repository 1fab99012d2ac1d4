"""Make a corpus folder, empty or with the bundled documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from wsm_corpus.readers import HEADER

_SETTINGS = """\
# What this corpus is. `wsm doctor` reads it back; docs/pipeline.md says what each key does.
name = {name}
description = ""
languages = ["en", "nl"]    # ISO 639-1 codes; other languages are recognised all the same
licence = ""
contact = ""
vocabulary = "themes.ttl"   # SKOS, in Turtle, RDF/XML or JSON-LD

# The columns, or keys, of .csv and .jsonl files that hold a record's text and id.
text_column = "text"
id_column = "id"
"""

_CORRECTIONS = """\
# What a curator overrules. Nothing here is ever overwritten by `wsm index`.
# docs/pipeline.md shows every kind of correction with an example.
"""

_NOTE = """\
Put texts here: .txt .md .html .jsonl .csv .warc .wet, each also with .gz, in folders or not.
They are read and never changed. A file's path below this folder, without its ending, is its document's id.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorpus:
    """What was written, and what was there already: paths below the corpus folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def make_corpus(folder: Path, *, demo: bool = False, dry_run: bool = False) -> NewCorpus:
    """Write the files of a corpus that are missing; no file is ever overwritten.

    Args:
        folder: made where it is not there.
        demo: with the documents and metadata of the bundled corpus.
        dry_run: write nothing.

    Raises:
        OSError: the folder, or a file in it, cannot be written.
    """
    written: list[str] = []
    kept: list[str] = []
    for name, content in _files(folder, demo):
        file = folder / name
        if file.exists():
            kept.append(name)
            continue
        written.append(name)
        if not dry_run:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as stream:
                stream.write(content)
    return NewCorpus(written=tuple(written), kept=tuple(kept))


def bundled_corpus() -> Traversable:
    """The bundled corpus: in an installed package below it, in a checkout beside it."""
    package = resources.files("wsm_corpus")
    installed = package / "demo"
    return installed if installed.is_dir() else Path(str(package)).parents[1] / "corpus"


def _files(folder: Path, demo: bool) -> Iterator[tuple[str, bytes]]:
    bundled = bundled_corpus()
    if demo:
        yield from _below(bundled, "")
        return
    name = json.dumps(folder.resolve().name or "corpus", ensure_ascii=False)
    yield "corpus.toml", _SETTINGS.format(name=name).encode("utf-8")
    yield "metadata.csv", (",".join(HEADER) + "\n").encode("utf-8")
    yield "corrections.toml", _CORRECTIONS.encode("utf-8")
    yield "themes.ttl", (bundled / "themes.ttl").read_bytes()
    yield "documents/.about", _NOTE.encode("utf-8")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue  # the index of a checkout
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_bytes()
