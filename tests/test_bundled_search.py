"""Requests over the bundled corpus: filters, fallbacks, expansions, and what a reader is told."""

from typing import Any

import pytest

from wsm_corpus import Corpus, IndexNotFound, QueryError, Results


def kinds(results: Results) -> list[str]:
    return [notice.kind for notice in results.notices]


def test_an_empty_query_finds_every_document(bundled: Corpus) -> None:
    assert bundled.search().total == 5


@pytest.mark.parametrize(
    ("options", "total"),
    [
        ({"language": "nl"}, 2),
        ({"language": ["nl", "en"]}, 5),
        ({"language": "-nl"}, 3),
        ({"language": ["en", "-nl"], "site": "duperrin.com"}, 1),
        ({"since": "2008", "until": "2012"}, 2),
        ({"since": "2011-03"}, 1),
        ({"until": "2008-06-23"}, 0),
        ({"author": "Bertrand Duperrin"}, 1),
        ({"site": "no-such.example"}, 0),
    ],
)
def test_filters_say_which_documents(bundled: Corpus, options: dict[str, Any], total: int) -> None:
    assert bundled.search(**options).total == total


@pytest.mark.parametrize(
    "options", [{"since": "yesterday"}, {"since": "2012", "until": "2008"}, {"limit": -1}, {"sort": "loudest"}]
)
def test_what_makes_no_sense_is_refused_with_advice(bundled: Corpus, options: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        bundled.search("media", **options)


def test_a_query_that_finds_nothing_with_all_words_shows_documents_with_any(bundled: Corpus) -> None:
    results = bundled.search("media xylofoonzaal")
    assert results.total > 0
    assert "any_word" in kinds(results)
    assert [notice.subject for notice in results.notices if notice.kind == "no_hits_for"] == ["xylofoonzaal"]


def test_a_filter_that_takes_the_last_document_away_is_named(bundled: Corpus) -> None:
    results = bundled.search("twitter", site="lvtpr.blogspot.com")
    assert results.total == 0
    assert [notice.subject for notice in results.notices] == ["site:lvtpr.blogspot.com"]


def test_a_concept_is_found_within_a_longer_label_and_beside_the_themes_of_a_document(bundled: Corpus) -> None:
    found = {hit.id: hit for hit in bundled.search("beleid").hits}
    snippets = found["hrd-embrace-workplace-social-media"].snippets
    assert "policy" in " ".join(snippet.marked.text for snippet in snippets)


def test_a_query_in_one_language_finds_the_other_by_concepts_and_says_so(bundled: Corpus) -> None:
    with_expansions = bundled.search("professional boundaries")
    alone = bundled.search("professional boundaries", expand=False)
    assert "lvtpr-prive-professioneel" in [hit.id for hit in with_expansions.hits]
    assert "lvtpr-prive-professioneel" not in [hit.id for hit in alone.hits]
    (expansion, *_) = with_expansions.query.expansions
    assert expansion.active
    assert expansion.hits
    assert not any(expansion.active for expansion in alone.query.expansions)


def test_an_expansion_can_be_switched_off_by_its_id(bundled: Corpus) -> None:
    ids = [expansion.id for expansion in bundled.search("professional boundaries").query.expansions]
    without = bundled.search("professional boundaries", without=ids)
    assert "lvtpr-prive-professioneel" not in [hit.id for hit in without.hits]
    assert [expansion.id for expansion in without.query.expansions] == ids


def test_exact_switches_everything_off(bundled: Corpus) -> None:
    assert bundled.search("Boundaries", exact=True).total < bundled.search("Boundaries").total


def test_english_passages_inside_dutch_documents_are_one_query(own_copy: Any) -> None:
    (own_copy / "documents/gemengd.txt").write_text(
        "Wij hebben vorig jaar met alle medewerkers nieuwe afspraken gemaakt over het gebruik van sociale media.\n"
        "Employers are afraid to use social media in the workplace, and those that do are doing so badly.\n"
        "Daarom willen we dat iedereen zich aan deze afspraken houdt, ook buiten de gewone werktijd.\n",
        encoding="utf-8",
    )
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        results = corpus.search("language:nl passage:en")
        assert "gemengd" in [hit.id for hit in results.hits]
        (hit,) = [hit for hit in results.hits if hit.id == "gemengd"]
        assert {snippet.language for snippet in hit.snippets} == {"en"}
        assert corpus.search("afspraken passage:en").total == 0


def test_a_corpus_that_was_never_indexed_says_what_to_do(own_copy: Any) -> None:
    with Corpus.open(own_copy) as corpus, pytest.raises(IndexNotFound, match="wsm index"):
        corpus.search("media")


def test_the_dictionary_of_a_user_expands_at_half_weight(own_copy: Any) -> None:
    (own_copy / "woorden.tsv").write_text("en\tnl\nmushroom\tpaddenstoel\n", encoding="utf-8")
    settings = own_copy / "corpus.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'dictionaries = ["woorden.tsv"]\n', encoding="utf-8")
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        results = corpus.search("mushroom")
        assert [hit.id for hit in results.hits] == ["lvtpr-prive-professioneel"]
        (expansion,) = results.query.expansions
        assert (expansion.concept, expansion.weight, expansion.hits) == (None, 0.5, 1)
