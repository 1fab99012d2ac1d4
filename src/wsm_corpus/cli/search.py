"""`wsm search`: documents found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import (
    corpus_option,
    filter_options,
    filters_of,
    json_option,
    opened,
    optional_query_argument,
)
from wsm_corpus.cli.printing import heading, highlighted, print_json, say, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wsm_corpus.corpus import Corpus
    from wsm_corpus.records import Hit, Results
    from wsm_corpus.removed_lines import RemovedHit


@click.command()
@optional_query_argument
@corpus_option
@filter_options
@click.option("--limit", type=click.IntRange(0), default=10, show_default=True, help="At most so many documents.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Pass over so many documents.")
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest", "title"]), default="relevance", show_default=True
)
@click.option("--explain", is_flag=True, help="Show the query as it was run, and its expansions.")
@json_option
def search(
    query: str, folder: Path | None, limit: int, offset: int, sort: Any, explain: bool, as_json: bool, **options: Any
) -> None:
    r"""Search the corpus; without a QUERY, list every document.

    All words must be there, in any of their forms. Words that the vocabulary knows are found in the other
    languages too. A filter may be given several times; a value with a leading - shuts documents out.

    \b
    Examples:
      wsm search "work/life balance"
      wsm search "grenzen AND privé" --language nl --theme boundaries
      wsm search '"social media policy" OR beleid' --from 2010 --to 2012-06 --explain
      wsm search --language=-en --sort newest --json
    """
    with opened(folder) as corpus:
        found = corpus.search(query, sort=sort, offset=offset, limit=limit, **filters_of(options))
        taken_out = {} if as_json else _taken_out(corpus, found)
    if as_json:
        from wsm_corpus.to_json import results

        print_json(results(found))
        return
    if explain:
        _explain(found)
    _tell(found, offset)
    for number, hit in enumerate(found.hits, start=offset + 1):
        _print(number, hit, taken_out.get(hit.id, ()))


def _taken_out(corpus: Corpus, found: Results) -> dict[str, tuple[RemovedHit, ...]]:
    """Of a query that asks for removed lines, the lines it found."""
    from wsm_corpus.removed_lines import asks_for_removed, find_removed

    if not asks_for_removed(found.query):
        return {}
    return {hit.id: find_removed(corpus.document(hit.id), found.query) for hit in found.hits}


def _tell(found: Results, offset: int) -> None:
    for notice in found.notices:
        say(notice.text)
    documents = "document" if found.total == 1 else "documents"
    shown_now = f", {offset + 1} to {offset + len(found.hits)} shown" if len(found.hits) < found.total else ""
    say(f"{found.total} {documents} found{shown_now if found.hits else ''} (corpus version {found.corpus_version})")


def _explain(found: Results) -> None:
    click.echo(f"Run as: {shown(found.executed)}")
    for one in found.query.expansions:
        labels = ", ".join(f"{label} ({language})" for language, label in one.labels)
        hits = "" if one.hits is None else f", {one.hits} found"
        state = "" if one.active else " [off]"
        click.echo(shown(f"Expansion {one.id}{state}: {one.words} -> {labels}{hits}"))
    click.echo()


def _print(number: int, hit: Hit, taken_out: Sequence[RemovedHit]) -> None:
    click.echo(f"{number}. {click.style(shown(hit.title), bold=True)}")
    themes = ", ".join(theme for theme, _ in hit.themes[:5])
    click.echo(
        f"   {shown(hit.id)} · {heading(hit.citation)} · {hit.language}" + (f" · {shown(themes)}" if themes else "")
    )
    for snippet in hit.snippets:
        before, after = "… " if snippet.cut_before else "", " …" if snippet.cut_after else ""
        click.echo(f"     [{snippet.language}] {before}{highlighted(snippet.marked)}{after}")
    for one in taken_out:
        verdict = one.line.verdict
        click.echo(f"     [removed, {verdict.category}] {highlighted(one.marked)} ({shown(verdict.reason)})")
    click.echo()
