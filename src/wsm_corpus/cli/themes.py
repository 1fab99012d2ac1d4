"""`wsm themes`: the vocabulary listed, shown, checked, exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import corpus_option, json_option, opened
from wsm_corpus.cli.groups import Group
from wsm_corpus.cli.printing import print_json, print_table, say, shown
from wsm_corpus.errors import CorpusError, IndexNotFound

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.vocabulary import Concept, Vocabulary

INVALID = CorpusError.exit_code


@click.group(cls=Group, short_help="List, show, check and export the themes.")
def themes() -> None:
    r"""List, show, check and export the themes of the vocabulary.

    \b
    Examples:
      wsm themes list
      wsm themes show boundaries
      wsm themes check
      wsm themes export --format csv > themes.csv
    """


@themes.command("list")
@corpus_option
@click.option("--language", metavar="CODE", default="en", show_default=True, help="Of the labels.")
@json_option
def list_themes(folder: Path | None, language: str, as_json: bool) -> None:
    r"""List themes and contexts, with the number of documents each has where the corpus is indexed.

    \b
    Examples:
      wsm themes list
      wsm themes list --language nl
      wsm themes list --json
    """
    with opened(folder) as corpus:
        vocabulary = corpus.themes
        counts = _counts(corpus)
    if as_json:
        from wsm_corpus.to_json import vocabulary as vocabulary_json

        print_json({**vocabulary_json(vocabulary), "documents": counts})
        return
    for name, concepts in (("theme", vocabulary.themes), ("context", vocabulary.contexts)):
        if concepts:
            rows = [
                (one.id, one.label(language), len(one.narrower), "" if counts is None else counts.get(one.id, 0))
                for one in concepts
            ]
            print_table((name, "label", "concepts", "documents"), rows, numbers=(2, 3))


def _counts(corpus: Corpus) -> dict[str, int] | None:
    """Documents by theme and context; None where the corpus is not indexed."""
    try:
        facets = corpus.search("", limit=0).facets
    except IndexNotFound:
        return None
    return {
        value.value: value.count for facet in facets if facet.field in {"theme", "context"} for value in facet.values
    }


@themes.command("show")
@click.argument("id")
@corpus_option
@json_option
def show_theme(id: str, folder: Path | None, as_json: bool) -> None:
    r"""Show a theme, a concept or a context: its labels, definition, and what stands below it.

    \b
    Examples:
      wsm themes show boundaries
      wsm themes show boundaries --json
    """
    with opened(folder) as corpus:
        vocabulary = corpus.themes
    concept = vocabulary.concept(id)
    if concept is None:
        import difflib

        alike = difflib.get_close_matches(id, [one.id for one in vocabulary.concepts], n=3)
        hint = f"Did you mean {', '.join(alike)}?" if alike else "`wsm themes list` shows those there are."
        raise click.BadParameter(f"no theme, concept or context is called {id!r}. {hint}", param_hint="ID")
    if as_json:
        from wsm_corpus.to_json import concept as concept_json

        narrower = [concept_json(one) for one in map(vocabulary.concept, concept.narrower) if one]
        print_json({**concept_json(concept), "concepts": narrower})
        return
    _print_concept(concept, "")
    for below in concept.narrower:
        if found := vocabulary.concept(below):
            click.echo()
            _print_concept(found, "  ")


def _print_concept(concept: Concept, indent: str) -> None:
    click.echo(indent + click.style(shown(concept.id), bold=True))
    for language, text in concept.definitions:
        click.echo(shown(f"{indent}  {language}: {text}"))
    for language in dict.fromkeys(label.language for label in concept.labels):
        labels = [label for label in concept.labels if label.language == language and label.kind != "hidden"]
        click.echo(shown(f"{indent}  {language}: {', '.join(label.text for label in labels)}"))
    for match in concept.matches:
        click.echo(shown(f"{indent}  {match.kind}: {match.uri}"))


@themes.command("check")
@corpus_option
@click.option(
    "--language", "languages", multiple=True, metavar="CODE", help="A language that every concept must have."
)
@click.option("--met", is_flag=True, help="Also find labels that no document of the index meets.")
@json_option
@click.pass_context
def check_themes(
    ctx: click.Context, folder: Path | None, languages: tuple[str, ...], met: bool, as_json: bool
) -> None:
    r"""Look the vocabulary over: missing languages, ambiguous labels, cycles, dangling links.

    The exit code is 5 where there is an error, and 0 where there are warnings and notes only.

    \b
    Examples:
      wsm themes check
      wsm themes check --met --language en --language nl
      wsm themes check --json
    """
    from wsm_corpus.steps.extract_themes import label_form
    from wsm_corpus.vocabulary.check import check_vocabulary

    with opened(folder) as corpus:
        path = corpus.settings.vocabulary_file
        found = check_vocabulary(
            corpus.themes, form=label_form, languages=languages, met=_met(corpus) if met else None, path=path
        )
    if as_json:
        from wsm_corpus.to_json import finding

        print_json({"vocabulary": str(path), "findings": [finding(one) for one in found]})
    else:
        for one in found:
            where = f"{path}:{one.line}" if one.line else f"{path}"
            click.echo(shown(f"{where}: {one.severity}: {one.subject}: {one.message}. {one.advice}"))
        counts = [sum(one.severity == severity for one in found) for severity in ("error", "warning", "note")]
        say("{} errors, {} warnings, {} notes".format(*counts))
    if any(one.severity == "error" for one in found):
        ctx.exit(INVALID)


def _met(corpus: Corpus) -> set[tuple[str, str]]:
    """The labels that documents of the index meet, with their concepts."""
    from wsm_corpus.steps.extract_themes import labels_met

    met: set[tuple[str, str]] = set()
    for document in map(corpus.document, corpus.ids()):
        met |= labels_met(document.text, document.language, corpus.themes, passages=document.passages)
    return met


@themes.command("export")
@corpus_option
@click.option(
    "--format",
    "format",
    type=click.Choice(["turtle", "rdf-xml", "json-ld", "csv"]),
    default="turtle",
    show_default=True,
    help="CSV has a row a label.",
)
@json_option
def export_themes(folder: Path | None, format: Any, as_json: bool) -> None:
    r"""Print the vocabulary in another syntax.

    \b
    Examples:
      wsm themes export --format csv > themes.csv
      wsm themes export --format json-ld > themes.jsonld
    """
    from wsm_corpus.vocabulary.export import export_vocabulary

    with opened(folder) as corpus:
        vocabulary: Vocabulary = corpus.themes
        text = export_vocabulary(corpus.settings.vocabulary_file, "json-ld" if as_json else format, vocabulary)
    click.echo(text, nl=not text.endswith("\n"))


@themes.command("suggest")
@click.argument("ids", nargs=-1)
@corpus_option
@click.option("--language", metavar="CODE", required=True, help="Of the passages to look in.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many phrases.")
@json_option
def suggest_themes(ids: tuple[str, ...], folder: Path | None, language: str, limit: int, as_json: bool) -> None:
    r"""Suggest phrases that no label meets, for the whole corpus or for the documents of these IDS.

    \b
    Examples:
      wsm themes suggest --language nl
      wsm themes suggest lvtpr-prive-professioneel --language nl --json
    """
    from wsm_corpus.keyphrases import suggest_labels

    with opened(folder) as corpus:
        for id in ids:
            corpus.document(id)  # an id that is not there is an error, not an empty answer
        documents = (corpus.document(id) for id in corpus.ids())
        found = suggest_labels(documents, corpus.themes, language, ids=ids, limit=limit)
    if as_json:
        from wsm_corpus.to_json import suggestion

        print_json({"language": language, "limit": limit, "suggestions": [suggestion(one) for one in found]})
        return
    rows = [(one.phrase, one.count, one.documents, one.score, one.measure, one.example.id) for one in found]
    if not rows:
        say(f"No phrase in passages in {language!r} stands out that no label meets.")
    print_table(("phrase", "hits", "documents", "score", "measure", "for example in"), rows, numbers=(1, 2, 3))
