"""Terms and posting lists come back as they were written."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from wsm_corpus.engines.whoosh_engine import list_reader
from wsm_corpus.engines.whoosh_engine.field_words import Met
from wsm_corpus.engines.whoosh_engine.list_format import ListWriter
from wsm_corpus.engines.whoosh_engine.list_reader import ListReader, Stored
from wsm_corpus.engines.whoosh_engine.terms import BLOCK, TermReader, TermWriter


def some_terms(count: int) -> list[bytes]:
    dice = random.Random(count)
    return sorted(
        {
            "".join(dice.choices("abë\n", k=dice.randint(1, 300 if dice.random() < 0.1 else 6))).encode()
            for _ in range(count)
        }
    )


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 500])
def test_every_term_is_found_in_its_field_and_no_other(count: int, tmp_path: Path) -> None:
    fields = {"author": some_terms(count), "id": some_terms(2 * count + 1), "text_en": some_terms(3 * count)}
    writer = TermWriter(tmp_path, "MAIN_test")
    for name, terms in fields.items():
        writer.write_field(name, ((term, number, b"%s of %d" % (term, number)) for number, term in enumerate(terms)))
    writer.close()
    reader = TermReader(tmp_path, "MAIN_test")
    for name, terms in fields.items():
        assert [entry.term for entry in reader.entries(name)] == terms
        for number, term in enumerate(terms):
            entry = reader.find(name, term)
            assert entry is not None
            assert (entry.term, entry.documents) == (term, number)
            assert reader.read(entry) == b"%s of %d" % (term, number)
            assert reader.find(name, term + b"\x00") is None
            assert [each.term for each in reader.entries(name, term)] == terms[number:]
            assert [each.term for each in reader.entries(name, term + b"\x00")] == terms[number + 1 :]
        assert reader.find(name, b"") is None
        assert reader.find(name, b"\xff") is None
        assert reader.find("absent", b"a") is None
    reader.close()


def random_met(dice: random.Random, terms: int) -> tuple[Met, list[list[tuple[int, ...]]]]:
    rows: list[list[tuple[int, ...]]] = []
    for _ in range(terms):
        docs = sorted(dice.sample(range(100_000), dice.choice((1, 1, 2, 40))))
        of_term = []
        for doc in docs:
            position, start = 0, 0
            for _ in range(dice.choice((1, 1, 1, 5))):
                position, start = position + dice.randrange(1, 9000), start + dice.randrange(40_000)
                of_term.append((doc, position, start, dice.choice((0, 0, 0, 1, 700)), dice.randrange(2)))
        rows.append(of_term)
    flat = [(number, *row) for number, of_term in enumerate(rows) for row in of_term]
    columns = [np.array(column, dtype=np.uint32) for column in zip(*flat, strict=True)]
    return Met(*columns[:5], columns[5].astype(bool)), rows


@pytest.mark.parametrize("seed", range(20))
def test_lists_of_words_are_read_back(seed: int) -> None:
    dice = random.Random(seed)
    met, rows = random_met(dice, 30)
    reader = ListReader()
    for field, weight in (("text_en", 0.6), ("concept_nl", 0.5)):
        if weight == 0.6:
            made = list(ListWriter().words(met, 30))
        else:
            made = list(ListWriter().words(met._replace(light=np.zeros(len(met.light), dtype=bool)), 30))
        for of_term, (documents, data) in zip(rows, made, strict=True):
            found = reader.read(field, documents, data)
            docs = np.repeat(found.docs, found.counts)
            got = list(
                zip(docs.tolist(), found.positions.tolist(), found.starts.tolist(), found.forms.tolist(), strict=True)
            )
            assert got == [row[:4] for row in of_term]
            expected: dict[int, float] = {}
            for doc, *_, light in of_term:
                expected[doc] = expected.get(doc, 0.0) + (weight if light and weight == 0.6 else 1.0)
            assert dict(zip(found.docs.tolist(), found.weights.tolist(), strict=True)) == pytest.approx(expected)
            alone, weights = reader.read_weights(field, Stored(documents, data, 0, 0))  # without its places
            assert (alone.tolist(), weights.tolist()) == (found.docs.tolist(), found.weights.tolist())


@pytest.mark.parametrize("together", [1, 400, 1 << 16])
@pytest.mark.parametrize("field", ["text_en", "concept_nl"])
def test_lists_read_together_are_those_read_one_by_one(
    field: str, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_reader, "TOGETHER", together)  # each for itself, some together, or all
    met, _ = random_met(random.Random(together), 40)
    stored = [
        Stored(documents, data, 200_000 * number, 1_000 * number)
        for number, (documents, data) in enumerate(ListWriter().words(met, 40))
    ]
    reader = ListReader()
    found = reader.read_together(field, stored)
    assert len(found) == {1: 40, 1 << 16: 1}.get(together, len(found))
    alone = [reader.read(field, one.documents, one.data) for one in stored]
    for column in ("weights", "counts", "positions", "starts"):
        read = [getattr(one, column) for one in alone]
        assert np.array_equal(np.concatenate([getattr(one, column) for one in found]), np.concatenate(read))
    docs = [one.docs + its.first_document for one, its in zip(alone, stored, strict=True)]
    forms = [one.forms + its.first_form for one, its in zip(alone, stored, strict=True)]
    assert np.array_equal(np.concatenate([one.docs for one in found]), np.concatenate(docs))
    assert np.array_equal(np.concatenate([one.forms for one in found]), np.concatenate(forms))


@pytest.mark.parametrize("at_once", [1, 3, 1 << 15])
@pytest.mark.parametrize("field", ["text_en", "concept_nl"])
class TestALongList:
    def some_lists(self, at_once: int) -> list[Stored]:
        met, _ = random_met(random.Random(at_once), 40)
        return [
            Stored(documents, data, 200_000 * number, 1_000 * number)
            for number, (documents, data) in enumerate(ListWriter().words(met, 40))
        ]

    def test_is_read_in_parts(self, field: str, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(list_reader, "AT_ONCE", at_once)
        reader = ListReader()
        for one in self.some_lists(at_once):
            monkeypatch.setattr(list_reader, "TOGETHER", 1 << 16)
            whole = reader.read_together(field, [one])[0]
            monkeypatch.setattr(list_reader, "TOGETHER", 1)
            parts = reader.read_together(field, [one])
            assert at_once > 1 or len(parts) == len(whole.docs)
            for column, of_whole in enumerate(whole):
                assert np.array_equal(np.concatenate([part[column] for part in parts]), of_whole)

    def test_is_read_of_some_documents(self, field: str, at_once: int) -> None:
        reader, dice = ListReader(), random.Random(at_once)
        for one in map(dice.choice((reader.unpacked, lambda one: one)), self.some_lists(at_once)):
            whole = reader.read_together(field, [one])[0]
            wanted = np.sort(np.array([*dice.choices(whole.docs.tolist(), k=at_once % 7), 7_777_777], dtype=np.int64))
            some = reader.read_some(field, one, np.unique(wanted))
            rows = np.isin(whole.docs, wanted)
            if some is None:
                assert not rows.any()
                continue
            met = np.repeat(rows, whole.counts)
            for column, of_whole in enumerate(whole):
                assert np.array_equal(some[column], of_whole[rows if column < 3 else met])


@pytest.mark.parametrize("weights", [[1.0, 1.0, 1.0], [600.0, 0.0, 12.0]])
def test_lists_of_keywords_are_read_back(weights: list[float]) -> None:
    docs = np.array([0, 5, 70_000], dtype=np.uint32)
    documents, data = ListWriter().keywords(docs, np.array(weights, dtype=np.float32))
    found = ListReader().read("passage", documents, data)
    assert (documents, found.docs.tolist(), found.weights.tolist()) == (3, [0, 5, 70_000], weights)
    assert not len(found.positions)
    assert ListReader().read_weights("passage", Stored(documents, data, 0, 0))[1].tolist() == weights


def test_long_lists_are_compressed() -> None:
    docs = np.arange(10_000, dtype=np.uint32)
    _, data = ListWriter().keywords(docs, np.ones(len(docs), dtype=np.float32))
    assert len(data) < 200
