"""The id of a record in a file of many."""

from __future__ import annotations

import re
import unicodedata

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.scan_files import FileEntry

# Ids stand in web addresses, file names of exports and citations.
ID_LIMIT = 500
_NOT_IN_AN_ID = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def record_id(given: object, entry: FileEntry, number: int) -> str:
    """The id a record gives itself, else the file's with the record's number.

    Args:
        given: the value of the id field, or None.
        entry: the file.
        number: of the record in the file, from 1.

    Raises:
        UnreadableDocument: the value cannot be an id.
    """
    if given is None or given == "":
        return f"{entry.id}#{number}"
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise UnreadableDocument("the id must be a text or a whole number")
    own = unicodedata.normalize("NFC", str(given)).strip()
    if not own:
        return f"{entry.id}#{number}"
    if len(own) > ID_LIMIT or _NOT_IN_AN_ID.search(own):
        raise UnreadableDocument(f"the id must be one line of at most {ID_LIMIT} characters")
    return own
