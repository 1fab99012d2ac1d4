"""Documents that meet something, with scores: joined, intersected, and ordered, as whole arrays.

An answer lists its documents. Over many documents it is also wanted as a row a document of the index, which it
makes once and keeps: adding two such rows costs a tenth of looking up one list in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from wsm_corpus.engines.whoosh_engine.postings import Floats, Ints, Mask

DENSE = 16
"""Of so many documents one must be met for a row a document to be worth making."""

BLOCK = 64
"""Scores looked at together by `best_rows`."""


class Answer:
    """The documents that meet something, ascending, and the score of each. Never changed once it is made."""

    def __init__(self, docs: Ints, scores: Floats | None, size: int) -> None:
        """An answer over an index of `size` documents; without scores, all are zero."""
        self.docs = docs
        self.size = size
        self.scored = scores is not None
        self._scores = scores

    def __len__(self) -> int:
        """How many documents."""
        return len(self.docs)

    @cached_property
    def scores(self) -> Floats:
        """The score of each of `docs`."""
        return np.zeros(len(self.docs)) if self._scores is None else self._scores

    @cached_property
    def mask(self) -> Mask:
        """For every document of the index whether it is met."""
        mask = np.zeros(self.size, dtype=bool)
        mask[self.docs] = True
        return mask

    @cached_property
    def row(self) -> Floats:
        """The score of every document of the index, 0 for those not met."""
        row = np.zeros(self.size)
        row[self.docs] = self.scores
        return row

    @property
    def many(self) -> bool:
        """Whether a row a document is worth making."""
        return len(self.docs) * DENSE > self.size

    @property
    def nbytes(self) -> int:
        """The most memory it may come to hold."""
        return 400 + 16 * len(self.docs) + (9 if self.many else 1) * self.size

    def at(self, docs: Ints) -> Floats:
        """The scores of some of its documents."""
        if not self.scored:
            return np.zeros(len(docs))
        if self.many:
            return self.row[docs]
        return self.scores[np.searchsorted(self.docs, docs)]

    def wherever(self, docs: Ints) -> Floats:
        """The scores of any documents, 0 for those that are not met."""
        if self.many:
            return self.row[docs]
        scores = np.zeros(len(docs))
        if self.scored and len(self.docs):
            rows = np.minimum(np.searchsorted(self.docs, docs), len(self.docs) - 1)
            met = self.docs[rows] == docs
            scores[met] = self.scores[rows[met]]
        return scores

    def times(self, boost: float) -> Answer:
        """The same documents, scores weighed."""
        return self if boost == 1.0 or not self.scored else Answer(self.docs, self.scores * boost, self.size)


def of_mask(mask: Mask) -> Answer:
    """The documents of a mask, which must not be changed afterwards; without scores."""
    answer = Answer(np.flatnonzero(mask), None, len(mask))
    answer.__dict__["mask"] = mask
    return answer


def of_row(mask: Mask, row: Floats) -> Answer:
    """The documents of a mask with their scores out of a row, neither of which may be changed afterwards."""
    docs = np.flatnonzero(mask)
    answer = Answer(docs, row[docs], len(mask))
    answer.__dict__.update(mask=mask, row=row)
    return answer


def _met(answers: Sequence[Answer]) -> list[Answer]:
    return [answer for answer in answers if len(answer)] or list(answers[:1])


def added(answers: Sequence[Answer]) -> Answer:
    """Documents of any of some answers, their scores added."""
    answers = _met(answers)
    if len(answers) == 1:
        return answers[0]
    size = answers[0].size
    if not any(answer.scored for answer in answers):
        return of_mask(_any(answers))
    if not any(answer.many for answer in answers):
        docs, rows = np.unique(np.concatenate([answer.docs for answer in answers]), return_inverse=True)
        scores = np.bincount(rows, np.concatenate([answer.scores for answer in answers]))
        return Answer(docs, scores.astype(np.float64, copy=False), size)
    total = np.zeros(size)
    for answer in answers:
        if answer.many and "row" in answer.__dict__:
            total += answer.row
        elif answer.scored:
            total[answer.docs] += answer.scores
    return of_row(_any(answers), total)


def best(answers: Sequence[Answer]) -> Answer:
    """Documents of any of some answers, each with its highest score."""
    answers = _met(answers)
    if len(answers) == 1:
        return answers[0]
    row = np.zeros(answers[0].size)
    for answer in answers:
        row[answer.docs] = np.maximum(row[answer.docs], answer.scores)
    return of_row(_any(answers), row)


def _any(answers: Sequence[Answer]) -> Mask:
    mask = answers[0].mask.copy()
    for answer in answers[1:]:
        mask[answer.docs] = True
    return mask


def shared(answers: Sequence[Answer]) -> Answer:
    """Documents of all of some answers, their scores added."""
    if len(answers) == 1:
        return answers[0]
    docs = shared_docs(answers)
    if not any(answer.scored for answer in answers):
        return Answer(docs, None, answers[0].size)
    scores = np.zeros(len(docs))
    for answer in answers:
        if answer.scored:
            scores += answer.at(docs)
    return Answer(docs, scores, answers[0].size)


def shared_docs(answers: Sequence[Answer]) -> Ints:
    """Documents of all of some answers."""
    rarest, *others = sorted(answers, key=len)
    if rarest.many and others:
        mask = rarest.mask & others[0].mask
        for answer in others[1:]:
            mask &= answer.mask
        return np.flatnonzero(mask)
    docs = rarest.docs
    for answer in others:
        docs = docs[answer.mask[docs]]
    return docs


def best_rows(key: Floats, wanted: int) -> Ints:
    """Rows that hold the `wanted` largest numbers, and every row equal to the smallest of these; few others.

    The wanted-th largest of the blocks' largest numbers is no larger than the wanted-th largest of all.
    """
    blocks = len(key) // BLOCK
    if wanted >= blocks:
        return np.arange(len(key))
    largest = key[: blocks * BLOCK].reshape(blocks, BLOCK).max(axis=1)
    return np.flatnonzero(key >= np.partition(largest, blocks - wanted)[blocks - wanted])
