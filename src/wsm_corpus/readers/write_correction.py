"""Write a correction: a table added at the end of corrections.toml, nothing else touched."""

from __future__ import annotations

import json
import os
from dataclasses import fields

from wsm_corpus.readers.read_corrections import Corrections, read_corrections
from wsm_corpus.records import (
    Correction,
    LanguageCorrection,
    LineCorrection,
    MetadataCorrection,
    PassageCorrection,
    ThemeCorrection,
)
from wsm_corpus.settings import Settings

_KINDS: dict[type[Correction], str] = {
    LanguageCorrection: "language",
    PassageCorrection: "passage",
    LineCorrection: "line",
    ThemeCorrection: "theme",
    MetadataCorrection: "metadata",
}


def write_correction(settings: Settings, correction: Correction) -> Corrections:
    """Add a correction to the corpus's, after what the curator wrote.

    Returns:
        All corrections, the new one included.

    Raises:
        InvalidCorrections: what stands in the file cannot be read, so nothing is added; or the correction itself is
            not a right one.
        OSError: the file cannot be written.
    """
    read_corrections(settings)
    file = settings.corrections_file
    with file.open("a+b") as stream:
        stream.seek(0, os.SEEK_END)
        length = stream.tell()
        if length:
            stream.seek(length - 1)
        gap = "" if not length else "\n" if stream.read(1) == b"\n" else "\n\n"
        stream.write((gap + correction_table(correction)).encode("utf-8"))
    try:
        return read_corrections(settings)
    except Exception:
        os.truncate(file, length)
        raise


def correction_table(correction: Correction) -> str:
    """A correction as a table of TOML."""
    said: dict[str, object] = {
        field.name: getattr(correction, field.name)
        for field in fields(correction)
        if field.name not in {"where", "values"}
    }
    if isinstance(correction, MetadataCorrection):
        said |= {name: value or "" for name, value in correction.values.items()}
    if said.get("occurrence") == 1:
        del said["occurrence"]
    if not isinstance(correction, MetadataCorrection):
        said = {name: value for name, value in said.items() if value is not None and value != ""}
    elif not said["note"]:
        del said["note"]
    rows = (f"{_key(name)} = {_value(value)}" for name, value in said.items())
    return "\n".join((f"[[{_KINDS[type(correction)]}]]", *rows)) + "\n"


def _key(name: str) -> str:
    return name if name.replace("_", "a").isalnum() and name.isascii() else _value(name)


def _value(value: object) -> str:
    # Strings of JSON are strings of TOML but for the one control character that JSON leaves as it is.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
