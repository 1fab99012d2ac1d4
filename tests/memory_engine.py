"""An engine in memory, so plain that it is right by reading: the oracle of the contract test."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from memory_matching import Place, folded_words, is_met, languages_asked, places_met, values
from wsm_corpus.engines import SORTED_BY, ConcordanceSort, FrequencyField, Versions
from wsm_corpus.engines.hit_context import hit_context
from wsm_corpus.errors import IndexNotFound
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import (
    And,
    Concordance,
    ConcordanceLine,
    Dispersion,
    Document,
    DocumentSpread,
    Everything,
    Facet,
    FacetValue,
    Frequency,
    Hit,
    IndexInfo,
    MarkedText,
    Passage,
    Query,
    Results,
    Snippet,
)
from wsm_corpus.statistics import deviation_of_proportions, juilland_d

FACETS = ("language", "passage", "theme", "context", "site", "author", "year")


class MemoryEngine:
    """Every document in a dictionary, every search a walk over all of them."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.versions: Versions | None = None

    def update(
        self, documents: Iterable[Document], removed: Collection[str], versions: Callable[[], Versions]
    ) -> None:
        new = {document.id: document for document in documents}
        kept = {id: old for id, old in self.documents.items() if id not in removed}
        self.versions, self.documents = versions(), kept | new

    def update_from(  # type: ignore[no-untyped-def]
        self, items, process, removed, versions, *, jobs=1, report, lost, merging=None
    ) -> None:
        documents = []
        for item in items:
            document, told = process(item)
            documents += [document] if document is not None else []
            report(told)
        self.update(documents, removed, versions)

    def _found(self, query: Query) -> list[tuple[Document, set[Place]]]:
        if self.versions is None:
            raise IndexNotFound("nothing has been indexed yet", advice="Run `wsm index`.")
        codes = languages_asked(And(parts=query.filters), None)
        every = [self.documents[id] for id in sorted(self.documents)]
        met = [document for document in every if all(is_met(part, document, None) for part in query.filters)]
        return [
            (document, places_met(query.tree, document, codes))
            for document in met
            if is_met(query.tree, document, codes)
        ]

    def count(self, query: Query) -> int:
        return len(self._found(query))

    def make_ready(self, query: Query, *, share: float = 1.0) -> bool:
        self._found(query)
        return share > 0

    def search(self, query: Query) -> Results:
        found = self._found(query)
        assert self.versions is not None
        facets = {
            field: Counter(value for document, _ in found for value in values(document, field)) for field in FACETS
        }
        hits = [_hit(document, places) for document, places in found]
        page = sorted(hits, key=lambda hit: -hit.score)[query.offset : query.offset + query.limit]
        return Results(
            query=query,
            total=len(found),
            hits=tuple(page),
            facets=tuple(
                Facet(  # type: ignore[arg-type]  # FACETS are its fields
                    field=field,
                    values=tuple(
                        FacetValue(value=value, count=count)
                        for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
                    ),
                )
                for field, counts in facets.items()
            ),
            corpus_version=self.versions.corpus,
        )

    def concordance(
        self,
        query: Query,
        *,
        context: int = 60,
        sort: ConcordanceSort = "document",
        seed: int = 0,
        offset: int = 0,
        limit: int = 50,
    ) -> Concordance:
        hits = [(document, *place) for document, places in self._found(query) for place in sorted(places)]
        if sort in {"left", "hit", "right"}:
            hits.sort(key=lambda hit: _sorted_by(*hit, sort))
        lines = [
            ConcordanceLine(
                id=document.id,
                start=start,
                end=end,
                left=hit_context(document.text, start, end, context)[0],
                hit=document.text[start:end].replace("\n", " "),
                right=hit_context(document.text, start, end, context)[1],
                language=next(p.language for p in document.passages if p.start <= start < p.end),
                kind="exact",
                citation=document.citation,
                document_language=document.language,
            )
            for document, start, end in hits
        ]
        total, documents = len(lines), len({line.id for line in lines})
        if sort == "random":
            random.Random(seed).shuffle(lines)
        page = tuple(lines[offset : offset + limit])
        return Concordance(query=query, total=total, documents=documents, lines=page, corpus_version="")

    def frequencies(self, query: Query, by: FrequencyField) -> tuple[Frequency, ...]:
        found = {document.id: places for document, places in self._found(query)}
        rows: dict[str, list[tuple[Document, Collection[Passage]]]] = {}
        codes = languages_asked(And(parts=(query.tree, *query.filters)), None)
        for document in self.documents.values():
            for value in values(document, by) or ([""] if by not in {"theme", "context", "passage"} else []):
                keep = {value} if by == "passage" else codes
                inside = [passage for passage in document.passages if keep is None or passage.language in keep]
                rows.setdefault(value, []).append((document, inside))
        made = [
            Frequency(
                value=value,
                hits=sum(p.start <= s < p.end for d, ps in part for p in ps for s, _ in found.get(d.id, ())),
                documents=sum(d.id in found and (by != "passage" or _met_in(found[d.id], ps)) for d, ps in part),
                tokens=sum(len(tokenise(d.text[p.start : p.end])) for d, ps in part for p in ps),
                corpus_documents=sum(by == "passage" or codes is None or _has_words(d, ps) for d, ps in part),
            )
            for value, part in rows.items()
        ]
        return tuple(sorted(made, key=lambda row: (-row.hits, -row.documents, row.value)))

    def dispersion(self, query: Query, *, limit: int = 20) -> Dispersion:
        codes = languages_asked(And(parts=(query.tree, *query.filters)), None)
        places = {document.id: found for document, found in self._found(query)}
        rows = []
        for document, _ in self._found(replace(query, tree=Everything())):
            inside = [one for one in document.passages if codes is None or one.language in codes]
            words = sum(len(tokenise(document.text[one.start : one.end])) for one in inside)
            starts = sorted(start for start, _ in places.get(document.id, ()))
            if words:
                rows.append(
                    DocumentSpread(
                        citation=document.citation,
                        language=document.language,
                        hits=len(starts),
                        words=words,
                        places=tuple(start / len(document.text) for start in starts),
                    )
                )
        counts, sizes = [row.hits for row in rows], [row.words for row in rows]
        met = sorted((row for row in rows if row.hits), key=lambda row: (-row.hits, row.citation.id))
        return Dispersion(
            query=query,
            hits=sum(counts),
            documents=len(met),
            searched=len(rows),
            deviation=deviation_of_proportions(counts, sizes),
            evenness=juilland_d(counts, sizes),
            spread=tuple(met[:limit]),
            corpus_version="",
        )

    def word_counts(self, query: Query, language: str) -> Mapping[str, int]:
        texts = [d.text[p.start : p.end] for d, _ in self._found(query) for p in d.passages if p.language == language]
        return Counter(word for text in texts for word in folded_words(text))

    def word_documents(self, query: Query, language: str, words: Collection[str]) -> Mapping[str, int]:
        found = [
            {word for p in d.passages if p.language == language for word in folded_words(d.text[p.start : p.end])}
            for d, _ in self._found(query)
        ]
        return {word: sum(word in one for one in found) for word in words}

    def collocates(self, query: Query, language: str, *, window: int = 5) -> Mapping[str, int]:
        counts: Counter[str] = Counter()
        for document, places in self._found(query):
            for passage in document.passages:
                if passage.language != language:
                    continue
                spans = [
                    (passage.start + s, passage.start + e)
                    for s, e in tokenise(document.text[passage.start : passage.end])
                ]
                hit = {n for n, (s, e) in enumerate(spans) for start, end in places if s < end and e > start}
                near = {
                    n for n in range(len(spans)) if n not in hit and any(abs(n - other) <= window for other in hit)
                }
                counts.update(fold(document.text[spans[n][0] : spans[n][1]]) for n in near)
        return counts

    def get(self, id: str) -> Document | None:
        return self.documents.get(id)

    def fingerprints(self) -> Mapping[str, str]:
        return {id: document.fingerprint for id, document in self.documents.items()}

    def info(self) -> IndexInfo | None:
        if self.versions is None:
            return None
        every = self.documents.values()
        tokens: Counter[str] = Counter()
        for document in every:
            for passage in document.passages:
                tokens[passage.language] += len(tokenise(document.text[passage.start : passage.end]))
        return IndexInfo(
            documents=len(every),
            corpus_version=self.versions.corpus,
            pipeline_version=self.versions.pipeline,
            vocabulary_version=self.versions.vocabulary,
            languages=Counter(document.language for document in every),
            tokens=tokens,
        )

    def close(self) -> None:
        pass


def _met_in(places: Collection[Place], passages: Collection[Passage]) -> bool:
    """Whether what is found without a word, or one of its places, is in some passages."""
    return not places or any(p.start <= start < p.end for p in passages for start, _ in places)


def _has_words(document: Document, passages: Collection[Passage]) -> bool:
    return any(tokenise(document.text[one.start : one.end]) for one in passages)


def _sorted_by(document: Document, start: int, end: int, sort: str) -> list[str]:
    """The words that a hit is sorted by."""
    spans = [
        (p.start + s, p.start + e) for p in document.passages for s, e in tokenise(document.text[p.start : p.end])
    ]
    parts = {
        "left": [place for place in spans if place[1] <= start][::-1],
        "hit": [place for place in spans if place[1] > start and place[0] < end],
        "right": [place for place in spans if place[0] >= end],
    }
    return [fold(document.text[s:e]) for s, e in parts[sort][:SORTED_BY]]


def _hit(document: Document, places: set[Place]) -> Hit:
    piece = document.passages[0] if document.passages else None
    start, end = (piece.start, piece.end) if piece else (0, 0)
    snippet = Snippet(
        marked=MarkedText(text=document.text[start:end]), start=start, end=end, language=document.language
    )
    return Hit(
        citation=document.citation,
        score=float(len(places)),
        language=document.language,
        languages=document.languages,
        themes=tuple((theme.theme, theme.score) for theme in document.themes),
        contexts=tuple(theme.theme for theme in document.contexts),
        snippets=(snippet,),
        matches=len(places),
    )
