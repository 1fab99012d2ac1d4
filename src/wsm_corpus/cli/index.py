"""`wsm index`: the index brought up to date."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsm_corpus.cli.asking import folder_argument, json_option, opened
from wsm_corpus.cli.printing import print_json, say, say_failures, shown

if TYPE_CHECKING:
    from wsm_corpus.records import IndexReport

# More than a screen of ids says less than their number.
NAMED = 20
_PHASES = {"read": "Reading", "index": "Indexing", "merge": "Merging"}


@click.command()
@folder_argument
@click.option("-j", "--jobs", type=click.IntRange(1), help="Worker processes.  [default: one a core]")
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
@json_option
@click.pass_context
def index(ctx: click.Context, folder: Path | None, jobs: int | None, dry_run: bool, as_json: bool) -> None:
    r"""Bring the index of the corpus in FOLDER up to date.

    Only what is new or has changed is read and processed; a second run changes nothing. What cannot be read is
    reported with its file and line, the rest is indexed, and the exit code is 1.

    \b
    Examples:
      wsm index
      wsm index my-corpus --jobs 4
      wsm index my-corpus --dry-run --json
    """
    # Ended by the system as by a reader's Ctrl-C: workers are stopped and unfinished files deleted on the way out.
    signal.signal(signal.SIGTERM, _terminated)
    with opened(folder) as corpus, _progress() as progress:
        report = corpus.index(jobs=jobs, dry_run=dry_run, progress=progress)
    if as_json:
        from wsm_corpus.to_json import index_report

        print_json(index_report(report))
    else:
        _print(report)
    say_failures(report.warnings, "warning")
    say_failures(report.failed, "failed")
    if report.failed:
        ctx.exit(1)


def _terminated(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def _print(report: IndexReport) -> None:
    for sign, ids in (("+", report.new), ("~", report.changed), ("-", report.removed)):
        if len(ids) <= NAMED:
            for id in ids:
                click.echo(f"{sign} {shown(id)}")
    counts = (
        f"{len(report.new)} new, {len(report.changed)} changed, {report.unchanged} unchanged, "
        f"{len(report.removed)} removed, {len(report.failed)} failed"
    )
    click.echo(f"{'Would be: ' if report.dry_run else ''}{counts}")
    if not (report.new or report.changed or report.removed):
        say(f"Nothing to do. Corpus version {report.corpus_version}.")
    elif not report.dry_run:
        say(f"Corpus version {report.corpus_version}, in {report.seconds:.1f} s.")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A bar with rate and time left, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {phase: bars.add_task(name, visible=False, total=None, rate="") for phase, name in _PHASES.items()}

        def progress(phase: str, done: int, total: int) -> None:
            if phase in tasks:
                speed = bars.tasks[tasks[phase]].speed
                rate = f"{speed:,.0f}/s" if speed else ""
                bars.update(tasks[phase], completed=done, total=total or None, visible=True, rate=rate)

        yield progress
