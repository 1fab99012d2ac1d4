"""What a clump has of labels, found out once and remembered.

Nearly every word has none, and is known by its terms before it is laid out.
"""

from __future__ import annotations

from functools import lru_cache

from wsm_corpus.languages.analysis import analyse_chunk
from wsm_corpus.languages.parted import with_particle
from wsm_corpus.languages.words import LONGEST, chunks, is_plain
from wsm_corpus.steps.extract_themes.clump import Bag, Clump, Way
from wsm_corpus.steps.extract_themes.find_matches import WINDOW, WINDOW_STEP, matches_of, told_apart
from wsm_corpus.steps.extract_themes.lattice import ends_sentence, is_stop
from wsm_corpus.steps.extract_themes.matcher import Matcher
from wsm_corpus.steps.extract_themes.sentence import lay_out_clump, put_together

REMEMBERED = 50_000
"""Clumps kept a language, some 15 MB; then they are forgotten all together."""

_SIGNS = ".,;:!?…()[]{}\"'“”„‘’«»*|•–—\n"
"""Between a blank and a word of letters alone these belong to no word."""


def read_clump(written: str, compiled: Matcher, particle: str = "") -> Clump:
    """A clump that is not remembered; with a particle, as it is where that stands apart from a verb in it."""
    bare = written.strip(_SIGNS)
    if not is_plain(bare):
        clump = _read(written, compiled, particle)
    elif bare == written:
        clump = _read_word(written, compiled, particle)
    else:
        clump = compiled.clumps.get(with_particle(bare, particle)) or read_clump(bare, compiled, particle)
        clump = _punctuated(clump, *written.split(bare))
    if len(written) <= LONGEST:
        if len(compiled.clumps) >= REMEMBERED:
            compiled.clumps.clear()
        compiled.clumps[with_particle(written, particle)] = clump
    return clump


def _read_word(written: str, compiled: Matcher, particle: str) -> Clump:
    """A clump that is one word of letters alone."""
    _, entries = analyse_chunk(written, compiled.language, particle)
    terms = compiled.terms.intersection([entry.term for entry in entries])
    told = min(1, len(entries))
    if terms:
        return _with_labels(Clump(1, told, False, False, False), written, compiled, particle)
    return _without_labels(1, told, is_stop(written, compiled.language), False, False)


def _read(written: str, compiled: Matcher, particle: str) -> Clump:
    """Any clump."""
    words = told = last = 0
    first = len(written)
    terms: set[str] = set()
    for base, chunk in chunks(written):
        count, entries = analyse_chunk(chunk, compiled.language, particle)
        if entries:
            told = words + entries[-1].position + 1
            first = min(first, base + entries[0].start)
            last = base + max([entry.end for entry in entries])
            terms.update([entry.term for entry in entries])
        words += count
    head, tail = (written[:first], written[last:]) if told else (written, "")
    opens, closes = head != "" and ends_sentence(head), tail != "" and ends_sentence(tail)
    if terms.isdisjoint(compiled.terms):
        return _without_labels(words, told, True, opens, closes)
    return _with_labels(Clump(words, told, True, opens, closes), written, compiled, particle)


@lru_cache(maxsize=1_024)
def _without_labels(words: int, told: int, stop: bool, opens: bool, closes: bool) -> Clump:
    return Clump(words, told, stop, opens, closes)


def _with_labels(clump: Clump, written: str, compiled: Matcher, particle: str) -> Clump:
    """A clump with the labels in it."""
    sentence = put_together((lay_out_clump(written, compiled.language, particle),), (0,))
    terms = {term for step in sentence.steps for term, _ in step if term in compiled.terms}
    starts = [
        number for number, step in enumerate(sentence.steps) if any(term in compiled.starts for term, _ in step)
    ]
    ways: list[Way] = []
    met = matches_of(sentence, starts, terms, compiled, ways)
    themes, contexts = told_apart(met, compiled)
    bags = {
        Bag(others, min(WINDOW, WINDOW_STEP * len(others)) + len(others))
        for number in starts
        for term, size in sentence.steps[number]
        if size == 1
        for _, others in compiled.scattered.get(term, ())
    }
    return clump._replace(
        stop=all(atom.stop for atom in sentence.atoms),
        terms=frozenset(terms),
        starts=tuple(starts) if met or ways or bags else (),
        meets=bool(met),
        themes=tuple(themes),
        contexts=tuple(contexts),
        ways=tuple(ways),
        asks=frozenset(term for way in ways for term in way.node if term is not None),
        bags=tuple(bags),
        bagged=frozenset(bag.others[0] for bag in bags),
    )


def _punctuated(clump: Clump, head: str, tail: str) -> Clump:
    """A word with what stands before and behind it."""
    opens, closes = head != "" and ends_sentence(head), tail != "" and ends_sentence(tail)
    if not clump.terms:
        return _without_labels(clump.words, clump.told, clump.stop, opens, closes)
    at = len(head)
    themes, contexts = (
        tuple([match._replace(start=match.start + at, end=match.end + at) for match in matches])
        for matches in (clump.themes, clump.contexts)
    )
    return clump._replace(opens=opens, closes=closes, themes=themes, contexts=contexts)
