"""What is in the folder now: every document of every file, read only where something may have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from wsm_corpus.apply_corrections import apply_metadata_corrections
from wsm_corpus.indexing.fingerprint import digest_of, source_key
from wsm_corpus.indexing.known_sources import FileState, KnownRecord, KnownSources
from wsm_corpus.indexing.repetition import line_keys
from wsm_corpus.readers import Corrections, FileEntry, Metadata, read_file, scan_files
from wsm_corpus.records import Failure, MetadataCorrection, Source
from wsm_corpus.settings import Settings
from wsm_corpus.steps.normalise import normalise
from wsm_corpus.steps.strip_boilerplate import line_key

Progress = Callable[[str, int, int], None]
"""Called with the phase ("read" or "index"), how much is done, and how much there is; 0 when not known."""

KEPT_CHARACTERS = 10_000_000
"""Texts kept in memory between surveying and processing; what is beyond is read a second time."""


@dataclass(slots=True, kw_only=True)
class Survey:
    """The documents of a corpus folder, as one run of indexing finds them."""

    records: dict[str, KnownRecord] = field(default_factory=dict)  # by id
    entries: dict[str, FileEntry] = field(default_factory=dict)  # files that are there, by path
    sources: dict[str, Source] = field(default_factory=dict)  # by id, as far as memory is given to them
    read: dict[str, FileState] = field(default_factory=dict)  # files read whole in this run
    broken: set[str] = field(default_factory=set)  # files with a failure in them: they are read again
    unread: set[str] = field(default_factory=set)  # files of which something could not be read, nobody knows what
    unread_ids: set[str] = field(default_factory=set)  # documents that could not be read
    out_of_reach: set[str] = field(default_factory=set)  # paths below documents/ that could not be looked at
    before: dict[str, KnownRecord] = field(default_factory=dict)  # of files that have changed or are gone, by id
    gone: set[str] = field(default_factory=set)  # files that were known and surely are no longer there
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    characters: int = 0  # of the texts kept

    def may_hold(self, file: str) -> bool:
        """Whether a document that was found in this file before, and not now, may still be there."""
        if file in self.unread:
            return True
        return any(path in {"", file} or file.startswith(f"{path}/") for path in self.out_of_reach)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A corpus folder as it is described."""

    settings: Settings
    metadata: Metadata
    corrections: Corrections

    def read(self, entry: FileEntry) -> Iterator[Source | Failure]:
        """The documents of one file, their citations corrected; no file stops the others from being read."""
        try:
            for found in read_file(entry, self.settings, self.metadata):
                if isinstance(found, Failure):
                    yield found
                else:
                    corrections = self.corrections.of(found.citation.id)
                    yield replace(found, citation=apply_metadata_corrections(found.citation, corrections))
        except Exception as error:
            message = f"the reader failed on it ({type(error).__name__}: {error}); please report this"
            yield Failure(where=str(entry.path), message=message)

    def says(self, entry: FileEntry) -> str:
        """A digest of what is said about a file; another one means reading it again."""
        settings, metadata = self.settings, self.metadata
        if entry.format in {"jsonl", "csv", "warc"}:  # its records may have rows and corrections of their own
            corrections = self.corrections.version
            return digest_of((metadata.version, corrections, settings.text_column, settings.id_column))
        rows = (sorted(row.items()) for row in metadata.of(entry.file, entry.id))
        corrected = (item for item in self.corrections.of(entry.id) if isinstance(item, MetadataCorrection))
        return digest_of((*rows, *corrected))


def survey_folder(folder: Folder, known: KnownSources, progress: Progress) -> Survey:
    """Look at every file and read those that are new, have changed, or are described differently.

    Args:
        folder: the corpus folder.
        known: what earlier runs remembered.
        progress: told how many files have been looked at.
    """
    survey = Survey()
    for found in scan_files(folder.settings):
        if isinstance(found, Failure):
            _note(survey, found)
        else:
            survey.entries[found.file] = found
    states = known.files()
    survey.gone = {file for file in states.keys() - survey.entries.keys() if not survey.may_hold(file)}
    said = {file: folder.says(entry) for file, entry in survey.entries.items()}
    fresh = {
        file
        for file, entry in survey.entries.items()
        if states.get(file) == FileState(file=file, size=entry.size, mtime_ns=entry.mtime_ns, said=said[file])
    }
    for record in known.records():
        (survey.records if record.file in fresh else survey.before)[record.id] = record
    for number, (file, entry) in enumerate(sorted(survey.entries.items()), 1):
        if file not in fresh:
            _read(survey, entry, folder)
            if file not in survey.broken:
                survey.read[file] = FileState(file=file, size=entry.size, mtime_ns=entry.mtime_ns, said=said[file])
        progress("read", number, len(survey.entries))
    _note_descriptions(survey, folder)
    return survey


def _note(survey: Survey, failure: Failure) -> None:
    if failure.warning:
        survey.warnings.append(failure)
    else:
        survey.failures.append(failure)
    if failure.out_of_reach is not None:
        survey.out_of_reach.add(failure.out_of_reach)


def _note_descriptions(survey: Survey, folder: Folder) -> None:
    """What is wrong with metadata.csv and corrections.toml, and what in them is about nothing."""
    unseen = [record for record in survey.before.values() if survey.may_hold(record.file)]
    ids = {*survey.records, *survey.unread_ids, *(record.id for record in unseen)}
    for problem in (
        *folder.metadata.problems,
        *folder.metadata.unused({*ids, *survey.entries, *(record.file for record in unseen)}),
        *folder.corrections.unused(ids),
    ):
        _note(survey, problem)


def _read(survey: Survey, entry: FileEntry, folder: Folder) -> None:
    sources: dict[str, Source] = {}
    characters = 0
    for found in folder.read(entry):
        if isinstance(found, Failure):
            _note(survey, found)
            if not found.warning:
                survey.broken.add(entry.file)
                if found.id in {None, entry.id}:
                    survey.unread.add(entry.file)
                else:
                    survey.unread_ids.add(found.id)
            continue
        id = found.citation.id
        twin = survey.records.get(id)
        if twin is not None:
            survey.broken.add(entry.file)
            survey.failures.append(_same_id(found, entry, twin))
            continue
        survey.records[id] = _known_record(found, survey.before.get(id))
        characters += _size(found)
        if survey.characters + characters <= KEPT_CHARACTERS:
            sources[id] = found
        else:
            sources.clear()  # the file is read again for the others, and so for all
    if sources:
        survey.sources |= sources
        survey.characters += characters


def keys_of(text: str) -> list[str]:
    """What each line of a text as found counts as on its site; an empty string for a blank one."""
    return [line_key(line) for line in normalise(text).text.split("\n")]


def _known_record(source: Source, before: KnownRecord | None) -> KnownRecord:
    """What later runs need to know of a document without reading it.

    A file of many records is read whole when one of them changes; the others are as they were.
    """
    key = source_key(source)
    if before is not None and before.key == key:
        return before
    lines = line_keys(keys_of(source.text)) if source.citation.site else line_keys(())  # no site, no repetition on it
    return KnownRecord(id=source.citation.id, file=source.file, key=key, site=source.citation.site, lines=lines)


def _size(source: Source) -> int:
    return len(source.text) + len(source.html or "")


def _same_id(source: Source, entry: FileEntry, twin: KnownRecord) -> Failure:
    place = "another record of this file" if twin.file == source.file else f"a document of {twin.file}"
    return Failure(
        where=f"{entry.path}:{source.line}" if source.line else str(entry.path),
        message=f"the id {source.citation.id!r} is taken by {place}, so this one is left out. "
        "Give one of them another id or file name.",
        id=source.citation.id,
    )
