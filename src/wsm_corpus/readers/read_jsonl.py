"""Read JSON Lines: a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wsm_corpus.errors import UnreadableDocument
from wsm_corpus.readers.found import Complaints, Found, failure
from wsm_corpus.readers.open_file import NumberedLine, open_file, read_lines
from wsm_corpus.readers.record_id import record_id
from wsm_corpus.readers.scan_files import FileEntry
from wsm_corpus.records import Failure
from wsm_corpus.settings import Settings


def read_jsonl(entry: FileEntry, settings: Settings) -> Iterator[Found | Failure]:
    """Read a file of JSON objects, one a line; blank lines are passed over.

    The text stands under `settings.text_column`, the id under `settings.id_column`. A record without one is
    `<path without ending>#<number of the record>`, counted from 1.

    Raises:
        OSError: the file cannot be read.
    """
    complaints = Complaints(entry)
    number = 0
    with open_file(entry) as stream:
        for line in read_lines(stream):
            if not line.problem and not line.text.strip():
                continue
            number += 1
            yield from complaints.of(line)
            if not line.problem:
                yield _read_record(line, number, entry, settings)
    if not number:
        yield failure(entry, "the file is empty")


def _read_record(line: NumberedLine, number: int, entry: FileEntry, settings: Settings) -> Found | Failure:
    try:
        record = json.loads(line.text)
    except RecursionError:
        return failure(entry, "not a record: lists within lists beyond any measure", line=line.number)
    except ValueError as error:
        return failure(entry, f"not a line of JSON: {error}", line=line.number)
    if not isinstance(record, dict):
        return failure(entry, "not a record: the line must hold a JSON object {...}", line=line.number)
    if settings.text_column not in record:
        keys = ", ".join(map(repr, record)) or "none"
        message = f"the record has no {settings.text_column!r}; it has {keys}"
        return failure(entry, f"{message}. Name the key of the text as text_column in corpus.toml.", line=line.number)
    text = record.pop(settings.text_column)
    if not isinstance(text, str):
        return failure(entry, f"{settings.text_column!r} must hold a text", line=line.number)
    try:
        own_id = record_id(record.pop(settings.id_column, None), entry, number)
    except UnreadableDocument as error:
        return failure(entry, error.message, line=line.number)
    said = {name: _as_text(value) for name, value in record.items() if value is not None}
    return Found(id=own_id, text=text, said=said, line=line.number)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)
