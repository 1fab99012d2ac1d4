"""An engine in memory, so plain that it is right by reading: the oracle of the contract test."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from wsm_corpus.engines import SORTED_BY, ConcordanceSort, FrequencyField, Versions
from wsm_corpus.engines.hit_context import hit_context
from wsm_corpus.errors import IndexNotFound, QueryError
from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.analysis import analyse, query_groups, sequences, tokenise
from wsm_corpus.languages.fold import exact_form, fold
from wsm_corpus.records import (
    And,
    Concept,
    Concordance,
    ConcordanceLine,
    Dispersion,
    Document,
    DocumentSpread,
    Everything,
    Facet,
    FacetValue,
    Frequency,
    Fuzzy,
    Has,
    Hit,
    IndexInfo,
    MarkedText,
    Node,
    Not,
    Or,
    Passage,
    Phrase,
    Published,
    Query,
    Results,
    Snippet,
    Wildcard,
    Word,
)
from wsm_corpus.statistics import deviation_of_proportions, juilland_d

FACETS = ("language", "passage", "theme", "context", "site", "author", "year")
Codes = frozenset[str] | None
Place = tuple[int, int]


def values(document: Document, field: str) -> list[str]:
    """The values of a metadata field."""
    cite = document.citation
    found: dict[str, list[str | None]] = {
        "language": [document.language],
        "passage": sorted({passage.language for passage in document.passages}),
        "theme": [theme.theme for theme in document.themes],
        "context": [theme.theme for theme in document.contexts],
        "site": [cite.site],
        "author": [cite.author],
        "id": [document.id],
        "format": [document.format],
        "year": [cite.published and cite.published[:4]],
    }
    return [value for value in found[field] if value]


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
        self, items, process, removed, versions, *, jobs=1, report, lost
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
        codes = _codes(And(parts=query.filters), None)
        every = [self.documents[id] for id in sorted(self.documents)]
        met = [document for document in every if all(_met(part, document, None) for part in query.filters)]
        return [
            (document, _places(query.tree, document, codes)) for document in met if _met(query.tree, document, codes)
        ]

    def count(self, query: Query) -> int:
        return len(self._found(query))

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
        codes = _codes(And(parts=(query.tree, *query.filters)), None)
        for document in self.documents.values():
            for value in values(document, by) or ([""] if by not in {"theme", "context", "passage"} else []):
                keep = {value} if by == "passage" else codes
                inside = [passage for passage in document.passages if keep is None or passage.language in keep]
                rows.setdefault(value, []).append((document, inside))
        made = [
            Frequency(
                value=value,
                hits=sum(p.start <= s < p.end for d, ps in part for p in ps for s, _ in found.get(d.id, ())),
                documents=sum(document.id in found for document, _ in part),
                tokens=sum(len(tokenise(d.text[p.start : p.end])) for d, ps in part for p in ps),
                corpus_documents=len(part),
            )
            for value, part in rows.items()
        ]
        return tuple(sorted(made, key=lambda row: (-row.hits, -row.documents, row.value)))

    def dispersion(self, query: Query, *, limit: int = 20) -> Dispersion:
        codes = _codes(And(parts=(query.tree, *query.filters)), None)
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
        return Counter(word for text in texts for word in _words(text))

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


def _words(text: str) -> list[str]:
    return [fold(text[start:end]) for start, end in tokenise(text)]


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


def _codes(node: Node, outer: Codes) -> Codes:
    """The languages of passages to which a node restricts its words."""
    inner: Codes = None
    if isinstance(node, Has) and node.field == "passage":
        inner = frozenset({node.value})
    elif isinstance(node, Or) and node.parts and all(_codes(part, None) is not None for part in node.parts):
        inner = frozenset().union(*(_codes(part, None) or () for part in node.parts))
    elif isinstance(node, And):
        for part in node.parts:
            outer = _codes(part, outer)
    return inner if outer is None else outer if inner is None else inner & outer


def _met(node: Node, document: Document, codes: Codes) -> bool:
    match node:
        case Everything():
            return True
        case Not():
            return not _met(node.part, document, codes)
        case And():
            inner = _codes(node, codes)
            needed = [part for part in node.parts if not (isinstance(part, Word) and part.optional)]
            finding = any(not isinstance(part, Has | Published | Not | Everything) for part in needed)
            return all(_met(part, document, inner) for part in (needed if finding else node.parts))
        case Or():
            return any(_met(part, document, codes) for part in node.parts)
        case Has(field="removed"):
            lines = [analyse(line.text, _field(document.language)) for line in document.removed]
            known = {token.term for line in lines for token in line}
            return bool(_words(node.value)) and all(
                group.forms[0].terms[0] in known for group in query_groups(node.value, _field(document.language))
            )
        case Has(value="*"):
            return bool(values(document, node.field))
        case Has():
            return fold(node.value) in map(fold, values(document, node.field)) or (
                node.field == "author"
                and any(set(_words(node.value)) <= set(_words(v)) for v in values(document, "author"))
            )
        case Published():
            date = document.citation.published
            low, high = node.since or "0", node.until or "9999"
            return date is not None and (date + "-99")[:10] >= low and date <= high + "-99"
        case _:
            return bool(_places(node, document, codes) or _titles(node, document, codes))


def _field(code: str) -> str:
    return code if code in LANGUAGES else "xx"


def _titles(node: Node, document: Document, codes: Codes) -> set[Place]:
    if codes is not None or isinstance(node, Concept) or not document.citation.title:
        return set()
    return _in_stretches(node, [(0, document.citation.title)], _field(document.language))


def _places(node: Node, document: Document, codes: Codes) -> set[Place]:
    """Where a tree is met in the clean text; of overlapping places the longer."""
    found: set[Place] = set()
    if isinstance(node, And | Or):
        inner = _codes(node, codes) if isinstance(node, And) else codes
        shown = [part for part in node.parts if not (isinstance(part, Word) and part.optional)]
        for part in node.parts:
            found |= _places(part, document, inner) if part in shown else set()
        found = found or set().union(*(_places(part, document, inner) for part in node.parts))
    elif isinstance(node, Concept):
        found = {
            (mention.start, mention.end)
            for mention in (
                *(one for theme in (*document.themes, *document.contexts) for one in theme.mentions),
                *document.mentions,
            )
            if mention.concept == node.id
            and (not node.languages or mention.language in node.languages)
            and (codes is None or mention.language in codes)
        }
    elif isinstance(node, Word | Phrase | Wildcard | Fuzzy) and node.field == "text":
        passages = [p for p in document.passages if codes is None or p.language in codes]
        for code in {_field(passage.language) for passage in passages}:
            stretches = [(p.start, document.text[p.start : p.end]) for p in passages if _field(p.language) == code]
            found |= _in_stretches(node, stretches, code)
    kept: set[Place] = set()
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not any(start < other and end > first for first, other in kept):
            kept.add((start, end))
    return kept


def _in_stretches(node: Node, stretches: list[tuple[int, str]], code: str) -> set[Place]:
    tokens = [
        [(t._replace(start=t.start + at, end=t.end + at)) for t in analyse(text, code)] for at, text in stretches
    ]
    every = [token for stretch in tokens for token in stretch]
    if isinstance(node, Wildcard):
        if not re.search(r"\w", node.pattern):
            raise QueryError("a pattern needs at least one letter")
        pattern = re.compile(".*".join(".".join(map(re.escape, p.split("?"))) for p in fold(node.pattern).split("*")))
        return {(t.start, t.end) for t in every if t.kind == "word" and pattern.fullmatch(fold(t.surface))}
    if isinstance(node, Fuzzy):
        return {
            (t.start, t.end)
            for t in every
            if t.kind == "word" and _distance(fold(node.text), fold(t.surface)) <= node.distance
        }
    if isinstance(node, Word):
        found: set[Place] = set()
        groups = query_groups(node.text, code)
        others = [group for text in node.joined for group in query_groups(text, code)]
        joined: set[Place] = set().union(*(_form(group.forms[0], node, group.surface, tokens) for group in others))
        if not all(any(_form(form, node, group.surface, tokens) for form in group.forms) for group in groups):
            return joined
        for group in groups:
            for form in group.forms:
                found |= _form(form, node, group.surface, tokens)
        return found | joined
    assert isinstance(node, Phrase)
    words = " ".join(node.words)
    if node.exact:
        surfaces = [exact_form(group.surface) for group in query_groups(words, code)]
        return _runs(
            surfaces,
            [[t._replace(term=exact_form(t.surface)) for t in s if t.kind == "word"] for s in tokens],
            node.slop,
        )
    return set().union(*(_runs(terms, tokens, node.slop) for terms in sequences(words, code)))


def _form(form: object, node: Word, surface: str, tokens: list) -> set[Place]:  # type: ignore[type-arg]
    every = [token for stretch in tokens for token in stretch]
    if node.exact:
        places = {
            (t.start, t.end) for t in every if t.kind == "word" and exact_form(t.surface) == exact_form(surface)
        }
        return places if form.kind == "word" else set()  # type: ignore[attr-defined]
    if form.how == "phrase":  # type: ignore[attr-defined]
        return _runs(form.terms, tokens, 0)  # type: ignore[attr-defined]
    each = [{(t.start, t.end) for t in every if t.term == term} for term in form.terms]  # type: ignore[attr-defined]
    return set().union(*each) if all(each) else set()


def _runs(terms, stretches, slop: int) -> set[Place]:  # type: ignore[no-untyped-def]
    found = set()
    for tokens in stretches:
        at = [sorted({(t.position, t.start, t.end) for t in tokens if t.term == term}) for term in terms]
        if not slop:
            for first in at[0]:
                chain = [
                    first,
                    *(next((t for t in each if t[0] == first[0] + n), None) for n, each in enumerate(at[1:], 1)),
                ]
                if all(chain):
                    found.add((chain[0][1], chain[-1][2]))
            continue
        windows = set()
        for begin in sorted({place[0] for each in at for place in each}):
            nexts = [next((t for t in each if t[0] >= begin), None) for each in at]
            if all(nexts) and max(t[0] for t in nexts) - begin <= len(terms) - 1 + slop:
                windows.add((max(t[0] for t in nexts), begin))
        for reach in {reach for reach, _ in windows}:
            begin = max(begin for r, begin in windows if r == reach)
            start = min(t[1] for each in at for t in each if t[0] == begin)
            found.add((start, max(t[2] for each in at for t in each if t[0] == reach)))
    return found


def _distance(first: str, second: str) -> int:
    rows = {(i, j): i + j for i in range(len(first) + 1) for j in range(len(second) + 1) if not i or not j}
    for i, a in enumerate(first, 1):
        for j, b in enumerate(second, 1):
            rows[i, j] = min(rows[i - 1, j] + 1, rows[i, j - 1] + 1, rows[i - 1, j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and b == first[i - 2]:
                rows[i, j] = min(rows[i, j], rows[i - 2, j - 2] + 1)
    return rows[len(first), len(second)]
