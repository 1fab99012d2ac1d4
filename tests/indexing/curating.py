"""A corpus folder and its curator, over the in-memory engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from memory_engine import MemoryEngine
from wsm_corpus.indexing.run import index_corpus
from wsm_corpus.records import Document, IndexReport
from wsm_corpus.settings import read_settings
from wsm_corpus.vocabulary import read_vocabulary

THEMES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<urn:t:themes> a skos:ConceptScheme ; skos:hasTopConcept <urn:t:theme:policy> .
<urn:t:theme:policy> a skos:Concept ; skos:inScheme <urn:t:themes> ; skos:topConceptOf <urn:t:themes> ;
    skos:notation "policy" ; skos:prefLabel "policy"@en, "beleid"@nl .
"""


WORDS = "The company wrote a policy on social media and asked every employee to read it before the summer."


class Curator:
    """A corpus folder and somebody who indexes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engine = MemoryEngine()
        (folder / "documents").mkdir(parents=True)
        (folder / "corpus.toml").write_text('name = "Test"\n', encoding="utf-8")
        (folder / "themes.ttl").write_text(THEMES, encoding="utf-8")

    def write(self, name: str, text: str) -> Path:
        file = self.folder / "documents" / name
        file.write_text(text, encoding="utf-8")
        return file

    def says(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def index(self, **options: Any) -> IndexReport:
        settings = read_settings(self.folder)
        vocabulary = read_vocabulary(settings.vocabulary_file)
        return index_corpus(settings, self.engine, vocabulary, jobs=1, **options)

    def document(self, id: str) -> Document:
        document = self.engine.get(id)
        assert document is not None
        return document
