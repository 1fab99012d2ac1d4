"""Xapian, in C++."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from searched.questions import PAIRS, WORDS, Calls, texts


class Xapian:
    """Xapian, in C++."""

    def build(self, folder: Path, source: Path) -> None:
        import xapian

        base = xapian.WritableDatabase(str(folder), xapian.DB_CREATE_OR_OVERWRITE)
        maker = xapian.TermGenerator()
        for text in texts(source):
            document = xapian.Document()
            maker.set_document(document)
            maker.index_text(text.text)
            document.set_data(json.dumps({"id": text.id, "text": text.text}))
            for slot, value in enumerate((text.language, text.site, text.author, text.published[:4])):
                document.add_value(slot, value)
            document.add_boolean_term("L" + text.language)
            for theme in text.themes:
                document.add_boolean_term("T" + theme)
            base.add_document(document)
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        import xapian

        self.base = xapian.Database(str(folder))

    def queries(self) -> dict[str, Calls]:
        import xapian

        every = 10**6

        def run(query: Any, limit: int = 10, spy: bool = False) -> Any:
            asked = xapian.Enquire(self.base)
            asked.set_query(query)
            for slot in range(4 if spy else 0):
                asked.add_matchspy(xapian.ValueCountMatchSpy(slot))
            return asked.get_mset(0, limit, every if spy else 0)

        def top(query: Any) -> Callable[[], object]:
            return lambda: [json.loads(match.document.get_data())["id"] for match in run(query)]

        def snippets(query: Any, limit: int = 10) -> Callable[[], object]:
            def shown() -> object:
                found = run(query, limit)
                return [found.snippet(json.loads(match.document.get_data())["text"], 200) for match in found]

            return shown

        term, query = xapian.Query, xapian.Query
        narrow = query(query.OP_AND, [term("Ttheme-3"), term("Len")])
        return {
            "word": [top(term(word)) for word in WORDS],
            "and": [top(query(query.OP_AND, list(pair))) for pair in PAIRS],
            "or": [top(query(query.OP_OR, list(WORDS[n : n + 3]))) for n in range(7)],
            "phrase": [top(query(query.OP_PHRASE, list(pair))) for pair in PAIRS],
            "filter": [top(query(query.OP_FILTER, term(word), narrow)) for word in WORDS],
            "facets": [lambda word=word: run(term(word), spy=True) for word in WORDS],
            "snippets": [snippets(term(word)) for word in WORDS],
            "kwic": [snippets(term(word), limit=10**5) for word in WORDS],
        }

    def close(self) -> None:
        self.base.close()
