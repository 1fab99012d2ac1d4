"""Where to go from a search that finds nothing: every way named here leads to documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask_babel import gettext as _

from wsm_corpus.errors import QueryError
from wsm_corpus.records import Notice, Results
from wsm_webui.chips import chips
from wsm_webui.corpora import corpus, filters
from wsm_webui.showing import filter_text
from wsm_webui.state import State

MOST_TRIED = 12
"""Searches tried: each costs a few milliseconds, and nobody reads a longer list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """Another search, that finds something."""

    text: str  # what it does
    state: State
    total: int  # documents it finds; at least one


def ways_out(state: State, results: Results) -> list[WayOut]:
    """What else could be asked where nothing is found: first what may be meant, then less than was asked.

    Where documents with some of the words are shown, only what may be meant.
    """
    out: list[WayOut] = []
    tried = {state}
    guilty = [notice for notice in results.notices if notice.kind == "no_hits_for"]
    meant = [way for notice in guilty for way in _meant(state, notice)]
    less = [] if results.total else _candidates(state, [notice.subject for notice in guilty])
    for text, other in (*meant, *less)[:MOST_TRIED]:
        if other not in tried:
            tried.add(other)
            total = _total(other)
            if total:
                out.append(WayOut(text=text, state=other, total=total))
    return out


def _meant(state: State, notice: Notice) -> list[tuple[str, State]]:
    """The search with what was offered in the place of what found nothing: in the words typed, or in a filter."""
    out = []
    for offer in notice.offers:
        field, _colon, value = offer.partition(":")
        if notice.subject in state.q:
            other = state.but(q=state.q.replace(notice.subject, offer))
        else:
            typed = notice.subject.removeprefix(f"{field}:").strip('"')
            same = [chip for chip in chips(state) if chip.field == field and chip.value == typed]
            if not same:
                continue
            other = same[0].removed.adding(field, value)
        out.append((_("Search for “%(word)s”", word=offer), other))
    return out


def _candidates(state: State, guilty: list[str]) -> list[tuple[str, State]]:
    out: list[tuple[str, State]] = []
    at_work = chips(state)
    for word in guilty:
        rest = _without_word(state.q, word)
        if rest is not None:
            out.append((_("Words spelled almost like “%(word)s”", word=word), _spelled_like(state, word)))
            out += [(_("Without “%(word)s”", word=word), state.but(q=rest))] if rest else []
            if rest and at_work:
                bare = _without_filters(state).but(q=rest)
                out.append((_("Without “%(word)s” and without any filter", word=word), bare))
    out += [
        (_("Without the filter %(filter)s", filter=filter_text(chip.field, chip.value, chip.excluded)), chip.removed)
        for chip in at_work
    ]
    if len(at_work) > 1:
        out.append((_("Without any filter"), _without_filters(state)))
    if " " in state.q and not state.any:
        out.append((_("Documents with any of the words"), state.but(any=True)))
    if state.exact:
        out.append((_("Other forms of the words too"), state.but(exact=False)))
    if not state.expand or state.without:
        out.append((_("Search in other languages too"), state.but(expand=True, without=())))
    return out


def _without_filters(state: State) -> State:
    return State(q=state.q, any=state.any, exact=state.exact, expand=state.expand)


def _without_word(query: str, word: str) -> str | None:
    """The query without a word; None where it cannot simply be taken out."""
    if re.search(r'[()"]|\b(?:AND|OR|NOT)\b', query) or word not in query.split():
        return None
    return " ".join(one for one in query.split() if one != word)


def _spelled_like(state: State, word: str) -> State:
    return state.but(q=" ".join(f"{one}~" if one == word else one for one in state.q.split()))


def _total(state: State) -> int:
    try:
        return int(corpus().search(state.q, **filters(state), limit=0).total)
    except QueryError:  # a word too short to be spelled otherwise, say
        return 0
