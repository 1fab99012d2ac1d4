from wsm_corpus import Corpus


def test_words_of_a_label_are_expanded_and_each_expansion_says_what_it_finds(bundled: Corpus) -> None:
    results = bundled.search("burn-out")
    expansion = next(found for found in results.query.expansions if found.concept == "burnout-stress/burnout")
    assert expansion.active
    assert expansion.hits is not None
    assert "concept:" in results.executed


def test_an_expansion_can_be_left_out_alone_or_all_of_them(bundled: Corpus) -> None:
    one = bundled.search("burn-out", without=["burnout-stress/burnout"])
    assert [found.active for found in one.query.expansions if found.id == "burnout-stress/burnout"] == [False]
    none = bundled.search("burn-out werk", expand=False)
    assert not any(found.active for found in none.query.expansions)
    assert "concept:" not in none.executed


def test_where_no_document_has_all_words_those_with_some_are_shown_and_it_is_said(bundled: Corpus) -> None:
    results = bundled.search("employees of xyzzy")
    assert results.total > 0
    assert {notice.kind for notice in results.notices} == {"no_hits_for", "any_word"}


def test_a_word_that_looks_like_a_field_is_text_and_the_results_say_so(bundled: Corpus) -> None:
    assert [notice.kind for notice in bundled.search("note:work").notices][:1] == ["unknown_field"]
