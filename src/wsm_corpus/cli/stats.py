"""`wsm stats`: counts over the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import corpus_option, counted_languages, filter_options, filters_of, json_option, opened
from wsm_corpus.cli.printing import print_json, print_table, say

if TYPE_CHECKING:
    from wsm_corpus.boilerplate_share import RemovedShare


@click.group(short_help="Count: boilerplate, frequencies, collocates, keyness.")
def stats() -> None:
    r"""Count over the corpus. Words of different languages are never pooled.

    \b
    Examples:
      wsm stats boilerplate
      wsm stats freq privacy --by year
    """


@stats.command()
@corpus_option
@json_option
def boilerplate(folder: Path | None, as_json: bool) -> None:
    r"""Show how much was removed, by category, site and language, and which documents lost more than half.

    \b
    Examples:
      wsm stats boilerplate
      wsm stats boilerplate --json
    """
    from wsm_corpus.boilerplate_share import boilerplate_shares

    with opened(folder) as corpus:
        corpus.info()  # without an index there is nothing to count, and that is an error
        found = boilerplate_shares(corpus.document(id) for id in corpus.ids())
    if as_json:
        from wsm_corpus.to_json import boilerplate as boilerplate_json

        print_json(boilerplate_json(found))
        return
    say(f"{found.total.removed} of {found.total.words} words removed from {found.total.documents} documents")
    for name, shares in (("category", found.categories), ("site", found.sites), ("language", found.languages)):
        _print_shares(name, shares)
    if found.flagged:
        say("These documents lost more than half; `wsm show ID --removed` says why:")
        _print_shares("document", found.flagged)


def _print_shares(name: str, shares: Sequence[RemovedShare]) -> None:
    if shares:
        rows = [(one.value or "unknown", one.documents, one.removed, f"{one.share:.1%}") for one in shares]
        print_table((name, "documents", "words removed", "share"), rows, numbers=(1, 2, 3))
        click.echo()


@stats.command()
@click.argument("query")
@corpus_option
@filter_options
@click.option(
    "--by",
    type=click.Choice(["language", "passage", "theme", "context", "site", "author", "year"]),
    default="passage",
    show_default=True,
    help="What divides the corpus; `passage` is the language of passages.",
)
@click.option("--pool", is_flag=True, help="Count all languages together.")
@json_option
def freq(query: str, folder: Path | None, by: Any, pool: bool, as_json: bool, **options: Any) -> None:
    r"""Show how often QUERY is met in each part of the corpus, absolutely and per 10,000 words of that part.

    \b
    Examples:
      wsm stats freq privacy --by year
      wsm stats freq "social media" --by theme --passage-language en --json
    """
    filters = filters_of(options)
    with opened(folder) as corpus:
        languages = ("",) if pool or by == "passage" else counted_languages(corpus, filters["passage_language"])
        parts = [
            (one, corpus.frequencies(query, by=by, **(filters | ({"passage_language": one} if one else {}))))
            for one in languages
        ]
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import frequencies

        print_json({"query": query, "by": by, "corpus_version": version, "parts": frequencies(parts)})
        return
    unknown = "undated" if by == "year" else "unknown"
    for language, found in parts:
        rows = [
            (language, one.value or unknown, one.hits, one.documents, one.tokens, one.per_10k)
            for one in sorted(found, key=lambda one: one.value or "~" if by == "year" else "")
        ]
        print_table(("in", by, "hits", "documents", "words", "per 10,000"), rows, numbers=(2, 3, 4, 5))
        click.echo()
