from dataclasses import replace

import pytest

from wsm_corpus.indexing.fingerprint import corpus_version, fingerprint_of, source_key
from wsm_corpus.records import Citation, Source

PARTS = {"source": "s", "corrections": "c", "repetition": "r", "vocabulary": "v", "pipeline": "p"}


@pytest.mark.parametrize("part", sorted(PARTS))
def test_every_part_changes_the_fingerprint(part: str) -> None:
    assert fingerprint_of(**PARTS) != fingerprint_of(**(PARTS | {part: "other"}))


def test_parts_do_not_run_into_one_another() -> None:
    assert fingerprint_of(**(PARTS | {"source": "s\nc", "corrections": ""})) != fingerprint_of(**PARTS)


def test_metadata_is_part_of_the_source_key() -> None:
    source = Source(citation=Citation(id="a", title="A"), text="x", file="a.txt")
    assert source_key(source) != source_key(replace(source, citation=Citation(id="a", title="B")))
    assert source_key(source) == source_key(replace(source, citation=Citation(id="a", title="A")))


def test_the_corpus_version_does_not_depend_on_order() -> None:
    one = corpus_version({"a": "1", "b": "2"}, vocabulary="v", pipeline="p")
    other = corpus_version({"b": "2", "a": "1"}, vocabulary="v", pipeline="p")
    assert one == other
    assert len(one) == 12


def test_the_corpus_version_changes_with_a_document() -> None:
    assert corpus_version({"a": "1"}, vocabulary="v", pipeline="p") != corpus_version(
        {"a": "2"}, vocabulary="v", pipeline="p"
    )
