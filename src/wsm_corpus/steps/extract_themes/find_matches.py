"""Where the labels of a vocabulary stand in a passage.

Labels and passage go through one analysis, so that inflections, spellings and compounds meet. A label is looked
for in two ways: its words in order, stop words let pass between them; and its words in any order within a few
words of one line of a sentence ("Werk en privé zijn zelden in balans"). Of matches that lie within one another the
longest stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wsm_corpus.languages.analysis import Token
from wsm_corpus.languages.fold import fold
from wsm_corpus.steps.extract_themes.lattice import Atom, Lattice, lay_out
from wsm_corpus.steps.extract_themes.matcher import Matcher

LONGEST_GAP = 3
"""Stop words that may stand between two words of a label ("balans tussen je werk en je privé")."""
WINDOW_STEP = 2
WINDOW = 4
"""How many other words may stand among those of a label met in any order: so many for each gap, so many in all."""

# How much a match is worth beside the label as it stands in the vocabulary.
PART_QUALITY = 0.6  # it begins or ends within a compound
WINDOW_QUALITY = 0.6  # its words are scattered
DERIVED_QUALITY = 0.3  # a stemmer takes one word for the other ("networking", "networks")
DERIVED_SUFFIX = 3
"""Letters at the end of a one-word label that the word met does not have, from which the two are different words."""


class Match(NamedTuple):
    """A label met in a passage."""

    start: int  # code points, half-open
    end: int
    label: int  # number in `Matcher.labels`
    atoms: frozenset[int]
    quality: float


def find_matches(text: str, tokens: Sequence[Token], language: str, compiled: Matcher) -> list[Match]:
    """Every label in a passage, the longest where they lie within one another; themes, then contexts, by place."""
    lattice = lay_out(text, tokens, language)
    starts = compiled.starts
    present = {term for step in lattice.steps for term, _ in step}
    found: list[Match] = []
    for index, step in enumerate(lattice.steps):
        for term, _ in step:
            if term in starts:
                found.extend(_walk(lattice, index, compiled))
                found.extend(_scattered(lattice, index, compiled, present))
                break
    fitting = [_with_form(match, lattice, compiled) for match in found if _capitals(match, lattice, compiled)]
    themes = [match for match in fitting if not compiled.labels[match.label].concept.context]
    contexts = [match for match in fitting if compiled.labels[match.label].concept.context]
    return _longest(themes, compiled) + _longest(contexts, compiled)


def _walk(lattice: Lattice, start: int, compiled: Matcher) -> Iterator[Match]:
    atoms, steps = lattice
    waiting: list[tuple[int, dict[Any, Any], tuple[int, ...], bool]] = [(start, compiled.ordered, (), False)]
    if not atoms[start].stop:
        waiting.append((start, compiled.content, (), True))
    block = atoms[start].block
    while waiting:
        index, node, path, content = waiting.pop()
        for number in node.get(None, ()):
            yield _match(atoms, path, number, 1.0)
        if content and path:
            gap = 0
            while gap < LONGEST_GAP and index < len(atoms) and atoms[index].stop:
                index, gap = index + 1, gap + 1
        if index >= len(atoms) or atoms[index].block != block:
            continue
        for term, after in steps[index]:
            below = node.get(term)
            if below is not None:
                waiting.append((after, below, (*path, *range(index, after)), content))


def _match(atoms: Sequence[Atom], path: tuple[int, ...], number: int, quality: float) -> Match:
    first, last = path[0], path[-1]
    cut = (first > 0 and atoms[first - 1].word == atoms[first].word) or (
        last + 1 < len(atoms) and atoms[last + 1].word == atoms[last].word
    )
    quality *= PART_QUALITY if cut else 1.0
    return Match(atoms[first].start, atoms[last].end, number, frozenset(path), quality)


def _scattered(lattice: Lattice, index: int, compiled: Matcher, present: set[str]) -> Iterator[Match]:
    atoms, steps = lattice
    near: dict[str, int] | None = None
    for term, after in steps[index]:
        if after != index + 1:
            continue
        for number, others in compiled.scattered.get(term, ()):
            if not present.issuperset(others):
                continue
            if near is None:
                near = _near(lattice, index)
            places = [near.get(other, -1) for other in others]
            if -1 in places:
                continue
            path = tuple(sorted({index, *places}))
            words = {atoms[place].word for place in path}
            if len(path) == len(others) + 1 and len(words) > 1:
                spread = max(words) - min(words) + 1 - len(words)
                if spread <= min(WINDOW, WINDOW_STEP * len(others)):
                    yield _match(atoms, path, number, WINDOW_QUALITY)


def _near(lattice: Lattice, index: int) -> dict[str, int]:
    """The nearest place of every term around an atom, within its sentence."""
    atoms, steps = lattice
    reach = 2 * WINDOW + 2
    places: dict[str, int] = {}
    for distance in range(reach, 0, -1):
        for place in (index + distance, index - distance):
            if 0 <= place < len(atoms) and atoms[place].line == atoms[index].line:
                for term, after in steps[place]:
                    if after == place + 1:
                        places[term] = place
    return places


def _capitals(match: Match, lattice: Lattice, compiled: Matcher) -> bool:
    entry = compiled.labels[match.label]
    if not entry.name:
        return True
    surface = lattice.atoms[min(match.atoms)].surface
    return all(met.isupper() for asked, met in zip(entry.label.text, surface, strict=False) if asked.isupper())


def _with_form(match: Match, lattice: Lattice, compiled: Matcher) -> Match:
    """The match, of less quality where a label of one word meets another word of its stem."""
    folded = compiled.labels[match.label].folded
    atoms = [lattice.atoms[index] for index in match.atoms]
    if not folded or len({atom.word for atom in atoms}) > 1 or match.quality < 1.0:
        return match
    met = fold(atoms[0].surface)
    common = next((place for place, (a, b) in enumerate(zip(folded, met, strict=False)) if a != b), len(met))
    if len(folded) - common < DERIVED_SUFFIX:
        return match
    return match._replace(quality=match.quality * DERIVED_QUALITY)


def _longest(found: list[Match], compiled: Matcher) -> list[Match]:
    """Without what lies within a longer match, and without a second label of one theme for the same words."""
    entries = compiled.labels
    found.sort(
        key=lambda match: (
            -len(match.atoms),
            -match.quality,
            entries[match.label].concept.is_top,  # the narrower concept says more
            -entries[match.label].strength,
            match.start,
            match.label,
        )
    )
    kept: list[Match] = []
    holders: dict[int, list[tuple[frozenset[int], tuple[str, ...]]]] = {}  # atom -> kept matches: atoms, themes
    for match in found:
        themes = entries[match.label].concept.themes
        around = holders.get(next(iter(match.atoms)), ())
        if any(match.atoms < atoms or (match.atoms == atoms and themes == others) for atoms, others in around):
            continue
        kept.append(match)
        for atom in match.atoms:
            holders.setdefault(atom, []).append((match.atoms, themes))
    excepted = {
        (atom, theme)
        for match in kept
        if entries[match.label].label.kind == "except"
        for atom in match.atoms
        for theme in entries[match.label].concept.themes
    }
    stand = [
        match
        for match in kept
        if not any((atom, theme) in excepted for theme in entries[match.label].concept.themes for atom in match.atoms)
    ]
    return sorted(stand, key=lambda match: (match.start, match.end, match.label))
