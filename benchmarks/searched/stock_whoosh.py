"""Whoosh as it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from searched.questions import PAIRS, WORDS, Calls, texts


class StockWhoosh:
    """Whoosh as it comes: its own analysers, writer and matchers."""

    def build(self, folder: Path, source: Path) -> None:
        from whoosh import fields, index

        folder.mkdir(parents=True)
        schema = fields.Schema(
            id=fields.ID(stored=True),
            text=fields.TEXT(stored=True, chars=True),
            language=fields.ID,
            theme=fields.KEYWORD(commas=True),
            site=fields.ID,
            author=fields.ID,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=256)
        for text in texts(source):
            writer.add_document(
                id=text.id,
                text=text.text,
                language=text.language,
                theme=",".join(text.themes),
                site=text.site,
                author=text.author,
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def queries(self) -> dict[str, Calls]:
        from whoosh import highlight, query, sorting

        def term(word: str) -> Any:
            return query.Term("text", word)

        def top(asked: Any, **more: Any) -> Callable[[], object]:
            return lambda: [hit["id"] for hit in self.searcher.search(asked, limit=10, **more)]

        def snippets(asked: Any) -> Callable[[], object]:
            return lambda: [hit.highlights("text") for hit in self.searcher.search(asked, limit=10)]

        def kwic(asked: Any) -> Callable[[], object]:
            def run() -> object:
                results = self.searcher.search(asked, limit=50, terms=True)
                results.fragmenter = highlight.ContextFragmenter(surround=60)
                return [hit.highlights("text", top=50) for hit in results]

            return run

        fields = ("language", "theme", "site", "author")
        groups = {name: sorting.FieldFacet(name, allow_overlap=True) for name in fields}
        narrow = query.And([query.Term("theme", "theme-3"), query.Term("language", "en")])
        return {
            "word": [top(term(word)) for word in WORDS],
            "and": [top(query.And([term(a), term(b)])) for a, b in PAIRS],
            "or": [top(query.Or([term(word) for word in WORDS[n : n + 3]])) for n in range(7)],
            "phrase": [top(query.Phrase("text", list(pair))) for pair in PAIRS],
            "filter": [top(term(word), filter=narrow) for word in WORDS],
            "facets": [top(term(word), groupedby=groups) for word in WORDS[:3]],
            "snippets": [snippets(term(word)) for word in WORDS],
            "kwic": [kwic(term(word)) for word in WORDS],
        }

    def close(self) -> None:
        self.searcher.close()
