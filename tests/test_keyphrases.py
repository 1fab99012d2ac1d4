from __future__ import annotations

import pytest

from wsm_corpus.keyphrases import suggest_labels
from wsm_corpus.records import Citation, Document, Passage
from wsm_corpus.vocabulary import Concept, Label, Vocabulary


def document(id: str, text: str, language: str = "en") -> Document:
    return Document(
        citation=Citation(id=id),
        file=f"{id}.txt",
        format="text",
        sha256="",
        fingerprint="",
        text=text,
        lines=(),
        language=language,
        languages=(),
        passages=(Passage(start=0, end=len(text), language=language, confidence=1.0),),
        themes=(),
        contexts=(),
    )


NONE = Vocabulary(version="none")
LEARNING = Vocabulary(
    version="learning",
    concepts=(
        Concept(
            id="a", uri="urn:x:a", labels=(Label(text="machine learning", language="en", kind="pref"),), themes=("a",)
        ),
    ),
)
FILLER = "The cat sat on the mat and the dog ran to the park while it rained on a quiet street. "
ENGLISH = [
    document("one", f"Machine learning needs data. {FILLER}" * 3),
    document("two", f"We like machine learning, and open source too. Open source is free. {FILLER}" * 3),
    document("three", f"Freedom of speech matters; freedom of speech is a right. {FILLER}"),
    document("four", f"They spoke of freedom of speech. {FILLER}"),
]


def phrases(**options: object) -> list[str]:
    arguments = {"documents": ENGLISH, "vocabulary": NONE, "language": "en", **options}
    return [item.phrase for item in suggest_labels(**arguments)]  # type: ignore[arg-type]


def test_words_that_keep_company_in_several_documents_are_suggested() -> None:
    assert "machine learning" in [phrase.lower() for phrase in phrases()]
    assert "freedom of speech" in [phrase.lower() for phrase in phrases()]


def test_a_phrase_of_one_document_only_is_not_suggested_for_a_corpus() -> None:
    assert "open source" not in [phrase.lower() for phrase in phrases()]


def test_what_the_vocabulary_has_is_not_suggested() -> None:
    assert "machine learning" not in [phrase.lower() for phrase in phrases(vocabulary=LEARNING)]


def test_fragments_of_a_longer_phrase_and_phrases_ending_in_stop_words_are_left_out() -> None:
    found = [phrase.lower() for phrase in phrases()]
    assert "freedom of" not in found
    assert "speech" not in found


def test_a_document_is_set_against_the_rest() -> None:
    suggestions = suggest_labels(ENGLISH, NONE, "en", ids={"two"})
    assert "open source" in [item.phrase.lower() for item in suggestions]
    assert {item.measure for item in suggestions} == {"keyness"}
    assert not {"cat", "mat", "street"} & {item.phrase for item in suggestions}


@pytest.mark.parametrize("ids", [(), ("two",)])
def test_a_suggestion_has_counts_and_an_example_that_slices_to_its_phrase(ids: tuple[str, ...]) -> None:
    texts = {item.id: item.text for item in ENGLISH}
    suggestions = suggest_labels(ENGLISH, NONE, "en", ids=ids)
    assert suggestions
    for item in suggestions:
        example = item.example
        text = texts[example.id]
        assert text[example.start : example.end] == example.phrase
        assert (example.left + example.phrase + example.right) in text
        assert item.count >= item.documents >= 1
        assert item.score > 0
    assert [item.score for item in suggestions] == sorted((item.score for item in suggestions), reverse=True)


def test_dutch_compounds_are_suggested_and_inflections_count_as_one() -> None:
    texts = ["De thuiswerkvergoeding is hoog.", "Over thuiswerkvergoedingen.", "Mijn thuiswerkvergoeding."]
    dutch = [document(str(number), text, "nl") for number, text in enumerate(texts)]
    (item,) = suggest_labels(dutch, NONE, "nl")
    assert (item.phrase, item.count, item.documents, item.measure) == ("thuiswerkvergoeding", 3, 3, "compound")


def test_passages_in_another_language_are_left_out() -> None:
    assert suggest_labels(ENGLISH, NONE, "nl") == ()
    assert phrases(limit=1) == phrases()[:1]
