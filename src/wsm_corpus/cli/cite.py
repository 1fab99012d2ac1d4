"""`wsm cite`: a document or a search, with the version of the corpus."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from wsm_corpus.cli.asking import corpus_option, json_option, opened


@click.command()
@click.argument("id", required=False)
@corpus_option
@click.option("--search", "query", metavar="QUERY", help="Cite this search in place of a document.")
@click.option(
    "--format", "format", type=click.Choice(["text", "bibtex", "csl-json", "ris"]), default="text", show_default=True
)
@json_option
def cite(id: str | None, folder: Path | None, query: str | None, format: Any, as_json: bool) -> None:
    r"""Cite the document of an ID, or a search, with the corpus version, so that it can be told what changed since.

    \b
    Examples:
      wsm cite lvtpr-prive-professioneel
      wsm cite lvtpr-prive-professioneel --format bibtex
      wsm cite --search "work/life balance" --format csl-json
    """
    from wsm_corpus.exports import cite_document, cite_search

    if (id is None) == (query is None):
        raise click.UsageError("Name a document by its ID, or a search by --search.")
    form: Any = "csl-json" if as_json else format
    today = datetime.now(UTC).date().isoformat()
    with opened(folder) as corpus:
        name, version = corpus.settings.name, corpus.version
        if id is not None:
            document = corpus.document(id)
            text = cite_document(
                document.citation, form, corpus=name, version=version, accessed=today, language=document.language
            )
        else:
            found = corpus.search(query or "", limit=0)
            filters = "any word" if found.query.any_word else ""  # where no document has all of them
            text = cite_search(
                query or "", form, total=found.total, corpus=name, version=version, accessed=today, filters=filters
            )
    click.echo(text, nl=not text.endswith("\n"))
