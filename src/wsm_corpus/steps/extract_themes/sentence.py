"""A sentence laid out: the atoms of its clumps, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wsm_corpus.languages.analysis import analyse_chunk, analyse_clump
from wsm_corpus.languages.words import LONGEST, is_plain
from wsm_corpus.steps.extract_themes.lattice import Atom, Lattice, lay_out, lay_out_word

REMEMBERED = 10_000
"""Clumps of which the lattice is kept, 6 MB at most; few sentences are laid out."""

_NOTHING = Lattice((), ())


class Sentence(NamedTuple):
    """Clumps in which a label can be met; lists run over their atoms."""

    atoms: list[Atom]  # numbers and offsets as in their clumps
    steps: list[Sequence[tuple[str, int]]]  # as in `Lattice`
    bases: list[int]  # what their offsets count from, code points of the passage
    words: list[int]  # numbers of their words in the sentence; the parts of a compound share one
    blocks: list[int]  # another number where a sentence ends after all, within a clump
    lines: list[int]  # another number where a sentence or a line ends
    firsts: list[int]  # the first atom of each clump


def put_together(lattices: Sequence[LaidOut], bases: Sequence[int]) -> Sentence:
    """Lay the clumps of a sentence out one after the other.

    Args:
        lattices: of the clumps.
        bases: where each clump begins, code points.
    """
    sentence = Sentence([], [], [], [], [], [], [])
    atoms, steps, places, words, blocks, lines, firsts = sentence
    word = block = line = 0
    line_ends = False
    for base, (lattice, ends_before, ends_after) in zip(bases, lattices, strict=True):
        firsts.append(len(atoms))
        line_ends = line_ends or ends_before
        if lattice.atoms:
            if line_ends and atoms:
                line += 1
            atoms += lattice.atoms
            steps += lattice.steps
            if len(lattice.atoms) == 1:
                places.append(base)
                words.append(word)
                blocks.append(block)
                lines.append(line)
            else:
                places += [base] * len(lattice.atoms)
                words += [word + atom.word for atom in lattice.atoms]
                blocks += [block + atom.block for atom in lattice.atoms]
                lines += [line + atom.line for atom in lattice.atoms]
            word, block, line = words[-1] + 1, blocks[-1], lines[-1]
            line_ends = ends_after
    return sentence


class LaidOut(NamedTuple):
    """A clump as it is put into a sentence."""

    lattice: Lattice
    ends_before: bool  # a line ends before its first atom
    ends_after: bool  # a line ends after its last


def lay_out_clump(written: str, code: str, particle: str = "") -> LaidOut:
    """The lattice of a clump.

    Args:
        written: the clump.
        code: of its language.
        particle: one that stands apart from a verb in it, see `parted`.
    """
    return _remembered(written, code, particle) if len(written) <= LONGEST else _lay_out(written, code, particle)


def _lay_out(written: str, code: str, particle: str) -> LaidOut:
    if is_plain(written):  # what is below, in a third of the time
        _, entries = analyse_chunk(written, code, particle)
        terms = [entry.term for entry in entries if entry.kind == "word"]
        return LaidOut(lay_out_word(written, terms, code) if terms else _NOTHING, False, False)
    _, tokens = analyse_clump(written, code, particle)
    lattice = lay_out(written, tokens, code)
    atoms = lattice.atoms
    head, tail = (written[: atoms[0].start], written[atoms[-1].end :]) if atoms else (written, "")
    return LaidOut(lattice, "\n" in head, "\n" in tail)


_remembered = lru_cache(maxsize=REMEMBERED)(_lay_out)
