"""What the words and phrases of a query are met by, among the terms that `languages.analysis` gives a text.

**A query's word is a group of forms**, any of which meets it (`query_groups`):

- ``burnout`` and ``burn-out``: the term ``burnout``, or ``burn`` and ``out`` one after the other;
- ``socialemediabeleid``: its own term, or all of ``social``, ``media``, ``beleid`` in the document;
- words typed next to each other are also met by the word they make when joined, ``levert`` and ``op`` by opleveren
  (`whole_verbs`).

**A phrase is a few sequences of terms** (`sequences`), any of which meets it: each term of a sequence at the
position after the one before. ``"burn-out risico"`` gives (burnout, risico) and (burn, out, risico), so that it
meets ``burnout risico``, ``burn-out risico`` and ``burn out risico``. Labels of the vocabulary are met the same way.

Documents are processed and indexed without any of this (`pipeline.pipeline_version`): a change here makes none stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from wsm_corpus.languages import LANGUAGES, Language, language
from wsm_corpus.languages.compounds import SHORTEST_PART, split
from wsm_corpus.languages.fold import WORDS_REMEMBERED, fold
from wsm_corpus.languages.parted import parted, whole_verb
from wsm_corpus.languages.terms import join, piece_terms
from wsm_corpus.languages.words import CHUNK, Piece, pieces

MOST_SEQUENCES = 16
"""Spellings of one phrase that are tried; enough for five words in every joining."""


class Form(NamedTuple):
    """One way of meeting a word of a query."""

    terms: tuple[str, ...]
    how: Literal["term", "phrase", "all"]  # phrase: at consecutive positions; all: anywhere in the document
    kind: Literal["word", "lemma", "variant", "part"]  # itself, what it is a form of, another spelling, its parts


class Group(NamedTuple):
    """One word of a query: any of its forms meets it."""

    surface: str
    start: int  # code points into the query's text
    end: int
    forms: tuple[Form, ...]  # the word itself first


def query_groups(text: str, code: str) -> list[Group]:
    """The words of a query in a language, each with the forms that meet it."""
    groups = []
    known = language(code)
    for match in CHUNK.finditer(text):
        for piece in pieces(match[0]):
            start, end = match.start() + piece.start, match.start() + piece.end
            groups.append(Group(text[start:end], start, end, _forms(match[0], piece, known)))
    return groups


def _forms(chunk: str, piece: Piece, known: Language) -> tuple[Form, ...]:
    whole = next(piece_terms(chunk, piece, known))[0]
    forms = [Form((whole,), "term", "word")]
    if piece.kind not in {"word", "joined"}:
        return tuple(forms)
    single = _single_words(chunk, piece)
    parts = tuple(dict.fromkeys(map(known.stem, split(join(single), known))))
    if piece.kind == "word":
        words = (*single, *known.lemmas(single[0]))
        forms += [Form((stem,), "term", "lemma") for stem in map(known.stem, words[1:]) if stem != whole]
    else:
        forms.append(Form(tuple(map(known.stem, single)), "phrase", "variant"))
        parts = parts or _hyphened(single, known)
    if parts:
        forms.append(Form(parts, "all", "part"))
    return tuple(forms)


def _single_words(chunk: str, piece: Piece) -> list[str]:
    """The folded words of one that hyphens may join; one where none do."""
    return [fold(chunk[start:end]) for start, end in piece.words or ((piece.start, piece.end),)]


def _hyphened(words: list[str], known: Language) -> tuple[str, ...]:
    """The parts of a compound that is written with hyphens: LinkedIn-uitnodiging. Of burn-out *out* says nothing."""
    telling = all(len(word) >= SHORTEST_PART and word not in known.function_words for word in words)
    return tuple(map(known.stem, words)) if known.compounds and telling else ()


def sequences(text: str, code: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of a phrase as terms at consecutive positions, the one as written first.

    A text meets the phrase where, for any of them, each term is among those at its position.
    """
    return _sequences(text, code)


class _Atom(NamedTuple):
    """A single word of a phrase; `folded` is None for what has signs and is taken whole."""

    term: str
    folded: str | None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _sequences(text: str, code: str) -> tuple[tuple[str, ...], ...]:
    known = language(code)
    written: list[str] = []
    atoms: list[_Atom] = []
    for match in CHUNK.finditer(text):
        for piece in pieces(match[0]):
            written.append(next(piece_terms(match[0], piece, known))[0])
            if piece.kind in {"word", "joined"}:
                atoms.extend(_Atom(known.stem(word), word) for word in _single_words(match[0], piece))
            else:
                atoms.append(_Atom(written[-1], None))
    gaps = [
        index
        for index in range(1, len(atoms))
        if atoms[index].folded is not None and atoms[index - 1].folded is not None
    ][: MOST_SEQUENCES.bit_length() - 1]
    found = {tuple(written): None}
    for choice in product((False, True), repeat=len(gaps)):
        closed = {index for index, chosen in zip(gaps, choice, strict=True) if chosen}
        found.setdefault(tuple(_spelled(atoms, closed, known)), None)
    return tuple(found)


def _spelled(atoms: list[_Atom], closed: set[int], known: Language) -> Iterator[str]:
    """The terms of a phrase whose words are joined across the closed gaps."""
    start = 0
    for end in range(1, len(atoms) + 1):
        if end in closed:
            continue
        run = atoms[start:end]
        yield run[0].term if len(run) == 1 else known.stem(join([atom.folded or "" for atom in run]))
        start = end


def whole_verbs(words: list[str]) -> dict[int, tuple[str, ...]]:
    """The verbs that words typed one after the other make, in any language, by the numbers of the words of each.

    ``wisselt kennis uit`` gives uitwisselen for the first and the last.
    """
    found: dict[int, tuple[str, ...]] = {}
    for known in LANGUAGES.values():
        for number, particle in parted(words, known).items():
            verb = whole_verb(particle.word, words[number], known)
            for place in (number, particle.place):
                found[place] = (*found.get(place, ()), verb)
    return found
