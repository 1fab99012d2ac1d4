from __future__ import annotations

import pytest

from wsm_corpus import Corpus
from wsm_corpus.comparing import (
    counted_languages,
    find_collocates,
    find_concepts,
    find_keywords,
    find_words,
    folded_function_words,
)


def test_keywords_of_a_document_beside_all_others_are_its_own_words(bundled: Corpus) -> None:
    found = find_keywords(bundled, "leaders", in_language="en", minimum=2)
    strongest = [one for one in found if one.log_likelihood > 3.84]
    assert strongest
    assert all(one.a_per_10k > one.b_per_10k for one in strongest)
    whole = bundled.word_counts(in_language="en")
    assert all(one.a + one.b == whole[one.word] for one in found)


def test_words_of_one_language_are_compared_with_those_of_that_language(bundled: Corpus) -> None:
    found = find_keywords(bundled, "burn-out", in_language="nl")
    assert {one.a_tokens + one.b_tokens for one in found} == {sum(bundled.word_counts(in_language="nl").values())}


def test_two_queries_are_compared_with_each_other(bundled: Corpus) -> None:
    there = {one.word: one for one in find_keywords(bundled, "leaders", "balance", in_language="en")}
    back = {one.word: one for one in find_keywords(bundled, "balance", "leaders", in_language="en")}
    assert there["social"].a == back["social"].b


def test_collocates_stand_near_the_hits_and_filters_narrow_them(bundled: Corpus) -> None:
    found = {one.word: one for one in find_collocates(bundled, "media", in_language="en", window=2)}
    assert found["social"].together > 5
    assert "media" not in found
    assert all(one.together <= one.total for one in found.values())
    narrowed = find_collocates(bundled, "media", in_language="en", window=2, site="codesigndigitalhealth.co.uk")
    assert {one.word: one.together for one in narrowed}["social"] < found["social"].together


@pytest.mark.parametrize(
    ("text", "other", "options"),
    [
        ("media", "werk", {}),
        ("media", "passage:nl", {}),
        ("media", "facebook", {"passage_language": "en"}),
        ("", "language:nl", {"theme": "boundaries"}),
        ("media", "zebra", {}),
    ],
)
def test_documents_that_two_queries_share_are_counted(bundled: Corpus, text: str, other: str, options: dict) -> None:
    found, others = (
        {hit.id for hit in bundled.search(asked, **more).hits} for asked, more in ((text, options), (other, {}))
    )
    assert bundled.shared_documents(text, other, **options) == len(found & others if other != "zebra" else ())


def test_words_are_listed_with_the_documents_they_stand_in(bundled: Corpus) -> None:
    found = find_words(bundled, "media", in_language="nl", most=3, offset=1, function_words=False)
    counts = bundled.word_counts("media", in_language="nl")
    documents = bundled.word_documents("media", in_language="nl", words=[one.word for one in found.words])
    assert {one.word: one.documents for one in found.words} == documents
    assert (found.tokens, found.types) == (sum(counts.values()), len(counts))


@pytest.mark.parametrize(
    ("code", "some"), [("en", "the it's s"), ("nl", "de een z'n"), ("de", "fur uber"), ("fr", "le et"), ("xx", "")]
)
def test_function_words_are_known_as_they_are_counted(code: str, some: str) -> None:
    assert set(some.split()) <= folded_function_words(code)


def test_a_query_that_is_met_nowhere_has_no_collocates(bundled: Corpus) -> None:
    assert find_collocates(bundled, "zebra", in_language="en") == ()


def test_concepts_are_compared_across_languages_by_the_words_of_each(bundled: Corpus) -> None:
    found = {one.word: one for one in find_concepts(bundled, "work-life-balance", languages=("en", "nl"))}
    words = bundled.info().tokens
    assert {(one.a_tokens, one.b_tokens) for one in found.values()} == {(words["en"], words["nl"])}
    hits = {
        one.value: one.hits
        for one in bundled.frequencies('concept:"work-life-balance/wlb"', by="passage", expand=False)
    }
    assert (found["work-life-balance/wlb"].a, found["work-life-balance/wlb"].b) == (hits["en"], hits["nl"])
    back = {one.word: one for one in find_concepts(bundled, "work-life-balance", languages=("nl", "en"))}
    assert all(one.log_ratio == pytest.approx(-back[word].log_ratio) for word, one in found.items())


def test_without_a_theme_whole_themes_are_compared(bundled: Corpus) -> None:
    found = {one.word for one in find_concepts(bundled, languages=("en", "nl"))}
    assert found <= {one.id for one in bundled.themes.themes}
    assert "work-life-balance" in found


def test_the_languages_counted_are_those_of_the_corpus_unless_others_are_asked_for(bundled: Corpus) -> None:
    assert counted_languages(bundled) == ("en", "nl")
    assert counted_languages(bundled, ["nl"]) == ("nl",)


def test_function_words_can_be_left_out_of_keywords(bundled: Corpus) -> None:
    every = {one.word for one in find_keywords(bundled, "balance", in_language="en")}
    telling = {one.word for one in find_keywords(bundled, "balance", in_language="en", function_words=False)}
    assert telling < every
    assert {"i", "the"} & every
    assert not {"i", "the"} & telling
