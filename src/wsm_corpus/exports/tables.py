"""Results as plain tables: named columns, one row a result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wsm_corpus.keywords import Collocate, Keyword, Ranking
from wsm_corpus.records import Concordance, Dispersion, Frequency, Results
from wsm_corpus.word_lists import WordList

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns and rows; every row has a cell a column."""

    name: str  # what it is a table of: documents, concordance, frequencies, words, collocates or keywords
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int | None = None  # rows there are, in this table or not; None where that was not counted

    @property
    def cut(self) -> bool:
        """Whether there are more rows than these."""
        return self.total is not None and len(self.rows) < self.total

    def only(self, columns: Sequence[str]) -> Table:
        """The same table with some of its columns, in its own order; unknown names are left out."""
        places = [place for place, column in enumerate(self.columns) if column in columns]
        return Table(
            name=self.name,
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
            total=self.total,
        )


def documents_table(results: Results) -> Table:
    """One row a document, in the order found; lists are joined by a vertical bar."""
    columns = (
        *("rank", "id", "title", "author", "published", "site", "url", "language", "languages"),
        *("themes", "contexts", "score", "matches", "snippets"),
    )
    rows = [
        (
            rank,
            hit.id,
            hit.title,
            hit.citation.author,
            hit.citation.published,
            hit.citation.site,
            hit.citation.url,
            hit.language,
            " | ".join(f"{share.language} {share.share:.2f}" for share in hit.languages),
            " | ".join(theme for theme, _ in hit.themes),
            " | ".join(hit.contexts),
            round(hit.score, 4),
            hit.matches,
            " | ".join(snippet.marked.text for snippet in hit.snippets),
        )
        for rank, hit in enumerate(results.hits, start=results.query.offset + 1)
    ]
    return Table(name="documents", columns=columns, rows=tuple(rows), total=results.total)


def concordance_table(concordance: Concordance) -> Table:
    """One row a hit in its context; start and end are code points of the document's clean text."""
    columns = ("id", "title", "published", "site", "language", "left", "hit", "right", "kind", "start", "end")
    rows = [
        (
            line.id,
            line.citation.title,
            line.citation.published,
            line.citation.site,
            line.language,
            line.left,
            line.hit,
            line.right,
            line.kind,
            line.start,
            line.end,
        )
        for line in concordance.lines
    ]
    return Table(name="concordance", columns=columns, rows=tuple(rows), total=concordance.total)


def frequencies_table(by: str, parts: Iterable[tuple[str, Iterable[Frequency]]]) -> Table:
    """One row a part of the corpus and language of passages.

    Args:
        by: what divides the corpus.
        parts: pairs of the language whose passages were counted ("" for all together) and the frequencies.
    """
    columns = ("passages_in", "by", "value", "hits", "words", "per_10000_words", "documents", "documents_there")
    rows = [
        (
            language,
            by,
            one.value,
            one.hits,
            one.tokens,
            round(one.per_10k, 4),
            one.documents,
            one.corpus_documents,
        )
        for language, frequencies in parts
        for one in frequencies
    ]
    return Table(name="frequencies", columns=columns, rows=tuple(rows))


def words_table(parts: Iterable[tuple[str, WordList]]) -> Table:
    """One row a word of the documents found, language by language; tokens and types are of all its words."""
    columns = (
        *("language", "word", "count", "per_10000_words", "per_million_words", "share", "documents"),
        *("tokens", "types"),
    )
    listed = list(parts)
    rows = [
        (
            *(language, one.word, one.count, round(one.per_10k, 4), round(one.per_million, 2), round(one.share, 6)),
            *(one.documents, found.tokens, found.types),
        )
        for language, found in listed
        for one in found.words
    ]
    return Table(name="words", columns=columns, rows=tuple(rows), total=sum(found.total for _, found in listed))


def collocates_table(parts: Iterable[tuple[str, Ranking[Collocate]]]) -> Table:
    """One row a collocate, language by language."""
    listed = list(parts)
    columns = ("language", "word", "near", "total", "log_dice", "log_likelihood", "small")
    rows = [
        (
            language,
            one.word,
            one.together,
            one.total,
            round(one.log_dice, 4),
            round(one.log_likelihood, 4),
            int(one.small),
        )
        for language, found in listed
        for one in found
    ]
    return Table(name="collocates", columns=columns, rows=tuple(rows), total=sum(found.total for _, found in listed))


def keywords_table(parts: Iterable[tuple[str, Ranking[Keyword]]]) -> Table:
    """One row a word, language by language; a is what was searched for, b what it is compared with."""
    listed = list(parts)
    columns = (
        *("language", "word", "a", "a_words", "a_per_10000", "b", "b_words", "b_per_10000"),
        *("log_likelihood", "log_ratio", "small"),
    )
    rows = [
        (
            language,
            one.word,
            one.a,
            one.a_tokens,
            round(one.a_per_10k, 4),
            one.b,
            one.b_tokens,
            round(one.b_per_10k, 4),
            round(one.log_likelihood, 4),
            round(one.log_ratio, 4),
            int(one.small),
        )
        for language, found in listed
        for one in found
    ]
    return Table(name="keywords", columns=columns, rows=tuple(rows), total=sum(found.total for _, found in listed))


def dispersion_table(found: Dispersion) -> Table:
    """One row a document with hits, most first; places are from 0, its beginning, to 1, its end."""
    columns = ("id", "title", "published", "site", "hits", "words", "per_10000_words", "first", "last", "places")
    rows = [
        (
            one.citation.id,
            one.citation.title,
            one.citation.published,
            one.citation.site,
            one.hits,
            one.words,
            round(one.per_10k, 4),
            round(one.places[0], 4),
            round(one.places[-1], 4),
            " | ".join(f"{place:.4f}" for place in one.places),
        )
        for one in found.spread
    ]
    return Table(name="dispersion", columns=columns, rows=tuple(rows), total=found.documents)


def concepts_table(found: Iterable[Keyword], languages: tuple[str, str]) -> Table:
    """One row a concept; a and b are the two languages."""
    columns = (
        *("concept", "a_language", "a", "a_words", "a_per_10000", "b_language", "b", "b_words", "b_per_10000"),
        *("log_likelihood", "log_ratio", "small"),
    )
    rows = [
        (
            *(one.word, languages[0], one.a, one.a_tokens, round(one.a_per_10k, 4)),
            *(languages[1], one.b, one.b_tokens, round(one.b_per_10k, 4)),
            *(round(one.log_likelihood, 4), round(one.log_ratio, 4), int(one.small)),
        )
        for one in found
    ]
    return Table(name="concepts", columns=columns, rows=tuple(rows))
