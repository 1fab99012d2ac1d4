"""The cheapest sequence of languages that accounts for the words of a text: Viterbi over words.

Source: A. J. Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding algorithm",
IEEE Transactions on Information Theory 13 (1967); the states are languages, the observations words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages.profiles import UNIT
from wsm_corpus.steps.detect_language.evidence import COLUMN, LANGUAGES, NEIGHBOURS, OWN_WORDS, evidence
from wsm_corpus.steps.detect_language.words import INSIDE, LINE, Word

# Before any word is read, in nats. English and Dutch are what the corpus is in.
PRIOR_NEAR = -2.5
PRIOR_RARE = -4.5
SWITCH_NEAR = 6.0  # on top of the gap's cost, for a change into a language other than English and Dutch
SWITCH_RARE = 12.0
_AT_HOME = ("en", "nl")
_NEAR = ("af", "de", "fr", "da", "no", "sv", "es", "it", "pt")

OWN_WORDS_SHARE = 0.06
"""A language without a profile is considered where its own function words are this share of the words."""

NAME_DIVISOR = 2
"""A capitalised word inside a clause is likely a name, and a name says half as much."""

_prior = np.array([0.0 if code in _AT_HOME else PRIOR_NEAR if code in _NEAR else PRIOR_RARE for code in LANGUAGES])
_switch = np.array([0.0 if code in _AT_HOME else SWITCH_NEAR if code in _NEAR else SWITCH_RARE for code in LANGUAGES])
PRIOR: NDArray[np.int64] = np.rint(_prior * UNIT).astype(np.int64)
SWITCH: NDArray[np.int64] = np.rint(_switch * UNIT).astype(np.int64)
_OUT_OF_QUESTION = -(1 << 40)


class Stretch(NamedTuple):
    """Words in a row in one language, half-open, with the evidence of their sum for every language."""

    first: int
    last: int
    column: int
    totals: NDArray[np.int64]


def weigh(words: Sequence[Word]) -> NDArray[np.int32]:
    """The evidence of each word where it stands: names count less, languages out of the question not at all."""
    surfaces = [word.surface for word in words]
    rows = evidence(surfaces)
    names = [
        number
        for number, word in enumerate(words)
        if number and word.cost == INSIDE and word.surface[0].isupper() and len(word.surface) > 1
    ]
    rows[names] //= NAME_DIVISOR
    return rows


def admitted(words: Sequence[Word]) -> NDArray[np.int64]:
    """Which languages without a profile may be considered: 0 where admitted, far below where not."""
    gate = np.zeros(len(LANGUAGES), dtype=np.int64)
    lines: list[list[str]] = [[]]
    for word in words:
        if word.cost == LINE:
            lines.append([])
        lines[-1].append(word.surface.lower())
    for code in NEIGHBOURS:
        own = OWN_WORDS[code]
        if not any(line and sum(word in own for word in line) >= OWN_WORDS_SHARE * len(line) for line in lines):
            gate[COLUMN[code]] = _OUT_OF_QUESTION
    return gate


def stretches(words: Sequence[Word]) -> list[Stretch]:
    """The words of a text in stretches of one language, the likeliest sequence of all."""
    if not words:
        return []
    rows = weigh(words).astype(np.int64)
    prior = PRIOR + admitted(words)
    total = rows.sum(axis=0) + prior
    host = int(total.argmax())
    costs = [round(word.cost * UNIT) for word in words]
    languages = _contenders(rows, prior, host)
    labels = [host] * len(words) if len(languages) == 1 else _viterbi(rows, costs, prior, languages)
    found: list[Stretch] = []
    first = 0
    for number in range(1, len(words) + 1):
        if number == len(words) or labels[number] != labels[first]:
            found.append(Stretch(first, number, labels[first], rows[first:number].sum(axis=0) + prior))
            first = number
    return found


def _contenders(rows: NDArray[np.int64], prior: NDArray[np.int64], host: int) -> list[int]:
    """Languages that could beat the one of the whole text anywhere; the others need not be searched.

    A language is worth changing into only where its lead over the text's language grows, over some run of
    words, by more than the change costs.
    """
    lead = np.vstack((np.zeros(rows.shape[1], dtype=np.int64), rows - rows[:, host, None])).cumsum(axis=0)
    best_run = (lead - np.minimum.accumulate(lead, axis=0)).max(axis=0)
    worth = (best_run > SWITCH) & (prior > _OUT_OF_QUESTION // 2)
    worth[host] = True
    return [int(column) for column in np.flatnonzero(worth)]


def _viterbi(
    rows: NDArray[np.int64], costs: Sequence[int], prior: NDArray[np.int64], languages: list[int]
) -> list[int]:
    observed = rows[:, languages].tolist()
    switch = [int(SWITCH[column]) for column in languages]
    score = [int(prior[column]) + gain for column, gain in zip(languages, observed[0], strict=True)]
    came_from: list[list[int]] = []
    for gains, cost in zip(observed[1:], costs[1:], strict=True):
        top = max(score)
        best = score.index(top)
        changed = top - cost
        origin = list(range(len(languages)))
        for state, gain in enumerate(gains):
            entered = changed - switch[state]
            if entered > score[state]:
                score[state] = entered + gain
                origin[state] = best
            else:
                score[state] += gain
        came_from.append(origin)
    state = score.index(max(score))
    labels = [languages[state]]
    for origin in reversed(came_from):
        state = origin[state]
        labels.append(languages[state])
    labels.reverse()
    return labels
