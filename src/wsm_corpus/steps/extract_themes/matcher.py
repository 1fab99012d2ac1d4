"""The labels of a vocabulary, compiled to be looked for in passages of one language.

A label is kept as the sequences of words and parts of words it can be read as, with and without its stop words,
and as a bag of words that may be scattered.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.analysis import analyse
from wsm_corpus.languages.fold import fold
from wsm_corpus.steps.extract_themes.clump import Clump
from wsm_corpus.steps.extract_themes.lattice import MEANINGFUL, Lattice, lay_out
from wsm_corpus.vocabulary import Concept, Label, Vocabulary
from wsm_corpus.vocabulary.records import HINT_WEIGHT

MOST_PATHS = 8
"""Ways a label is laid out as words and parts of words; more are not kept."""
LABELS_REMEMBERED = 8_192
"""Labels kept as they are looked for, 0.6 kB each: three times those of the bundled vocabulary. A query looks for
some hundred of them, and to read these anew took 20 to 45 ms, as long as all else of a search."""
LONGEST_SHORT_NAME = 5
"""A name of so few letters is often an ordinary word too (OR, Teams, Slack): it must stand with its capitals."""


class Entry(NamedTuple):
    """A label as the matcher keeps it."""

    concept: Concept
    label: Label
    strength: float  # concept weight, and a hint's
    name: bool  # a name that is also an ordinary word: it must be written with its capitals
    folded: str  # a label of one word, folded; "" for one of several


@dataclass(slots=True)
class Matcher:
    """The labels of a vocabulary compiled for one language of passages."""

    language: str
    labels: list[Entry] = field(default_factory=list)
    ordered: dict[Any, Any] = field(default_factory=dict)  # trie of whole labels; None holds label numbers
    content: dict[Any, Any] = field(default_factory=dict)  # trie of labels without their stop words
    scattered: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)  # by their rarest word
    before: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # "after" and what it stands before
    starts: set[str] = field(default_factory=set)  # the words at which there is anything to look for
    terms: set[str] = field(default_factory=set)  # of all labels
    clumps: dict[str, Clump] = field(default_factory=dict)  # those met in passages


OTHER_LANGUAGE = "qaa"
"""ISO 639-2 reserves this code for local use."""


def matcher(vocabulary: Vocabulary, language: str) -> Matcher:
    """The matcher for passages of a language; contexts are met by labels of any language.

    Languages of which nothing is known are read alike, so they share one: compiling takes 0.3 s, and a corpus has
    stray passages in dozens of them.
    """
    known = language in LANGUAGES or language in vocabulary.languages
    return _remembered(vocabulary, language if known else OTHER_LANGUAGE)


@lru_cache(maxsize=32)
def _remembered(vocabulary: Vocabulary, language: str) -> Matcher:
    return compile_labels(vocabulary, language)


def compile_labels(vocabulary: Vocabulary, language: str) -> Matcher:
    """A matcher made anew; see `matcher`."""
    compiled = Matcher(language)
    bags: list[tuple[int, tuple[str, ...]]] = []
    capitals = _capitals_mean_nothing(vocabulary)
    for concept, label, text in _looked_for(vocabulary, language):
        read = _read(text, language, concept.context)
        if read.terms:
            if len(read.bag) > 1 and label.kind != "except" and not concept.context:
                if read.before:
                    compiled.before[len(compiled.labels)] = read.before
                bags.append((len(compiled.labels), read.bag))
            _add(compiled, _entry(concept, label, text, capitals), read)
    counts: dict[str, int] = {}
    for _, bag in bags:
        for term in bag:
            counts[term] = counts.get(term, 0) + 1
    for number, bag in bags:
        rarest = min(bag, key=lambda term: (counts[term], term))
        compiled.scattered.setdefault(rarest, []).append((number, tuple(t for t in bag if t != rarest)))
    compiled.starts.update(compiled.ordered, compiled.content, compiled.scattered)
    return compiled


def _looked_for(vocabulary: Vocabulary, language: str) -> Iterator[tuple[Concept, Label, str]]:
    """The labels to look for in passages of a language, in each of their spellings."""
    spoken = language in vocabulary.languages
    for concept in vocabulary.concepts:
        for label in concept.labels:
            if concept.context or not spoken or label.language in (language, ""):
                for text in _spellings(label.text, concept.context):
                    yield concept, label, text


def _entry(concept: Concept, label: Label, text: str, capitals: bool) -> Entry:
    strength = concept.weight * (HINT_WEIGHT if label.kind == "hint" else 1.0)
    name = not capitals and _is_short_name(text)
    return Entry(concept, label, strength, name, fold(text) if text.isalpha() else "")


def _capitals_mean_nothing(vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary writes ordinary labels with capitals too, as many thesauri do."""
    words = [label.text for concept in vocabulary.concepts for label in concept.labels if label.text.isalpha()]
    return sum(not text.islower() for text in words) > len(words) / 2


def _is_short_name(text: str) -> bool:
    return len(text) <= LONGEST_SHORT_NAME and not text.islower() and text.isalpha()


@lru_cache(maxsize=8_192)
def label_form(text: str, language: str) -> tuple[str, ...]:
    """The words of a label as they are matched: labels of one form meet the same words of a text.

    Stop words are left out where two other words remain.
    """
    lattice = lay_out(text, analyse(text, language), language)
    whole = _only_whole(lattice)
    return tuple(_single(lattice, index) for index, atom in enumerate(lattice.atoms) if whole or not atom.stop)


def _only_whole(lattice: Lattice) -> bool:
    """Whether a label has one word of its own among stop words ("always on"), so that it stands only as it is."""
    words = {atom.word for atom in lattice.atoms if not atom.stop}
    return len(words) < 2 and any(atom.stop for atom in lattice.atoms)


def _spellings(text: str, contexts: bool) -> tuple[str, ...]:
    """A platform goes by either of its names: "Yammer/Viva Engage"."""
    return tuple(name for name in text.split("/") if len(name.strip()) > 1) if contexts else (text,)


class _Read(NamedTuple):
    """A label as it is looked for."""

    terms: frozenset[str]  # of its words and their parts
    ordered: tuple[tuple[str, ...], ...]  # the ways to walk it whole
    content: tuple[tuple[str, ...], ...]  # the same without its stop words
    bag: tuple[str, ...]  # its words that may be scattered
    before: tuple[tuple[str, str], ...]  # of these, function words that tell and the words they stand before


@lru_cache(maxsize=LABELS_REMEMBERED)
def _read(text: str, language: str, context: bool) -> _Read:
    lattice = lay_out(text, analyse(text, language), language)
    terms = frozenset(term for step in lattice.steps for term, _ in step)
    ordered = tuple(itertools.islice(_paths(lattice, False), MOST_PATHS))
    if _only_whole(lattice):
        return _Read(terms, ordered, (), (), ())
    # Names and occupations stand together: "social ... work" is no social work.
    content = () if context else tuple(itertools.islice(_paths(lattice, True), MOST_PATHS))
    bag = tuple(dict.fromkeys(_single(lattice, index) for index, atom in enumerate(lattice.atoms) if not atom.stop))
    told = {_single(lattice, index) for index, atom in enumerate(lattice.atoms) if atom.text in MEANINGFUL}
    before = tuple((word, after) for word, after in itertools.pairwise(bag) if word in told)
    return _Read(terms, ordered, tuple(path for path in content if len(path) > 1), bag, before)


def remember_labels(vocabulary: Vocabulary) -> None:
    """Read labels, as many as are remembered, so that the first queries to meet them need not wait for that."""
    wanted = (
        (text, language, concept.context)
        for language in vocabulary.languages
        for concept, _, text in _looked_for(vocabulary, language)
    )
    for one in itertools.islice(wanted, LABELS_REMEMBERED):
        _read(*one)


def _add(compiled: Matcher, entry: Entry, read: _Read) -> None:
    """Keep a label."""
    number = len(compiled.labels)
    compiled.terms |= read.terms
    compiled.labels.append(entry)
    for path in read.ordered:
        _insert(compiled.ordered, path, number)
    for path in read.content:
        _insert(compiled.content, path, number)


def _single(lattice: Lattice, index: int) -> str:
    return next(term for term, size in lattice.steps[index] if size == 1)


def _paths(lattice: Lattice, content: bool) -> Iterator[tuple[str, ...]]:
    waiting: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while waiting:
        index, path = waiting.pop()
        if index == len(lattice.atoms):
            yield path
        elif content and lattice.atoms[index].stop:
            waiting.append((index + 1, path))
        else:
            waiting.extend((index + size, (*path, term)) for term, size in lattice.steps[index])


def _insert(trie: dict[Any, Any], path: Sequence[str], number: int) -> None:
    for term in path:
        trie = trie.setdefault(term, {})
    numbers = trie.setdefault(None, [])
    if number not in numbers:
        numbers.append(number)
