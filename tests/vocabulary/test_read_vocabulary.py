from __future__ import annotations

import os
from pathlib import Path

import pytest

from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.vocabulary import Concept, Label, read_vocabulary

BUNDLED = Path(__file__).parents[2] / "corpus" / "themes.ttl"
PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wsmd: <urn:wsm-corpus:def:> .
@prefix : <http://example.org/v/> .
"""
TURTLE = (
    PREFIXES
    + """
:scheme a skos:ConceptScheme ; skos:prefLabel "Food"@en .
:fruit a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "Fruit"@en, "Obst"@de-AT ;
    skos:definition "What grows on trees."@en .
:apple a skos:Concept ; skos:inScheme :scheme ; skos:broader :fruit ; skos:prefLabel "apple"@en ;
    skos:altLabel "pippin"@en ; skos:hiddenLabel "aple"@en ; wsmd:hint "cider"@en ; wsmd:weight 0.5 .
:cox a skos:Concept ; skos:broader :apple ; skos:prefLabel "Cox"@en ; skos:exactMatch <http://example.com/1> .
:where a skos:ConceptScheme ; skos:prefLabel "Settings of meals"@en .
:kitchen a skos:Concept ; skos:inScheme :where ; skos:prefLabel "kitchen"@en .
:sweet a skos:Collection ; skos:prefLabel "Sweet"@en ; skos:member :fruit .
"""
)
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="http://example.org/v#fruit">
    <skos:prefLabel xml:lang="en">Fruit</skos:prefLabel>
    <skos:narrower rdf:resource="http://example.org/v#apple"/>
  </skos:Concept>
  <skos:Concept rdf:about="http://example.org/v#apple"><skos:prefLabel xml:lang="en">apple</skos:prefLabel>
  </skos:Concept>
</rdf:RDF>
"""
JSON = """{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [
  {"@id": "http://example.org/v/fruit", "@type": "skos:Concept",
   "skos:prefLabel": {"@value": "Fruit", "@language": "en"}},
  {"@id": "http://example.org/v/apple", "@type": "skos:Concept", "skos:broader": {"@id": "http://example.org/v/fruit"},
   "skos:prefLabel": {"@value": "apple", "@language": "en"}}]}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_concept_has_its_labels_preferred_first_its_weight_and_its_theme(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, "v.ttl", TURTLE))
    assert vocabulary.concept("apple") == Concept(
        id="apple",
        uri="http://example.org/v/apple",
        labels=(
            Label(text="apple", language="en", kind="pref"),
            Label(text="pippin", language="en", kind="alt"),
            Label(text="aple", language="en", kind="hidden"),
            Label(text="cider", language="en", kind="hint"),
        ),
        broader=("fruit",),
        narrower=("cox",),
        themes=("fruit",),
        groups=("sweet",),
        weight=0.5,
    )


def test_top_concepts_are_themes_and_a_scheme_called_settings_holds_the_contexts(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, "v.ttl", TURTLE))
    assert [theme.id for theme in vocabulary.themes] == ["fruit"]
    assert [concept.id for concept in vocabulary.narrower("fruit")] == ["apple", "cox"]
    assert [context.id for context in vocabulary.contexts] == ["kitchen"]
    assert [(group.id, group.members) for group in vocabulary.groups] == [("sweet", ("fruit",))]
    assert vocabulary.title == (("en", "Food"),)


@pytest.mark.parametrize(
    ("id", "language", "label"),
    [
        ("fruit", "en", "Fruit"),
        ("fruit", "de", "Obst"),
        ("fruit", "nl", "Fruit"),
        ("sweet", "nl", "Sweet"),
        ("unknown", "en", "unknown"),
    ],
)
def test_a_label_is_given_in_the_language_asked_for_else_in_english(
    tmp_path: Path, id: str, language: str, label: str
) -> None:
    assert read_vocabulary(written(tmp_path, "v.ttl", TURTLE)).label(id, language) == label


def test_labels_of_a_language_leave_out_hints(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(written(tmp_path, "v.ttl", TURTLE))
    assert ("aple", "apple", 0.5) in set(vocabulary.labels("en"))
    assert "cider" not in {label for label, _, _ in vocabulary.labels("en")}


@pytest.mark.parametrize(
    ("name", "text"),
    [("v.rdf", XML), ("v.jsonld", JSON), ("without-ending", XML), ("without-ending", JSON), ("v.unknown", TURTLE)],
)
def test_turtle_rdf_xml_and_json_ld_are_read_alike(tmp_path: Path, name: str, text: str) -> None:
    vocabulary = read_vocabulary(written(tmp_path, name, text))
    apple = vocabulary.concept("apple")
    assert apple is not None
    assert (apple.themes, apple.label("en")) == (("fruit",), "apple")


def test_the_only_scheme_holds_the_themes_whatever_it_is_called(tmp_path: Path) -> None:
    text = PREFIXES + ":contexts a skos:ConceptScheme . :a a skos:Concept ; skos:inScheme :contexts ."
    vocabulary = read_vocabulary(written(tmp_path, "v.ttl", text))
    assert ([theme.id for theme in vocabulary.themes], vocabulary.contexts) == (["a"], ())


def test_labels_written_in_skos_xl_are_read(tmp_path: Path) -> None:
    text = (
        PREFIXES
        + """@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
:a a skos:Concept ; xl:prefLabel [ xl:literalForm "anvil"@en ] ."""
    )
    assert read_vocabulary(written(tmp_path, "v.ttl", text)).label("a", "en") == "anvil"


def test_concepts_in_a_circle_are_read_and_links_to_nowhere_are_kept_as_dangling(tmp_path: Path) -> None:
    text = PREFIXES + ":a a skos:Concept ; skos:broader :b . :b a skos:Concept ; skos:broader :a, :gone ."
    vocabulary = read_vocabulary(written(tmp_path, "v.ttl", text))
    assert [concept.id for concept in vocabulary.concepts] == ["a", "b"]
    assert [(link.subject, link.relation, link.target) for link in vocabulary.dangling] == [
        ("b", "broader", "http://example.org/v/gone")
    ]


def test_two_concepts_of_the_same_last_name_keep_their_whole_uri(tmp_path: Path) -> None:
    text = PREFIXES + "<urn:x:a> a skos:Concept . <urn:y:a> a skos:Concept . <urn:y:b> a skos:Concept ."
    assert [concept.id for concept in read_vocabulary(written(tmp_path, "v.ttl", text)).concepts] == [
        "b",
        "urn:x:a",
        "urn:y:a",
    ]


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("v.ttl", PREFIXES + "\n:a a skos:Concept ;;; , .\n", 5, "is not Turtle"),
        (
            "v.ttl",
            PREFIXES + ":a a skos:Concept .\n\n# said\n" * 40 + ':b skos:prefLabel "open@en .\n',
            124,
            "is not Turtle",
        ),
        ("v.rdf", XML.replace("</rdf:RDF>", ""), 10, "is not RDF/XML"),
        ("v.jsonld", '{"@graph": [\n}', 2, "is not JSON-LD"),
        ("v.ttl", "", None, "holds no skos:Concept"),
        ("v.ttl", PREFIXES + ":a a skos:Concept ; wsmd:weight 7 .", None, "a has the weight '7'"),
        ("v.ttl", PREFIXES + ':a a skos:Concept ; wsmd:weight "heavy" .', None, "a has the weight 'heavy'"),
        ("v.jsonld", '{"@context": "http://example.org/c", "@id": "x"}', None, "its @context is kept elsewhere"),
        ("v.jsonld", '[{"@context": [{"@import": "http://example.org/c"}]}]', None, "its @context is kept elsewhere"),
    ],
)
def test_what_is_no_vocabulary_is_refused_with_the_place(
    tmp_path: Path, name: str, text: str, line: int | None, message: str
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(InvalidVocabulary, match=message) as caught:
        read_vocabulary(path)
    assert (caught.value.subject, caught.value.line) == (str(path), line)
    assert caught.value.advice


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabulary, match="cannot be read"):
        read_vocabulary(tmp_path / "none.ttl")


def test_the_compiled_copy_gives_the_same_vocabulary(tmp_path: Path) -> None:
    parsed = read_vocabulary(BUNDLED, tmp_path / "cache")
    assert (tmp_path / "cache" / "vocabulary.json").is_file()
    assert read_vocabulary(BUNDLED, tmp_path / "cache") == parsed == read_vocabulary(BUNDLED)


@pytest.mark.parametrize("damaged", ["", "{}", "[]", '{"format": 1, "vocabulary": {"version": "x"}}'])
def test_a_damaged_copy_and_a_changed_file_are_parsed_anew(tmp_path: Path, damaged: str) -> None:
    path = written(tmp_path, "v.ttl", TURTLE)
    first = read_vocabulary(path, tmp_path)
    (tmp_path / "vocabulary.json").write_text(damaged, encoding="utf-8")
    assert read_vocabulary(path, tmp_path) == first
    path.write_text(TURTLE.replace("pippin", "codling"), encoding="utf-8")
    second = read_vocabulary(path, tmp_path)
    assert second.version != first.version
    assert "codling" in {label for label, _, _ in second.labels("en")}


def test_a_file_of_the_same_size_and_another_time_is_read_anew(tmp_path: Path) -> None:
    path = written(tmp_path, "v.ttl", TURTLE)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    first = read_vocabulary(path, tmp_path)
    path.write_text(TURTLE.replace("pippin", "russet"), encoding="utf-8")
    assert read_vocabulary(path, tmp_path).version != first.version, "changed a moment ago"
    os.utime(path, (1_000_000_001, 1_000_000_001))
    assert read_vocabulary(path, tmp_path).version != first.version
    path.write_text(TURTLE, encoding="utf-8")
    os.utime(path, (1_000_000_002, 1_000_000_002))
    assert read_vocabulary(path, tmp_path) == first


def test_a_file_of_which_nothing_but_the_time_changed_is_not_parsed_again(tmp_path: Path) -> None:
    path = written(tmp_path, "v.ttl", TURTLE)
    first = read_vocabulary(path, tmp_path)
    copy = (tmp_path / "vocabulary.json").read_text(encoding="utf-8")
    (tmp_path / "vocabulary.json").write_text(copy.replace("pippin", "marked"), encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    for _ in range(2):
        again = read_vocabulary(path, tmp_path)
        assert again.version == first.version
        assert "marked" in {label for label, _, _ in again.labels("en")}


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    file = written(tmp_path, "file", "")
    assert read_vocabulary(BUNDLED, file).themes


def test_the_bundled_vocabulary_has_themes_contexts_and_groups_in_both_languages() -> None:
    vocabulary = read_vocabulary(BUNDLED)
    assert len(vocabulary.themes) == 18
    assert {concept.id.split("-")[0] for concept in vocabulary.contexts} == {"occupation", "platform", "sector"}
    assert {member for group in vocabulary.groups for member in group.members} == {t.id for t in vocabulary.themes}
    for concept in vocabulary.concepts:
        assert {"en", "nl"} <= {label.language for label in concept.labels if label.kind == "pref"}, concept.id
