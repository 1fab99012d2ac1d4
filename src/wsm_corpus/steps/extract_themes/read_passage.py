"""A passage read for the matcher: only sentences with a word at which a label can begin are laid out.

No label is met across the end of a sentence, so a sentence without such a word, or without what the word asks beside
it, needs no atoms; and a chunk of text (a word, with what hangs on it) is laid out once and put in its place wherever
it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wsm_corpus.languages.analysis import Token, analyse_chunk
from wsm_corpus.languages.words import CHUNK, LONGEST
from wsm_corpus.steps.extract_themes.lattice import Atom, Chunk, Lattice, ends_sentence, lay_out
from wsm_corpus.steps.extract_themes.matcher import Matcher

REMEMBERED = 50_000
"""Chunks kept a language, 35 MB at most; then they are forgotten all together."""


class Sentence(NamedTuple):
    """A sentence in which a label can begin; its atoms' offsets are code points of the passage."""

    lattice: Lattice
    starts: Sequence[int]
    present: set[str]  # its terms


class Reading(NamedTuple):
    """A passage as read."""

    sentences: list[Sentence]
    words: int  # up to the last that has a term


_Placed = tuple[int, Chunk, int]  # offset of a chunk, the chunk, how many lines end before it


def read_passage(text: str, compiled: Matcher) -> Reading:
    """The sentences of a passage to look at, and how many words it has."""
    sentences: list[Sentence] = []
    sentence: list[_Placed] = []
    waits = False  # for a label
    before = -1
    count = words = 0
    chunks = compiled.chunks
    for match in CHUNK.finditer(text):
        written = match[0]
        chunk = chunks.get(written) or _look_up(written, compiled)
        atoms = chunk.lattice.atoms
        if atoms:
            base = match.start()
            lines = 0
            gap = text[before : base + atoms[0].start]
            if gap != " " and before >= 0:
                if ends_sentence(gap):
                    if waits:
                        sentences += _sentences(sentence)
                    sentence, waits = [], False
                else:
                    lines = "\n" in gap
            sentence.append((base, chunk, lines))
            waits = waits or bool(chunk.starts)
            before = base + atoms[-1].end
            words = count + chunk.told
        count += chunk.words
    if waits:
        sentences += _sentences(sentence)
    return Reading(sentences, words)


def _look_up(written: str, compiled: Matcher) -> Chunk:
    count, entries = analyse_chunk(written, compiled.language)
    tokens = [Token(*entry, written[entry.start : entry.end]) for entry in entries]
    lattice = lay_out(written, tokens, compiled.language)
    starts = []
    for number, step in enumerate(lattice.steps):
        asked = tuple(compiled.starts[term] for term, _ in step if term in compiled.starts)
        if asked:
            starts.append((number, asked))
    terms = frozenset(term for step in lattice.steps for term, _ in step)
    chunk = Chunk(lattice, count, tokens[-1].position + 1 if tokens else 0, terms, tuple(starts))
    if len(written) <= LONGEST:
        if len(compiled.chunks) >= REMEMBERED:
            compiled.chunks.clear()
        compiled.chunks[written] = chunk
    return chunk


def _sentences(sentence: Sequence[_Placed]) -> Iterator[Sentence]:
    """The sentence of these chunks, where a label can be in it: 0 or 1."""
    present = set().union(*(chunk.terms for _, chunk, _ in sentence))
    starts: list[int] = []
    here = 0
    for _, chunk, _ in sentence:
        for number, asked in chunk.starts:
            if any(start.hopes(present) for start in asked):
                starts.append(here + number)
        here += len(chunk.lattice.atoms)
    if starts:
        yield Sentence(_put_together(sentence), starts, present)


def _put_together(sentence: Sequence[_Placed]) -> Lattice:
    """The chunks of a sentence as one lattice."""
    atoms: list[Atom] = []
    steps: list[Sequence[tuple[str, int]]] = []
    word = block = line = 0
    for base, chunk, lines in sentence:
        here = len(atoms)
        line += lines
        for start, end, number, stop, in_block, in_line, surface, text in chunk.lattice.atoms:
            atoms.append(
                Atom(base + start, base + end, word + number, stop, block + in_block, line + in_line, surface, text)
            )
        steps.extend([(term, after + here) for term, after in step] for step in chunk.lattice.steps)
        word, block, line = word + number + 1, block + in_block, line + in_line
    return Lattice(atoms, steps)
