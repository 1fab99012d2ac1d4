"""`wsm doctor`: how the corpus and its index are, and what to do."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wsm_corpus.cli.asking import find_folder, folder_argument, json_option
from wsm_corpus.cli.printing import print_json, shown
from wsm_corpus.errors import CorpusError, IncompatibleIndex, UnreadableIndex, WsmCorpusError

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus
    from wsm_corpus.records import Failure
    from wsm_corpus.settings import Settings

# What decides what is found; the rest is in `pip freeze`.
LIBRARIES = ("whoosh-reloaded", "langdetect", "nltk", "snowballstemmer", "trafilatura", "ftfy", "rdflib")

MANY = 1_000_000
"""Documents that were not counted."""


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
        self.found: dict[str, Any] = {
            "versions": versions(),
            "corpus": None,
            "vocabulary": None,
            "writer": None,
            "index": None,
        }
        self.index = "none"  # what is said of an index that is not described
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
            looks = (self._look_at_files, self._look_at_vocabulary, self._look_at_writer, self._look_at_index)
            for look in (*looks, self._look_at_dictionaries, self._look_at_memory):
                try:
                    look(corpus)
                except WsmCorpusError as error:
                    self._note(error)
                except OSError as error:  # a file, or the folder, that this user may not read
                    self._note(CorpusError(error.strerror or str(error), subject=str(error.filename or "")))

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

    def _look_at_writer(self, corpus: Corpus) -> None:
        from wsm_corpus.engines import find_writer

        writer = find_writer(corpus.settings)
        if writer is None:
            return
        about = {"pid": writer.pid, "host": writer.host, "since": writer.since, "running": writer.running}
        self.found["writer"] = about
        who = f"process {writer.pid} on {writer.host}, since {writer.since}"
        self.advice.append(
            {
                True: f"The index is being written ({who}); what is said of it is of the state before.",
                False: f"The last run of indexing was broken off ({who}); the index is as it was before. "
                f"Run `wsm index {corpus.settings.folder}`.",
                None: f"The index is being written, or a run was broken off ({who}); it is as it was before.",
            }[writer.running]
        )

    def _look_at_index(self, corpus: Corpus) -> None:
        from wsm_corpus.to_json import index_info

        try:
            self.found["index"] = described = index_info(corpus.info())
        except (IncompatibleIndex, UnreadableIndex):
            self.index = "cannot be read"
            raise
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

    def _look_at_dictionaries(self, corpus: Corpus) -> None:
        from wsm_corpus.knowledge import unusable_dictionaries

        for failure in unusable_dictionaries(corpus.settings):
            self._advise(failure)
            self.exit_code = self.exit_code or CorpusError.exit_code

    def _look_at_memory(self, corpus: Corpus) -> None:
        """Whether it is enough for what waits to be indexed, or where there is no index, for all there is."""
        from wsm_corpus.cli.free_memory import advise_jobs, free_memory
        from wsm_corpus.readers import ONE_DOCUMENT

        waiting = (self.found["index"] or {}).get("waiting")
        files = (self.found["corpus"] or {}).get("files", {})
        many = not ONE_DOCUMENT.issuperset(files)  # of files of many documents it is not known how many
        count = waiting["new"] + waiting["changed"] if waiting else MANY if many else sum(files.values())
        advice = advise_jobs(free_memory(), count, os.cpu_count() or 1, corpus.settings.folder)
        if advice:
            self.advice.append(advice)


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
        click.echo(f"index       {examination.index}")
    for advice in examination.advice:
        click.echo(shown(f"- {advice}"))
    if not examination.advice:
        click.echo("All is well.")
