"""A vocabulary in another syntax, for other programs."""

from __future__ import annotations

import csv
import io
import warnings
from pathlib import Path
from typing import Literal, get_args

from wsm_corpus.vocabulary.parse_rdf import parse_rdf
from wsm_corpus.vocabulary.records import Vocabulary

ExportFormat = Literal["turtle", "rdf-xml", "json-ld", "csv"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
CSV_COLUMNS = ("id", "uri", "theme", "scheme", "language", "kind", "label", "weight")


def export_vocabulary(path: Path, format: ExportFormat, vocabulary: Vocabulary) -> str:
    """The vocabulary of a file in another syntax.

    Turtle, RDF/XML and JSON-LD hold everything the file does, also what this package has no use for. CSV has a row
    a label, in the columns of `CSV_COLUMNS`.

    Args:
        path: the file the vocabulary was read from.
        format: the syntax wanted.
        vocabulary: what was read.

    Raises:
        InvalidVocabulary: the file is no longer what it was read as.
    """
    if format == "csv":
        return _csv(vocabulary)
    graph = parse_rdf(path, path.read_bytes())
    with warnings.catch_warnings():
        # rdflib's own JSON-LD writer uses a class that rdflib has deprecated.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        if format == "json-ld":
            context = {prefix: str(uri) for prefix, uri in graph.namespaces() if prefix in _PREFIXES}
            return graph.serialize(format="json-ld", context=context, ensure_ascii=False, sort_keys=True)
        return graph.serialize(format="turtle" if format == "turtle" else "pretty-xml")


_PREFIXES = frozenset({"skos", "dct", "dcterms", "wsm", "wsmd", "xsd"})


def _csv(vocabulary: Vocabulary) -> str:
    rows = io.StringIO(newline="")
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for concept in vocabulary.concepts:
        for label in concept.labels:
            writer.writerow(
                (
                    concept.id,
                    concept.uri,
                    " ".join(concept.themes),
                    "contexts" if concept.context else "themes",
                    label.language,
                    label.kind,
                    label.text,
                    concept.weight,
                )
            )
    return rows.getvalue()
