"""`wsm stats`: counts over the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli import counting
from wsm_corpus.cli.asking import (
    corpus_option,
    filter_options,
    filters_of,
    json_option,
    opened,
    query_argument,
)
from wsm_corpus.cli.groups import Group
from wsm_corpus.cli.printing import print_json, print_table, say
from wsm_corpus.cli.stats_words import collocates, few, keyness, words

if TYPE_CHECKING:
    from wsm_corpus.boilerplate_share import RemovedShare


@click.group(cls=Group, short_help="Count: boilerplate, frequencies, dispersion, collocates, keyness, concepts.")
def stats() -> None:
    r"""Count over the corpus. Words of different languages are never pooled.

    \b
    Examples:
      wsm stats boilerplate
      wsm stats freq privacy --by year
      wsm stats collocates werk --in-language nl
      wsm stats keyness theme:privacy-monitoring --in-language en
      wsm stats dispersion burnout
      wsm stats concepts --theme-of boundaries
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
@query_argument
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
    with opened(folder) as corpus:
        parts = counting.frequencies(corpus, query, by, filters_of(options), pool=pool)
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import frequencies

        print_json({"query": query, "by": by, "corpus_version": version, "parts": frequencies(parts)})
        return
    unknown = "undated" if by == "year" else "unknown"
    for language, found in parts:
        rows = [
            (language, one.value or unknown, one.hits, one.documents, one.corpus_documents, one.tokens, one.per_10k)
            for one in found
        ]
        print_table(("in", by, "hits", "documents", "of", "words", "per 10,000"), rows, numbers=(2, 3, 4, 5, 6))
        click.echo()


@stats.command()
@query_argument
@corpus_option
@filter_options
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, help="At most so many documents.")
@json_option
def dispersion(query: str, folder: Path | None, limit: int, as_json: bool, **options: Any) -> None:
    r"""Show how evenly the hits of QUERY are spread over documents, and the documents with most of them.

    The deviation of proportions is near 0 for an even spread and near 1 where all hits stand in a small part;
    Juilland's D is the other way round.

    \b
    Examples:
      wsm stats dispersion privacy
      wsm stats dispersion "social media" --language en --limit 5 --json
    """
    with opened(folder) as corpus:
        found = corpus.dispersion(query, limit=limit, **filters_of(options))
    if as_json:
        from wsm_corpus.to_json import dispersion as dispersion_json

        print_json({**dispersion_json(found), "limit": limit})
        return
    say(
        f"{found.hits} hits in {found.documents} of {found.searched} documents; "
        f"deviation of proportions {found.deviation:.3f}, Juilland's D {found.evenness:.3f}"
    )
    rows = [(one.citation.id, one.hits, one.words, one.per_10k) for one in found.spread]
    print_table(("document", "hits", "words", "per 10,000"), rows, numbers=(1, 2, 3))


@stats.command()
@corpus_option
@filter_options
@click.option("--theme-of", metavar="ID", default="", help="Whose concepts are counted.  [default: all themes]")
@click.option("--in-language", "languages", multiple=True, metavar="CODE", help="The two languages: give it twice.")
@json_option
def concepts(folder: Path | None, theme_of: str, languages: tuple[str, ...], as_json: bool, **options: Any) -> None:
    r"""Show what two languages speak of: how often each concept of a theme is met in either.

    \b
    Examples:
      wsm stats concepts
      wsm stats concepts --theme-of boundaries --in-language en --in-language nl --json
    """
    from wsm_corpus.comparing import find_concepts

    with opened(folder) as corpus:
        if theme_of and corpus.themes_in_use.concept(theme_of) is None:
            raise click.BadParameter(
                f"there is no theme {theme_of!r}; `wsm themes list` has all.", param_hint="--theme-of"
            )
        pair = languages or counting.counted_languages(corpus, ())[:2]
        if len(pair) != 2:
            raise click.UsageError("Name two languages by --in-language.")
        found = find_concepts(corpus, theme_of, languages=(pair[0], pair[1]), **filters_of(options))
        version = corpus.version
    if as_json:
        from wsm_corpus.to_json import concepts as concepts_json

        rows = concepts_json(found, (pair[0], pair[1]))
        print_json({"theme": theme_of or None, "corpus_version": version, "concepts": rows})
        return
    header = ("concept", *pair, "per 10,000", "", "log-likelihood", "log ratio", "")
    print_table(
        header,
        [
            (
                *(one.word, one.a, one.b, one.a_per_10k, one.b_per_10k, one.log_likelihood, one.log_ratio),
                few(one.small),
            )
            for one in found
        ],
        numbers=(1, 2, 3, 4, 5, 6),
    )


stats.add_command(collocates)
stats.add_command(keyness)
stats.add_command(words)
