"""`wsm show`: one document, its ledger, its themes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wsm_corpus.cli.asking import corpus_option, json_option, opened
from wsm_corpus.cli.printing import heading, print_json, say, shown

if TYPE_CHECKING:
    from wsm_corpus.records import Document


@click.command()
@click.argument("id")
@corpus_option
@click.option("--removed", is_flag=True, help="The lines that were taken out, each with the reason.")
@click.option("--themes", is_flag=True, help="The themes and contexts, with the words they rest on.")
@json_option
def show(id: str, folder: Path | None, removed: bool, themes: bool, as_json: bool) -> None:
    r"""Show the document of an ID: its clean text, what was removed from it, its themes.

    \b
    Examples:
      wsm show lvtpr-prive-professioneel
      wsm show lvtpr-prive-professioneel --removed
      wsm show lvtpr-prive-professioneel --themes
      wsm show posts#12 --json
    """
    with opened(folder) as corpus:
        document = corpus.document(id)
    if as_json:
        from wsm_corpus.to_json import document as document_json

        print_json(document_json(document))
        return
    _tell(document)
    if removed:
        _print_removed(document)
    if themes:
        _print_themes(document)
    if not removed and not themes:
        click.echo(shown(document.text))


def _tell(document: Document) -> None:
    """What is known of the document; on stderr, so that the text alone can be piped on."""
    say(document.title)
    say(heading(document.citation))
    if document.citation.url:
        say(document.citation.url)
    mix = ", ".join(f"{share.language} {share.share:.0%}" for share in document.languages)
    say(f"{document.id} · {document.file} · {mix or document.language}")
    say(f"{len(document.removed)} of {len(document.lines)} lines removed")
    for sentence in document.corrections:
        say(f"Corrected: {sentence}")
    say("")


def _print_removed(document: Document) -> None:
    for line in document.removed:
        verdict = line.verdict
        unsure = ", debatable" if verdict.debatable else ""
        click.echo(f"{line.number + 1:>5}  {shown(line.text)}")
        click.echo(
            f"       {verdict.category}: {shown(verdict.reason)} ({verdict.decided_by}, {verdict.score:.2f}{unsure})"
        )
    if not document.removed:
        say("Nothing was removed.")


def _print_themes(document: Document) -> None:
    for name, scores in (("Themes", document.themes), ("Contexts", document.contexts)):
        if scores:
            click.echo(click.style(name, bold=True))
        for score in scores:
            click.echo(f"  {shown(score.theme)}  {score.score:.2f}")
            for mention in score.mentions:
                quote = " ".join(document.text[mention.start : mention.end].split())
                click.echo(
                    shown(f"    {mention.start}-{mention.end} [{mention.language}] “{quote}” -> {mention.concept}")
                )
    if not document.themes and not document.contexts:
        say("No themes were found.")
