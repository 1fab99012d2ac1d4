"""This project, asked: its engine beside the others, and the views of its pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from searched.questions import PAIRS, WORDS, Calls, texts

SETTINGS = 'name = "generated"\nlanguages = ["en", "nl"]\n'
SHOWN = 50
"""Words on a page of collocates, or of words compared."""

VOCABULARY = Path(__file__).parents[2] / "corpus" / "themes.ttl"


def made(text: Any) -> tuple[Any, None]:
    """A document of a text, in a worker process where there are several."""
    from generated_documents import as_document

    return as_document(text), None


class Wsm:
    """A corpus folder whose index is made without the pipeline."""

    def build(self, folder: Path, source: Path, jobs: int = 1) -> None:
        from generated_documents import versions
        from wsm_corpus.engines.whoosh_engine import WhooshEngine
        from wsm_corpus.settings import read_settings

        folder.mkdir(parents=True)
        (folder / "corpus.toml").write_text(SETTINGS)
        shutil.copy(VOCABULARY, folder / "themes.ttl")
        engine = WhooshEngine(read_settings(folder).index_folder)
        engine.update_from(texts(source), made, (), versions, jobs=jobs, report=_ignored, lost=_refused)
        engine.close()

    def open(self, folder: Path) -> None:
        from wsm_corpus import Corpus

        self.corpus = Corpus.open(folder)
        self.corpus.info()

    def queries(self) -> dict[str, Calls]:
        from wsm_corpus.engines.whoosh_engine.evaluate import EVERYWHERE, Evaluator
        from wsm_corpus.engines.whoosh_engine.facets import facets
        from wsm_corpus.engines.whoosh_engine.search import answered, hits, ranked
        from wsm_corpus.records import And, Has, Or, Phrase, Query, Word

        engine: Any = self.corpus._engine
        snapshot = engine._snapshot

        def top(tree: Any, *filters: Any) -> Callable[[], object]:
            query = Query(tree=tree, filters=filters)
            return lambda: [snapshot.ids[at] for at in ranked(query, answered(query, snapshot), snapshot)[0]]

        def first_asked(phrase: Any) -> Callable[[], object]:
            """The phrase with its words in memory, but not its own answer, which would be kept."""
            query = Query(tree=phrase)

            def run() -> object:
                answer = Evaluator(snapshot)._phrase(phrase, EVERYWHERE)
                return [snapshot.ids[at] for at in ranked(query, answer, snapshot)[0]]

            return run

        def with_snippets(query: Any) -> Callable[[], object]:
            """One snippet a document and no facets, as the others are asked; both are in the views."""
            return lambda: hits(query, answered(query, snapshot), snapshot)

        words = [Word(text=word) for word in WORDS]
        conditions = (Has(field="theme", value="theme-3"), Has(field="language", value="en"))
        return {
            "word": [top(word) for word in words],
            "and": [top(And(parts=(Word(text=a), Word(text=b)))) for a, b in PAIRS],
            "or": [top(Or(parts=tuple(words[number : number + 3]))) for number in range(7)],
            "phrase": [first_asked(Phrase(words=pair)) for pair in PAIRS],
            "filter": [top(word, *conditions) for word in words],
            "facets": [lambda word=word: facets(answered(Query(tree=word), snapshot), snapshot) for word in words],
            "snippets": [with_snippets(Query(tree=word, snippets=1)) for word in words],
            "kwic": [lambda word=word: engine.concordance(Query(tree=word)) for word in words],
        }

    def views(self) -> dict[str, Calls]:
        """What the search page asks for, through the facade: query read and expanded, counted and shown."""
        from wsm_corpus.comparing import find_collocates, find_keywords
        from wsm_corpus.keywords import SIGNIFICANT

        corpus = self.corpus
        asked = [*WORDS, *(" ".join(pair) for pair in PAIRS), '"social media"', "work-life balance"]
        english = ("work", "people", "employees", "social media")
        return {
            "documents": [lambda text=text: corpus.search(text) for text in asked],
            "concordance": [lambda text=text: corpus.concordance(text, limit=50) for text in asked],
            "sorted": [lambda text=text: corpus.concordance(text, limit=50, sort="right") for text in asked],
            "frequencies": [lambda text=text: corpus.frequencies(text, by="theme") for text in asked],
            "collocates": [
                lambda text=text: find_collocates(corpus, text, in_language="en", most=SHOWN) for text in english
            ],
            "keyness": [
                lambda text=text: find_keywords(corpus, text, in_language="en", least=SIGNIFICANT, most=SHOWN)
                for text in english
            ],
        }

    def close(self) -> None:
        self.corpus.close()


def _ignored(_: object) -> None:
    """The report of a document; its searcher is what is measured."""


def _refused(item: object, why: str) -> None:
    raise SystemExit(f"{item}: {why}")
