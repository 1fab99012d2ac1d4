"""Find the files of a corpus without reading them."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from wsm_corpus.records import Failure
from wsm_corpus.settings import Settings

Format = Literal["text", "markdown", "html", "jsonl", "csv", "warc"]

FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".wet": "warc",
    ".warc": "warc",
}
"""The endings read, in lower case; each may be followed by ``.gz``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """A file to be read: enough to see whether it changed since the last time."""

    path: Path
    file: str  # path below documents/, with forward slashes, in NFC
    id: str  # `file` without its ending: the document's id, or what the ids of its records begin with
    format: Format
    size: int  # bytes
    mtime_ns: int  # modification time, nanoseconds since 1970
    gzipped: bool = False


def scan_files(settings: Settings) -> Iterator[FileEntry | Failure]:
    """List the files below documents/, sorted by path; nothing is opened.

    Hidden files and folders are left out. Two files that differ in their ending only keep it in their ids, so that
    both can be reached, and a warning says so.

    Yields:
        An entry a file, and a `Failure` for each file or folder that cannot be taken: an unreadable folder, a
        symbolic link that leads back to a folder above it or nowhere, a name that is not UTF-8, something that is
        not a file. An unknown ending is a warning.
    """
    entries: list[FileEntry] = []
    for found in _walk(settings.documents, "", frozenset()):
        if isinstance(found, Failure):
            yield found
        else:
            entries.append(found)
    entries.sort(key=lambda entry: entry.file)
    by_id: dict[str, list[FileEntry]] = {}
    for entry in entries:
        by_id.setdefault(entry.id, []).append(entry)
    for entry in entries:
        namesakes = by_id[entry.id]
        if len(namesakes) == 1:
            yield entry
            continue
        if entry is namesakes[0]:
            names = " and ".join(f"`{namesake.file}`" for namesake in namesakes)
            yield Failure(
                where=str(entry.path),
                message=f"{names} differ in their ending only, so their ids keep it. "
                "Rename one of them to have ids without.",
                id=entry.file,
                warning=True,
            )
        yield replace(entry, id=entry.file)


def _walk(folder: Path, below: str, above: frozenset[tuple[int, int]]) -> Iterator[FileEntry | Failure]:
    """The files of one folder and of those in it; `above` are the folders that lead to it."""
    try:
        here = folder.stat()
        with os.scandir(folder) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}. What was indexed of it before stays."
        yield Failure(where=str(folder), message=message, out_of_reach=below.rstrip("/"))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        yield Failure(
            where=str(folder),
            message="this symbolic link leads back to a folder above it. Remove it: that folder is read already.",
        )
        return
    for child in children:
        if child.name.startswith("."):
            continue
        path = folder / child.name
        try:
            name = unicodedata.normalize("NFC", child.name.encode("utf-8", "strict").decode("utf-8"))
            found = child.stat()
        except UnicodeEncodeError:
            shown = os.fsencode(child.name).decode("utf-8", "backslashreplace")
            yield Failure(where=str(folder / shown), message="the file's name is not UTF-8. Rename it.")
        except OSError as error:
            message = f"cannot be read: {error.strerror}"
            yield Failure(where=str(path), message=message, out_of_reach=below + name)
        else:
            if stat.S_ISDIR(found.st_mode):
                yield from _walk(path, f"{below}{name}/", above | {identity})
            else:
                yield _entry(path, below + name, found)


def _entry(path: Path, file: str, found: os.stat_result) -> FileEntry | Failure:
    if not stat.S_ISREG(found.st_mode):
        return Failure(where=str(path), message="not a regular file, so it is not read")
    stem, gzipped = (file[:-3], True) if file.lower().endswith(".gz") else (file, False)
    stem, dot, ending = stem.rpartition(".")
    kind = FORMATS.get(f".{ending.lower()}") if dot and not stem.endswith("/") and stem else None
    if kind is None:
        return Failure(
            where=str(path),
            message=f"left out: files of this kind are not read. The endings read are {', '.join(FORMATS)}, "
            "each also with .gz.",
            warning=True,
        )
    return FileEntry(
        path=path,
        file=file,
        id=stem,
        format=kind,
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        gzipped=gzipped,
    )
