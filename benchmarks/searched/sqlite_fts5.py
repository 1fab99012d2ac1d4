"""SQLite's full-text search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from searched.questions import PAIRS, WORDS, Calls, texts


class Sqlite:
    """SQLite's full-text search."""

    def build(self, folder: Path, source: Path) -> None:
        import sqlite3

        folder.mkdir(parents=True)
        base = sqlite3.connect(folder / "fts.db")
        base.execute("create virtual table docs using fts5(id unindexed, text)")
        base.execute("create table about (rowid integer primary key, language, site, author, year)")
        base.execute("create table themes (doc, theme)")
        for number, text in enumerate(texts(source), 1):
            base.execute("insert into docs (rowid, id, text) values (?, ?, ?)", (number, text.id, text.text))
            row = (number, text.language, text.site, text.author, text.published[:4])
            base.execute("insert into about values (?, ?, ?, ?, ?)", row)
            base.executemany("insert into themes values (?, ?)", [(number, theme) for theme in text.themes])
        base.execute("create index by_theme on themes (doc, theme)")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        import sqlite3

        self.base = sqlite3.connect(folder / "fts.db")

    def queries(self) -> dict[str, Calls]:
        def ask(sql: str, match: str) -> Callable[[], object]:
            return lambda: self.base.execute(sql, (match,)).fetchall()

        top = "select id from docs where docs match ? order by rank limit 10"
        narrow = (
            "select id from docs join about on about.rowid = docs.rowid where docs match ? and language = 'en' and "
            "exists (select 1 from themes where doc = docs.rowid and theme = 'theme-3') order by rank limit 10"
        )
        one = "select {0}, count(*) from docs join about on about.rowid = docs.rowid where docs match ? group by {0}"
        theme = "select theme, count(*) from docs join themes on doc = docs.rowid where docs match ? group by theme"
        facets = [*(one.format(name) for name in ("language", "site", "author", "year")), theme]
        snippet = (
            "select id, snippet(docs, 1, '<', '>', '...', 40) from docs where docs match ? order by rank limit 10"
        )
        kwic = "select id, highlight(docs, 1, '<', '>') from docs where docs match ?"
        return {
            "word": [ask(top, word) for word in WORDS],
            "and": [ask(top, " AND ".join(pair)) for pair in PAIRS],
            "or": [ask(top, " OR ".join(WORDS[n : n + 3])) for n in range(7)],
            "phrase": [ask(top, f'"{a} {b}"') for a, b in PAIRS],
            "filter": [ask(narrow, word) for word in WORDS],
            "facets": [
                lambda word=word: [self.base.execute(sql, (word,)).fetchall() for sql in facets] for word in WORDS
            ],
            "snippets": [ask(snippet, word) for word in WORDS],
            "kwic": [ask(kwic, word) for word in WORDS],
        }

    def close(self) -> None:
        self.base.close()
