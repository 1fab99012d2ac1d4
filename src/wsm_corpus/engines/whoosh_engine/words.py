"""What a word or a phrase of a query is in one field: terms, and which of their forms count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.forms import Form
from wsm_corpus.engines.whoosh_engine.postings import Mask
from wsm_corpus.languages.fold import exact_form, fold
from wsm_corpus.languages.query_words import Group, query_groups, sequences
from wsm_corpus.records import MatchKind, Phrase, Word

PART_FORM_BOOST = 0.6
"""All parts of a compound, apart from one another, beside the compound itself."""


class Term(NamedTuple):
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


class Terms(NamedTuple):
    """The terms that a pattern stands for."""

    terms: tuple[Term, ...]

    @property
    def nbytes(self) -> int:
        """About how much memory it holds."""
        return 200 + sum(400 + 100 * len(term.folded or ()) for term in self.terms)


class Way(NamedTuple):
    """One way of meeting a leaf in one field."""

    terms: tuple[Term, ...]
    how: str  # "term", "phrase": at consecutive positions, "all": anywhere in the document, "near": within `slop`
    slop: int = 0
    boost: float = 1.0
    variant: bool = False  # another spelling of what was typed


@lru_cache(maxsize=4096)
def _unjoined(word: str) -> str:
    """A word without what may join its parts; the forms of a term are compared anew for every page."""
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


@lru_cache(maxsize=4096)
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


def admitted(term: Term, forms: tuple[Form, ...]) -> Mask:
    """Which forms of a term count, by number."""
    return np.array([term.admits(form) for form in forms], dtype=bool)
