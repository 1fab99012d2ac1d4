"""Where the words of a query stand: from stored offsets alone, without a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

import numpy as np

from wsm_corpus.engines.whoosh_engine.keys import Keys, among, together
from wsm_corpus.engines.whoosh_engine.posting_lists import FEW, LONG
from wsm_corpus.engines.whoosh_engine.postings import NOWHERE, Ints, Mask, Narrow, Places, Small, TermPostings
from wsm_corpus.engines.whoosh_engine.running import FAR
from wsm_corpus.engines.whoosh_engine.schema import MOST_EVIDENCE, PASSAGE_GAP
from wsm_corpus.engines.whoosh_engine.snapshot import Snapshot
from wsm_corpus.engines.whoosh_engine.words import Term, Way, admitted

SHORT = 8_192
"""Occurrences of a word of a phrase up to which all are looked at: taking some costs as much."""


def term_places(term: Term, postings: TermPostings, snapshot: Snapshot, docs: Ints | None = None) -> Places:
    """The occurrences of a term that count, in some documents (ascending) or all."""
    if docs is not None and FEW * len(docs) < len(postings.docs):
        places = postings.places(rows_with(postings.docs, docs))
    elif docs is not None and len(docs) < snapshot.size:
        wanted = np.zeros(snapshot.size, dtype=bool)
        wanted[docs] = True
        places = postings.places_of(wanted[postings.docs])
    else:
        places = postings.places()
    return places.where(admitted(term, postings.forms)[places.forms]) if term.selective else places


def places_in(term: Term, snapshot: Snapshot, docs: Ints) -> tuple[Places, Narrow]:
    """The occurrences of a term in some documents, and the length of each in code points."""
    postings = snapshot.lists.some(term.field, term.term, docs)
    if postings is None:
        return NOWHERE, NOWHERE.docs
    places = term_places(term, postings, snapshot, docs)
    return places, _lengths(postings, places.forms)


class Runs(NamedTuple):
    """Places of several words together."""

    docs: Small
    starts: Narrow
    ends: Small
    positions: Narrow
    lasts: Narrow  # the position of the last word
    forms: tuple[Narrow, ...] = ()  # of each word, in what form it stands; not told of words in any order


def phrase_docs(way: Way, snapshot: Snapshot, docs: Ints) -> Ints:
    """In which documents the terms of a way stand together; `docs` are those that have them all."""
    if way.how == "near":
        return distinct(phrase_spots(way, snapshot, docs).docs.astype(np.int64))
    return _documents(dict(enumerate(way.terms)), snapshot, _without_common(way, snapshot, docs))


def _documents(terms: Mapping[int, Term], snapshot: Snapshot, docs: Ints) -> Ints:
    """In which documents some terms stand so many steps from one place."""
    words = [_Word(term, snapshot, docs) for term in terms.values()]
    rarest, met = together([word.keys for word in words], list(terms))
    return words[rarest].documents(met)


def _without_common(way: Way, snapshot: Snapshot, docs: Ints) -> Ints:
    """Documents in which the rarer terms, two at least, stand as they should; the others have long lists."""
    unread = [snapshot.lists.unread(term.field, term.term) for term in way.terms]
    rarest = sorted(range(len(unread)), key=unread.__getitem__)
    chosen = sorted(step for place, step in enumerate(rarest) if place < 2 or unread[step] < LONG)
    if len(chosen) == len(way.terms):
        return docs
    found = _documents({step: way.terms[step] for step in chosen}, snapshot, docs)
    return found[among(found, docs)]


def phrase_spots(way: Way, snapshot: Snapshot, docs: Ints) -> Runs:
    """Where the terms of a way stand together, in documents that have them all."""
    if way.how == "near":
        found = [places_in(term, snapshot, docs) for term in way.terms]
        runs = _near([(places, _after(places.starts, lengths)) for places, lengths in found], way)
        wide = len(way.terms) - 1 + way.slop > PASSAGE_GAP
        return _within_passages(runs, snapshot) if wide and way.terms[0].field.startswith("text_") else runs
    docs = _without_common(way, snapshot, docs)
    words = [_Word(term, snapshot, docs) for term in way.terms]
    rarest, met = together([word.keys for word in words], range(len(words)))
    at = np.flatnonzero(met)
    wanted = np.zeros(snapshot.size, dtype=bool)
    wanted[docs] = True
    at = at[wanted[words[rarest].places.docs[at]]]
    first_word = words[rarest].keys.numbers[at] - rarest
    rows = [
        at if number == rarest else np.searchsorted(word.keys.numbers, first_word + number)
        for number, word in enumerate(words)
    ]
    first, last = words[0].places, words[-1].places
    return Runs(
        docs=first.docs[rows[0]],
        starts=first.starts[rows[0]],
        ends=words[-1].ends(rows[-1]),
        positions=first.positions[rows[0]],
        lasts=last.positions[rows[-1]],
        forms=tuple(word.places.forms[of_word] for word, of_word in zip(words, rows, strict=True)),
    )


class _Word:
    """A word of a phrase, a row an occurrence that counts.

    In some documents where these are few, in all where that is no dearer: then its keys are kept.
    """

    def __init__(self, term: Term, snapshot: Snapshot, docs: Ints) -> None:
        self._term, self._snapshot, self._docs = term, snapshot, docs
        self._postings = snapshot.lists.some(term.field, term.term, docs)

    @cached_property
    def _all(self) -> bool:
        """Whether all occurrences are as soon looked at as those in some documents."""
        known = self._postings
        return known is not None and (FEW * len(self._docs) >= len(known.docs) or len(known.positions) <= SHORT)

    @cached_property
    def _kept(self) -> TermPostings | None:
        """The postings, where every occurrence in the index counts and is looked at."""
        known, term = self._postings, self._term
        if known is None or term.selective or not self._all:
            return None
        return known if len(known.docs) == self._snapshot.lists.documents(term.field, term.term) else None

    @cached_property
    def places(self) -> Places:
        if self._postings is None:
            return NOWHERE
        return term_places(self._term, self._postings, self._snapshot, None if self._all else self._docs)

    @cached_property
    def keys(self) -> Keys:
        if self._kept is not None:
            return self._snapshot.lists.keys(self._term.field, self._term.term, self._kept)
        spread = self._snapshot.spread(self._term.field)
        numbers = spread.begins[self.places.docs]
        numbers += self.places.positions.astype(numbers.dtype, copy=False)
        return Keys(numbers, spread.end)

    def documents(self, met: Mask) -> Ints:
        """The documents of some occurrences, each once."""
        if self._kept is not None:
            return self._kept.documents(met)
        return distinct(self.places.docs[met]).astype(np.int64)

    def ends(self, rows: Ints) -> Small:
        """Where some occurrences end."""
        return _after(self.places.starts[rows], _lengths(self._postings, self.places.forms[rows]))


def _after(starts: Narrow, lengths: Narrow) -> Small:
    """Where what begins there ends."""
    return np.add(starts, lengths, dtype=np.int32)


def _lengths(postings: TermPostings | None, forms: Narrow) -> Narrow:
    """How many code points each of some forms has; in concept fields the forms say it themselves."""
    if postings is None or not len(postings.lengths):
        return forms // MOST_EVIDENCE
    return postings.lengths[forms]


Numbers = TypeVar("Numbers", Ints, Small)


def distinct(ordered: Numbers) -> Numbers:
    """Numbers in order, each once."""
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def rows_with(ordered: Ints, wanted: Ints) -> Ints:
    """The rows of those wanted that are there."""
    return np.searchsorted(ordered, wanted[among(wanted, ordered)])


def _near(found: list[tuple[Places, Small]], way: Way) -> Runs:
    """Within a window of so many words more, in any order.

    A window begins at some word's place; for each, the next place of every word at or after it tells how far
    the window must reach. Of windows that end alike, the shortest stays.
    """
    keys = [places.keys for places, _ in found]
    begins = np.unique(np.concatenate(keys))
    reach = begins.copy()
    ok = np.ones(len(begins), dtype=bool)
    for number, key in enumerate(keys):
        same = sum(way.terms[other].term == way.terms[number].term for other in range(number))
        ordered = np.unique(key)
        index = np.searchsorted(ordered, begins) + same
        inside = index < len(ordered)
        ok &= inside
        reach = np.maximum(reach, ordered[np.minimum(index, len(ordered) - 1)]) if len(ordered) else reach
    ok &= reach - begins <= len(keys) - 1 + way.slop
    ok &= reach // FAR == begins // FAR
    begins, reach = begins[ok], reach[ok]
    shortest = np.append(reach[1:] != reach[:-1], True) if len(reach) else np.zeros(0, dtype=bool)
    begins, reach = begins[shortest], reach[shortest]
    every = np.concatenate(keys)
    order = np.argsort(every, kind="stable")
    starts = np.concatenate([places.starts for places, _ in found])[order]
    ends = np.concatenate([end for _, end in found])[order]
    every = every[order]
    first = np.searchsorted(every, begins)
    last = np.searchsorted(every, reach, side="right") - 1
    docs, begins, reach = (numbers.astype(np.int32) for numbers in (begins // FAR, begins % FAR, reach % FAR))
    return Runs(docs, starts[first], ends[last], begins, reach)


def _within_passages(runs: Runs, snapshot: Snapshot) -> Runs:
    """Those that begin and end in one passage. What begins at a word and reaches too far has no shorter one there."""
    kept = np.zeros(len(runs.docs), dtype=bool)
    for segment in snapshot.segments:
        rows = slice(*np.searchsorted(runs.docs, (segment.base, segment.base + segment.count)).tolist())
        docs = runs.docs[rows] - segment.base
        _, begun = segment.running.places(docs, runs.positions[rows])
        _, ended = segment.running.places(docs, runs.lasts[rows])
        kept[rows] = begun == ended
    return Runs(runs.docs[kept], runs.starts[kept], runs.ends[kept], runs.positions[kept], runs.lasts[kept])
