"""Parse RDF by way of rdflib, with errors that say where. Nothing is fetched from the network."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wsm_corpus.errors import InvalidVocabulary

if TYPE_CHECKING:
    from rdflib import Graph

FORMATS = {
    ".ttl": "turtle",
    ".n3": "turtle",
    ".nt": "turtle",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
    ".skos": "xml",
    ".jsonld": "json-ld",
    ".json": "json-ld",
}
_NAMES = {"turtle": "Turtle", "xml": "RDF/XML", "json-ld": "JSON-LD"}


def parse_rdf(path: Path, content: bytes) -> Graph:
    """The graph of a file in Turtle, RDF/XML or JSON-LD: by its ending, else by how it starts.

    Raises:
        InvalidVocabulary: it cannot be parsed, or needs something from the network.
    """
    import rdflib

    syntax = FORMATS.get(path.suffix.lower()) or _sniffed(content)
    if syntax == "json-ld":
        _refuse_remote_contexts(path, content)
    graph = rdflib.Graph()
    try:
        with warnings.catch_warnings():
            # rdflib's own JSON-LD parser uses a class that rdflib has deprecated.
            warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
            graph.parse(data=content, format=syntax)
    except Exception as error:  # every parser of rdflib has its own kinds, some of them plain Exception
        raise InvalidVocabulary(
            f"is not {_NAMES[syntax]}: {_reason(error)}",
            subject=str(path),
            line=_line(error),
            advice="A vocabulary is a SKOS file in Turtle (.ttl), RDF/XML (.rdf) or JSON-LD (.jsonld).",
        ) from error
    return graph


def _sniffed(content: bytes) -> str:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if start.startswith((b"<?xml", b"<rdf:", b"<!DOCTYPE", b"<RDF")):
        return "xml"
    return "json-ld" if start.startswith((b"{", b"[")) else "turtle"


def _refuse_remote_contexts(path: Path, content: bytes) -> None:
    # rdflib would fetch them, and reading a vocabulary never goes to the network.
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return  # the parser says it better
    waiting: list[Any] = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            contexts = item.get("@context")
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str) or (isinstance(context, dict) and "@import" in context):
                    raise InvalidVocabulary(
                        f"its @context is kept elsewhere: {context!r}",
                        subject=str(path),
                        advice="Write the context into the file itself; nothing is fetched from the network.",
                    )
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _line(error: Exception) -> int | None:
    text, place = getattr(error, "_str", None), getattr(error, "_i", None)
    if isinstance(text, bytes) and isinstance(place, int):  # rdflib's Turtle parser counts some of the lines twice
        return text.decode("utf-8", "replace").count("\n", 0, place) + 1
    for cause in (error, error.__cause__, error.__context__):
        for name in ("getLineNumber", "lineno"):
            value = getattr(cause, name, None)
            value = value() if callable(value) else value
            if isinstance(value, int):
                return value
    return None


def _reason(error: Exception) -> str:
    text = getattr(error, "_why", None) or getattr(error, "getMessage", lambda: None)() or str(error)
    return " ".join(str(text).split())[:200].rstrip(".") or type(error).__name__
