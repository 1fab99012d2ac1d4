"""Questions that take several counts of a corpus: words that tell parts apart, words that keep company, concepts.

for keyword in find_keywords(corpus, "theme:boundaries", in_language="nl"):
    print(keyword.word, keyword.log_ratio)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Unpack, get_args

from wsm_corpus.keywords import MINIMUM, Collocate, Keyword, Measure, Ranking, collocates, compared, keywords
from wsm_corpus.languages import language
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.function_words import FUNCTION_WORDS
from wsm_corpus.records import UNDETERMINED
from wsm_corpus.records.counts import WordCounts, side_by_side
from wsm_corpus.searching import check_choice
from wsm_corpus.word_lists import WordList, WordSort, word_list

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.request import FilterOptions

NARROWING = ("language", "passage_language", "theme", "context", "site", "author", "since", "until")
"""The options that leave documents out even of an empty query."""


LEAST_SHARE = 0.05
"""Of the words of the corpus: a language with less, and that the curator does not expect, is counted only when asked
for. A stray quotation would else have a table of its own in every view."""


def counted_languages(corpus: Corpus, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages whose words are counted, each on its own: those asked for, else those that the corpus is in.

    Raises:
        IndexNotFound: the corpus has not been indexed.
    """
    if wanted:
        return tuple(wanted)
    tokens, expected = corpus.info().tokens, corpus.settings.languages
    least = LEAST_SHARE * sum(tokens.values())
    known = sorted(tokens, key=lambda code: (-tokens[code], code))
    return tuple(
        code
        for code in known
        if tokens[code] and code != UNDETERMINED and (code in expected or tokens[code] >= least)
    )


def find_keywords(
    corpus: Corpus,
    text: str = "",
    against: str | None = None,
    *,
    in_language: str,
    minimum: int = MINIMUM,
    least: float | None = None,
    most: int | None = None,
    function_words: bool = True,
    **options: Unpack[FilterOptions],
) -> Ranking[Keyword]:
    """The words of one language whose frequency differs between documents found and others, surest first.

    Args:
        corpus: to count in.
        text: a query for the documents of side A.
        against: a query for those of side B; None for all that A has not.
        in_language: ISO 639-1 code; only words of its passages are counted.
        minimum: occurrences on both sides together below which a word is left out.
        least: signed log-likelihood below which a word is left out; None for words of both sides.
        most: how many words are wanted at most; a few of very many cost a fraction of all.
        function_words: whether words such as *the* and *I* are told too; they say how a text is written, and seldom
            what it is about.
        **options: filters on side A, see `Request`.

    Raises:
        QueryError: one of the queries cannot be understood, or asks for too much.
        IndexNotFound: the corpus has not been indexed.
    """
    found = corpus.word_counts(text, in_language=in_language, **options)
    if against is None:
        others = _without(_all_words(corpus, in_language), found)
    else:
        others = corpus.word_counts(against, in_language=in_language)
    leave_out = () if function_words else folded_function_words(in_language)
    return keywords(found, others, minimum=minimum, least=least, most=most, leave_out=leave_out)


def find_words(
    corpus: Corpus,
    text: str = "",
    *,
    in_language: str,
    minimum: int = 1,
    sort: WordSort = "count",
    most: int | None = None,
    offset: int = 0,
    pattern: str = "",
    function_words: bool = True,
    **options: Unpack[FilterOptions],
) -> WordList:
    """The words of one language in the documents found, in an order, and in how many of them each stands.

    Args:
        corpus: to count in.
        text: a query for the documents; empty for all.
        in_language: ISO 639-1 code; only words of its passages are counted.
        minimum: occurrences below which a word is not listed.
        sort: the most frequent first, or by the alphabet.
        most: how many are given at most; a few of very many cost a fraction of all.
        offset: how many are passed over.
        pattern: which are listed: ``*`` for any run of letters, ``?`` for one; empty for all.
        function_words: whether words such as *the* and *I* are listed too.
        **options: filters, see `Request`.

    Raises:
        QueryError: the query cannot be understood or asks for too much, or the order is none of those there are.
        IndexNotFound: the corpus has not been indexed.
    """
    check_choice(sort, get_args(WordSort), "order")
    counts = corpus.word_counts(text, in_language=in_language, **options)
    leave_out = () if function_words else folded_function_words(in_language)
    found = word_list(
        counts, minimum=minimum, sort=sort, most=most, offset=offset, pattern=pattern, leave_out=leave_out
    )
    words = [one.word for one in found.words]
    spread = corpus.word_documents(text, in_language=in_language, words=words, **options)
    return replace(found, words=tuple(replace(one, documents=spread[one.word]) for one in found.words))


@lru_cache(maxsize=64)
def folded_function_words(code: str) -> frozenset[str]:
    """The function words of a language and those that queries do not require, folded; none of an unknown one.

    Of a clitic, such as *'s*, also what is left where a blank parts it from its apostrophe.
    """
    known = language(code)
    words = known.function_words | known.stop_words or FUNCTION_WORDS.get(code, frozenset())
    return frozenset(fold(one) for word in words for one in (word, word.strip("'")))


def _without(every: Mapping[str, int], some: Mapping[str, int]) -> Mapping[str, int]:
    """What is left of some counts."""
    words, all_of_them, others = side_by_side(every, some)
    return WordCounts(words, (all_of_them - others).clip(0))


def find_collocates(
    corpus: Corpus,
    text: str,
    *,
    in_language: str,
    window: int = 5,
    minimum: int = MINIMUM,
    measure: Measure = "log_dice",
    most: int | None = None,
    function_words: bool = True,
    **options: Unpack[FilterOptions],
) -> Ranking[Collocate]:
    """The words of one language that stand near the hits of a query, those that keep closest to them first.

    Args:
        corpus: to count in.
        text: the query.
        in_language: ISO 639-1 code; only hits and words in its passages are counted.
        window: words on either side of a hit.
        minimum: occurrences near a hit below which a word is left out.
        measure: by which they are put in order.
        most: how many are wanted; those as strong as the last come too. A few of very many cost a fraction of all.
        function_words: whether words such as *the* and *I* are told too; in a small corpus they are most of them.
        **options: filters, see `Request`; totals are counted in all documents that they let through.

    Raises:
        QueryError: the query cannot be understood, or asks for too much.
        IndexNotFound: the corpus has not been indexed.
    """
    narrowed = any(options.get(name) for name in NARROWING)
    near = corpus.collocate_counts(text, in_language=in_language, window=window, **options)
    if not near:
        return Ranking((), 0)
    totals = corpus.word_counts(in_language=in_language, **options) if narrowed else _all_words(corpus, in_language)
    rates = corpus.frequencies(text, by="passage", **options)
    hits = sum(one.hits for one in rates if one.value == in_language)
    leave_out = () if function_words else folded_function_words(in_language)
    return collocates(near, totals, hits, minimum=minimum, measure=measure, most=most, leave_out=leave_out)


def find_concepts(
    corpus: Corpus,
    of: str = "",
    *,
    languages: tuple[str, str],
    **options: Unpack[FilterOptions],
) -> tuple[Keyword, ...]:
    """What two languages speak of: how often each concept of a theme is met in the passages of either, surest first.

    Words of two languages cannot be compared, but the vocabulary has the same concepts in both. The denominators are
    the words of all passages of a language in the corpus. Concepts met in neither are left out.

    Args:
        corpus: to count in.
        of: a theme whose concepts are counted, itself among them; empty for all themes, each with what is below it.
        languages: side A and side B, ISO 639-1 codes.
        **options: filters, see `Request`.

    Raises:
        IndexNotFound: the corpus has not been indexed.
    """
    known = corpus.themes_in_use
    below = [one.id for one in known.narrower(of)]
    asked = [[id] for id in (of, *below)] if of else []
    asked = asked or [[one.id, *(each.id for each in known.narrower(one.id))] for one in known.themes]
    words = corpus.info().tokens
    found = []
    for ids in asked:
        query = " OR ".join(f'concept:"{id}"' for id in ids)
        hits = {one.value: one.hits for one in corpus.frequencies(query, by="passage", **options)}
        counts = [(hits.get(code, 0), words.get(code, 0)) for code in languages]
        if any(count for count, _ in counts):
            found.append(compared(ids[0], *counts))
    return tuple(sorted(found, key=lambda one: (-abs(one.log_likelihood), one.word)))


# Counting every word of a corpus reads every document, and the answer is the same until the corpus changes.
_counted: dict[tuple[str, str], tuple[str, Mapping[str, int]]] = {}


def _all_words(corpus: Corpus, language: str) -> Mapping[str, int]:
    """How often each word form stands in the passages of a language of the whole corpus."""
    key, version = (str(corpus.settings.folder), language), corpus.info().corpus_version
    kept = _counted.get(key)
    if kept is None or kept[0] != version:
        kept = _counted[key] = (version, corpus.word_counts(in_language=language))
    return kept[1]
