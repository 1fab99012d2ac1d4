"""What every engine promises of its documents: how they come, stay and go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from contract_documents import DOCUMENTS, found, word
from engine_documents import make_document, versions
from wsm_corpus.engines import SearchEngine
from wsm_corpus.errors import IndexNotFound
from wsm_corpus.records import (
    Document,
    Everything,
    Query,
)


def test_an_engine_without_an_index_says_so(engine: SearchEngine) -> None:
    with pytest.raises(IndexNotFound, match="wsm index"):
        engine.search(Query())
    assert (engine.info(), dict(engine.fingerprints()), engine.get("a")) == (None, {}, None)


def test_a_document_comes_back_whole(full: SearchEngine) -> None:
    assert [full.get(document.id) for document in DOCUMENTS] == list(DOCUMENTS)
    assert full.get("unknown") is None


def test_fingerprints_are_those_of_the_documents(full: SearchEngine) -> None:
    assert dict(full.fingerprints()) == {document.id: document.fingerprint for document in DOCUMENTS}


def test_an_update_replaces_adds_and_removes(engine: SearchEngine) -> None:
    engine.update(DOCUMENTS, (), versions)
    newer = make_document("mixed", "Nothing left of it.")
    engine.update([newer, make_document("new", "Brand new.")], ["french", "never there"], lambda: versions("v2"))
    assert found(engine, Everything()) == ["burnout", "empty", "mixed", "new", "reports/beleid"]
    assert engine.get("mixed") == newer
    assert found(engine, word("private")) == []
    info = engine.info()
    assert info is not None
    assert (info.documents, info.corpus_version) == (5, "v2")


def test_a_document_given_twice_is_kept_as_given_last(engine: SearchEngine) -> None:
    engine.update(
        [make_document("a", "First."), make_document("b", "Other."), make_document("a", "Second.")], (), versions
    )
    assert found(engine, Everything()) == ["a", "b"]
    assert (found(engine, word("first")), found(engine, word("second"))) == ([], ["a"])


def test_an_update_that_fails_changes_nothing(engine: SearchEngine) -> None:
    engine.update(DOCUMENTS, (), versions)

    def documents() -> Iterator[Document]:
        yield make_document("new", "Brand new.")
        raise RuntimeError("poison")

    with pytest.raises(RuntimeError, match="poison"):
        engine.update(documents(), ["mixed"], versions)
    assert found(engine, Everything()) == sorted(document.id for document in DOCUMENTS)
    engine.update([make_document("new", "Brand new.")], (), versions)
    assert found(engine, word("brand")) == ["new"]


def test_versions_are_asked_for_after_the_last_document(engine: SearchEngine) -> None:
    taken: list[str] = []

    def documents() -> Iterator[Document]:
        for document in DOCUMENTS:
            taken.append(document.id)
            yield document

    engine.update(documents(), (), lambda: versions(str(len(taken))))
    assert engine.search(Query()).corpus_version == "5"


def test_an_index_can_be_emptied(engine: SearchEngine) -> None:
    engine.update(DOCUMENTS, (), versions)
    engine.update((), [document.id for document in DOCUMENTS], versions)
    assert (found(engine, Everything()), found(engine, word("work"))) == ([], [])
    assert engine.frequencies(Query(tree=word("work")), "language") == ()


def test_info_counts_documents_and_words(full: SearchEngine) -> None:
    info = full.info()
    assert info is not None
    assert info.documents == 5
    assert dict(info.languages) == {"en": 2, "nl": 2, "fr": 1}
    assert dict(info.tokens) == {"en": 23, "nl": 29, "fr": 5, "und": 2}
