from pathlib import Path

import pytest

from wsm_corpus.errors import InvalidSettings
from wsm_corpus.query import expand_query, make_ready, parse_query, read_dictionary, write_query
from wsm_corpus.records import And, Concept, Or, Word
from wsm_corpus.vocabulary import Concept as VocabularyConcept
from wsm_corpus.vocabulary import Label, Vocabulary


def concept(id: str, english: str, dutch: str, *, theme: str) -> VocabularyConcept:
    labels = (
        Label(text=english, language="en", kind="pref"),
        Label(text=dutch, language="nl", kind="pref"),
        Label(text="hint", language="en", kind="hint"),
    )
    broader = () if id == theme else (theme,)
    return VocabularyConcept(id=id, uri=f"urn:{id}", labels=labels, broader=broader, themes=(theme,))


VOCABULARY = Vocabulary(
    version="test",
    concepts=(
        concept("strain", "strain", "belasting", theme="strain"),
        concept("strain/pressure", "work pressure", "werkdruk", theme="strain"),
        concept("strain/burnout", "burnout", "burn-out", theme="strain"),
    ),
)


def test_a_word_that_meets_a_label_finds_the_concept_in_the_other_language() -> None:
    tree, (expansion,) = expand_query(parse_query("werkdruk"), VOCABULARY)
    assert tree == Or(parts=(Word(text="werkdruk"), Concept(id="strain/pressure", languages=("en",))))
    assert (expansion.words, expansion.labels) == ("werkdruk", (("en", "work pressure"),))


def test_labels_read_beforehand_are_met_as_before() -> None:
    typed = ("werkdruk", "the pressures of work", "burn out of nurses", "hint")
    before = [expand_query(parse_query(one), VOCABULARY) for one in typed]
    make_ready(VOCABULARY)
    assert [expand_query(parse_query(one), VOCABULARY) for one in typed] == before


def test_a_form_that_changes_within_meets_the_label_of_its_word() -> None:
    spoken = Vocabulary(version="spoken", concepts=(concept("voice", "speak", "spreken", theme="voice"),))
    found = {
        word: [one.concept for one in expand_query(parse_query(word), spoken)[1]]
        for word in ("spoke", "sprak", "spot")
    }
    assert found == {"spoke": ["voice"], "sprak": ["voice"], "spot": []}


@pytest.mark.parametrize("typed", ["work pressure", "the pressures of work", '"work pressure"'])
def test_words_meet_a_label_in_any_form_and_order(typed: str) -> None:
    _, expansions = expand_query(parse_query(typed), VOCABULARY)
    assert [expansion.id for expansion in expansions] == ["strain/pressure"]


def test_a_question_of_several_words_is_answered_by_its_concepts_and_a_little_by_related_ones() -> None:
    tree, _ = expand_query(parse_query("work pressure of nurses"), VOCABULARY)
    assert isinstance(tree, Or)
    abroad = tree.parts[1]
    assert isinstance(abroad, And)
    assert abroad.parts[0] == Or(
        parts=(
            Concept(id="strain/pressure", languages=("nl",)),
            Concept(id="strain", languages=("nl",), boost=0.2),
            Concept(id="strain/burnout", languages=("nl",), boost=0.2),
        )
    )
    assert all(part.optional for part in abroad.parts[1:] if isinstance(part, Word))


def test_an_expansion_that_is_off_is_listed_and_not_searched() -> None:
    query = parse_query("werkdruk belasting")
    tree, expansions = expand_query(query, VOCABULARY, off=["strain/pressure"])
    assert {expansion.id: expansion.active for expansion in expansions} == {"strain": True, "strain/pressure": False}
    assert "concept:strain/pressure@en " not in write_query(tree)
    assert expand_query(query, VOCABULARY, off=["*"])[0] == query


@pytest.mark.parametrize("typed", ["exact:werkdruk", "-werkdruk", "title:werkdruk", "werkdr*", "hint"])
def test_what_is_exact_negated_or_a_pattern_is_not_expanded(typed: str) -> None:
    query = parse_query(typed)
    assert expand_query(query, VOCABULARY) == (query, ())


def test_filters_hold_for_what_is_found_in_the_other_language() -> None:
    tree, _ = expand_query(parse_query("work pressure nurses site:x.nl -strikes"), VOCABULARY)
    assert isinstance(tree, Or)
    assert write_query(tree.parts[1]).endswith("AND site:x.nl AND NOT strikes AND ~work ~pressure ~nurses")


def test_a_dictionary_is_asked_for_words_without_a_label_and_weighs_half(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("# my own\nen\tnl\nnurse\tverpleegkundige\nchief executive\ttopman\n", encoding="utf-8")
    tree, (expansion,) = expand_query(parse_query("nurses"), VOCABULARY, dictionaries=[read_dictionary(file)])
    assert tree == Or(parts=(Word(text="nurses"), Word(text="verpleegkundige", boost=0.5)))
    assert (expansion.id, expansion.concept, expansion.weight) == ("dictionary:nurses", None, 0.5)
    assert expansion.labels == (("nl", "verpleegkundige"),)


def test_a_dictionary_line_without_two_columns_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("nurse,verpleegkundige\ndoctor\n", encoding="utf-8")
    with pytest.raises(InvalidSettings) as caught:
        read_dictionary(file)
    assert caught.value.where == f"{file}:2"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"nurse,verpleegkundige\nb\xe9b\xe9,baby\n", 2, "is not UTF-8"),
        (b'nurse,verpleegkundige\ndoctor,"arts\nward,zaal\n', 3, "unexpected end"),
        (b"nurse,verpleegkundige\ndoctor,\n", 2, "an empty column"),
        (b"nurse,verpleegkundige,zuster\n", 1, "3 columns"),
    ],
)
def test_what_is_wrong_with_a_dictionary_is_said_each_time_it_is_read(
    tmp_path: Path, content: bytes, line: int, said: str
) -> None:
    file = tmp_path / "words.csv"
    file.write_bytes(content)
    for _ in range(2):
        with pytest.raises(InvalidSettings, match=said) as caught:
            read_dictionary(file)
        assert caught.value.where == f"{file}:{line}"
