"""The running words of several segments as those of one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from wsm_corpus.engines.whoosh_engine.merge_terms import Part
from wsm_corpus.engines.whoosh_engine.packing import pack
from wsm_corpus.engines.whoosh_engine.postings import Small
from wsm_corpus.engines.whoosh_engine.running import Ints, Running
from wsm_corpus.engines.whoosh_engine.running_words import AT_ONCE, RARE, running_file
from wsm_corpus.engines.whoosh_engine.stretches import portions, ranges


class _Words(NamedTuple):
    """What is left of the running words of a part."""

    running: Running
    passages: Ints  # numbers of those that are left
    docs: Ints | Small  # the document of each in the new segment
    sizes: Ints  # words of each
    languages: tuple[str, ...]  # of the codes of its own


def merge_running(folder: Path, parts: Sequence[Part], segment: str) -> int:
    """Write the running words of a segment out of those of others; how many words there are."""
    with contextlib.ExitStack() as opened:
        found = [_left(opened.enter_context(contextlib.closing(Running(folder, part.id))), part) for part in parts]
        forms, of_parts = _numbered(found)
        languages = _write_passages(folder, segment, found)
        _write_words(folder, segment, found, of_parts)
        lines = ["\t".join(languages), *forms]
        running_file(folder, segment, "forms").write_bytes(pack("\n".join(lines).encode()))
        return sum(int(one.sizes.sum()) for one in found)


def _left(running: Running, part: Part) -> _Words:
    docs = running.docs if part.numbers is None else part.numbers[running.docs]
    passages = np.flatnonzero(docs >= 0)
    sizes = running.ends[passages] - running.begins(passages)
    return _Words(running, passages, docs[passages] + part.base, sizes, running.codes)


def _numbered(found: Sequence[_Words]) -> tuple[list[str], list[Ints]]:
    """Every form that is left, the commonest first, and the number there of each form of each part."""
    known: dict[str, int] = {}
    totals: list[Ints] = []
    of_parts = []
    for one in found:
        counts, firsts = _counted(one)
        forms = one.running.forms()
        new = np.zeros(len(forms), dtype=np.int64)
        # In the order in which they are met first: what is as common as others comes in that order.
        there = np.flatnonzero(counts)
        for number in there[np.argsort(firsts[there], kind="stable")].tolist():
            new[number] = known.setdefault(forms[number], len(known))
        totals.append(np.bincount(new[there], weights=counts[there], minlength=len(known)).astype(np.int64))
        of_parts.append(new)
    counts = np.zeros(len(known), dtype=np.int64)
    for total in totals:
        counts[: len(total)] += total
    order = np.argsort(-counts, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    all_forms = list(known)
    return [all_forms[number] for number in order.tolist()], [place[new] if len(place) else new for new in of_parts]


def _counted(one: _Words) -> tuple[Ints, Ints]:
    """How often each form of a part is left, and where it first is."""
    counts, firsts = np.zeros(one.running.size, dtype=np.int64), np.zeros(one.running.size, dtype=np.int64)
    for places, numbers in _words(one):
        new = counts[numbers] == 0
        firsts[numbers[new][::-1]] = places[new][::-1]  # of several, the first is written last
        counts += np.bincount(numbers, minlength=len(counts))
    return counts, firsts


def _words(one: _Words) -> Iterator[tuple[Ints, Ints]]:
    """The places of the words that are left, and their numbers, some passages at a time."""
    for first, until in portions(one.sizes, AT_ONCE):
        passages = one.passages[first:until]
        places = ranges(one.running.begins(passages), one.running.ends[passages])
        yield places, one.running.words.numbers(places)


def _write_passages(folder: Path, segment: str, found: Sequence[_Words]) -> list[str]:
    """Write the passages that are left; the languages by the codes given there."""
    languages: dict[str, int] = {}
    with running_file(folder, segment, "passages").open("wb") as file:
        for one in found:
            codes = one.running.language_codes[one.passages]
            met, first = np.unique(codes, return_index=True)
            new = np.zeros(len(one.languages), dtype=np.int64)
            for code in met[np.argsort(first)].tolist():
                new[code] = languages.setdefault(one.languages[code], len(languages))
            file.write(np.stack((one.docs, new[codes], one.sizes), axis=1).astype("<u4").tobytes())
    return list(languages)


def _write_words(folder: Path, segment: str, found: Sequence[_Words], of_parts: Sequence[Ints]) -> None:
    rare = [np.zeros((2, 0), dtype=np.uint32)]
    written = 0
    with running_file(folder, segment, "words").open("wb") as file:
        for one, new in zip(found, of_parts, strict=True):
            for _, numbers in _words(one):
                words = new[numbers]
                large = np.flatnonzero(words >= RARE)
                rare.append(np.stack((large + written, words[large])).astype(np.uint32))
                file.write(np.minimum(words, RARE).astype("<u2").tobytes())
                written += len(words)
            one.running.words.rest()
    with running_file(folder, segment, "rare").open("wb") as file:
        file.write(np.concatenate(rare, axis=1).astype("<u4").tobytes())
