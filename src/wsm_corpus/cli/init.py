"""`wsm init`: a new corpus folder."""

from __future__ import annotations

from pathlib import Path

import click

from wsm_corpus.cli.asking import json_option
from wsm_corpus.cli.printing import print_json, say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--demo", is_flag=True, help="With the documents and metadata of the bundled corpus.")
@click.option("--dry-run", is_flag=True, help="Say what would be written and write nothing.")
@json_option
def init(folder: Path, demo: bool, dry_run: bool, as_json: bool) -> None:
    r"""Make a corpus folder.

    Writes corpus.toml, metadata.csv, corrections.toml, themes.ttl and documents/ where they are missing. Files that
    are there already stay as they are.

    \b
    Examples:
      wsm init my-corpus
      wsm init my-corpus --demo
      wsm init . --dry-run
    """
    from wsm_corpus.new_corpus import make_corpus

    made = make_corpus(folder, demo=demo, dry_run=dry_run)
    if as_json:
        print_json({"folder": str(folder), "written": made.written, "kept": made.kept, "dry_run": dry_run})
        return
    for name in made.written:
        say(f"{'would write' if dry_run else 'wrote'} {folder / name}")
    for name in made.kept:
        say(f"kept {folder / name}")
    if not made.written:
        say("Nothing to do: all of it is there already.")
    elif not dry_run:
        put = "" if demo else f"Put texts into {folder / 'documents'}, then run"
        say(f"{put or 'Now run'} `wsm index {folder}`.")
