"""A corpus folder as it is described, and the documents in its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wsm_corpus.apply_corrections import apply_metadata_corrections
from wsm_corpus.indexing.fingerprint import digest_of
from wsm_corpus.readers import ONE_DOCUMENT, Corrections, FileEntry, Metadata, Unread, find_documents
from wsm_corpus.records import Failure, MetadataCorrection, Source
from wsm_corpus.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A corpus folder as it is described; it travels to worker processes."""

    settings: Settings
    metadata: Metadata
    corrections: Corrections

    def find(self, entry: FileEntry) -> Iterator[Unread | Failure]:
        """The documents of one file, not yet read; no file stops the others from being looked at."""
        try:
            yield from find_documents(entry, self.settings)
        except Exception as error:
            yield _failed(entry, None, error)

    def read(self, unread: Unread) -> Iterator[Source | Failure]:
        """The document, its citation corrected, and what there is to say of it."""
        try:
            for found in unread.read(self.metadata):
                if isinstance(found, Failure):
                    yield found
                else:
                    corrections = self.corrections.of(found.citation.id)
                    yield replace(found, citation=apply_metadata_corrections(found.citation, corrections))
        except Exception as error:
            yield _failed(unread.entry, unread.id, error)

    def says(self, entry: FileEntry) -> str:
        """A digest of what is said about a file; another one means reading it again."""
        settings, metadata = self.settings, self.metadata
        if entry.format not in ONE_DOCUMENT:  # its records may have rows and corrections of their own
            corrections = self.corrections.version
            return digest_of((metadata.version, corrections, settings.text_column, settings.id_column))
        rows = (sorted(row.items()) for row in metadata.of(entry.file, entry.id))
        corrected = (item for item in self.corrections.of(entry.id) if isinstance(item, MetadataCorrection))
        return digest_of((*rows, *corrected))


def _failed(entry: FileEntry, id: str | None, error: Exception) -> Failure:
    message = f"the reader failed on it ({type(error).__name__}: {error}); please report this"
    return Failure(where=str(entry.path), message=message, id=id)
