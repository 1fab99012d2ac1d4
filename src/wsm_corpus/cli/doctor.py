"""`wsm doctor`: how the corpus and its index are, and what to do."""

from __future__ import annotations

import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import find_folder, folder_argument, json_option
from wsm_corpus.cli.printing import print_json, shown
from wsm_corpus.errors import CorpusError, WsmCorpusError

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.records import Failure
    from wsm_corpus.settings import Settings

# What decides what is found; the rest is in `pip freeze`.
LIBRARIES = ("whoosh-reloaded", "langdetect", "nltk", "snowballstemmer", "trafilatura", "ftfy", "rdflib")


@click.command()
@folder_argument
@json_option
@click.pass_context
def doctor(ctx: click.Context, folder: Path | None, as_json: bool) -> None:
    r"""Say how the corpus in FOLDER and its index are, and what to do.

    The exit code is that of the first thing to mend: 5 for the corpus or vocabulary, 3 for the index.

    \b
    Examples:
      wsm doctor
      wsm doctor my-corpus --json
    """
    examination = Examination()
    examination.run(folder)
    if as_json:
        print_json({**examination.found, "advice": examination.advice})
    else:
        _print(examination)
    ctx.exit(examination.exit_code)


class Examination:
    """What was found, and what is to be done about it."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {"versions": versions(), "corpus": None, "vocabulary": None, "index": None}
        self.advice: list[str] = []
        self.exit_code = 0

    def run(self, named: Path | None) -> None:
        """Look at everything; what is wrong with one thing does not keep from looking at the next."""
        from wsm_corpus.corpus import Corpus

        try:
            corpus = Corpus.open(find_folder(named))
        except WsmCorpusError as error:
            self._note(error)
            return
        with corpus:
            for look in (self._look_at_files, self._look_at_vocabulary, self._look_at_index):
                try:
                    look(corpus)
                except WsmCorpusError as error:
                    self._note(error)

    def _note(self, error: WsmCorpusError) -> None:
        self.advice.append(str(error))
        if not self.exit_code:
            self.exit_code = error.exit_code

    def _advise(self, failure: Failure) -> None:
        """Say what indexing would say; once, though both a look at the folder and a dry run find it."""
        advice = f"{failure.where}: {failure.message}"
        if advice not in self.advice:
            self.advice.append(advice)

    def _look_at_files(self, corpus: Corpus) -> None:
        self.found["corpus"] = described = describe_settings(corpus.settings)
        from wsm_corpus.readers import Corrections, FileEntry, Metadata, read_corrections, read_metadata, scan_files

        formats: dict[str, int] = {}
        for entry in scan_files(corpus.settings):
            if isinstance(entry, FileEntry):
                formats[entry.format] = formats.get(entry.format, 0) + 1
            else:
                self._advise(entry)
        described["files"] = formats
        if not formats:
            self.advice.append(f"Put texts into {corpus.settings.documents}.")
        rows: Metadata = read_metadata(corpus.settings)
        described["metadata_rows"] = len(rows.rows)
        for problem in rows.problems:
            self._advise(problem)
        corrections: Corrections = read_corrections(corpus.settings)
        described["corrections"] = sum(map(len, corrections.by_document.values()))

    def _look_at_vocabulary(self, corpus: Corpus) -> None:
        vocabulary = corpus.themes
        self.found["vocabulary"] = {
            "file": str(corpus.settings.vocabulary_file),
            "version": vocabulary.version,
            "themes": len(vocabulary.themes),
            "concepts": len(vocabulary.concepts),
            "contexts": len(vocabulary.contexts),
            "languages": list(vocabulary.languages),
        }

    def _look_at_index(self, corpus: Corpus) -> None:
        from wsm_corpus.to_json import index_info

        self.found["index"] = described = index_info(corpus.info())
        if self.exit_code == CorpusError.exit_code:
            return  # what is to be indexed is not known
        planned = corpus.index(dry_run=True)
        waiting = {"new": len(planned.new), "changed": len(planned.changed), "removed": len(planned.removed)}
        described["waiting"] = waiting
        described["failing"] = len(planned.failed)
        for failure in (*planned.failed, *planned.warnings):
            self._advise(failure)
        if any(waiting.values()):
            counts = ", ".join(f"{count} {name}" for name, count in waiting.items() if count)
            self.advice.append(
                f"The index is behind the folder ({counts}). Run `wsm index {corpus.settings.folder}`."
            )


def versions() -> dict[str, str]:
    """The versions of this program and of what decides its answers."""
    return {
        "wsm-corpus": metadata.version("wsm-corpus"),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        **{library: metadata.version(library) for library in LIBRARIES},
    }


def describe_settings(settings: Settings) -> dict[str, Any]:
    """What corpus.toml says."""
    return {
        "folder": str(settings.folder.resolve()),
        "name": settings.name,
        "description": settings.description,
        "languages": list(settings.languages),
        "licence": settings.licence,
        "contact": settings.contact,
    }


def _print(examination: Examination) -> None:
    found = examination.found
    click.echo("  ".join(f"{name} {version}" for name, version in found["versions"].items()))
    if corpus := found["corpus"]:
        files = ", ".join(f"{count} {kind}" for kind, count in corpus.get("files", {}).items()) or "no files"
        click.echo(shown(f"corpus      {corpus['name']} in {corpus['folder']}: {files}"))
        rows, corrections = corpus.get("metadata_rows", 0), corpus.get("corrections", 0)
        click.echo(f"            {rows} rows of metadata, {corrections} corrections")
    if vocabulary := found["vocabulary"]:
        languages = ", ".join(vocabulary["languages"])
        click.echo(
            shown(
                f"vocabulary  {vocabulary['file']}: {vocabulary['themes']} themes, "
                f"{vocabulary['concepts']} concepts, {vocabulary['contexts']} contexts in {languages}"
            )
        )
    if index := found["index"]:
        languages = ", ".join(f"{language} {count}" for language, count in index["languages"].items())
        size = f"{index['bytes'] / 1_000_000:.1f} MB"
        click.echo(f"index       {index['documents']} documents ({languages}), {size}, updated {index['updated']}")
        click.echo(f"            corpus version {index['corpus_version']}, pipeline {index['pipeline_version']}")
    else:
        click.echo("index       none")
    for advice in examination.advice:
        click.echo(shown(f"- {advice}"))
    if not examination.advice:
        click.echo("All is well.")
