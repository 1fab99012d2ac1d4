"""The words of a field while a segment is made: what is kept of them, and the lists that are made of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from random_documents import some_document
from wsm_corpus.engines.whoosh_engine import field_words
from wsm_corpus.engines.whoosh_engine.field_words import PART, FieldKeywords, FieldWords
from wsm_corpus.engines.whoosh_engine.list_format import varints
from wsm_corpus.engines.whoosh_engine.list_reader import read_varints
from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter
from wsm_corpus.languages.analysis import analyse


def written(folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    writer = SegmentWriter(folder)
    for number in range(40):
        writer.add(some_document(number))
    writer.finish()
    return {file.name.partition(".")[2]: file.read_bytes() for file in folder.glob("MAIN_*")}


@pytest.mark.parametrize(("at_once", "terms"), [(1, 1), (7, 3), (100, 1 << 16), (1 << 30, 5)])
def test_a_segment_is_the_same_whatever_is_sorted_at_a_time(
    at_once: int, terms: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = written(tmp_path / "whole")
    monkeypatch.setattr(field_words, "AT_ONCE", at_once)
    monkeypatch.setattr(field_words, "MOST_TERMS", terms)
    assert written(tmp_path / "parts") == whole


def test_places_of_a_term_come_in_order_of_documents_and_places() -> None:
    words = FieldWords("nl", None)
    assert words.add(0, "Werkdruk! De werkdruk, en werk.", 0, 10).words == 5
    assert words.add(0, "...", 21, 50).words == 0, "no word"
    assert words.add(2, "Druk werk", 0, 0).words == 2
    terms, ranks = words.in_order()
    assert terms == sorted(terms)
    ((first, until, met),) = words.met(ranks)
    assert (first, until) == (0, len(terms))
    found: dict[str, list[tuple[int, ...]]] = {}
    for term, *place in zip(met.terms, met.docs, met.positions, met.starts, met.forms, met.light, strict=True):
        found.setdefault(terms[term].decode(), []).append(tuple(map(int, place)))
    assert found["werk"] == [(0, 0, 10, 0, 1), (0, 2, 23, 1, 1), (0, 4, 36, 2, 0), (2, 1, 5, 2, 0)]
    assert words.forms[words.numbers["werk"]].split("\t") == [f"{PART}Werkdruk", f"{PART}werkdruk", "werk"]
    assert found["werkdruk"] == [(0, 0, 10, 0, 0), (0, 2, 23, 1, 0)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nl", "Als de baas appt, levert dat veel stress op. Zet de app uit!"),
        ("nl", "Stelt\nde directie regels op, levert dat\nwerk op.\n\nHij meldt zich aan"),
        ("nl", "burn-out op te lossen;  de socialemediabeleidsregels  zet/zette @handle uit."),
        ("en", "She set up a policy, and it worked out."),
    ],
)
def test_a_field_holds_what_the_analysis_gives(code: str, text: str) -> None:
    words = FieldWords(code, None)
    words.add(0, text, 0, 0)
    words.add(1, text, 0, 0)  # every clump is known by now
    terms, ranks = words.in_order()
    found: dict[int, list[tuple[str, int, int, bool]]] = {0: [], 1: []}
    for first, _, met in words.met(ranks):
        for term, doc, *place, light in zip(met.terms, met.docs, met.positions, met.starts, met.light, strict=True):
            found[int(doc)].append((terms[first + int(term)].decode(), *map(int, place), bool(light)))
    expected = sorted(
        (token.term, token.position, token.start, token.kind == "part") for token in analyse(text, code)
    )
    assert sorted(found[0]) == sorted(found[1]) == expected


def test_values_come_in_order_of_terms_and_documents() -> None:
    field = FieldKeywords()
    for doc, value in enumerate(["b", "a", "b", "c"]):
        field.add(value, doc, doc + 1.0)
    terms, ranks = field.in_order()
    lists = [(docs.tolist(), weights.tolist()) for docs, weights in field.lists(ranks)]
    assert dict(zip(terms, lists, strict=True)) == {
        b"a": ([1], [2.0]),
        b"b": ([0, 2], [1.0, 3.0]),
        b"c": ([3], [4.0]),
    }


def test_numbers_take_as_many_bytes_as_they_need() -> None:
    numbers = np.array([0, 1, 127, 128, 16383, 16384, 1 << 21, 1 << 28, (1 << 32) - 1], dtype=np.uint32)
    data, ends = varints(numbers)
    assert ends.tolist() == [1, 2, 3, 5, 7, 10, 14, 19, 24]
    assert data[:5] == b"\x00\x01\x7f\x80\x01"
    assert data[19:] == b"\xff\xff\xff\xff\x0f"
    assert varints(numbers[:0])[0] == b""


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("bits", [7, 8, 14, 15, 21, 28, 31])
def test_numbers_of_any_size_are_read_as_they_were_written(seed: int, bits: int) -> None:
    dice = np.random.default_rng(seed)
    sizes = dice.integers(0, bits + 1, dice.integers(1, 60))
    numbers = dice.integers(0, 1 << 31, len(sizes)) >> (31 - sizes)
    data, _ = varints(numbers)
    assert read_varints(np.frombuffer(data, dtype=np.uint8)).tolist() == numbers.tolist()
