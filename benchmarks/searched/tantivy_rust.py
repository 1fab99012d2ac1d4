"""tantivy, in Rust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from searched.questions import PAIRS, WORDS, Calls, texts


class Tantivy:
    """tantivy, in Rust."""

    def build(self, folder: Path, source: Path) -> None:
        import tantivy

        folder.mkdir(parents=True)
        made = tantivy.SchemaBuilder().add_text_field("id", stored=True).add_text_field("text", stored=True)
        for name in ("language", "theme", "site", "author"):
            made = made.add_text_field(name, tokenizer_name="raw", fast=True)
        index = tantivy.Index(made.build(), path=str(folder))
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for text in texts(source):
            document = tantivy.Document(id=text.id, text=text.text, theme=list(text.themes))
            for name in ("language", "site", "author"):
                document.add_text(name, getattr(text, name))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.index.reload()
        self.searcher = self.index.searcher()

    def queries(self) -> dict[str, Calls]:
        import tantivy

        def ask(text: str) -> Any:
            return self.index.parse_query(text, ["text"])

        def top(text: str) -> Callable[[], object]:
            return lambda: [self.searcher.doc(at)["id"] for _, at in self.searcher.search(ask(text), limit=10).hits]

        def snippets(text: str, limit: int = 10) -> Callable[[], object]:
            def run() -> object:
                query = ask(text)
                maker = tantivy.SnippetGenerator.create(self.searcher, query, self.index.schema, "text")
                found = self.searcher.search(query, limit=limit).hits
                return [maker.snippet_from_doc(self.searcher.doc(at)).to_html() for _, at in found]

            return run

        wanted = {name: {"terms": {"field": name, "size": 4000}} for name in ("language", "theme", "site", "author")}
        return {
            "word": [top(word) for word in WORDS],
            "and": [top(" AND ".join(pair)) for pair in PAIRS],
            "or": [top(" OR ".join(WORDS[n : n + 3])) for n in range(7)],
            "phrase": [top(f'"{a} {b}"') for a, b in PAIRS],
            "filter": [top(f"{word} AND theme:theme-3 AND language:en") for word in WORDS],
            "facets": [lambda word=word: self.searcher.aggregate(ask(word), wanted) for word in WORDS],
            "snippets": [snippets(word) for word in WORDS],
            "kwic": [snippets(word, limit=100_000) for word in WORDS],
        }

    def close(self) -> None:
        del self.searcher, self.index
