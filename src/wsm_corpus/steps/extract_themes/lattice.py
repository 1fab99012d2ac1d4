"""A passage as the matcher walks it: every word with its stem, its compound parts and where its sentence ends.

The words of a passage are laid out as atoms: a single word, or each part of a compound. From each atom lead one or
more steps, each with the term it stands for: the atom itself, the whole compound, the whole hyphenated word. So
"burn-out" can be walked as one word or as two, and "socialemediabeleid" as one or as three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wsm_corpus.languages import language as language_of
from wsm_corpus.languages.analysis import Token
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold

_BLOCK_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n|[•|]")

# Function words that make a label another one: "after work hours" is not "during work hours".
MEANINGFUL = frozenset(
    "after against always before during never no not off out outside under without "
    "altijd buiten geen na niet nooit onder tegen tijdens zonder "
    "außerhalb gegen immer kein keine nach nicht nie ohne unter vor während".split()
)


class Atom(NamedTuple):
    """A word, or a part of a compound."""

    start: int  # of the whole word, code points
    end: int
    word: int  # number of the word in the passage; the parts of a compound share it
    stop: bool  # a stop word or a function word: a label may leave it out
    block: int  # changes where a sentence ends
    line: int  # changes where a sentence or a line ends
    surface: str  # of the whole word
    text: str  # the word, or the part, folded


class Lattice(NamedTuple):
    """The atoms of a text, and from each the steps (term, how many atoms it takes) that lead on."""

    atoms: Sequence[Atom]
    steps: Sequence[Sequence[tuple[str, int]]]


def lay_out(text: str, tokens: Sequence[Token], language: str) -> Lattice:
    """Lay out the analysed tokens of a passage; offsets of the tokens are into `text`."""
    atoms: list[Atom] = []
    steps: list[list[tuple[str, int]]] = []
    block = line = before = number = 0
    for words, joined, camel in _positions(tokens):
        first_atom: dict[int, int] = {}  # start of a word -> its first atom
        last_atom: dict[int, int] = {}  # end of a word -> the atom after it
        for token in words:
            start, end, surface = token.start, token.end, token.surface
            gap = text[before:start]
            if gap != " " and number:
                ends = ends_sentence(gap)
                block += ends
                line += ends or "\n" in gap
            before = end
            here = len(atoms)
            stop, parts, texts = _known(surface, language)
            if camel:
                parts = texts = camel
            after = here + len(texts)
            atoms.extend(Atom(start, end, number, stop, block, line, surface, part) for part in texts)
            steps.extend([(part, 1)] for part in parts or (token.term,))
            if parts:
                steps[here].insert(0, (token.term, len(texts)))
            number += 1
            if joined:
                first_atom[start], last_atom[end] = here, after
        for token in joined:
            if token.start in first_atom and token.end in last_atom:
                first = first_atom[token.start]
                steps[first].append((token.term, last_atom[token.end] - first))
    return Lattice(atoms, steps)


def lay_out_word(word: str, terms: Sequence[str], language: str) -> Lattice:
    """Lay out one word without a sign in it, as `lay_out` does; `terms` are its own and those of its lemmas."""
    term, *lemmas = terms
    stop, parts, texts = _known(word, language)
    atoms = [Atom(0, len(word), 0, stop, 0, 0, word, part) for part in texts]
    steps = [[(part, 1)] for part in parts or (term,)]
    if parts:
        steps[0].insert(0, (term, len(texts)))
    steps[0].extend((lemma, len(texts)) for lemma in lemmas)
    return Lattice(atoms, steps)


def ends_sentence(gap: str) -> bool:
    """Whether what stands between two words ends a sentence or a paragraph."""
    return _BLOCK_END.search(gap + " ") is not None


def is_stop(word: str, language: str) -> bool:
    """Whether a label may leave a word out."""
    known = language_of(language)
    written = word.lower()
    return written not in MEANINGFUL and (written in known.function_words or fold(word) in known.stop_words)


def _known(surface: str, language: str) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    """Whether a label may leave a word out, the stems of its parts, and the folded parts or else the folded word."""
    known = language_of(language)
    stop, folded = is_stop(surface, language), fold(surface)
    parts = split(folded, known) if known.compounds else ()
    if not parts or not known.function_words.isdisjoint(parts):  # "overwerkt" is not met by "over werkgevers"
        return stop, (), (folded,)
    return stop, tuple(map(known.stem, parts)), parts


def _positions(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], list[Token], tuple[str, ...]]]:
    """Position by position: single words, longer and other forms of them, the words of a #CamelCase tag."""
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and tokens[last].position == tokens[first].position:
            last += 1
        group = [token for token in tokens[first:last] if token.kind == "word"]
        if len(group) == 1:
            yield group, [], ()
        else:
            camel = tuple(t.term for t in tokens[first:last] if t.kind == "part" and t.surface.startswith("#"))
            yield *_sorted_out(group), camel
        first = last


def _sorted_out(group: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words at one position: those that hold no other, and the rest."""
    group.sort(key=lambda token: (token.start, -token.end))
    words: list[Token] = []
    joined: list[Token] = []
    for number, token in enumerate(group):
        after = group[number + 1] if number + 1 < len(group) else None
        holds_next = (
            after is not None and after.end <= token.end and after.end - after.start < token.end - token.start
        )
        if holds_next or (words and token.start < words[-1].end):
            joined.append(token)
        else:
            words.append(token)
    return words, joined
