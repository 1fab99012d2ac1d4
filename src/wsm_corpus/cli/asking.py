"""The options that commands have in common, and the corpus they are about."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from wsm_corpus.errors import CorpusNotFound

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus

F = TypeVar("F", bound=Callable[..., Any])

SETTINGS_FILE = "corpus.toml"

folder_argument = click.argument(
    "folder", type=click.Path(path_type=Path), required=False, envvar="WSM_CORPUS", metavar="[FOLDER]"
)
"""For commands that are about a whole corpus."""

corpus_option = click.option(
    "-C",
    "--corpus",
    "folder",
    type=click.Path(path_type=Path),
    envvar="WSM_CORPUS",
    metavar="FOLDER",
    help="The corpus.  [default: $WSM_CORPUS, this folder, or corpus/ in it]",
)
"""For commands whose arguments are about something in it."""


def _as_typed(context: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> str:
    return " ".join(words)


query_argument = click.argument("query", nargs=-1, required=True, callback=_as_typed, metavar="QUERY")
"""What to search for; words typed without quotation marks are one query."""

optional_query_argument = click.argument("query", nargs=-1, callback=_as_typed, metavar="[QUERY]")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON (docs/json.md).")


def find_folder(named: Path | None) -> Path:
    """The corpus folder: the one named, else this one, else corpus/ in it.

    Raises:
        CorpusNotFound: none is named, and neither of the others is one.
    """
    if named is not None:
        return named
    for folder in (Path(), Path("corpus")):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise CorpusNotFound(
        "no corpus here",
        advice="Name its folder, change to it, or make one with `wsm init FOLDER`.",
    )


@contextlib.contextmanager
def opened(named: Path | None) -> Iterator[Corpus]:
    """The corpus, open.

    Raises:
        CorpusError: there is none, or its settings cannot be used.
    """
    from wsm_corpus.corpus import Corpus

    with Corpus.open(find_folder(named)) as corpus:
        yield corpus


def filter_options(command: F) -> F:
    """Add the options that say which documents are searched; `filters_of` takes them together."""
    several: dict[str, Any] = {"multiple": True}
    for option in reversed(
        (
            click.option("--language", **several, metavar="CODE", help="Documents mostly in this language."),
            click.option("--passage-language", **several, metavar="CODE", help="Documents with passages in it."),
            click.option("--theme", **several, metavar="ID", help="Documents on this theme."),
            click.option("--context", **several, metavar="ID", help="Platform, sector or occupation."),
            click.option("--site", **several, metavar="HOST", help="Documents of this site."),
            click.option("--author", **several, metavar="NAME", help="Documents by this author."),
            click.option(
                "--from", "since", metavar="DATE", help="Published then or later: 2011, 2011-03, 2011-03-24."
            ),
            click.option("--to", "until", metavar="DATE", help="Published then or earlier."),
            click.option(
                "--any",
                "--any-word",
                "any_word",
                is_flag=True,
                help="Any of the words; documents with more come first.",
            ),
            click.option("--exact", is_flag=True, help="The words as written: no other forms, no expansion."),
            click.option(
                "--no-expand",
                "expand",
                flag_value=False,
                type=bool,
                default=True,
                help="Words as typed only, none in other languages.",
            ),
            click.option(
                "--without", **several, metavar="ID", help="Leave this expansion out (--explain lists them)."
            ),
        )
    ):
        command = option(command)
    return command


def filters_of(options: dict[str, Any]) -> dict[str, Any]:
    """The keywords of `Corpus.search` out of a command's options.

    Several values of one filter mean any of them; one with a leading ``-`` shuts documents out.
    """
    names = (
        "language",
        "passage_language",
        "theme",
        "context",
        "site",
        "author",
        "since",
        "until",
        "any_word",
        "exact",
        "expand",
        "without",
    )
    return {name: options[name] for name in names}


def counting_options(command: F) -> F:
    """Add the options by which words are counted: in which languages, and how often at least."""
    for option in reversed(
        (
            click.option("--in-language", "languages", multiple=True, metavar="CODE", help="Count in its passages."),
            click.option(
                "--minimum", type=click.IntRange(1), default=3, show_default=True, help="Met so many times."
            ),
        )
    ):
        command = option(command)
    return command


function_words_option = click.option(
    "--no-function-words",
    "function_words",
    flag_value=False,
    type=bool,
    default=True,
    help="Leave out words such as 'the' and 'of'.",
)
"""For lists of words, in which they come first."""
