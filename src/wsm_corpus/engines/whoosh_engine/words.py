"""What a word, a phrase or a pattern of a query is in one field: terms, and which of their forms count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from wsm_corpus.engines.whoosh_engine.forms import ANY_LETTER, ANY_LETTERS, Form
from wsm_corpus.engines.whoosh_engine.postings import Mask
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.errors import QueryError
from wsm_corpus.languages.analysis import Group, query_groups, sequences
from wsm_corpus.languages.fold import exact_form, fold
from wsm_corpus.records import Fuzzy, MatchKind, Phrase, Wildcard, Word

MOST_EXPANSIONS = 1024
"""Forms one pattern may stand for; more is a question for a list of words and not for a search."""

PART_FORM_BOOST = 0.6
"""All parts of a compound, apart from one another, beside the compound itself."""

MOST_DISTANCE = 2


@dataclass(frozen=True, slots=True)
class Term:
    """An index term of one field, and how its forms relate to what was typed."""

    field: str
    term: str
    typed: str = ""  # what a form is compared with; "" where the term stands for no word of its own
    exact: bool = False  # only forms as typed
    folded: frozenset[str] | None = None  # only whole words with one of these folded forms

    def admits(self, form: Form) -> bool:
        """Whether an occurrence in this form counts."""
        if self.folded is not None:
            return not form.part and form.folded in self.folded
        return not self.exact or (not form.part and exact_form(form.surface) == exact_form(self.typed))

    @property
    def selective(self) -> bool:
        """Whether some forms do not count."""
        return self.exact or self.folded is not None

    def kind(self, form: Form) -> MatchKind:
        """How an occurrence in this form meets what was typed."""
        if form.part:
            return "part"
        if not self.typed or exact_form(form.surface) == exact_form(self.typed):
            return "exact"
        return "variant" if _unjoined(form.folded) == _unjoined(fold(self.typed)) else "inflected"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of meeting a leaf in one field."""

    terms: tuple[Term, ...]
    how: str  # "term", "phrase": at consecutive positions, "all": anywhere in the document, "near": within `slop`
    slop: int = 0
    boost: float = 1.0
    variant: bool = False  # another spelling of what was typed


def _unjoined(word: str) -> str:
    return re.sub(r"[\W_]", "", word)


Ways = tuple[Way, ...]
"""Any of them meets the leaf; the best counts."""


@lru_cache(maxsize=4096)
def _groups(text: str, code: str) -> tuple[Group, ...]:
    """The words of what was typed; asked for once a field and once more for every view of a query."""
    return tuple(query_groups(text, code))


def word_ways(word: Word, field: str, code: str) -> list[Ways]:
    """The ways of meeting each word of a `Word` (one, unless what was typed holds several)."""
    found = []
    for group in _groups(word.text, code):
        ways = []
        for form in group.forms:
            if word.exact and form.kind != "word":
                continue
            terms = tuple(Term(field, term, group.surface, word.exact) for term in form.terms)
            boost = PART_FORM_BOOST if form.kind == "part" else 1.0
            ways.append(Way(terms, form.how, boost=boost, variant=form.kind == "variant"))
        found.append(tuple(ways))
    if len(found) == 1 and not word.exact:
        found[0] = (*found[0], *_joined_ways(word, field, code))
    return found


def _joined_ways(word: Word, field: str, code: str) -> Iterator[Way]:
    """Burn next to out is also met by burnout."""
    for joined in word.joined:
        for group in _groups(joined, code):
            yield Way((Term(field, group.forms[0].terms[0], joined),), "term", variant=True)


def phrase_ways(phrase: Phrase, field: str, code: str) -> Ways:
    """The spellings of a phrase, the one as written first."""
    how = "near" if phrase.slop else "phrase"
    spelled = sequences(" ".join(phrase.words), code)
    if phrase.exact:
        groups = _groups(" ".join(phrase.words), code)
        terms = tuple(Term(field, group.forms[0].terms[0], group.surface, True) for group in groups)
        return (Way(terms, how, phrase.slop),) if terms else ()
    typed = _groups(" ".join(phrase.words), code)
    ways = []
    for number, sequence in enumerate(spelled):
        words = [group.surface for group in typed] if len(sequence) == len(typed) else [""] * len(sequence)
        terms = tuple(Term(field, term, word) for term, word in zip(sequence, words, strict=True))
        if terms:
            ways.append(Way(terms, "term" if len(terms) == 1 else how, phrase.slop, variant=number > 0))
    return tuple(ways)


def pattern_terms(node: Wildcard | Fuzzy, field: str, snapshot: Snapshot) -> list[Term]:
    """The terms a pattern stands for, with the folded forms that meet it.

    Raises:
        QueryError: the pattern says nothing, or stands for too many words.
    """
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
    return [Term(field, term, folded=frozenset(found)) for term, found in sorted(forms.items())]


def _matching(node: Wildcard | Fuzzy, field: str, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    if isinstance(node, Wildcard):
        pattern = _wildcard(node.pattern)
        for segment in snapshot.segments:
            yield from segment.forms(field).matching(pattern)
        return
    word, distance = fold(node.text), min(node.distance, MOST_DISTANCE)
    pattern = _pieces(word, distance)
    for segment in snapshot.segments:
        for term, folded in segment.forms(field).matching(pattern):
            if _within(word, folded, distance):
                yield term, folded


def _wildcard(pattern: str) -> bytes:
    if not any(letter.isalnum() for letter in pattern):
        raise QueryError(
            "a pattern needs at least one letter", subject=pattern, advice="Leave it out to see every document."
        )
    expression = b""
    for piece in re.split(r"([*?])", pattern):
        if piece == "*":
            expression += ANY_LETTERS
        elif piece == "?":
            expression += ANY_LETTER
        else:
            expression += re.escape(fold(piece).encode())
    return expression


def _pieces(word: str, distance: int) -> bytes:
    """An expression that every word within the distance meets: of distance + 1 pieces, one stays whole."""
    if len(word) <= distance:
        return ANY_LETTERS
    cuts = [round(len(word) * piece / (distance + 1)) for piece in range(distance + 2)]
    pieces = {re.escape(word[start:end].encode()) for start, end in pairwise(cuts)}
    return ANY_LETTERS + b"(?:" + b"|".join(sorted(pieces)) + b")" + ANY_LETTERS


def _within(first: str, second: str, distance: int) -> bool:
    """Whether the edit distance, a swap of neighbours counting one, is at most so much."""
    if abs(len(first) - len(second)) > distance:
        return False
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        new = [i]
        for j, other in enumerate(second, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > distance:
            return False
        before, row = row, new
    return row[-1] <= distance


def admitted(term: Term, forms: tuple[Form, ...]) -> Mask:
    """Which forms of a term count, by number."""
    return np.array([term.admits(form) for form in forms], dtype=bool)
