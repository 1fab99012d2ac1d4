"""A page of hits, and what is true of all of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wsm_corpus.engines.whoosh_engine.evaluate import Evaluator, Scope
from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, Mask
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.snippets import Place, in_languages, make_snippets
from wsm_corpus.engines.whoosh_engine.spans import KINDS, Shown, Spans
from wsm_corpus.records import (
    And,
    Facet,
    FacetValue,
    Has,
    Hit,
    IndexInfo,
    Node,
    Or,
    Query,
    Results,
    Word,
)

FACETS = ("language", "passage", "theme", "context", "site", "author", "year")


def found(query: Query, snapshot: Snapshot) -> tuple[Mask, Floats]:
    """The documents a query finds, and the score of every document.

    Raises:
        QueryError: a pattern stands for too much, or a date is none.
    """
    evaluator = Evaluator(snapshot)
    answer = evaluator.answer(query.tree, Scope().within(query.filters))
    return answer.mask & filtered(query, snapshot), answer.scores


def filtered(query: Query, snapshot: Snapshot) -> Mask:
    """The documents that meet every filter of a query."""
    evaluator = Evaluator(snapshot)
    mask = snapshot.live.copy()
    for node in query.filters:
        mask &= evaluator.answer(node, Scope()).mask
    return mask


def search(query: Query, snapshot: Snapshot) -> Results:
    """One page of the documents found; see `SearchEngine.search`."""
    mask, page, scores = ranked(query, snapshot)
    return Results(
        query=query,
        total=int(np.count_nonzero(mask)),
        hits=tuple(_hits(query, page, scores, snapshot)),
        facets=facets(mask, snapshot),
        corpus_version=snapshot.generation.versions.corpus,
    )


def count(query: Query, snapshot: Snapshot) -> int:
    """How many documents a query finds; see `SearchEngine.count`."""
    return int(np.count_nonzero(found(query, snapshot)[0]))


def ranked(query: Query, snapshot: Snapshot) -> tuple[Mask, Ints, Floats]:
    """The documents a query finds, the numbers of those on the page asked for, best first, and every score.

    Raises:
        QueryError: a pattern stands for too much, or a date is none.
    """
    mask, scores = found(query, snapshot)
    docs = np.flatnonzero(mask)
    return mask, docs[_best(docs, _keys(query, scores, docs, snapshot), query, snapshot)], scores


def _keys(query: Query, scores: Floats, docs: Ints, snapshot: Snapshot) -> list[Floats]:
    """What documents are ordered by, largest first."""
    if query.sort == "newest":
        return [snapshot.dates[docs]]
    if query.sort == "oldest":
        dates = snapshot.dates[docs]
        return [np.where(dates > 0, -dates, -np.inf)]
    if query.sort == "title":
        return [-snapshot.title_rank[docs].astype(np.float64)]
    if query.any_word and isinstance(query.tree, Or | And):
        return [_parts_met(query, query.tree.parts, snapshot)[docs], scores[docs]]
    return [scores[docs]]


def _parts_met(query: Query, parts: tuple[Node, ...], snapshot: Snapshot) -> Floats:
    """How many of a query's parts each document meets: those with more of them come first, whatever their score."""
    evaluator, scope = Evaluator(snapshot), Scope().within(query.filters)
    met = np.zeros(snapshot.size)
    for part in parts:
        if not (isinstance(part, Word) and part.optional):
            met += evaluator.answer(part, scope).mask
    return met


def _best(docs: Ints, keys: list[Floats], query: Query, snapshot: Snapshot) -> Ints:
    """Rows of the page asked for: by the keys, ties by document id."""
    wanted = query.offset + query.limit
    if query.offset >= len(docs) or query.limit <= 0:
        return docs[:0]
    rows = np.arange(len(docs))
    rank = snapshot.id_rank[docs]
    if wanted < len(docs):
        # What cannot be on the page is left out before sorting: less than the last one's first key, or as much
        # and, where nothing else tells them apart, later by id.
        key = keys[0]
        last = np.partition(key, len(key) - wanted)[len(key) - wanted]
        above, level = np.flatnonzero(key > last), np.flatnonzero(key == last)
        missing = wanted - len(above)
        if len(keys) == 1 and len(level) > missing:
            level = level[np.argpartition(rank[level], missing - 1)[:missing]]
        rows = np.concatenate([above, level])
    order = np.lexsort((rank[rows], *(-key[rows] for key in reversed(keys))))
    return rows[order][query.offset : wanted]


def facets(mask: Mask, snapshot: Snapshot) -> tuple[Facet, ...]:
    """Counts over some documents in every field."""
    made = []
    for field in FACETS:
        column = snapshot.column(field)
        counts = column.count(mask)
        values = [FacetValue(value=column.values[code], count=int(counts[code])) for code in np.flatnonzero(counts)]
        values.sort(key=lambda value: (-value.count, value.value))
        made.append(Facet(field=field, values=tuple(values)))  # type: ignore[arg-type]  # FACETS are its fields
    return tuple(made)


def _hits(query: Query, page: Ints, scores: Floats, snapshot: Snapshot) -> Iterator[Hit]:
    shown = Shown(query, snapshot)
    spans = shown.spans(np.sort(page)) if shown.leaves else None
    for number in page.tolist():
        document = snapshot.card(number)
        places = _places(spans, number) if spans is not None else _evidence(query, snapshot, number)
        places = [place for place in places if in_languages(document, place, shown.scope.passages)]
        yield Hit(
            citation=document.citation,
            score=float(scores[number]),
            language=document.language,
            languages=document.languages,
            themes=document.themes,
            contexts=document.contexts,
            snippets=make_snippets(document, places, query.snippets, shown.scope.passages),
            matches=len(places) if spans is not None else None,
        )


def _places(spans: Spans, number: int) -> list[Place]:
    first, last = np.searchsorted(spans.docs, [number, number + 1])
    rows = slice(int(first), int(last))
    columns = (spans.starts[rows], spans.ends[rows], spans.kinds[rows], spans.leaves[rows])
    return [
        Place(start, end, KINDS[kind], leaf)
        for start, end, kind, leaf in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _evidence(query: Query, snapshot: Snapshot, number: int) -> list[Place]:
    """A search for themes alone shows what they rest on."""
    wanted = {node.value for node in _filters(And(parts=(query.tree, *query.filters)))}
    if not wanted:
        return []
    document = snapshot.document(number)
    mentions = {
        (mention.start, mention.end): mention.theme
        for theme in (*document.themes, *document.contexts)
        if theme.theme in wanted
        for mention in theme.mentions
    }
    places, reach = [], -1
    leaves = {theme: number for number, theme in enumerate(sorted(wanted))}
    for (start, end), theme in sorted(mentions.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= reach:
            places.append(Place(start, end, "expansion", leaves.get(theme, 0)))
            reach = end
    return places


def _filters(node: Node) -> Iterator[Has]:
    if isinstance(node, Has) and node.field in {"theme", "context"}:
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from _filters(part)


def describe(snapshot: Snapshot) -> IndexInfo:
    """The index as it stands."""
    generation = snapshot.generation
    languages, passages = snapshot.column("language"), snapshot.column("passage")
    counts = languages.count(snapshot.live)
    words = np.bincount(
        passages.codes, weights=passages.weights * snapshot.live[passages.docs], minlength=len(passages.values)
    )
    return IndexInfo(
        documents=snapshot.count,
        corpus_version=generation.versions.corpus,
        pipeline_version=generation.versions.pipeline,
        vocabulary_version=generation.versions.vocabulary,
        languages={value: int(count) for value, count in zip(languages.values, counts, strict=True) if count},
        tokens={value: int(count) for value, count in zip(passages.values, words, strict=True) if count},
        updated=generation.updated,
        bytes=sum(file.stat().st_size for file in snapshot.folder.iterdir() if file.is_file()),
    )
