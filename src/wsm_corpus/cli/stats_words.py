"""`wsm stats words`, `collocates` and `keyness`: words of documents, near a query, and those that tell sets apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli import counting
from wsm_corpus.cli.asking import (
    corpus_option,
    counting_options,
    filter_options,
    filters_of,
    function_words_option,
    json_option,
    opened,
    optional_query_argument,
    query_argument,
)
from wsm_corpus.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from wsm_corpus.keywords import Measure, Ranking
    from wsm_corpus.word_lists import WordSort


@click.command()
@optional_query_argument
@corpus_option
@filter_options
@click.option("--in-language", "languages", multiple=True, metavar="CODE", help="Words of its passages; repeatable.")
@click.option("--minimum", type=click.IntRange(1), default=1, show_default=True, help="Met so many times or more.")
@click.option(
    "--sort", type=click.Choice(["count", "word"]), default="count", show_default=True, help="Or by the alphabet."
)
@click.option("--pattern", default="", metavar="PATTERN", help="Only words like werk*, *druk or we?k.")
@function_words_option
@click.option("--limit", type=click.IntRange(0), default=30, show_default=True, help="At most so many words.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Pass over so many words.")
@json_option
def words(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    sort: WordSort,
    pattern: str,
    function_words: bool,
    limit: int,
    offset: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show the words of the documents of QUERY, most frequent first, language by language.

    \b
    Examples:
      wsm stats words --in-language nl --no-function-words
      wsm stats words --pattern "werk*" --limit 100
      wsm stats words theme:boundaries --minimum 5 --json
    """
    which: dict[str, Any] = {"sort": sort, "pattern": pattern, "minimum": minimum, "function_words": function_words}
    with opened(folder) as corpus:
        parts = counting.words(corpus, query, languages, filters_of(options), **which, most=limit, offset=offset)
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import words as words_json

        said = {"query": query, **which, "limit": limit, "offset": offset, "corpus_version": version}
        print_json({**said, "parts": words_json(parts)})
        return
    for language, found in parts:
        rows = [
            (language, one.word, one.count, one.per_million, f"{one.share:.2%}", one.documents) for one in found.words
        ]
        print_table(("in", "word", "count", "per million", "share", "documents"), rows, numbers=(2, 3, 4, 5))
        some = f", {found.total} of them listed" if found.total < found.types else ""
        say(f"{language}: {found.tokens} words (tokens), {found.types} different ones (types){some}")
        click.echo()


@click.command()
@query_argument
@corpus_option
@filter_options
@counting_options
@click.option("--window", type=click.IntRange(1, 50), default=5, show_default=True, help="Words either side.")
@click.option(
    "--sort",
    "measure",
    type=click.Choice(["log_dice", "log_likelihood", "together"]),
    default="log_dice",
    show_default=True,
    help="By how exclusively, how surely, or how often they stand together.",
)
@function_words_option
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many words.")
@json_option
def collocates(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    window: int,
    measure: Measure,
    function_words: bool,
    limit: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show the words that stand near the hits of QUERY, language by language.

    \b
    Examples:
      wsm stats collocates werk --in-language nl --no-function-words
      wsm stats collocates privacy --window 3 --sort log_likelihood --json
    """
    with opened(folder) as corpus:
        parts = counting.collocates(
            corpus,
            query,
            languages,
            filters_of(options),
            window=window,
            minimum=minimum,
            measure=measure,
            limit=limit,
            function_words=function_words,
        )
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import collocates as collocates_json

        said = {"query": query, "window": window, "function_words": function_words, "limit": limit}
        said["corpus_version"] = version
        print_json({**said, "parts": collocates_json(parts)})
        return
    header = ("in", "word", "together", "in all", "logDice", "log-likelihood", "")
    if not any(found for _, found in parts):
        say(f"No word stands near a hit {minimum} times or more.")
    for language, found in parts:
        rows = [
            (language, one.word, one.together, one.total, one.log_dice, one.log_likelihood, few(one.small))
            for one in found
        ]
        print_table(header, rows, numbers=(2, 3, 4, 5))
        _say_cut(language, found)
        click.echo()


@click.command()
@query_argument
@corpus_option
@filter_options
@counting_options
@click.option("--against", metavar="QUERY", help="Of the documents to compare with.  [default: all others]")
@function_words_option
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many words.")
@json_option
def keyness(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    against: str | None,
    function_words: bool,
    limit: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show the words by which the documents of QUERY differ from others, language by language.

    \b
    Examples:
      wsm stats keyness theme:privacy-monitoring --in-language nl
      wsm stats keyness site:duperrin.com --against language:en --in-language en --json
    """
    with opened(folder) as corpus:
        filters = filters_of(options)
        words: dict[str, Any] = {"minimum": minimum, "limit": limit, "function_words": function_words}
        parts = counting.keywords(corpus, query, against, languages, filters, **words)
        shared = corpus.shared_documents(query, against, **filters) if against is not None else 0
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import keywords

        said = {"query": query, "against": against, "shared_documents": shared, "function_words": function_words}
        print_json({**said, "limit": limit, "corpus_version": version, "parts": keywords(parts)})
        return
    if shared:
        of = "1 document is" if shared == 1 else f"{shared} documents are"
        say(f"{of} on both sides of the comparison: words there are counted on either.")
    header = ("in", "word", "here", "there", "per 10,000", "there", "log-likelihood", "log ratio", "")
    if not any(found for _, found in parts):
        say(f"No word that is met {minimum} times or more is surely more frequent in what was found.")
    for language, found in parts:
        rows = [
            (
                *(language, one.word, one.a, one.b, one.a_per_10k, one.b_per_10k),
                *(one.log_likelihood, one.log_ratio, few(one.small)),
            )
            for one in found
        ]
        print_table(header, rows, numbers=(2, 3, 4, 5, 6, 7))
        _say_cut(language, found)
        click.echo()


def _say_cut(language: str, found: Ranking[Any]) -> None:
    if len(found) < found.total:
        say(f"{language}: the first {len(found)} of {found.total} words; --limit asks for more")


def few(small: bool) -> str:
    """A warning beside numbers that are too small to rely on."""
    return "few" if small else ""
