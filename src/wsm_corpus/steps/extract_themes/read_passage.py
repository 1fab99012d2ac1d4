"""A passage read for the labels in it: only sentences in which a label can be met by several words are laid out.

No label is met across the end of a sentence. A passage is cut at its blanks; of what stands between two of them (a
clump, mostly a word with its punctuation) is remembered which labels it meets by itself, and with what words labels
that begin in it go on. Where these words do not stand near, a sentence has the labels of its clumps and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wsm_corpus.languages import language
from wsm_corpus.languages.parted import cut, with_particle
from wsm_corpus.steps.extract_themes.clump import Bag, Clump, Match
from wsm_corpus.steps.extract_themes.find_matches import LONGEST_GAP, matches_of, told_apart
from wsm_corpus.steps.extract_themes.matcher import Matcher
from wsm_corpus.steps.extract_themes.read_clump import read_clump
from wsm_corpus.steps.extract_themes.sentence import lay_out_clump, put_together

_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Reading(NamedTuple):
    """A passage as read."""

    matches: list[Match]  # themes, then contexts, by place; what lies within a longer one says so
    words: int  # up to the last that has a term


class _Passage(NamedTuple):
    """The clumps of a passage."""

    written: Sequence[str]
    bases: Sequence[int]  # where each begins, code points
    clumps: list[Clump]
    particles: dict[int, str]  # those that stand apart from a verb, by the clump of that
    compiled: Matcher


def find_matches(text: str, compiled: Matcher) -> list[Match]:
    """The labels in a passage that do not lie within a longer one: themes, then contexts, by place."""
    return [match for match in read_passage(text, compiled).matches if not match.within]


def read_passage(text: str, compiled: Matcher) -> Reading:
    """The labels in a passage, and how many words it has."""
    passage = _cut(text, compiled)
    themes: list[Match] = []
    contexts: list[Match] = []
    for first, last, starts in _sentences(passage.clumps):
        _read_sentence(passage, first, last, starts, themes, contexts)
    return Reading(themes + contexts, _count(passage.clumps))


def _cut(text: str, compiled: Matcher) -> _Passage:
    if "\n" in text:  # a paragraph's end stands between blanks, as what ends a sentence as well and is as long
        text = _PARAGRAPH_END.sub(lambda end: " •".ljust(len(end[0])), text)
    written, bases, verbs = cut(text, language(compiled.language))
    known = compiled.clumps
    placed = [known.get(each) or read_clump(each, compiled) for each in written]
    particles = {number: one.word for number, one in verbs.items()}
    for number, particle in particles.items():
        verb = written[number]
        placed[number] = known.get(with_particle(verb, particle)) or read_clump(verb, compiled, particle)
    return _Passage(written, bases, placed, particles, compiled)


def _sentences(clumps: Sequence[Clump]) -> Iterator[tuple[int, int, list[int]]]:
    """Sentences in which labels begin: the first clump, the one after the last, and those where labels begin."""
    first = 0
    starts: list[int] = []
    for number, clump in enumerate(clumps):
        if clump.opens:
            if starts:
                yield first, number, starts
            first, starts = number, []
        if clump.starts:
            starts.append(number)
        if clump.closes:
            if starts:
                yield first, number + 1, starts
            first, starts = number + 1, []
    if starts:
        yield first, len(clumps), starts


def _count(clumps: Sequence[Clump]) -> int:
    """How many words there are up to the last that has a term."""
    words = sum([clump.words for clump in clumps])
    for clump in reversed(clumps):
        if clump.told:
            return words - clump.words + clump.told
        words -= clump.words
    return 0


def _read_sentence(
    passage: _Passage, first: int, last: int, starts: Sequence[int], themes: list[Match], contexts: list[Match]
) -> None:
    """Add the labels in the clumps from one number to another, half-open, of which some have starts of labels."""
    written, bases, clumps, particles, compiled = passage
    present = set().union(*[clump.terms for clump in clumps[first:last] if clump.terms])
    hopeful = {  # a set: a sentence of a megabyte, without one full stop, has tens of thousands
        number
        for number in starts
        if _goes_on(clumps, number, last) or _scatters(clumps, number, first, last, present)
    }
    if not hopeful:
        for number in starts:
            clump, base = clumps[number], bases[number]
            for matches, found in ((themes, clump.themes), (contexts, clump.contexts)):
                for start, end, label, atoms, quality, within in found:
                    matches.append(Match(base + start, base + end, label, atoms, quality, within))
        return
    sentence = put_together(
        [lay_out_clump(written[n], compiled.language, particles.get(n, "")) for n in range(first, last)],
        bases[first:last],
    )
    telling = [n for n in starts if clumps[n].meets or n in hopeful]
    begins = [sentence.firsts[n - first] + atom for n in telling for atom in clumps[n].starts]
    of_themes, of_contexts = told_apart(matches_of(sentence, begins, present, compiled), compiled)
    themes += of_themes
    contexts += of_contexts


def _goes_on(clumps: Sequence[Clump], number: int, last: int) -> bool:
    """Whether a label that begins in a clump seems to go on behind it."""
    asks = clumps[number].asks
    gap = 0
    for place in range(number + 1, last) if asks else ():
        clump = clumps[place]
        if clump.told:
            if not asks.isdisjoint(clump.terms):
                return _ends(clumps, number, last)
            gap += 1
            if not clump.stop or gap > LONGEST_GAP:
                return False
    return False


def _ends(clumps: Sequence[Clump], number: int, last: int) -> bool:
    """Whether a label that goes on behind a clump seems to end there: a term for each of its words stands in order.

    Of those that go on, two thirds do not ("social media", with nothing behind it that a label begins so).
    """
    ways = [(node, content, LONGEST_GAP if content else 0) for node, content in clumps[number].ways]
    for place in range(number + 1, last):
        clump = clumps[place]
        if not clump.told:
            continue
        after = [(node, content, gap - 1) for node, content, gap in ways if gap] if clump.stop else []
        if clump.terms:
            for node, content, _ in ways:  # and those that a word of the clump adds, for it may have another
                nodes: list[Any] = [node[term] for term in clump.terms if term in node]
                for below in nodes:
                    if None in below:
                        return True
                    ways.append((below, content, 0))
                    after.append((below, content, LONGEST_GAP if content else 0))
        ways = after
        if not ways:
            return False
    return False


def _scatters(clumps: Sequence[Clump], number: int, first: int, last: int, present: set[str]) -> bool:
    """Whether a label seems to have its words in a clump and around it, in any order."""
    return not clumps[number].bagged.isdisjoint(present) and any(
        present.issuperset(bag.others) and _surrounds(clumps, number, first, last, bag) for bag in clumps[number].bags
    )


def _surrounds(clumps: Sequence[Clump], number: int, first: int, last: int, bag: Bag) -> bool:
    """Whether the other words of a label stand within its reach, one of them at least in another clump."""
    around: set[str] = set()
    for places in (range(number - 1, first - 1, -1), range(number + 1, last)):
        met = 0
        for place in places:
            clump = clumps[place]
            if clump.told:
                around |= clump.terms
                met += 1
                if met == bag.reach:
                    break
    own = clumps[number].terms
    return not around.isdisjoint(bag.others) and all(term in around or term in own for term in bag.others)
