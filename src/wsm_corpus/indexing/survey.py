"""What is in the folder now: every document of every file, read only where something may have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from wsm_corpus.indexing.folder import Folder
from wsm_corpus.indexing.in_workers import in_workers
from wsm_corpus.indexing.known_sources import FileState, KnownRecord, KnownSources
from wsm_corpus.indexing.surveyed import Looked, Read, Surveyed, Wanted, died
from wsm_corpus.indexing.waiting import Waiting
from wsm_corpus.readers import ONE_DOCUMENT, FileEntry, Unread, scan_files
from wsm_corpus.records import Failure

Progress = Callable[[str, int, int], None]
"""Called with the phase ("read" or "index"), how many documents are done, and how many there are, 0 if not known."""


@dataclass(slots=True, kw_only=True)
class Survey:
    """The documents of a corpus folder, as one run of indexing finds them."""

    records: dict[str, KnownRecord] = field(default_factory=dict)  # by id
    entries: dict[str, FileEntry] = field(default_factory=dict)  # files that are there, by path
    read: dict[str, FileState] = field(default_factory=dict)  # files read whole in this run
    broken: set[str] = field(default_factory=set)  # files with a failure in them: they are read again
    unread: set[str] = field(default_factory=set)  # files of which something could not be read, nobody knows what
    unread_ids: set[str] = field(default_factory=set)  # documents that could not be read
    out_of_reach: set[str] = field(default_factory=set)  # paths below documents/ that could not be looked at
    before: dict[str, KnownRecord] = field(default_factory=dict)  # of files that have changed or are gone, by id
    gone: set[str] = field(default_factory=set)  # files that were known and surely are no longer there
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)

    def may_hold(self, file: str) -> bool:
        """Whether a document that was found in this file before, and not now, may still be there."""
        if file in self.unread:
            return True
        return any(path in {"", file} or file.startswith(f"{path}/") for path in self.out_of_reach)


def survey_folder(
    folder: Folder, known: KnownSources, progress: Progress, *, jobs: int = 1, waiting: Waiting | None = None
) -> Survey:
    """Look at every file and read those that are new, have changed, or are described differently.

    Args:
        folder: the corpus folder.
        known: what earlier runs remembered.
        progress: told how many documents have been read.
        jobs: how many processes read, where there is much to read.
        waiting: gets the sources that were read and are new or have changed; None where nobody wants them.
    """
    survey = Survey()
    for found in scan_files(folder.settings):
        if isinstance(found, Failure):
            _note(survey, found)
        else:
            survey.entries[found.file] = found
    states = known.files()
    survey.gone = {file for file in states.keys() - survey.entries.keys() if not survey.may_hold(file)}
    now = {
        file: FileState(file=file, size=entry.size, mtime_ns=entry.mtime_ns, said=folder.says(entry))
        for file, entry in survey.entries.items()
    }
    stale = sorted(file for file, state in now.items() if states.get(file) != state)
    fresh = now.keys() - stale
    for record in known.records():
        (survey.records if record.file in fresh else survey.before)[record.id] = record
    one_each = all(survey.entries[file].format in ONE_DOCUMENT for file in stale)
    read = Read(folder=folder, keep=waiting is not None)
    for number, looked in enumerate(in_workers(_wanted(survey, stale, folder), read, died, jobs), 1):
        _take(survey, looked, waiting)
        progress("read", number, len(stale) if one_each else 0)
    survey.read = {file: now[file] for file in stale if file not in survey.broken}
    _note_descriptions(survey, folder)
    return survey


def _wanted(survey: Survey, files: Iterable[str], folder: Folder) -> Iterator[Wanted]:
    """Every document of some files, in order."""
    for file in files:
        for unread in folder.find(survey.entries[file]):
            before = survey.before.get(unread.id) if isinstance(unread, Unread) else None
            yield Wanted(unread, file, before.key if before is not None else "")


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


def _take(survey: Survey, looked: Looked, waiting: Waiting | None) -> None:
    """Take in what reading one document gave."""
    entry = survey.entries[looked.file]
    for each in looked.found:
        if isinstance(each, Failure):
            _note(survey, each)
            if not each.warning:
                survey.broken.add(entry.file)
                if each.id in {None, entry.id}:
                    survey.unread.add(entry.file)
                else:
                    survey.unread_ids.add(each.id)
            continue
        twin = survey.records.get(each.id)
        if twin is not None:
            survey.broken.add(entry.file)
            survey.failures.append(_same_id(each, entry, twin))
            continue
        if each.lines is None:  # a file of many records is read whole when one changes; the others are as they were
            survey.records[each.id] = survey.before[each.id]
            continue
        survey.records[each.id] = KnownRecord(
            id=each.id, file=each.file, key=each.key, site=each.site, lines=each.lines
        )
        if waiting is not None:
            waiting.put(each.id, each.packed)


def _same_id(found: Surveyed, entry: FileEntry, twin: KnownRecord) -> Failure:
    place = "another record of this file" if twin.file == found.file else f"a document of {twin.file}"
    return Failure(
        where=f"{entry.path}:{found.line}" if found.line else str(entry.path),
        message=f"the id {found.id!r} is taken by {place}, so this one is left out. "
        "Give one of them another id or file name.",
        id=found.id,
    )
