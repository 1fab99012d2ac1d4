"""Where the labels of a vocabulary stand in a sentence.

Labels and text go through one analysis, so that inflections, spellings and compounds meet. A label is looked
for in two ways: its words in order, stop words let pass between them; and its words in any order within a few
words of one line of a sentence ("Werk en privé zijn zelden in balans"). Of matches that lie within one another the
longest stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress
from operator import not_
from typing import Any

from wsm_corpus.languages import language
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.parted import whole_verb
from wsm_corpus.steps.extract_themes.clump import Match, Way
from wsm_corpus.steps.extract_themes.matcher import Matcher
from wsm_corpus.steps.extract_themes.sentence import Sentence

LONGEST_GAP = 3
"""Stop words that may stand between two words of a label ("balans tussen je werk en je privé")."""
WINDOW_STEP = 2
WINDOW = 4
"""How many other words may stand among those of a label met in any order: so many for each gap, so many in all."""

# How much a match is worth beside the label as it stands in the vocabulary.
PART_QUALITY = 0.6  # it begins or ends within a compound
WINDOW_QUALITY = 0.6  # its words are scattered

LABEL_SUFFIX = 3
WORD_SUFFIX = 4
"""A stemmer takes one word for another. Where a one-word label ends in so many letters that the word met lacks, they
are two words ("overheid" and "over", "networking" and "networks"); also where each has an ending of its own and the
word's is so long ("gemeente" and "gemeenschap")."""


def matches_of(
    sentence: Sentence, starts: Sequence[int], present: set[str], compiled: Matcher, beyond: list[Way] | None = None
) -> list[Match]:
    """Every label in a sentence.

    Args:
        sentence: to look in.
        starts: the atoms at which to look for a label.
        present: those of its terms that any label has.
        compiled: the labels.
        beyond: gets the ways in which labels would go on behind the sentence.
    """
    found: list[Match] = []
    for index in starts:
        found += _walk(sentence, index, compiled, beyond)
        found += _scattered(sentence, index, present, compiled)
    return [match for match in found if _same_word(match, sentence, compiled)]


def told_apart(found: Sequence[Match], compiled: Matcher) -> tuple[list[Match], list[Match]]:
    """The matches of a sentence that stand, those of themes and those of contexts, each in order of place.

    What lies within a longer one says so.
    """
    if not found:
        return [], []
    is_context = [compiled.labels[match.label].concept.context for match in found]
    return (
        _longest(list(compress(found, map(not_, is_context))), compiled),
        _longest(list(compress(found, is_context)), compiled),
    )


def _walk(sentence: Sentence, start: int, compiled: Matcher, beyond: list[Way] | None) -> list[Match]:
    atoms, steps, blocks = sentence.atoms, sentence.steps, sentence.blocks
    found: list[Match] = []
    waiting: list[tuple[int, dict[Any, Any], tuple[int, ...], bool]] = [(start, compiled.ordered, (), False)]
    if not atoms[start].stop:
        waiting.append((start, compiled.content, (), True))
    block = blocks[start]
    while waiting:
        index, node, path, content = waiting.pop()
        found += [_match(sentence, path, number, 1.0) for number in node.get(None, ())]
        if content and path:
            gap = 0
            while gap < LONGEST_GAP and index < len(atoms) and atoms[index].stop:
                index, gap = index + 1, gap + 1
        if index >= len(atoms):
            if beyond is not None and blocks[-1] == block and node.keys() != {None}:
                beyond.append(Way(node, content))
            continue
        if blocks[index] != block:
            continue
        for term, size in steps[index]:
            below = node.get(term)
            if below is not None:
                after = index + size
                waiting.append((after, below, (*path, *range(index, after)), content))
    return found


def _match(sentence: Sentence, path: tuple[int, ...], number: int, quality: float) -> Match:
    atoms, words, bases = sentence.atoms, sentence.words, sentence.bases
    first, last = path[0], path[-1]
    cut = (first > 0 and words[first - 1] == words[first]) or (
        last + 1 < len(words) and words[last + 1] == words[last]
    )
    quality *= PART_QUALITY if cut else 1.0
    return Match(bases[first] + atoms[first].start, bases[last] + atoms[last].end, number, frozenset(path), quality)


def _scattered(sentence: Sentence, index: int, present: set[str], compiled: Matcher) -> list[Match]:
    words = sentence.words
    found: list[Match] = []
    near: dict[str, int] | None = None
    for term, size in sentence.steps[index]:
        if size != 1:
            continue
        for number, others in compiled.scattered.get(term, ()):
            if not present.issuperset(others):
                continue
            if near is None:
                near = _near(sentence, index)
            places = [near.get(other, -1) for other in others]
            if -1 in places:
                continue
            if any(
                _at(word, term, index, near) > _at(after, term, index, near)
                for word, after in compiled.before.get(number, ())
            ):
                continue
            path = tuple(sorted({index, *places}))
            met = {words[place] for place in path}
            if len(path) == len(others) + 1 and len(met) > 1:
                spread = max(met) - min(met) + 1 - len(met)
                if spread <= min(WINDOW, WINDOW_STEP * len(others)):
                    found.append(_match(sentence, path, number, WINDOW_QUALITY))
    return found


def _at(word: str, term: str, index: int, near: Mapping[str, int]) -> int:
    """Where a word of a scattered label stands, which was found at the atom of one of its words."""
    return index if word == term else near[word]


def _near(sentence: Sentence, index: int) -> dict[str, int]:
    """The nearest place of every term around an atom, within its sentence."""
    steps, lines = sentence.steps, sentence.lines
    size, line = len(steps), lines[index]
    places: dict[str, int] = {}
    for distance in range(2 * WINDOW + 2, 0, -1):
        for place in (index + distance, index - distance):
            if 0 <= place < size and lines[place] == line:
                for term, taken in steps[place]:
                    if taken == 1:
                        places[term] = place
    return places


def _same_word(match: Match, sentence: Sentence, compiled: Matcher) -> bool:
    """Whether a label of one word meets that word, and not another of its stem or a name without its capitals."""
    entry = compiled.labels[match.label]
    if not entry.folded or len({sentence.words[index] for index in match.atoms}) > 1:
        return True
    first = sentence.atoms[min(match.atoms)]
    if entry.name:
        asked = zip(entry.label.text, first.surface, strict=False)
        return all(letter.isupper() for wanted, letter in asked if wanted.isupper())
    if len(match.atoms) > 1 and match.quality < 1.0:
        return True  # some parts of a compound: which letters they are is not known
    met = first.text if len(match.atoms) == 1 else fold(first.surface)
    common = next((place for place, (a, b) in enumerate(zip(entry.folded, met, strict=False)) if a != b), None)
    if common is None:
        alike = len(entry.folded) - len(met) < LABEL_SUFFIX
    else:
        alike = len(entry.folded) - common < LABEL_SUFFIX and len(met) - common < WORD_SUFFIX
    return alike or _is_form_of(met, entry.folded, compiled.language)


def _is_form_of(word: str, label: str, code: str) -> bool:
    """Verboden is verbieden, and *leest* of "leest mee" meelezen, however few letters they share."""
    known = language(code)
    asked = known.stem(label)
    if known.stem(word) != asked and asked in map(known.stem, known.lemmas(word)):
        return True
    particles = [one for one in known.parting.particles if label.startswith(one)] if known.parting else []
    return any(known.stem(whole_verb(particle, word, known)) == asked for particle in particles)


def _longest(found: list[Match], compiled: Matcher) -> list[Match]:
    """Which matches lie within a longer one; without a second label of one theme for the same words."""
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
    inner: list[Match] = []
    holders: dict[int, list[tuple[frozenset[int], tuple[str, ...]]]] = {}  # atom -> kept matches: atoms, themes
    for match in found:
        themes = entries[match.label].concept.themes
        around = holders.get(next(iter(match.atoms)), ())
        if any(match.atoms == atoms and themes == others for atoms, others in around):
            continue
        if any(match.atoms < atoms for atoms, _ in around):
            inner.append(match._replace(within=True))
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
        for match in (*kept, *inner)
        if not any((atom, theme) in excepted for theme in entries[match.label].concept.themes for atom in match.atoms)
    ]
    return sorted(stand, key=lambda match: (match.start, match.end, match.label))
