"""`wsm kwic`: every hit in its context."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import corpus_option, filter_options, filters_of, json_option, opened, query_argument
from wsm_corpus.cli.printing import cell_width, print_json, say, shown

if TYPE_CHECKING:
    from wsm_corpus.records import Concordance


WIDTH = 50
"""Characters either side, where nobody says how many."""

NARROWEST = 12
"""Fewer tell nothing: then a line of the screen is not enough."""

GAPS = 4
"""Columns between the hit, what is around it, and the document."""


@click.command()
@query_argument
@corpus_option
@filter_options
@click.option(
    "--width",
    "asked",
    type=click.IntRange(0, 1000),
    help=f"Most characters either side.  [default: {WIDTH}, or what a narrower terminal has room for]",
)
@click.option(
    "--sort",
    type=click.Choice(["document", "left", "hit", "right", "random"]),
    default="document",
    show_default=True,
    help="By place, by the words before, the hit, the words after, or a random sample.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Of the random sample: the same seed, the same hits."
)
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True, help="At most so many hits.")
@click.option("--offset", type=click.IntRange(0), default=0, help="Pass over so many hits.")
@json_option
def kwic(
    query: str,
    folder: Path | None,
    asked: int | None,
    sort: Any,
    seed: int,
    limit: int,
    offset: int,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Show every hit of QUERY in its context, a line each.

    \b
    Examples:
      wsm kwic privacy
      wsm kwic "sociale media" --sort right --width 40
      wsm kwic manager --sort random --seed 7 --limit 20 --json
    """
    width = WIDTH if asked is None else asked
    with opened(folder) as corpus:
        ask = partial(
            corpus.concordance, query, sort=sort, seed=seed, limit=limit, offset=offset, **filters_of(options)
        )
        found = ask(width=width)
        if asked is None and not as_json and sys.stdout.isatty():
            width = _room(found, shutil.get_terminal_size().columns)
            found = ask(width=width)
    if as_json:
        from wsm_corpus.to_json import concordance

        print_json(concordance(found))
        return
    hits, documents = ("hit" if found.total == 1 else "hits"), ("document" if found.documents == 1 else "documents")
    say(f"{found.total} {hits} in {found.documents} {documents} (corpus version {found.corpus_version})")
    for line in found.lines:
        left = _flat(line.left) + (" " if line.left[-1:].isspace() else "")
        right = (" " if line.right[:1].isspace() else "") + _flat(line.right)
        hit = click.style(_flat(line.hit), bold=True)
        click.echo(f"{left:>{width + 1}}{hit}{right:<{width + 1}}  {shown(line.id)}")


def _room(found: Concordance, columns: int) -> int:
    """How wide the context may be, so that a line of the screen holds a hit with it and its document."""
    hits = max((cell_width(_flat(line.hit)) for line in found.lines), default=0)
    ids = max((cell_width(shown(line.id)) for line in found.lines), default=0)
    return max(NARROWEST, min(WIDTH, (columns - hits - ids - GAPS) // 2))


def _flat(text: str) -> str:
    return shown(" ".join(text.split()))
