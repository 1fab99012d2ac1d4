"""`wsm export`: what a search finds, as a table for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli import counting
from wsm_corpus.cli.asking import (
    corpus_option,
    filter_options,
    filters_of,
    function_words_option,
    json_option,
    opened,
    optional_query_argument,
)
from wsm_corpus.cli.printing import say
from wsm_corpus.cli.write_file import is_taken, write_whole

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.exports import Table

ROWS = 10_000
"""Rows unless more are asked for: few read more, and a spreadsheet grows slow."""

MOST_IN_A_SHEET = 1_048_575
"""Rows that a spreadsheet holds below its header."""

STDOUT = Path("-")

OF_WORDS = ("words", "collocates", "keyness")
"""Views that list words, and may leave some out."""


@click.command()
@optional_query_argument
@corpus_option
@filter_options
@click.option(
    "--view",
    type=click.Choice(["documents", "concordance", "frequencies", "words", "collocates", "keyness"]),
    default="documents",
    show_default=True,
    help="What to write.",
)
@click.option("--format", "format", type=click.Choice(["csv", "jsonl", "xlsx"]), default="csv", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file.  [default: -, stdout]"
)
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--fields", metavar="NAME,NAME", help="Only these columns.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=ROWS,
    show_default=True,
    help="Rows at most; of words, collocates and keyness, in each language.",
)
@click.option(
    "--by",
    type=click.Choice(["language", "passage", "theme", "context", "site", "author", "year"]),
    default="passage",
    show_default=True,
    help="Of frequencies: what divides the corpus.",
)
@click.option(
    "--window", type=click.IntRange(1, 50), default=5, show_default=True, help="Of collocates: words either side."
)
@click.option("--against", metavar="QUERY", help="Of keyness: the documents to compare with.")
@function_words_option
@click.option("--dry-run", is_flag=True, help="Say what would be written and write nothing.")
@json_option
def export(
    query: str,
    folder: Path | None,
    format: Any,
    output: Path | None,
    force: bool,
    fields: str | None,
    dry_run: bool,
    as_json: bool,
    **options: Any,
) -> None:
    r"""Write what QUERY finds as a table, with the query, the filters, the corpus version and the day.

    \b
    Examples:
      wsm export "work/life balance" -o found.csv
      wsm export privacy --view concordance --format xlsx -o hits.xlsx
      wsm export --language nl --fields id,title,published > dutch.csv
    """
    from wsm_corpus import exports

    _check_output(output, None if as_json else format, options["limit"], force=force)
    output = None if output == STDOUT else output
    with opened(folder) as corpus:
        filters = filters_of(options)
        if options["view"] == "documents":
            found = corpus.search(query, limit=options["limit"], **filters)
            table = exports.documents_table(found)
            filters["any_word"] = found.query.any_word  # where none has all of the words, those with some are found
        else:
            table = _table(corpus, query, filters, options)
        provenance = exports.Provenance(
            query=query,
            filters=_in_words(filters, options),
            more=_shared(corpus, query, options),
            corpus=corpus.settings.name,
            corpus_version=corpus.version,
            exported=datetime.now(UTC).date().isoformat(),
        )
    if fields:
        table = _only(table, fields)
    data = exports.write_table(table, "jsonl" if as_json else format, provenance)
    if not table.rows:
        say(f"no rows - {'; '.join(f'{name}: {value}' for name, value in provenance.pairs().items() if value)}")
    if table.cut:
        say(f"{len(table.rows)} of {table.total} rows")
    if dry_run:
        say(f"would write {len(table.rows)} rows, {len(data)} bytes")
    elif output is not None:
        write_whole(output, data)
        say(f"wrote {len(table.rows)} rows to {output}")
    elif as_json:
        click.echo(json.dumps([json.loads(line) for line in data.splitlines()], ensure_ascii=False, indent=2))
    else:
        click.echo(data, nl=False)


def _check_output(output: Path | None, format: str | None, limit: int, *, force: bool) -> None:
    """Refuse what should not be written, before anything is counted; the format is None for JSON."""
    if output not in (None, STDOUT) and is_taken(output) and not force:
        raise click.UsageError(f"{output} is there already. Name another file, or add --force.")
    if output is None and format == "xlsx":
        raise click.UsageError("A spreadsheet is not for a screen: name a file with -o.")
    if limit > MOST_IN_A_SHEET and format == "xlsx":
        raise click.UsageError(f"A spreadsheet holds {MOST_IN_A_SHEET} rows. Ask for fewer, or for another format.")


def _table(corpus: Corpus, query: str, filters: dict[str, Any], options: dict[str, Any]) -> Table:
    """The table of every view but documents."""
    from wsm_corpus import exports

    limit, function_words = options["limit"], options["function_words"]
    words: dict[str, Any] = {"minimum": 3, "limit": limit, "function_words": function_words}
    match options["view"]:
        case "concordance":
            return exports.concordance_table(corpus.concordance(query, limit=limit, **filters))
        case "frequencies":
            by = options["by"]
            table = exports.frequencies_table(by, counting.frequencies(corpus, query, by, filters, pool=False))
            return replace(table, rows=table.rows[:limit], total=len(table.rows))
        case "words":
            listed = counting.words(corpus, query, (), filters, most=limit, function_words=function_words)
            return exports.words_table(listed)
        case "collocates":
            near: dict[str, Any] = {"window": options["window"], "measure": "log_dice", **words}
            return exports.collocates_table(counting.collocates(corpus, query, (), filters, **near))
        case _:
            against = options["against"]
            return exports.keywords_table(counting.keywords(corpus, query, against, (), filters, **words))


def _shared(corpus: Corpus, query: str, options: dict[str, Any]) -> dict[str, str]:
    """What a comparison is of, besides the query."""
    against = options["against"]
    if options["view"] != "keyness" or against is None:
        return {}
    shared = corpus.shared_documents(query, against, **filters_of(options))
    return {"against": against, "shared_documents": str(shared)}


def _only(table: Table, fields: str) -> Table:
    wanted = tuple(field.strip() for field in fields.split(",") if field.strip())
    unknown = [field for field in wanted if field not in table.columns]
    if unknown:
        raise click.BadParameter(
            f"there is no column {unknown[0]!r}; there are {', '.join(table.columns)}", param_hint="--fields"
        )
    return table.only(wanted)


def _in_words(filters: dict[str, Any], options: dict[str, Any]) -> str:
    """What narrows the search, as it was given, and what is left out of a list of words."""
    parts = [f"{name}: {' | '.join(value)}" for name, value in filters.items() if isinstance(value, tuple) and value]
    parts += [f"{name}: {filters[name]}" for name in ("since", "until") if filters[name]]
    parts += [name.replace("_", " ") for name in ("any_word", "exact") if filters[name]]
    parts += [] if filters["expand"] else ["no expansion"]
    bare = options["view"] in OF_WORDS and not options["function_words"]
    return "; ".join([*parts, "no function words"] if bare else parts)
