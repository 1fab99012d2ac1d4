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
    json_option,
    opened,
    optional_query_argument,
    query_argument,
)
from wsm_corpus.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from wsm_corpus.keywords import Measure, Ranking


@click.command()
@optional_query_argument
@corpus_option
@filter_options
@click.option("--in-language", "languages", multiple=True, metavar="CODE", help="Words of its passages; repeatable.")
@click.option("--minimum", type=click.IntRange(1), default=1, show_default=True, help="Met so many times or more.")
@click.option("--limit", type=click.IntRange(0), default=30, show_default=True, help="At most so many words.")
@json_option
def words(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    limit: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show the words of the documents of QUERY, most frequent first, language by language.

    \b
    Examples:
      wsm stats words --in-language nl
      wsm stats words theme:boundaries --minimum 5 --json
    """
    with opened(folder) as corpus:
        parts = counting.words(corpus, query, languages, filters_of(options), minimum=minimum, limit=limit)
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import words as words_json

        print_json({"query": query, "limit": limit, "corpus_version": version, "parts": words_json(parts)})
        return
    for language, found in parts:
        rows = [(language, one.word, one.count, one.per_10k) for one in found.words]
        print_table(("in", "word", "count", "per 10,000"), rows, numbers=(2, 3))
        say(f"{language}: {found.tokens} words (tokens), {found.types} different ones (types)")
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
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many words.")
@json_option
def collocates(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    window: int,
    measure: Measure,
    limit: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show the words that stand near the hits of QUERY, language by language.

    \b
    Examples:
      wsm stats collocates werk --in-language nl
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
        )
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import collocates as collocates_json

        said = {"query": query, "window": window, "limit": limit, "corpus_version": version}
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
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many words.")
@json_option
def keyness(
    query: str,
    folder: Path | None,
    languages: tuple[str, ...],
    minimum: int,
    against: str | None,
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
        parts = counting.keywords(
            corpus, query, against, languages, filters_of(options), minimum=minimum, limit=limit
        )
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import keywords

        said = {"query": query, "against": against, "limit": limit, "corpus_version": version}
        print_json({**said, "parts": keywords(parts)})
        return
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
