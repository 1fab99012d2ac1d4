"""The cheapest sequence of languages that accounts for the words of a text: Viterbi over words.

Source: A. J. Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding algorithm",
IEEE Transactions on Information Theory 13 (1967); the states are languages, the observations words.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages.profiles import UNIT
from wsm_corpus.steps.detect_language.evidence import (
    CAPITAL_FLAG,
    COLUMN,
    LANGUAGES,
    LATIN,
    NEIGHBOURS,
    OWN_FLAGS,
    SCRIPT_FLAG,
    evidence,
    is_function_word,
)
from wsm_corpus.steps.detect_language.words import COMMA, COSTS, INSIDE, LINE, Words, gap_kinds

# What a language costs before any word of it is read, and on top of the gap's cost when a text changes into it, in
# nats. English and Dutch, which the corpus is in, cost nothing; their neighbours, and the commonest language of each
# script that serves several, cost less than the rest. Errors on sentences, per cent, with 2.5 for Afrikaans: Dutch
# 0.46, others 1.46; with 3.5: 0.37 and 1.63; with 4.5: 0.37 and 1.75. Changing into Afrikaans at 12 for 6: 2.5
# instead of 2.1 % of assembled documents not wholly right.
PRIOR_NEAR = -2.5
PRIOR_RARE = -4.5
SWITCH_NEAR = 6.0
SWITCH_RARE = 12.0
_AT_HOME = ("en", "nl")
_NEAR = ("af", "de", "fr", "da", "no", "sv", "es", "it", "pt", "ar", "hi", "ja", "ru", "zh")

OWN_WORDS_SHARE = 0.06
OWN_WORDS_LEAST = 2
"""A language without a profile is considered in a text where its own function words are this share of the words of
some line, and at least so many where there are several lines: one such word in a short line is too often English."""

LOAN_WORDS = 3
"""So few words of another language within a clause may be borrowed."""

HEADING_WORDS = 6
"""So few words on lines of their own may be headings, though they look like neither English nor Dutch."""

NAME_DIVISOR = 2
"""A capitalised word inside a clause is likely a name, and a name says half as much (a third: tweets get worse)."""

_prior = np.array([0.0 if code in _AT_HOME else PRIOR_NEAR if code in _NEAR else PRIOR_RARE for code in LANGUAGES])
_switch = np.array([0.0 if code in _AT_HOME else SWITCH_NEAR if code in _NEAR else SWITCH_RARE for code in LANGUAGES])
PRIOR: NDArray[np.int32] = np.rint(_prior * UNIT).astype(np.int32)
SWITCH: NDArray[np.int32] = np.rint(_switch * UNIT).astype(np.int32)
_NEIGHBOUR_COLUMNS = [COLUMN[code] for code in NEIGHBOURS]
_COSTS: NDArray[np.int32] = np.rint(np.array(COSTS) * UNIT).astype(np.int32)
_OUT_OF_QUESTION = -(1 << 26)

BLOCK = 4096
"""Words decoded at once. A text is decoded block by block, so that the memory it takes has a bound."""


class Stretch(NamedTuple):
    """Words in a row in one language, half-open, with the evidence of their sum for every language."""

    first: int
    last: int
    column: int
    totals: NDArray[np.int64]


def stretches(words: Words) -> list[Stretch]:
    """The words of a text in stretches of one language, the likeliest sequence of all."""
    count = len(words.surfaces)
    kinds = np.array(gap_kinds(words), dtype=np.int8)
    found: list[Stretch] = []
    for start in range(0, count, BLOCK):
        end = min(start + BLOCK, count)
        rows, prior = weigh(words.surfaces[start:end], kinds[start:end])
        costs = _COSTS[kinds[start:end]]
        onset = _onset(prior, int(costs[0]), found[-1].column) if found else prior
        labels = _label(rows, costs, prior, onset)
        changes = (np.flatnonzero(labels[1:] != labels[:-1]) + 1).tolist()
        sums = np.add.reduceat(rows, [0, *changes], axis=0, dtype=np.int64) + prior
        first = 0
        for last, known in zip([*changes, end - start], sums, strict=True):
            total = np.full(len(LANGUAGES), _OUT_OF_QUESTION)
            total[: len(known)] = known
            if found and found[-1].column == labels[first]:
                before = found.pop()
                found.append(before._replace(last=start + last, totals=before.totals + total))
            else:
                found.append(Stretch(start + first, start + last, int(labels[first]), total))
            first = last
    return _without_headings(_without_loans(found, words, kinds), words, kinds) if len(found) > 1 else found


def _without_loans(found: list[Stretch], words: Words, kinds: NDArray[np.int8]) -> list[Stretch]:
    """The stretches, loanwords left to what stands before them.

    A word or a few within a clause that are no sentence of their language, no function word among them, are
    borrowed: "in de (social) media consultancy". On the development documents this changes nothing but that.
    """
    kept: list[Stretch] = []
    for stretch in found:
        if (
            kept
            and stretch.column < LATIN
            and stretch.last - stretch.first <= LOAN_WORDS
            and stretch.last < len(kinds)
            and kinds[stretch.first] <= COMMA
            and kinds[stretch.last] <= COMMA
            and not any(
                is_function_word(word, stretch.column) for word in words.surfaces[stretch.first : stretch.last]
            )
        ):
            stretch = stretch._replace(column=kept[-1].column)
        if kept and kept[-1].column == stretch.column:
            before = kept.pop()
            stretch = before._replace(last=stretch.last, totals=before.totals + stretch.totals)
        kept.append(stretch)
    return kept


def _without_headings(found: list[Stretch], words: Words, kinds: NDArray[np.int8]) -> list[Stretch]:
    """The stretches, short lines in a language that the text has nowhere else left to what stands beside them.

    "Protocol sociale media" above a Dutch text might be Italian by its letters. A line of a few words, none of them a
    function word, is too little to tell one of the other languages by, where English or Dutch stands around it.
    """
    at_home = {COLUMN[code] for code in _AT_HOME}
    most = {True: LOAN_WORDS, False: HEADING_WORDS}
    spoken = {one.column for one in found if one.last - one.first > most[one.column in at_home]}
    kept: list[Stretch] = []
    for place, stretch in enumerate(found):
        beside = (found[place + 1] if place + 1 < len(found) else None, kept[-1] if kept else None)
        home = next((other for other in beside if other is not None and other.column in at_home), None)
        if (
            home is not None
            and stretch.column < LATIN
            and stretch.column not in spoken
            and (not stretch.first or kinds[stretch.first] == LINE)
            and (stretch.last == len(kinds) or kinds[stretch.last] == LINE)
            and not any(
                is_function_word(word, stretch.column) for word in words.surfaces[stretch.first : stretch.last]
            )
        ):
            stretch = stretch._replace(column=home.column)
        if kept and kept[-1].column == stretch.column:
            before = kept.pop()
            stretch = before._replace(last=stretch.last, totals=before.totals + stretch.totals)
        kept.append(stretch)
    return kept


def weigh(surfaces: list[str], kinds: NDArray[np.int8]) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    """The evidence of each word where it stands, and the prior of each language in this text.

    Names count less. A language without a profile that shows too few words of its own is out of the question.
    A text all in Latin letters has the columns of the languages so written only, and of those without a profile only
    where one of them is not out of the question.
    """
    rows = evidence(surfaces)
    width = len(LANGUAGES) if rows[:, SCRIPT_FLAG].any() else LATIN
    gate = _gate(rows[:, OWN_FLAGS] != 0, kinds)
    if width == LATIN and not (gate == 0).any():
        width = _NEIGHBOUR_COLUMNS[0]  # which are the last of these
        prior = PRIOR[:width]
    else:
        prior = PRIOR[:width].copy()
        prior[_NEIGHBOUR_COLUMNS] += gate
    names = (rows[:, CAPITAL_FLAG] != 0) & (kinds == INSIDE)
    names[0] = False
    rows = rows[:, :width]
    rows[names] //= NAME_DIVISOR
    return rows, prior


def _gate(own: NDArray[np.bool_], kinds: NDArray[np.int8]) -> NDArray[np.int32]:
    """For each language without a profile 0 where some line has enough words of its own, else far below."""
    gate = np.full(own.shape[1], _OUT_OF_QUESTION, dtype=np.int32)
    if own.any():
        starts = np.concatenate(([0], np.flatnonzero(kinds[1:] == LINE) + 1))
        sizes = np.concatenate((starts[1:], [len(own)])) - starts
        met = np.add.reduceat(own, starts, axis=0, dtype=np.int64)
        least = np.maximum(OWN_WORDS_SHARE * sizes, OWN_WORDS_LEAST if len(sizes) > 1 else 1)
        gate[(met >= least[:, None]).any(axis=0)] = 0
    return gate


def _onset(prior: NDArray[np.int32], cost: int, column: int) -> NDArray[np.int32]:
    """What it costs to begin a block in each language when the block before ended in the one of `column`."""
    onset = np.minimum(-(SWITCH[: len(prior)] + cost), prior // 2)
    if column < len(onset):
        onset[column] = 0
    return onset


def _label(
    rows: NDArray[np.int16], costs: NDArray[np.int32], prior: NDArray[np.int32], onset: NDArray[np.int32]
) -> NDArray[np.intp]:
    """The language (column) of each word of a block; `onset` is what it costs to begin the block in each.

    Only where another language could pay is it searched: for every word and language, the gain of the best
    single stretch that holds the word is found: its lead over the language of the whole block, less what
    changing costs. Two foreign stretches side by side save one change, `INSIDE` at most: both must gain more
    than minus that, and one of them more than minus half of it.
    """
    width = len(prior)
    by_language = rows.T.astype(np.int32, order="C")
    host = int((by_language.sum(axis=1) + prior).argmax())
    labels = np.full(len(rows), host)
    by_language -= by_language[host].copy()
    lead = np.cumsum(by_language, axis=1, dtype=np.int32)
    begun = np.empty_like(lead)
    begun[:, 0] = onset[host] - onset - SWITCH[:width]
    np.add(lead[:, :-1], costs[1:], out=begun[:, 1:])
    lead[:, :-1] -= costs[1:]
    np.minimum.accumulate(begun, axis=1, out=begun)
    least = SWITCH[:width] - _COSTS[INSIDE]
    others = np.flatnonzero((lead - begun).max(axis=1) > least)
    others = others[(others != host) & (prior[others] > _OUT_OF_QUESTION // 2)]
    if not len(others):
        return labels
    gain = np.maximum.accumulate(lead[others, ::-1], axis=1)[:, ::-1] - begun[others] - least[others, None]
    edges = _edges((gain > 0).any(axis=0))
    best = gain.max(axis=0)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if best[start:end].max() <= _COSTS[INSIDE] // 2:
            continue
        languages = [host, *others[(gain[:, start:end] > 0).any(axis=1)].tolist()]
        begin = onset[languages] if start == 0 else -(SWITCH[languages] + costs[start])
        if start:
            begin[0] = 0
        leave = int(SWITCH[host] + costs[end]) if end < len(rows) else 0
        gains = rows[start:end, languages].tolist()
        labels[start:end] = _viterbi(gains, costs[start:end].tolist(), begin.tolist(), languages, leave)
    return labels


def _edges(flags: NDArray[np.bool_]) -> list[int]:
    """Where runs of True begin and end, in turn."""
    padded = np.concatenate(([False], flags, [False]))
    return np.flatnonzero(padded[1:] != padded[:-1]).tolist()


def _viterbi(
    gains: list[list[int]], costs: list[int], begin: list[int], languages: list[int], leave: int
) -> list[int]:
    """The best sequence of languages; the first one is where the text comes from and goes back to at `leave`."""
    switch = SWITCH[languages].tolist()
    score = list(map(int.__add__, begin, gains[0]))
    came_from: list[list[int]] = []
    stay = list(range(len(languages)))
    for row, cost in zip(gains[1:], costs[1:], strict=True):
        top = max(score)
        best = score.index(top)
        changed = top - cost
        origin = stay
        for state, gain in enumerate(row):
            entered = changed - switch[state]
            if entered > score[state]:
                if origin is stay:
                    origin = stay.copy()
                score[state] = entered + gain
                origin[state] = best
            else:
                score[state] += gain
        came_from.append(origin)
    score[0] += leave  # which the others have to pay
    state = score.index(max(score))
    labels = [languages[state]]
    for origin in reversed(came_from):
        state = origin[state]
        labels.append(languages[state])
    labels.reverse()
    return labels
