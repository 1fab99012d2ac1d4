import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine_documents import make_document, versions
from memory_engine import MemoryEngine
from wsm_corpus import Corpus, QueryError
from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.knowledge import Knowledge
from wsm_corpus.records import And, Word
from wsm_corpus.request import Request
from wsm_corpus.searching import run_query, understand
from wsm_corpus.vocabulary import read_vocabulary

THEMES = Path(__file__).parents[1] / "corpus" / "themes.ttl"


def test_words_of_a_label_are_expanded_and_each_expansion_says_what_it_finds(bundled: Corpus) -> None:
    results = bundled.search("burn-out")
    expansion = next(found for found in results.query.expansions if found.concept == "burnout-stress/burnout")
    assert expansion.active
    assert expansion.hits is not None
    assert "concept:" in results.executed


def test_a_vocabulary_that_was_changed_and_not_yet_indexed_with_is_told_with_every_search(own_copy: Path) -> None:
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        assert corpus.search("burn-out").notices == ()
    themes = own_copy / "themes.ttl"
    themes.write_text(themes.read_text("utf-8").replace('"burn-out"@nl', '"burn-out", "opgebrand zijn"@nl'), "utf-8")
    with Corpus.open(own_copy) as corpus:
        assert [notice.kind for notice in corpus.search("burn-out").notices] == ["old_vocabulary"]
        assert "wsm index" in corpus.search(theme="burnout-stress").notices[0].text
        corpus.index(jobs=1)
        assert corpus.search("burn-out").notices == ()


def test_a_slip_in_the_vocabulary_stops_indexing_and_not_the_searches(own_copy: Path) -> None:
    with Corpus.open(own_copy) as corpus:
        corpus.index(jobs=1)
        before = corpus.search("burn-out")
        with (own_copy / "themes.ttl").open("a", encoding="utf-8") as themes:
            themes.write('<urn:x> <urn:y> "open .')
        after = corpus.search("burn-out")
        assert [notice.kind for notice in after.notices] == ["unusable_vocabulary"]
        assert str(own_copy) not in after.notices[0].text
        assert (after.total, after.query.expansions) == (before.total, before.query.expansions)
        with pytest.raises(InvalidVocabulary):
            corpus.index(jobs=1)
        with pytest.raises(InvalidVocabulary):
            assert corpus.themes


def test_a_dictionary_that_cannot_be_read_stops_neither_searches_nor_indexing_and_both_say_so(own_copy: Path) -> None:
    words = own_copy / "words.tsv"
    words.write_text("en\tnl\nmushroom\tpaddenstoel\n", encoding="utf-8")
    with (own_copy / "corpus.toml").open("a", encoding="utf-8") as settings:
        settings.write('dictionaries = ["words.tsv"]\n')
    with Corpus.open(own_copy) as corpus:
        assert corpus.index(jobs=1).warnings == ()
        before = corpus.reading_version
        assert corpus.reading_version == before
        assert corpus.search("mushroom").total == 1
        words.write_text("mushroom\tpaddenstoel\nchapter\n", encoding="utf-8")
        assert corpus.reading_version != before
        after = corpus.search("mushroom")
        assert (after.total, after.notices[0].kind, after.notices[0].subject) == (
            0,
            "unusable_dictionary",
            "words.tsv",
        )
        assert str(own_copy) not in after.notices[0].text
        (warning,) = corpus.index(jobs=1).warnings
        assert warning.where == f"{words}:2"
        assert warning.message.startswith("1 column where two are needed")
        words.unlink()
        assert "No such file" in corpus.index(jobs=1, dry_run=True).warnings[0].message
        words.write_text("en\tnl\nmushroom\tpaddenstoel\n", encoding="utf-8")
        assert corpus.search("mushroom").total == 1


@pytest.mark.parametrize(
    ("filters", "subjects"),
    [
        ({"language": "english"}, ["language:english"]),
        ({"theme": "nope", "language": "nl"}, ["theme:nope"]),
        ({"site": "duperrin.com", "language": "nl"}, ["site:duperrin.com", "language:nl"]),
    ],
)
def test_a_filter_that_lets_nothing_through_is_named_without_words_too(
    bundled: Corpus, filters: Any, subjects: list[str]
) -> None:
    notices = bundled.search(**filters).notices
    assert sorted(notice.subject for notice in notices if notice.kind == "no_hits_for") == sorted(subjects)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"text": None}, "text must be a text, not None"),
        ({"text": b"work"}, "text must be a text"),
        ({"since": 2011}, "since must be a text such as '2011-03', not 2011"),
        ({"until": datetime.date(2011, 3, 1)}, "until must be a text such as"),
        ({"language": 3}, "language must be a text or several of them, not 3"),
        ({"theme": [1]}, "theme must be a text or several of them"),
        ({"author": (name for name in ("a", "b"))}, "author must be a text or several of them"),
        ({"limit": None}, "limit must be a whole number, not None"),
        ({"offset": "3"}, "offset must be a whole number, not '3'"),
        ({"snippets": 1.5}, "snippets must be a whole number"),
        ({"lang": "en"}, r"Request.__init__\(\) got an unexpected keyword argument 'lang'"),
    ],
)
def test_what_is_not_of_its_kind_is_named(bundled: Corpus, options: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        bundled.search(**options)


def test_numbers_that_are_too_small_are_named(bundled: Corpus) -> None:
    for ask in (
        lambda: bundled.search("work", limit=-1),
        lambda: bundled.concordance("work", width=-1),
        lambda: bundled.collocate_counts("work", in_language="en", window=0),
    ):
        with pytest.raises(QueryError, match=r"(limit|width|window) must be [01] or more"):
            ask()
    with pytest.raises(ValueError, match="jobs must be 1 or more"):
        bundled.index(jobs=0, dry_run=True)


def test_values_may_come_in_any_collection_and_numbers_from_numpy(bundled: Corpus) -> None:
    assert bundled.search(language={"en"}, limit=np.int64(2)).total == 3  # type: ignore[arg-type]
    (alone,) = bundled.search("burn-out", without="burnout-stress/burnout").query.expansions
    assert not alone.active


def test_a_message_about_a_long_query_has_its_beginning_only(bundled: Corpus) -> None:
    with pytest.raises(QueryError) as caught:
        bundled.search("word " * 3_000)
    assert len(str(caught.value)) < 250
    assert len(caught.value.subject) == 15_000


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


@pytest.mark.parametrize(
    ("query", "nothing"),
    [
        ("privacy xyzzy", ["xyzzy"]),
        ("burnout xyzzy", ["xyzzy"]),
        ("burnout werk", []),
        ("burnout", []),
    ],
)
def test_a_word_that_is_nowhere_is_told_even_if_a_concept_finds_something(
    bundled: Corpus, query: str, nothing: list[str]
) -> None:
    results = bundled.search(query)
    assert results.total > 0
    assert [notice.subject for notice in results.notices if notice.kind == "no_hits_for"] == nothing
    assert not results.query.any_word


def test_a_theme_is_asked_for_by_its_name_in_the_query_and_as_a_filter(bundled: Corpus) -> None:
    by_id = bundled.search("theme:work-life-balance")
    assert by_id.total > 0
    assert bundled.search('theme:"Work-life balance"').executed == by_id.executed
    assert bundled.search(theme="Werk-privébalans").total == by_id.total


def test_for_a_theme_that_there_is_not_those_alike_are_offered(bundled: Corpus) -> None:
    (notice,) = bundled.search("theme:privacy").notices
    assert (notice.kind, notice.subject, notice.offers) == (
        "no_hits_for",
        "theme:privacy",
        ("theme:privacy-monitoring",),
    )
    assert notice.text.endswith("Did you mean theme:privacy-monitoring?")


def test_a_word_that_looks_like_a_field_is_text_and_the_results_say_so(bundled: Corpus) -> None:
    assert [notice.kind for notice in bundled.search("note:work").notices][:1] == ["unknown_field"]


def test_stop_words_are_those_of_the_corpus_in_every_part_of_an_answer() -> None:
    engine = MemoryEngine()
    engine.update([make_document("one", ("en", "Nothing but work."))], (), versions)
    knowledge = Knowledge(vocabulary=read_vocabulary(THEMES))
    asked = understand(Request(text="onder xyzzy"), knowledge=knowledge, languages=("en",))
    assert isinstance(asked.typed, And)
    assert not any(part.optional for part in asked.typed.parts if isinstance(part, Word))
    notices = run_query(engine, asked).notices
    assert [notice.subject for notice in notices if notice.kind == "no_hits_for"] == ["onder", "xyzzy"]


def test_a_query_is_read_anew_where_another_is_asked_for() -> None:
    knowledge = Knowledge(vocabulary=read_vocabulary(THEMES))

    def typed(text: str, **options: bool) -> object:
        return understand(Request(text=text, **options), knowledge=knowledge, languages=("en",)).typed  # type: ignore[arg-type]

    assert typed("work life") == typed("work life")
    assert len({repr(typed("work life")), repr(typed("life work")), repr(typed("work life", any_word=True))}) == 3


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda corpus: corpus.search("work", sort="colour"), "unknown order 'colour'. Use one of relevance, newest"),
        (
            lambda corpus: corpus.concordance("work", sort="colour"),
            "unknown order 'colour'. Use one of document, left",
        ),
        (
            lambda corpus: corpus.frequencies("work", by="colour"),
            "unknown part of a corpus 'colour'. Use one of lang",
        ),
    ],
)
def test_a_choice_that_there_is_not_is_refused_with_those_there_are(
    bundled: Corpus, ask: Callable[[Corpus], object], said: str
) -> None:
    with pytest.raises(QueryError) as refused:
        ask(bundled)
    assert str(refused.value).startswith(said)
