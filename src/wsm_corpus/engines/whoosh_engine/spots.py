"""Where the words of a query stand: from stored offsets alone, without a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    words = [_word(term, snapshot, docs) for term in terms.values()]
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
    every = [_near_enough(term, snapshot, docs) for term in way.terms]
    keys = [_keys(term, snapshot, docs, places) for term, places in zip(way.terms, every, strict=True)]
    rarest, met = together(keys, range(len(keys)))
    at = np.flatnonzero(met)
    wanted = np.zeros(snapshot.size, dtype=bool)
    wanted[docs] = True
    at = at[wanted[every[rarest].docs[at]]]
    first_word = keys[rarest].numbers[at] - rarest
    rows = [
        at if number == rarest else np.searchsorted(key.numbers, first_word + number)
        for number, key in enumerate(keys)
    ]
    forms = tuple(places.forms[of_word] for places, of_word in zip(every, rows, strict=True))
    (first, *_), (*_, last) = every, every
    last_word = snapshot.lists.some(way.terms[-1].field, way.terms[-1].term, docs)
    return Runs(
        docs=first.docs[rows[0]],
        starts=first.starts[rows[0]],
        ends=_after(last.starts[rows[-1]], _lengths(last_word, forms[-1])),
        positions=first.positions[rows[0]],
        lasts=last.positions[rows[-1]],
        forms=forms,
    )


class _Word(NamedTuple):
    """A word of a phrase, a row an occurrence: those of `_near_enough`."""

    keys: Keys
    documents: Callable[[Mask], Ints]  # of some occurrences, each once


def _word(term: Term, snapshot: Snapshot, docs: Ints) -> _Word:
    postings = _every_one(term, snapshot, docs)
    if postings is not None:
        return _Word(snapshot.lists.keys(term.field, term.term, postings), postings.documents)
    places = _near_enough(term, snapshot, docs)
    return _Word(_keys(term, snapshot, docs, places), lambda met: distinct(places.docs[met]).astype(np.int64))


def _keys(term: Term, snapshot: Snapshot, docs: Ints, places: Places) -> Keys:
    """The keys of places that `_near_enough` found."""
    postings = _every_one(term, snapshot, docs)
    if postings is not None:
        return snapshot.lists.keys(term.field, term.term, postings)
    spread = snapshot.spread(term.field)
    numbers = spread.begins[places.docs]
    numbers += places.positions.astype(numbers.dtype, copy=False)
    return Keys(numbers, spread.end)


def _every_one(term: Term, snapshot: Snapshot, docs: Ints) -> TermPostings | None:
    """The postings of a term all of whose occurrences count, where all are looked at: their keys are kept."""
    postings = snapshot.lists.some(term.field, term.term, docs)
    if postings is None or term.selective or not _all(postings, docs):
        return None
    return postings if len(postings.docs) == snapshot.lists.documents(term.field, term.term) else None


def _near_enough(term: Term, snapshot: Snapshot, docs: Ints) -> Places:
    """The occurrences of a term that count: in some documents where these are few, in all where that is no dearer."""
    postings = snapshot.lists.some(term.field, term.term, docs)
    if postings is None:
        return NOWHERE
    return term_places(term, postings, snapshot, None if _all(postings, docs) else docs)


def _all(postings: TermPostings, docs: Ints) -> bool:
    """Whether all occurrences of a term are as soon looked at as those in some documents."""
    return FEW * len(docs) >= len(postings.docs) or len(postings.positions) <= SHORT


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
