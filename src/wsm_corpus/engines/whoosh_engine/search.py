"""A page of hits, and what is true of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from wsm_corpus.engines.whoosh_engine.answers import Answer, best_rows, of_mask, shared
from wsm_corpus.engines.whoosh_engine.evaluate import EVERYWHERE, Evaluator
from wsm_corpus.engines.whoosh_engine.facets import facets
from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, Mask
from wsm_corpus.engines.whoosh_engine.shown import Shown
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.snippets import Place, in_languages, make_snippets
from wsm_corpus.engines.whoosh_engine.spans import KINDS, Spans, cuts_at
from wsm_corpus.records import (
    And,
    Has,
    Hit,
    IndexInfo,
    Node,
    Or,
    Query,
    Results,
    Word,
)


def answered(query: Query, snapshot: Snapshot) -> Answer:
    """The documents a query finds, with their scores.

    Raises:
        QueryError: a pattern stands for too much, or a date is none.
    """
    evaluator = Evaluator(snapshot)
    answer = evaluator.answer(query.tree, EVERYWHERE.within(query.filters))
    conditions = [evaluator.answer(node, EVERYWHERE) for node in query.filters]
    if snapshot.count < snapshot.size:
        conditions.append(of_mask(snapshot.live))
    return shared([answer, *conditions])


def found(query: Query, snapshot: Snapshot) -> tuple[Mask, Floats]:
    """The documents a query finds, and the score of every document, as rows a document of the index.

    Raises:
        QueryError: a pattern stands for too much, or a date is none.
    """
    answer = answered(query, snapshot)
    scores = np.zeros(snapshot.size)
    scores[answer.docs] = answer.scores
    return answer.mask, scores


def search(query: Query, snapshot: Snapshot) -> Results:
    """One page of the documents found; see `SearchEngine.search`."""
    answer = answered(query, snapshot)
    return Results(
        query=query,
        total=len(answer),
        hits=hits(query, answer, snapshot),
        facets=facets(answer, snapshot),
        corpus_version=snapshot.generation.versions.corpus,
    )


def count(query: Query, snapshot: Snapshot) -> int:
    """How many documents a query finds; see `SearchEngine.count`."""
    return len(answered(query, snapshot))


def ranked(query: Query, answer: Answer, snapshot: Snapshot) -> tuple[Ints, Floats]:
    """The numbers of the documents found that are on the page asked for, best first, and the score of each."""
    rows = _best(answer.docs, _keys(query, answer, snapshot), query, snapshot)
    return answer.docs[rows], answer.scores[rows]


def _keys(query: Query, answer: Answer, snapshot: Snapshot) -> list[Floats]:
    """What documents are ordered by, largest first."""
    docs, scores = answer.docs, answer.scores
    if query.sort == "newest":
        return [snapshot.dates[docs]]
    if query.sort == "oldest":
        dates = snapshot.dates[docs]
        return [np.where(dates > 0, -dates, -np.inf)]
    if query.sort == "title":
        return [-snapshot.title_rank[docs].astype(np.float64)]
    if query.any_word and isinstance(query.tree, Or | And):
        return [_parts_met(query, query.tree.parts, docs, snapshot), scores]
    return [scores]


def _parts_met(query: Query, parts: tuple[Node, ...], docs: Ints, snapshot: Snapshot) -> Floats:
    """How many of a query's parts each document meets: those with more of them come first, whatever their score."""
    evaluator, scope = Evaluator(snapshot), EVERYWHERE.within(query.filters)
    met = np.zeros(len(docs))
    for part in parts:
        if not (isinstance(part, Word) and part.optional):
            met += evaluator.answer(part, scope).mask[docs]
    return met


def _best(docs: Ints, keys: list[Floats], query: Query, snapshot: Snapshot) -> Ints:
    """Rows of the page asked for: by the keys, ties by document id."""
    wanted = query.offset + query.limit
    if query.offset >= len(docs) or query.limit <= 0:
        return docs[:0]
    rows = best_rows(keys[0], wanted) if wanted < len(docs) else np.arange(len(docs))
    if wanted < len(rows):
        # What cannot be on the page is left out before sorting: less than the last one's first key, or as much
        # and, where nothing else tells them apart, later by id.
        key = keys[0][rows]
        last = np.partition(key, len(key) - wanted)[len(key) - wanted]
        above, level = rows[key > last], rows[key == last]
        missing = wanted - len(above)
        if len(keys) == 1 and len(level) > missing:
            level = level[np.argpartition(snapshot.id_rank[docs[level]], missing - 1)[:missing]]
        rows = np.concatenate([above, level])
    order = np.lexsort((snapshot.id_rank[docs[rows]], *(-key[rows] for key in reversed(keys))))
    return rows[order][query.offset : wanted]


def hits(query: Query, answer: Answer, snapshot: Snapshot) -> tuple[Hit, ...]:
    """The documents on the page asked for, as they are shown."""
    return tuple(_hits(query, *ranked(query, answer, snapshot), snapshot))


def _hits(query: Query, page: Ints, scores: Floats, snapshot: Snapshot) -> Iterator[Hit]:
    shown = Shown(query, snapshot)
    numbers = page.tolist()
    met = _places(shown.spans(np.sort(page)), numbers) if shown.leaves else None
    for row, (number, score) in enumerate(zip(numbers, scores.tolist(), strict=True)):
        document = snapshot.card(number)
        places = met[row] if met is not None else _evidence(query, snapshot, number)
        places = [place for place in places if in_languages(document, place, shown.scope.passages)]
        yield Hit(
            citation=document.citation,
            score=score,
            language=document.language,
            languages=document.languages,
            themes=document.themes,
            contexts=document.contexts,
            snippets=make_snippets(document, places, query.snippets, shown.scope.passages),
            matches=len(places) if met is not None else None,
        )


def _places(spans: Spans, numbers: list[int]) -> list[list[Place]]:
    """The places in each of some documents; all are made at once, for each column of each has its cost."""
    columns = (spans.starts, spans.ends, spans.kinds, spans.leaves)
    starts, ends, kinds, leaves = (column.tolist() for column in columns)
    places = [*map(Place, starts, ends, map(KINDS.__getitem__, kinds), leaves)]
    cuts = zip(cuts_at(spans.docs, numbers), cuts_at(spans.docs, [number + 1 for number in numbers]), strict=True)
    return [places[first:last] for first, last in cuts]


def _evidence(query: Query, snapshot: Snapshot, number: int) -> list[Place]:
    """A search for themes alone shows what they rest on."""
    filters = list(_filters(And(parts=(query.tree, *query.filters))))
    if not filters:
        return []
    wanted = {node.value for node in filters}
    document = snapshot.document(number)
    met = {
        "theme": [theme for theme in document.themes if theme.theme in wanted],
        "context": [context for context in document.contexts if context.theme in wanted],
    }
    met |= {node.field: getattr(document, f"{node.field}s") for node in filters if node.value == "*"}
    mentions = {
        (mention.start, mention.end): mention.theme for theme in chain(*met.values()) for mention in theme.mentions
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
    """The index as it stands; looked at anew when a file of its folder comes or goes, for every page asks."""
    stamp = snapshot.folder.stat().st_mtime_ns
    if snapshot.described is None or snapshot.described[0] != stamp:
        snapshot.described = (stamp, _describe(snapshot))
    return snapshot.described[1]


def _describe(snapshot: Snapshot) -> IndexInfo:
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
