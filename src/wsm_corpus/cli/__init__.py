"""The command line: `wsm`.

Commands are modules that are imported when they run, so that `wsm --help` is quick. Data goes to stdout, messages
and progress to stderr. Here, and nowhere else, errors become messages and exit codes:

    0 ok    1 some documents failed    2 usage    3 no index, or one that cannot be read    4 locked
    5 invalid corpus or vocabulary    130 interrupted
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from typing import Any

import click

from wsm_corpus.cli.groups import Group
from wsm_corpus.errors import QueryError, WsmCorpusError

INTERRUPTED = 130
_FULL = "Make room on the disk and run the command again."
_DENIED = "Give this user the right to it, or run the command as one who has it."
ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "Nothing can be written there.",
}
"""What to do when the system refuses something, by its number."""

FEW_COLLECTIONS = 100_000
"""New containers between two looks for cycles, for Python's 700: what a command loads is modules and tables, none of
them garbage, and no document that is indexed leaves any. A search has a tenth of its processor time back, indexing a
fiftieth."""

USUAL_COLLECTIONS = gc.get_threshold()
LONG = frozenset(("serve",))
"""Commands that work for days: their garbage is looked for as often as Python does by itself."""

ONE_THREAD = "OPENBLAS_NUM_THREADS"
"""How many threads numpy starts for products of matrices, where the user does not say. Ours are small, and
indexing has a process for every core already: more threads took 80 ms of processor time a command before any work."""

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("wsm_corpus.cli.init:init", "Make a corpus folder."),
    "index": ("wsm_corpus.cli.index:index", "Bring the index up to date with the folder."),
    "search": ("wsm_corpus.cli.search:search", "Search the corpus."),
    "kwic": ("wsm_corpus.cli.kwic:kwic", "Show every hit in its context."),
    "show": ("wsm_corpus.cli.show:show", "Show a document, what was removed from it, its themes."),
    "themes": ("wsm_corpus.cli.themes:themes", "List, show, check and export the themes."),
    "stats": ("wsm_corpus.cli.stats:stats", "Count: boilerplate, frequencies, collocates, keyness."),
    "export": ("wsm_corpus.cli.export:export", "Write documents, hits or counts to a file for other programs."),
    "cite": ("wsm_corpus.cli.cite:cite", "Cite a document, or a search."),
    "changes": ("wsm_corpus.cli.changes:changes", "Say what has changed since a version."),
    "doctor": ("wsm_corpus.cli.doctor:doctor", "Say how the corpus and its index are, and what to do."),
    "completion": ("wsm_corpus.cli.completion:completion", "Print what makes the shell complete commands."),
}
"""Name -> where the command is, and what it does in one line."""

EXTENSIONS: dict[str, str] = {"serve": "Serve the search page."}
"""Commands of other packages known by name; any other is found all the same, but not listed."""

QUERY_SHOWN = 72
"""Signs of a query that are shown around the place of an error."""

LONGEST_MEND = 1_000
"""Signs of a mend that anybody reads."""

ENTRY_POINTS = "wsm_corpus.commands"


class _Commands(Group):
    """Finds commands by name without importing the others, and turns errors into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *EXTENSIONS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            module, _, name = COMMANDS[cmd_name][0].partition(":")
            command: click.Command = getattr(importlib.import_module(module), name)
            return _with_examples(command)
        extension = _extension(cmd_name)
        return _with_examples(extension) if extension else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        found = super().resolve_command(ctx, args)
        if found[0] in LONG:
            gc.set_threshold(*USUAL_COLLECTIONS)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        said = {name: text for name, (_, text) in COMMANDS.items()} | EXTENSIONS
        with formatter.section("Commands"):
            formatter.write_dl([(name, said[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            ctx.color = False
        try:
            value = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Whoever reads has had enough. What is left in the buffer must not be written at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return value

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line and leave with its exit code; always in click's standalone mode."""
        sys.exit(self._run(*args, **{**extra, "standalone_mode": False}))

    def _run(self, *args: Any, **extra: Any) -> int:
        try:
            code = super().main(*args, **extra)
        except WsmCorpusError as error:
            _say(error)
            return error.exit_code
        except click.ClickException as error:
            error.show()
            _advise(error)
            return error.exit_code
        except click.Abort:
            click.echo("Interrupted.", err=True)
            return INTERRUPTED
        except OSError as error:
            _say_of_the_system(error)
            return 1
        return code if isinstance(code, int) else 0


def _say(error: WsmCorpusError) -> None:
    """A message of one line; for a query, the place in it and the mend besides."""
    if not isinstance(error, QueryError) or error.position is None:
        click.echo(f"Error: {error}", err=True)
        return
    click.echo(f"Error: {error.message}. {error.advice}".rstrip(), err=True)
    begin = max(0, error.position - QUERY_SHOWN // 2)
    piece = "".join(sign if sign.isprintable() else " " for sign in error.subject[begin : begin + QUERY_SHOWN])
    click.echo(f"  {piece}\n  {' ' * (error.position - begin)}^", err=True)
    if 0 < len(error.mend) <= LONGEST_MEND:
        click.echo(f"Try: {error.mend}", err=True)


def _say_of_the_system(error: OSError) -> None:
    what = (
        f"{error.filename}: {error.strerror}" if error.filename and error.strerror else error.strerror or str(error)
    )
    advice = ADVICE.get(error.errno or 0, "")
    click.echo(f"Error: {what}{advice and f'. {advice}'}", err=True)


def _advise(error: click.ClickException) -> None:
    """Where an unknown option may be a word that a query shuts out, say how to type it."""
    if not isinstance(error, click.NoSuchOption) or error.ctx is None or error.option_name.startswith("--"):
        return
    if any(parameter.name == "query" for parameter in error.ctx.command.params):
        path = error.ctx.command_path
        click.echo(f"A query that begins with - goes after --, as in: {path} -- -work", err=True)


def _with_examples(command: click.Command) -> click.Command:
    """The command with its examples line by line.

    Docstrings are raw, as the linter wants them, so that click's mark of a block not to be wrapped is two characters.
    """
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for each in getattr(command, "commands", {}).values():
        _with_examples(each)
    return command


def _extension(name: str) -> click.Command | None:
    from importlib.metadata import entry_points

    for found in entry_points(group=ENTRY_POINTS, name=name):
        command = found.load()
        if isinstance(command, click.Command):
            return command
    return None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`wsm COMMAND --help` shows examples. A corpus is the current folder, or corpus/ in it; else name it.",
)
@click.version_option(package_name="wsm-corpus", prog_name="wsm")
def wsm() -> None:
    r"""Index and search a corpus of web writing, with the evidence for every result.

    \b
    Examples:
      wsm init my-corpus --demo
      wsm index my-corpus
      wsm search "work/life balance" -C my-corpus
      wsm serve my-corpus
    """


_with_examples(wsm)


def _open_closed() -> None:
    """Write to nowhere where whoever started the command closed its output."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as the command runs


def main() -> None:
    """Run `wsm` on the arguments of this process."""
    gc.set_threshold(FEW_COLLECTIONS)
    os.environ.setdefault(ONE_THREAD, "1")
    _open_closed()
    try:
        wsm.main(prog_name="wsm")
    finally:
        gc.freeze()  # nor need everything be looked through once more on the way out
