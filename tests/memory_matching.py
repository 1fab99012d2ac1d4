"""Where a query is met in a document, by a walk over its words: what `memory_engine` is made of."""

from __future__ import annotations

import re

from wsm_corpus.errors import QueryError
from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.analysis import analyse, tokenise
from wsm_corpus.languages.fold import exact_form, fold
from wsm_corpus.languages.query_words import query_groups, sequences
from wsm_corpus.records import (
    And,
    Concept,
    Document,
    Everything,
    Fuzzy,
    Has,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Wildcard,
    Word,
)
from wsm_corpus.records.citation import part_authors, site_of

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
        "author": [*cite.authors],
        "id": [document.id],
        "format": [document.format],
        "year": [cite.published and cite.published[:4]],
    }
    return [value for value in found[field] if value]


def folded_words(text: str) -> list[str]:
    return [fold(text[start:end]) for start, end in tokenise(text)]


def languages_asked(node: Node, outer: Codes) -> Codes:
    """The languages of passages to which a node restricts its words."""
    inner: Codes = None
    if isinstance(node, Has) and node.field == "passage":
        inner = frozenset({node.value})
    elif isinstance(node, Or) and node.parts and all(languages_asked(part, None) is not None for part in node.parts):
        inner = frozenset().union(*(languages_asked(part, None) or () for part in node.parts))
    elif isinstance(node, And):
        for part in node.parts:
            outer = languages_asked(part, outer)
    return inner if outer is None else outer if inner is None else inner & outer


def is_met(node: Node, document: Document, codes: Codes) -> bool:
    match node:
        case Everything():
            return True
        case Not():
            return not is_met(node.part, document, codes)
        case And():
            inner = languages_asked(node, codes)
            needed = [part for part in node.parts if not (isinstance(part, Word) and part.optional)]
            finding = any(not isinstance(part, Has | Published | Not | Everything) for part in needed)
            return all(is_met(part, document, inner) for part in (needed if finding else node.parts))
        case Or():
            return any(is_met(part, document, codes) for part in node.parts)
        case Has(field="removed"):
            lines = [analyse(line.text, _field(document.language)) for line in document.removed]
            known = {token.term for line in lines for token in line}
            return bool(folded_words(node.value)) and all(
                group.forms[0].terms[0] in known for group in query_groups(node.value, _field(document.language))
            )
        case Has(value="*"):
            return bool(values(document, node.field))
        case Has(field="author") if ";" in node.value:
            names = part_authors(node.value)
            return bool(names) and all(is_met(Has(field="author", value=name), document, codes) for name in names)
        case Has():
            value = site_of(node.value) or node.value if node.field == "site" else node.value
            return fold(value) in map(fold, values(document, node.field)) or (
                node.field == "author"
                and any(set(folded_words(node.value)) <= set(folded_words(v)) for v in values(document, "author"))
            )
        case Published():
            date = document.citation.published
            low, high = node.since or "0", node.until or "9999"
            return date is not None and (date + "-99")[:10] >= low and date <= high + "-99"
        case _:
            return bool(places_met(node, document, codes) or _titles(node, document, codes))


def _field(code: str) -> str:
    return code if code in LANGUAGES else "xx"


def _titles(node: Node, document: Document, codes: Codes) -> set[Place]:
    if codes is not None or isinstance(node, Concept) or not document.citation.title:
        return set()
    return _in_stretches(node, [(0, document.citation.title)], _field(document.language))


def places_met(node: Node, document: Document, codes: Codes) -> set[Place]:
    """Where a tree is met in the clean text; of overlapping places the longer."""
    found: set[Place] = set()
    if isinstance(node, And | Or):
        inner = languages_asked(node, codes) if isinstance(node, And) else codes
        shown = [part for part in node.parts if not (isinstance(part, Word) and part.optional)]
        for part in node.parts:
            found |= places_met(part, document, inner) if part in shown else set()
        found = found or set().union(*(places_met(part, document, inner) for part in node.parts))
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
