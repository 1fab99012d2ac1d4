from __future__ import annotations

import csv
from pathlib import Path

import pytest

from wsm_corpus.vocabulary import read_vocabulary
from wsm_corpus.vocabulary.export import ExportFormat, export_vocabulary

BUNDLED = Path(__file__).parents[2] / "corpus" / "themes.ttl"


@pytest.mark.parametrize(("format", "ending"), [("turtle", ".ttl"), ("rdf-xml", ".rdf"), ("json-ld", ".jsonld")])
def test_an_export_reads_back_as_the_same_vocabulary(tmp_path: Path, format: ExportFormat, ending: str) -> None:
    vocabulary = read_vocabulary(BUNDLED)
    file = tmp_path / f"export{ending}"
    file.write_text(export_vocabulary(BUNDLED, format, vocabulary), encoding="utf-8")
    back = read_vocabulary(file)
    assert (back.concepts, back.groups, back.title) == (vocabulary.concepts, vocabulary.groups, vocabulary.title)


def test_the_csv_export_has_a_row_a_label() -> None:
    vocabulary = read_vocabulary(BUNDLED)
    rows = list(csv.DictReader(export_vocabulary(BUNDLED, "csv", vocabulary).splitlines()))
    assert len(rows) == sum(len(concept.labels) for concept in vocabulary.concepts)
    assert {"id", "theme", "language", "kind", "label", "weight"} <= rows[0].keys()
