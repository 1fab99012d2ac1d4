"""`wsm changes`: what has changed since a version that an old citation names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsm_corpus.cli.asking import corpus_option, json_option, opened
from wsm_corpus.cli.printing import print_json, say, shown

if TYPE_CHECKING:
    from wsm_corpus.indexing.history import Changes


@click.command()
@click.argument("version")
@corpus_option
@json_option
@click.pass_context
def changes(ctx: click.Context, version: str, folder: Path | None, as_json: bool) -> None:
    r"""Say what has changed in the corpus since VERSION, which a citation, an export or a link names.

    Documents that came are marked +, those that changed ~, those that went -. The exit code is 1 where nothing is
    known of that version.

    \b
    Examples:
      wsm changes 0123456789ab
      wsm changes 0123456789ab --json
    """
    with opened(folder) as corpus:
        found = corpus.changes_since(version)
    if as_json:
        from wsm_corpus.to_json import changes as changes_json

        print_json(changes_json(found))
    else:
        _print(found)
    ctx.exit(0 if found.known else 1)


def _print(found: Changes) -> None:
    for sign, ids in (("+", found.new), ("~", found.changed), ("-", found.removed)):
        for id in ids:
            click.echo(f"{sign} {shown(id)}")
    for message in _messages(found):
        say(message)


def _messages(found: Changes) -> list[str]:
    """What is said besides."""
    if found.same:
        return [f"Nothing: {found.version} is the version now."]
    if not found.readable:
        return ["The history of this corpus cannot be read, so it is not known what has changed."]
    runs = f"{found.unread} run{'' if found.unread == 1 else 's'} of indexing"
    said = [f"What {runs} changed is not known: the record of it cannot be read."] if found.unread else []
    if not found.known:
        return [f"Nothing is known of version {found.since!r} here; {found.version} is the version now.", *said]
    counts = f"{len(found.new)} new, {len(found.changed)} changed, {len(found.removed)} removed"
    more = f", and {found.unnamed} more in large runs, whose ids were not kept" if found.unnamed else ""
    return [f"{counts}{more} since {found.since}; {found.version} is the version now.", *said]
