"""Verbs whose particle stands apart: ``levert`` of *levert veel stress op* is found under opleveren too.

A particle at the end of its clause (before punctuation, the end of the text or a word that begins what follows) is
put together with a form before it in the same sentence, where both make a verb that the language knows: the last form
that is a verb's by its ending, or else the first. Between a particle and an infinitive stands *te*. A form belongs to
one particle at most. The look back is of `WINDOW` clumps, so that the whole is linear.

A clump is what stands between two blanks, see `words.clumps`: mostly one word, over a line's end two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.record import Language, Parting
from wsm_corpus.languages.words import clumps

WINDOW = 14
"""Clumps between a particle and its verb at most. Of 850, half stand three apart or nearer, 1 % 13 or more."""

REMEMBERED = 20_000
"""Clumps remembered a language, some 6 MB at most; then they are forgotten all together."""

LONGEST = 20
"""Characters of a particle with its punctuation."""

LONGEST_PASSAGE = 4_000
PASSAGES_REMEMBERED = 128
"""Passages of so many characters that are kept as they were cut: those of one document, mostly; 4 MB at most."""

_WORD = re.compile(r"(\W*)([^\W\d_]+)(\W*)")
_SENTENCE_END = re.compile(r"[.!?:;\u2026\u2022]")


class Particle(NamedTuple):
    """A particle that stands apart from its verb."""

    word: str  # folded
    place: int  # the number of its clump


class Cut(NamedTuple):
    """A text cut at its blanks."""

    clumps: Sequence[str]
    starts: Sequence[int]  # where each begins, in code points of the text
    particles: Mapping[int, Particle]  # by the number of the clump that holds the verb


class _Clump(NamedTuple):
    """What there is to know of a clump."""

    first: str  # the word that it begins with, folded; "" where that is not of letters alone
    opens: bool  # punctuation stands before it
    last: str  # the word that it ends with
    forms: tuple[tuple[str, frozenset[str]], ...]  # words after the last end of a sentence in it, and stems of verbs
    ends: bool  # a sentence ends with it
    breaks: bool  # a sentence ends within it


_NOTHING = _Clump("", True, "", (), True, False)


class _Clumps(dict[str, _Clump]):
    """Clumps as read, each once."""

    def __init__(self, parting: Parting) -> None:
        super().__init__()
        self.particles = _Particles(parting)
        self._parting = parting

    def __missing__(self, clump: str) -> _Clump:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[clump] = _read(clump, self._parting)
        return found


class _Particles(dict[str, tuple[str, bool] | None]):
    """Clump -> the particle in it, and whether a clause ends behind it; None for nearly every one."""

    def __init__(self, parting: Parting) -> None:
        super().__init__()
        self._parting = parting

    def __missing__(self, clump: str) -> tuple[str, bool] | None:
        if len(self) >= REMEMBERED:
            self.clear()
        found = None
        if clump.isalpha():  # what is below, in a tenth of the time
            word = clump.lower()
            found = (word, False) if word in self._parting.particles else None
        elif len(clump) <= LONGEST or "\n" in clump:
            lines = clump.split("\n")
            for line, after in ((lines[0], "".join(lines[1:2])), (lines[-1], "")):
                _, word, closing = _parts(line)
                if found is None and word in self._parting.particles:
                    found = word, closing != "" or after[:1].isupper()
        self[clump] = found
        return found


@lru_cache(maxsize=8)
def _clumps(parting: Parting) -> _Clumps:
    return _Clumps(parting)


def cut(text: str, language: Language) -> Cut:
    """A text cut at its blanks, with the verbs whose particle stands apart.

    The passages of a document are read for themes, and again for the index right after.
    """
    return _remembered_cut(text, language) if len(text) <= LONGEST_PASSAGE else _cut(text, language)


def _cut(text: str, language: Language) -> Cut:
    written, starts = clumps(text)
    return Cut(written, starts, parted(written, language))


_remembered_cut = lru_cache(maxsize=PASSAGES_REMEMBERED)(_cut)


def parted(clumps: Sequence[str], language: Language) -> dict[int, Particle]:
    """The verbs of a text whose particle stands apart.

    Args:
        clumps: what stands between the blanks of the text, in order.
        language: of the text.

    Returns:
        By the number of the clump that holds the verb, the particle.
    """
    parting = language.parting
    if parting is None or len(clumps) < 2:
        return {}
    known = _clumps(parting)
    particles = known.particles
    found: dict[int, Particle] = {}
    for place in list(compress(range(len(clumps)), map(particles.__getitem__, clumps))):
        particle, closes = particles[clumps[place]] or ("", False)
        after = known[clumps[place + 1]] if place + 1 < len(clumps) else _NOTHING
        if after.first == parting.infinitive and place + 2 < len(clumps):
            stems = parting.stems(known[clumps[place + 2]].first)
            if particle not in parting.before_infinitive and not stems.isdisjoint(parting.verbs(particle)):
                found.setdefault(place + 2, Particle(particle, place))
        elif closes or after.opens or (after.first in parting.follows and particle not in parting.before_others):
            verb = _verb(clumps, place, particle, known, parting, found)
            if verb is not None:
                found[verb] = Particle(particle, place)
    return found


def _verb(
    clumps: Sequence[str],
    place: int,
    particle: str,
    known: _Clumps,
    parting: Parting,
    taken: Mapping[int, Particle],
) -> int | None:
    """The clump with the verb of a particle in the clump at a place."""
    first = None
    for number in range(place - 1, max(-1, place - 1 - WINDOW), -1):
        _, _, _, forms, ends, breaks = known[clumps[number]]
        if ends:
            break
        if forms and number not in taken and (form := _form_of(particle, forms, parting)):
            before = known[clumps[number - 1]].last if number else ""
            if before not in parting.precedes and before != parting.infinitive:
                if parting.sure(form):
                    return number
                if before not in parting.may_precede:
                    first = number
        if breaks:
            break
    return first


def _form_of(particle: str, forms: Sequence[tuple[str, frozenset[str]]], parting: Parting) -> str:
    """The last of some forms that makes a verb with a particle; empty where none does."""
    verbs = parting.verbs(particle)
    return next((form for form, stems in reversed(forms) if not stems.isdisjoint(verbs)), "")


def _read(clump: str, parting: Parting) -> _Clump:
    if clump.isalpha():  # what is below, in half of the time
        word = fold(clump)
        stems = parting.stems(word)
        return _Clump(word, False, word, ((word, stems),) if stems else (), False, False)
    lines = clump.split("\n")
    parts = [_parts(line) for line in lines]
    ends = [_SENTENCE_END.search(after) is not None for _, _, after in parts]
    broken = [end or line[:1].isupper() for end, line in zip(ends, lines[1:], strict=False)]
    inner = max((at + 1 for at, end in enumerate(broken) if end), default=0)
    forms = tuple((word, stems) for _, word, _ in parts[inner:] if word and (stems := parting.stems(word)))
    return _Clump(parts[0][1], parts[0][0] != "", parts[-1][1], forms, ends[-1], inner > 0)


def _parts(line: str) -> tuple[str, str, str]:
    """What stands before a word, the word folded, and what stands behind it; no word where there is more than one."""
    match = _WORD.fullmatch(line)
    if match:
        return match[1], fold(match[2]), match[3]
    return (line[:1] if not line[:1].isalnum() else ""), "", (line[-1:] if not line[-1:].isalnum() else "")


def with_particle(clump: str, particle: str) -> str:
    """What a clump goes by where clumps are remembered, other with a particle that stands apart from a verb in it.

    No clump holds a blank, so that none is taken for another.

    Args:
        clump: as written, or a part of it.
        particle: empty where there is none.
    """
    return f"{clump} {particle}" if particle else clump


def whole_verb(particle: str, form: str, language: Language) -> str:
    """The verb that a particle and a form of its verb make, folded: opleveren; empty where they make none."""
    if language.parting is None:
        return ""
    verbs = language.parting.verbs(particle)
    stems = language.parting.stems(fold(form))
    return next((verbs[stem] for stem in sorted(stems) if stem in verbs), "")
