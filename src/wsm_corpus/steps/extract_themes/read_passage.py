"""A passage read for the matcher: only sentences with a word at which a label can begin are laid out.

No label is met across the end of a sentence, so a sentence without such a word, or without what the word asks beside
it, needs no atoms. A passage is cut at its blanks; what stands between two of them (a clump, mostly a word with its
punctuation) is analysed and laid out once and put in its place wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import analyse_chunk, analyse_clump
from wsm_corpus.languages.parted import parted, with_particle
from wsm_corpus.languages.words import CHUNK, LONGEST, clumps, is_plain
from wsm_corpus.steps.extract_themes.lattice import Atom, Clump, Lattice, ends_sentence, lay_out, lay_out_word
from wsm_corpus.steps.extract_themes.matcher import Matcher

REMEMBERED = 50_000
"""Clumps kept a language, 35 MB at most; then they are forgotten all together."""

_NOTHING = Lattice((), ())
_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Sentence(NamedTuple):
    """A sentence in which a label can begin; lists run over its atoms."""

    atoms: list[Atom]  # numbers and offsets as in their clumps
    steps: list[Sequence[tuple[str, int]]]  # as in `Lattice`
    bases: list[int]  # what their offsets count from, code points of the passage
    words: list[int]  # numbers of their words in the sentence; the parts of a compound share one
    blocks: list[int]  # another number where a sentence ends after all, within a clump
    lines: list[int]  # another number where a sentence or a line ends
    starts: list[int]  # atoms at which a label can begin
    present: set[str]  # those of its terms that any label has


class Reading(NamedTuple):
    """A passage as read."""

    sentences: list[Sentence]
    words: int  # up to the last that has a term


def read_passage(text: str, compiled: Matcher) -> Reading:
    """The sentences of a passage to look at, and how many words it has."""
    if "\n" in text:  # a paragraph's end stands between blanks, as what ends a sentence as well and is as long
        text = _PARAGRAPH_END.sub(lambda end: " •".ljust(len(end[0])), text)
    written, bases = clumps(text)
    known = compiled.clumps
    placed = [known.get(each) or _look_up(each, compiled) for each in written]
    for number, particle in parted(written, language(compiled.language)).items():
        verb = written[number]
        placed[number] = known.get(with_particle(verb, particle.word)) or _look_up(verb, compiled, particle.word)
    sentences: list[Sentence] = []
    first, waits = 0, False  # for a label
    for number, clump in enumerate(placed):
        if clump.opens:
            if waits:
                sentences += _sentences(placed[first:number], bases[first:number])
            first, waits = number, False
        if clump.starts:
            waits = True
        if clump.closes:
            if waits:
                sentences += _sentences(placed[first : number + 1], bases[first : number + 1])
            first, waits = number + 1, False
    if waits:
        sentences += _sentences(placed[first:], bases[first:])
    return Reading(sentences, _count(placed))


def _count(clumps: Sequence[Clump]) -> int:
    """How many words there are up to the last that has a term."""
    words = sum([clump.words for clump in clumps])
    for clump in reversed(clumps):
        if clump.told:
            return words - clump.words + clump.told
        words -= clump.words
    return 0


def _look_up(written: str, compiled: Matcher, particle: str = "") -> Clump:
    """A clump that is not remembered; with a particle, as it is where that stands apart from a verb in it."""
    if is_plain(written):
        clump = _laid_out(written, compiled, particle)
    else:
        chunk = CHUNK.search(written)
        if chunk is not None and len(chunk[0]) < len(written) and CHUNK.search(written, chunk.end()) is None:
            bare = compiled.clumps.get(with_particle(chunk[0], particle)) or _look_up(chunk[0], compiled, particle)
            clump = _punctuated(written, chunk.start(), bare)
        else:
            clump = _punctuated(written, 0, _laid_out(written, compiled, particle))
    if len(written) <= LONGEST:
        if len(compiled.clumps) >= REMEMBERED:
            compiled.clumps.clear()
        compiled.clumps[with_particle(written, particle)] = clump
    return clump


def _laid_out(written: str, compiled: Matcher, particle: str) -> Clump:
    """A clump, what stands before its first and after its last atom left aside."""
    count, told, lattice = _read(written, compiled.language, particle)
    starts = []
    terms: set[str] = set()
    for number, step in enumerate(lattice.steps):
        met = [term for term, _ in step if term in compiled.terms]
        terms.update(met)
        asked = tuple(compiled.starts[term] for term in met if term in compiled.starts)
        if asked:
            starts.append((number, asked))
    return Clump(
        lattice,
        0,
        count,
        told,
        frozenset(terms),
        tuple(starts),
        False,
        False,
        (False, False),
    )


def _read(written: str, code: str, particle: str) -> tuple[int, int, Lattice]:
    """How many words a clump has, how many up to the last that has a term, and their lattice."""
    if is_plain(written):  # what is below, in a third of the time
        _, entries = analyse_chunk(written, code, particle)
        terms = [entry.term for entry in entries if entry.kind == "word"]
        return 1, min(1, len(terms)), lay_out_word(written, terms, code) if terms else _NOTHING
    words, tokens = analyse_clump(written, code, particle)
    told = tokens[-1].position + 1 if tokens else 0
    return words, told, lay_out(written, tokens, code)


def _punctuated(written: str, at: int, clump: Clump) -> Clump:
    """A clump in which a bare one stands at a place."""
    atoms = clump.lattice.atoms
    head, tail = (written[: at + atoms[0].start], written[at + atoms[-1].end :]) if atoms else (written, "")
    return clump._replace(
        at=at,
        opens=head != "" and ends_sentence(head),
        closes=tail != "" and ends_sentence(tail),
        lines=("\n" in head, "\n" in tail),
    )


def _sentences(clumps: Sequence[Clump], bases: Sequence[int]) -> Iterator[Sentence]:
    """The sentence of these clumps, where a label can be in it: 0 or 1."""
    present: set[str] = set().union(*[clump.terms for clump in clumps if clump.terms])
    hopeful = [
        (place, number)
        for place, clump in enumerate(clumps)
        for number, asked in clump.starts
        if any(start.hopes(present) for start in asked)
    ]
    if not hopeful:
        return
    sentence = Sentence([], [], [], [], [], [], [], present)
    firsts = _put_together(sentence, clumps, bases)
    sentence.starts.extend(firsts[place] + number for place, number in hopeful)
    yield sentence


def _put_together(into: Sentence, clumps: Sequence[Clump], bases: Sequence[int]) -> list[int]:
    """Lay the clumps of a sentence out one after the other; gives back the first atom of each."""
    atoms, steps, places, words, blocks, lines, _, _ = into
    firsts = []
    word = block = line = 0
    line_ends = False
    for base, (lattice, at, _, _, _, _, _, _, (ends_before, ends_after)) in zip(bases, clumps, strict=True):
        firsts.append(len(atoms))
        line_ends = line_ends or ends_before
        if lattice.atoms:
            if line_ends and atoms:
                line += 1
            atoms += lattice.atoms
            steps += lattice.steps
            if len(lattice.atoms) == 1:
                places.append(base + at)
                words.append(word)
                blocks.append(block)
                lines.append(line)
            else:
                places += [base + at] * len(lattice.atoms)
                words += [word + atom.word for atom in lattice.atoms]
                blocks += [block + atom.block for atom in lattice.atoms]
                lines += [line + atom.line for atom in lattice.atoms]
            word, block, line = words[-1] + 1, blocks[-1], lines[-1]
            line_ends = ends_after
    return firsts
