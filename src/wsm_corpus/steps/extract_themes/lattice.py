"""A passage as the matcher walks it: every word with its stem, its compound parts and where its sentence ends.

The words of a passage are laid out as atoms: a single word, or each part of a compound. From each atom lead one or
more steps, each with the term it stands for: the atom itself, the whole compound, the whole hyphenated word. So
"burn-out" can be walked as one word or as two, and "socialemediabeleid" as one or as three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wsm_corpus.languages import Language
from wsm_corpus.languages import language as language_of
from wsm_corpus.languages.analysis import Token
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold

_BLOCK_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n\s*\n|[•|]")

# Function words that make a label another one: "after work hours" is not "during work hours".
_MEANINGFUL = frozenset(
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
    surface: str


class Lattice(NamedTuple):
    """The atoms of a passage, and from each the steps (term, number of the atom after) that lead on."""

    atoms: tuple[Atom, ...]
    steps: tuple[tuple[tuple[str, int], ...], ...]


def lay_out(text: str, tokens: Sequence[Token], language: str) -> Lattice:
    """Lay out the analysed tokens of a passage; offsets of the tokens are into `text`."""
    known = language_of(language)
    words, joined, tags = _sorted_out(tokens)
    atoms: list[Atom] = []
    steps: list[list[tuple[str, int]]] = []
    first_atom: dict[int, int] = {}  # start of a word -> its first atom
    last_atom: dict[int, int] = {}  # end of a word -> the atom after it
    block, line, before = 0, 0, 0
    for number, token in enumerate(words):
        gap = text[before : token.start] + " "
        if number and len(gap) > 2:
            ends = _BLOCK_END.search(gap) is not None
            block += ends
            line += ends or "\n" in gap
        elif number and "\n" in gap:
            line += 1
        before = token.end
        here = len(atoms)
        inside = tags.get(token.start) or _parts(token.surface, language)
        stop = _may_be_left_out(token.surface, known)
        for _ in inside or (token,):
            atoms.append(Atom(token.start, token.end, number, stop, block, line, token.surface))
            steps.append([])
        steps[here].append((token.term, len(atoms)))
        for offset, part in enumerate(inside):
            steps[here + offset].append((part, here + offset + 1))
        first_atom[token.start], last_atom[token.end] = here, len(atoms)
    for token in joined:
        if token.start in first_atom and token.end in last_atom:
            steps[first_atom[token.start]].append((token.term, last_atom[token.end]))
    return Lattice(tuple(atoms), tuple(tuple(step) for step in steps))


def _may_be_left_out(surface: str, known: Language) -> bool:
    written = surface.lower()
    return written not in _MEANINGFUL and (written in known.function_words or fold(surface) in known.stop_words)


@lru_cache(maxsize=65_536)
def _parts(surface: str, language: str) -> tuple[str, ...]:
    known = language_of(language)
    return tuple(known.stem(part) for part in split(fold(surface), known)) if known.compounds else ()


def _sorted_out(tokens: Sequence[Token]) -> tuple[list[Token], list[Token], dict[int, tuple[str, ...]]]:
    """Single words; hyphenated words and other forms of the same stretch; words of a #CamelCase tag by its start."""
    whole = sorted((token for token in tokens if token.kind == "word"), key=lambda token: (token.start, -token.end))
    tags: dict[int, tuple[str, ...]] = {}
    for token in tokens:
        if token.kind == "part" and token.surface.startswith("#"):
            tags[token.start] = (*tags.get(token.start, ()), token.term)
    words: list[Token] = []
    joined: list[Token] = []
    for number, token in enumerate(whole):
        after = whole[number + 1] if number + 1 < len(whole) else None
        holds_next = (
            after is not None and after.end <= token.end and after.end - after.start < token.end - token.start
        )
        if holds_next or (words and token.start < words[-1].end):
            joined.append(token)
        else:
            words.append(token)
    return words, joined, tags
