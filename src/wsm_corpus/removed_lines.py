"""The lines that were taken out of a document and that a query asks for: `removed:cookie`.

query = corpus.query("removed:newsletter")
for found in find_removed(corpus.document(id), query):
    print(found.line.verdict.category, found.marked)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from wsm_corpus.languages.analysis import analyse
from wsm_corpus.record import record
from wsm_corpus.records import And, Document, Has, Line, LineCorrection, Mark, MarkedText, Node, Or, Query


@record
class RemovedHit:
    """A removed line that holds words a query asks for."""

    line: Line
    marked: MarkedText  # the line's text, with those words


def asks_for_removed(query: Query) -> bool:
    """Whether a query asks for words in removed lines."""
    return any(_asked(query.tree))


def find_removed(document: Document, query: Query) -> tuple[RemovedHit, ...]:
    """The removed lines of a document that hold a word the query asks for in removed lines, in their order.

    A word is met in any of its forms, as the index does it: in the analysis of the document's language.

    Args:
        document: to look in.
        query: as `Corpus.query` reads it.
    """
    wanted = {token.term for value in _asked(query.tree) for token in analyse(value, document.language)}
    if not wanted:
        return ()
    typed = {word for value in _asked(query.tree) for word in value.casefold().split()}
    out = []
    for line in document.removed:
        spans = {
            (token.start, token.end): token.surface.casefold() in typed
            for token in analyse(line.text, document.language)
            if token.term in wanted
        }
        if spans:
            marks = tuple(
                Mark(start=start, end=end, kind="exact" if as_typed else "inflected")
                for (start, end), as_typed in _apart(spans)
            )
            out.append(RemovedHit(line=line, marked=MarkedText(text=line.text, marks=marks)))
    return tuple(out)


def keeping(document: Document, lines: Iterable[Line]) -> dict[int, str]:
    """For each of these removed lines, by its number, the table of TOML that in corrections.toml would keep it."""
    from wsm_corpus.readers import correction_table  # not needed to search

    wanted = {line.number for line in lines}
    met: Counter[str] = Counter()
    tables = {}
    for line in document.lines:
        text = " ".join(line.text.split())
        met[text] += 1
        if line.number in wanted:
            kept = LineCorrection(document=document.id, text=text, keep=True, occurrence=met[text])
            tables[line.number] = correction_table(kept)
    return tables


def _apart(spans: dict[tuple[int, int], bool]) -> Iterator[tuple[tuple[int, int], bool]]:
    """The spans in their order, without those that lie within another."""
    reached = -1
    for span, as_typed in sorted(spans.items(), key=lambda pair: (pair[0][0], -pair[0][1])):
        if span[0] >= reached:
            reached = span[1]
            yield span, as_typed


def _asked(node: Node) -> Iterator[str]:
    """The words that are asked for in removed lines; what must not stand there is no such word."""
    if isinstance(node, Has) and node.field == "removed":
        yield node.value
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _asked(part)
