"""What a pattern of a query stands for in one field: terms, and which of their forms count."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from wsm_corpus.engines.whoosh_engine.forms import ANY_LETTER, ANY_LETTERS
from wsm_corpus.engines.whoosh_engine.postings import Ints
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.words import Term, Terms
from wsm_corpus.errors import QueryError
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import Fuzzy, Wildcard

MOST_EXPANSIONS = 1024
"""Forms one pattern may stand for; more is a question for a list of words and not for a search."""

MOST_DISTANCE = 2


def pattern_terms(node: Wildcard | Fuzzy, field: str, snapshot: Snapshot) -> tuple[Term, ...]:
    """The terms a pattern stands for, with the folded forms that meet it; looked for once a snapshot.

    Raises:
        QueryError: the pattern says nothing, or stands for too many words.
    """
    asked = (node.pattern,) if isinstance(node, Wildcard) else (node.text, node.distance)
    found = snapshot.patterns.get((asked, field), lambda: Terms(_look_for(node, field, snapshot)))
    return found.terms if found is not None else ()


def _look_for(node: Wildcard | Fuzzy, field: str, snapshot: Snapshot) -> tuple[Term, ...]:
    forms: dict[str, set[str]] = {}
    count = 0
    for term, folded in _matching(node, field, snapshot):
        known = forms.setdefault(term, set())
        if folded in known:
            continue
        known.add(folded)
        count += 1
        if count > MOST_EXPANSIONS:
            raise QueryError(
                f"the pattern stands for more than {MOST_EXPANSIONS} words",
                subject=node.pattern if isinstance(node, Wildcard) else node.text,
                advice="Write more of the word.",
            )
    return tuple(Term(field, term, folded=frozenset(found)) for term, found in sorted(forms.items()))


def _matching(node: Wildcard | Fuzzy, field: str, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    if isinstance(node, Wildcard):
        sought = _wildcard(node.pattern)
        for segment in snapshot.segments:
            yield from segment.forms(field).matching(*sought)
        return
    word, distance = fold(node.text), min(node.distance, MOST_DISTANCE)
    for segment in snapshot.segments:
        nearly = segment.forms(field).nearly(word, distance)
        within = distances(word, [folded for _, folded in nearly]) <= distance
        yield from (nearly[row] for row in np.flatnonzero(within).tolist())


def _wildcard(pattern: str) -> tuple[bytes, bytes, bytes]:
    """The pattern as an expression over UTF-8, the longest piece of all that it meets, and how all that begins."""
    if not any(letter.isalnum() for letter in pattern):
        raise QueryError(
            "a pattern needs at least one letter", subject=pattern, advice="Leave it out to see every document."
        )
    expression = longest = b""
    for piece in re.split(r"([*?])", pattern):
        if piece == "*":
            expression += ANY_LETTERS
        elif piece == "?":
            expression += ANY_LETTER
        else:
            letters = fold(piece).encode()
            expression += re.escape(letters)
            longest = max(longest, letters, key=len)
    return expression, longest, fold(re.split(r"[*?]", pattern)[0]).encode()


def distances(word: str, others: list[str]) -> Ints:
    """The edit distance of a word to each of others, a swap of neighbours counting one.

    Source: optimal string alignment, after Damerau (1964) and Wagner and Fischer (1974).
    """
    width = max(map(len, others), default=0)
    if not width:
        return np.full(len(others), len(word))
    letters = np.array(others, dtype=f"U{width}").view(np.uint32).reshape(len(others), width).T
    steps = np.arange(width + 1)[:, None]
    row = np.broadcast_to(steps, (width + 1, len(others)))
    before, last = row, 0
    for number, letter in enumerate(map(ord, word), 1):
        new = np.empty_like(row)
        new[0] = number
        new[1:] = np.minimum(row[1:] + 1, row[:-1] + (letters != letter))
        if number > 1:
            swapped = (letters[1:] == last) & (letters[:-1] == letter)
            new[2:] = np.where(swapped, np.minimum(new[2:], before[:-2] + 1), new[2:])
        new = np.minimum.accumulate(new - steps) + steps  # a letter more costs one
        before, row, last = row, new, letter
    return row[np.fromiter(map(len, others), dtype=np.int64, count=len(others)), np.arange(len(others))]
