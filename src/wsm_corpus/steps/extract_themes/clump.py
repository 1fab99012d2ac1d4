"""What is remembered of a clump: which labels stand in it, and which may go on into the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Match(NamedTuple):
    """A label met in a passage."""

    start: int  # code points, half-open
    end: int
    label: int  # number in `Matcher.labels`
    atoms: frozenset[int]  # of its sentence
    quality: float
    within: bool = False  # in a longer label: it says what is mentioned, not what the text is about


class Bag(NamedTuple):
    """A label whose words may be scattered, as one of its words asks for it."""

    others: tuple[str, ...]  # the terms of its other words
    reach: int  # clumps between which they can stand, on either side


class Way(NamedTuple):
    """Labels that begin in a clump and go on behind it."""

    node: Mapping[str | None, object]  # of a trie of labels, after the terms that stand in the clump
    content: bool  # of labels without their stop words: some may stand before the next term


class Clump(NamedTuple):
    """What stands between two blanks, mostly a word with its punctuation.

    Nearly all clumps have no term of any label: these are one of a few objects.
    """

    words: int
    told: int  # its words up to the last that has a term; of a clump with no term at all 0
    stop: bool  # a label may leave it out, or so it seems
    opens: bool  # a sentence ends before its first atom, or somewhere in it if it has none
    closes: bool  # a sentence ends after its last atom
    terms: frozenset[str] = frozenset()  # those of its terms that any label has
    starts: tuple[int, ...] = ()  # atoms at which a label can begin
    meets: bool = False  # a label, by itself; an exception, say, of which nothing stands
    themes: tuple[Match, ...] = ()  # met by the clump alone; counted from its own beginning
    contexts: tuple[Match, ...] = ()
    ways: tuple[Way, ...] = ()
    asks: frozenset[str] = frozenset()  # the next terms of all its ways
    bags: tuple[Bag, ...] = ()
    bagged: frozenset[str] = frozenset()  # of each of its bags one term
