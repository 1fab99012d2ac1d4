"""Concordance and frequencies of what a query finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.engines import ConcordanceSort, FrequencyField
from wsm_corpus.engines.hit_context import hit_context, one_line
from wsm_corpus.engines.whoosh_engine.document_json import Card
from wsm_corpus.engines.whoosh_engine.evaluate import Scope, passage_languages
from wsm_corpus.engines.whoosh_engine.packed_spans import PackedSpans
from wsm_corpus.engines.whoosh_engine.postings import Ints, Small, narrow
from wsm_corpus.engines.whoosh_engine.schema import OTHER, field_language, indexed_languages
from wsm_corpus.engines.whoosh_engine.search import answered, found
from wsm_corpus.engines.whoosh_engine.shown import Shown, by_segment
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.snippets import passage_at
from wsm_corpus.engines.whoosh_engine.sort_hits import rows_by_id, sort_hits
from wsm_corpus.engines.whoosh_engine.spans import KINDS, NONE, Spans
from wsm_corpus.records import Concordance, ConcordanceLine, Frequency, MatchKind, Query

FIRST = 1_000
"""Hits of a sample, or of a sorted concordance, that are remembered, 4 KB: twenty pages. Out of 1.8 million, drawing
them takes 60 to 100 ms and sorting 130."""


def hits_of(query: Query, snapshot: Snapshot) -> PackedSpans:
    """Every place where a query is met in the documents it finds; looked up once for all its views and pages."""
    key = (query.tree, query.filters, query.expansions)

    def look_up() -> PackedSpans:
        with snapshot.one_at_a_time:
            held = snapshot.spans.held(key)  # whoever was before may have asked for the same
            return _look_up(query, snapshot) if held is None else held

    packed = snapshot.spans.get(key, look_up)
    return packed if packed is not None else PackedSpans(NONE, snapshot.size)


def make_ready(query: Query, snapshot: Snapshot, share: float) -> bool:
    """Have in memory what the views of a query need; see `SearchEngine.make_ready`."""
    if snapshot.full >= share:
        return False
    hits_of(query, snapshot)
    return True


def _look_up(query: Query, snapshot: Snapshot) -> PackedSpans:
    shown = Shown(query, snapshot)
    spans = _out_of_all_languages(query, snapshot)
    if spans is None:
        spans = shown.spans(answered(query, snapshot).docs)
    return PackedSpans(_in_passages(spans, shown.scope.passages, snapshot), snapshot.size)


def _out_of_all_languages(query: Query, snapshot: Snapshot) -> Spans | None:
    """Places in passages of some languages, where those in passages of any are known; else None.

    A view counts the hits of a query in all languages, for its head, and then in each. Places of different languages
    do not overlap, so they are the same ones, as long as the documents are: "a NOT b" in English passages finds
    documents with b in a Dutch one.
    """
    others = tuple(node for node in query.filters if passage_languages(node) is None)
    packed = snapshot.spans.held((query.tree, others, query.expansions))
    if packed is None or len(others) == len(query.filters):
        return None
    here = answered(query, snapshot)
    if not answered(replace(query, filters=others), snapshot).mask[here.docs].all():
        return None
    every = packed.unpack()
    languages = Scope().within(query.filters).languages
    wanted = np.array([code in languages for code in indexed_languages()])
    rows = np.flatnonzero(wanted[every.languages])
    return every.where(rows[here.mask[every.docs[rows]]])


def _in_passages(spans: Spans, codes: frozenset[str] | None, snapshot: Snapshot) -> Spans:
    """Languages without a field of their own share one: there the passage itself decides."""
    if codes is None or not any(field_language(code) == OTHER for code in codes) or not len(spans):
        return spans
    languages = _passage_languages(spans, snapshot)
    return spans.where(np.array([language in codes for language in languages], dtype=bool))


def _passage_languages(spans: Spans, snapshot: Snapshot) -> list[str]:
    """The language of the passage of every span; only in shared fields the field does not tell."""
    codes = indexed_languages()
    languages = [codes[number] for number in spans.languages.tolist()]
    rows = np.flatnonzero(spans.languages == codes.index(OTHER))
    shared = spans.where(rows)
    for segment, part in by_segment(shared, snapshot):
        _, passages = segment.running.places(
            shared.docs[part].astype(np.int64) - segment.base, shared.positions[part]
        )
        for row, language in zip(rows[part].tolist(), segment.running.languages(passages), strict=True):
            languages[row] = language
    return languages


class _Met(NamedTuple):
    hits: Counter[str]  # in passages of each language
    documents: Counter[str]  # with a hit there


def _met_by_language(hits: PackedSpans, snapshot: Snapshot) -> _Met:
    """How many hits stand in passages of each language, and in how many documents."""
    codes = indexed_languages()
    counts = Counter(dict(zip(codes, hits.per_language().tolist(), strict=False)))
    documents = Counter({code: hits.documents_in(codes.index(code)) for code in codes if counts[code]})
    if counts.pop(OTHER, 0):
        del documents[OTHER]
        others = hits.where(hits.in_language(codes.index(OTHER)))
        languages = _passage_languages(others, snapshot)
        counts.update(languages)
        documents.update(language for language, _ in set(zip(languages, others.docs.tolist(), strict=True)))
    return _Met(counts, documents)


def concordance(
    query: Query,
    snapshot: Snapshot,
    *,
    context: int,
    sort: ConcordanceSort,
    seed: int,
    offset: int,
    limit: int,
) -> Concordance:
    """A page of hits in context; see `SearchEngine.concordance`."""
    hits = hits_of(query, snapshot)
    documents: dict[int, Card] = {}
    per_document = hits.per_document()
    if sort in {"left", "hit", "right"}:
        rows = _sorted_rows(query, hits, sort, snapshot, offset, limit)
    else:
        rows = rows_by_id(per_document, _places(len(hits), sort, seed, offset, limit), snapshot.by_id)
    lines = []
    shown = hits.where(rows)
    columns = (shown.docs, shown.starts, shown.ends, shown.kinds)
    for number, start, end, kind in zip(*(column.tolist() for column in columns), strict=True):
        if number not in documents:
            documents[number] = snapshot.card(number)
        lines.append(_line(documents[number], start, end, KINDS[kind], context))
    return Concordance(
        query=query,
        total=len(hits),
        documents=int(np.count_nonzero(per_document)),
        lines=tuple(lines),
        corpus_version=snapshot.generation.versions.corpus,
    )


def _sorted_rows(query: Query, hits: PackedSpans, sort: str, snapshot: Snapshot, offset: int, limit: int) -> Ints:
    """Which hits are on a page of those in order of words; the first pages are put in order once."""
    if offset + limit > FIRST:
        with snapshot.one_at_a_time:
            return sort_hits(hits.unpack(), sort, snapshot, offset, limit)

    def put_in_order() -> NDArray[Any]:
        with snapshot.one_at_a_time:
            return narrow(sort_hits(hits.unpack(), sort, snapshot, 0, FIRST))

    known = snapshot.orders.get((query.tree, query.filters, query.expansions, sort), put_in_order)
    first = put_in_order() if known is None else known
    return first[offset : offset + limit].astype(np.int64)


def _places(count: int, sort: str, seed: int, offset: int, limit: int) -> Ints:
    """Which of so many hits in order of documents are on a page."""
    if sort == "random":
        drawn = _first_drawn(count, seed) if offset + limit <= FIRST else _shuffled(count, seed)
        return drawn[offset : offset + limit].astype(np.int64)
    return np.arange(offset, min(offset + limit, count))


def _shuffled(count: int, seed: int) -> Small:
    return np.random.default_rng(seed).permutation(np.arange(count, dtype=np.int32))


@lru_cache(maxsize=32)
def _first_drawn(count: int, seed: int) -> Small:
    """The first of so many numbers, shuffled; remembered, since all are drawn for any page of a sample."""
    return _shuffled(count, seed)[:FIRST].copy()


def _line(document: Card, start: int, end: int, kind: MatchKind, context: int) -> ConcordanceLine:
    left, right = hit_context(document.text, start, end, context)
    return ConcordanceLine(
        id=document.citation.id,
        start=start,
        end=end,
        left=left,
        hit=one_line(document.text[start:end]),
        right=right,
        language=passage_at(document, start),
        kind=kind,
        citation=document.citation,
        document_language=document.language,
    )


def count_frequencies(query: Query, by: FrequencyField, snapshot: Snapshot) -> tuple[Frequency, ...]:
    """Hits in each part of the corpus; see `SearchEngine.frequencies`."""
    hits = hits_of(query, snapshot)
    mask, _ = found(query, snapshot)
    per_document = hits.per_document()
    column = snapshot.column(by)
    parts = snapshot.parts(by, Shown(query, snapshot).scope.passages)
    if by == "passage":
        by_language = _met_by_language(hits, snapshot)
        in_part = np.array([by_language.hits[value] for value in column.values], dtype=np.int64)
        # What is found without a word, by a theme, is found in all of its passages.
        met = column.count(mask & (per_document == 0))
        met = met + np.array([by_language.documents[value] for value in column.values], dtype=np.int64)
    else:
        in_part = np.bincount(column.codes, weights=per_document[column.docs], minlength=len(column.values))
        met = column.count(mask)
    rows = [
        Frequency(value=value, hits=int(n), documents=int(m), tokens=int(t), corpus_documents=int(d))
        for value, n, m, t, d, k in zip(
            column.values, in_part, met, parts.tokens, parts.documents, parts.known, strict=True
        )
        if k
    ]
    if len(parts.others) and by not in {"theme", "context", "passage"}:
        rows.append(
            Frequency(
                value="",
                hits=int(per_document[parts.others].sum()),
                documents=int(mask[parts.others].sum()),
                tokens=parts.other_tokens,
                corpus_documents=parts.other_documents,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.hits, -row.documents, row.value)))
