"""Read corrections.toml: what a curator overrules."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from wsm_corpus.errors import InvalidCorrections
from wsm_corpus.parse_toml import NotToml, parse_toml
from wsm_corpus.readers.cite import CITATION_FIELDS, check_fields
from wsm_corpus.records import (
    CATEGORIES,
    Correction,
    Failure,
    LanguageCorrection,
    LineCorrection,
    MetadataCorrection,
    PassageCorrection,
    ThemeCorrection,
)
from wsm_corpus.settings import Settings

_KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "language": (frozenset({"document", "language"}), frozenset({"note"})),
    "passage": (frozenset({"document", "text", "language"}), frozenset({"occurrence", "note"})),
    "line": (frozenset({"document", "text", "keep"}), frozenset({"category", "occurrence", "note"})),
    "theme": (frozenset({"document", "theme", "action"}), frozenset({"text", "occurrence", "note"})),
    "metadata": (frozenset({"document"}), frozenset({"note"})),
}
"""The kinds of corrections: the keys each must have, and those it may have. Metadata may have any other."""

_LANGUAGE = re.compile(r"[a-z]{2}|und")
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*[\"']?(\w+)[\"']?[ \t]*\]\]")
_KEY = re.compile(r"[ \t]*[\"']?([\w -]+?)[\"']?[ \t]*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections of a corpus by the id of the document they are about."""

    where: str = "corrections.toml"
    by_document: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    version: str = ""  # changes whenever the file does

    def of(self, document: str) -> tuple[Correction, ...]:
        """The corrections of a document, in the order of the file; of two on the same thing the later."""
        latest = {_subject(correction): correction for correction in self.by_document.get(document, ())}
        return tuple(latest.values())

    def unused(self, documents: Collection[str]) -> Iterator[Failure]:
        """A warning for each correction of a document that there is not."""
        for document, corrections in self.by_document.items():
            if document not in documents:
                for correction in corrections:
                    yield Failure(where=correction.where, message=f"no document is called {document!r}", warning=True)


def matched_nothing(correction: Correction, themes: Collection[str]) -> Failure:
    """The warning for a correction that `apply_corrections` gave back; `themes` are those of the vocabulary."""
    if isinstance(correction, ThemeCorrection) and correction.theme not in themes:
        message = f"no theme or context is called {correction.theme!r}. `wsm themes list` shows those there are."
        return Failure(where=correction.where, message=message, id=correction.document, warning=True)
    return Failure(
        where=correction.where,
        message=f"corrects nothing in {correction.document!r}: {correction.sentence}. "
        "The text may have changed since; copy it anew, or remove the correction.",
        id=correction.document,
        warning=True,
    )


def read_corrections(settings: Settings) -> Corrections:
    """Read a corpus's corrections; a corpus without corrections.toml has none.

    Raises:
        InvalidCorrections: the file is not TOML, or corrects something that cannot be corrected; with its line.
    """
    where = str(settings.corrections_file)
    try:
        data = settings.corrections_file.read_bytes()
        text, tables = parse_toml(data)
    except FileNotFoundError:
        return Corrections(where=where)
    except NotToml as error:
        raise InvalidCorrections(error.message, subject=where, line=error.line) from error
    except OSError as error:
        raise InvalidCorrections(f"cannot be read: {error.strerror}", subject=where) from error
    by_document: dict[str, list[Correction]] = {}
    lines = text.splitlines()
    for kind, entries in tables.items():
        starts = _starts(lines, kind)
        if (
            kind not in _KEYS
            or not isinstance(entries, list)
            or not all(isinstance(entry, dict) for entry in entries)
        ):
            kinds = ", ".join(f"[[{known}]]" for known in _KEYS)
            line = starts[0] if starts else _key_line(lines, 0, kind)
            raise InvalidCorrections(
                f"{kind!r} cannot be corrected",
                subject=where,
                line=line,
                advice=f"The kinds of corrections are {kinds}.",
            )
        for number, entry in enumerate(entries):
            table = _Table(kind, entry, where, lines, starts[number] if number < len(starts) else 1)
            correction = table.read()
            by_document.setdefault(correction.document, []).append(correction)
    ordered = {document: tuple(sorted(found, key=_place)) for document, found in by_document.items()}
    return Corrections(where=where, by_document=ordered, version=hashlib.sha256(data).hexdigest())


class _Table:
    """One table of the file, and what is wrong with it."""

    def __init__(self, kind: str, entry: Mapping[str, object], where: str, lines: list[str], start: int) -> None:
        self._kind, self._entry, self._where, self._lines, self._start = kind, entry, where, lines, start

    def read(self) -> Correction:
        required, optional = _KEYS[self._kind]
        for key in self._entry:
            if key not in required | optional and self._kind != "metadata":
                self._refuse(key, f"unknown key {key!r}", f"Known keys: {', '.join(sorted(required | optional))}.")
        for key in sorted(required):
            if key not in self._entry:
                self._refuse("", f"[[{self._kind}]] needs the key {key!r}", "")
        where, note = f"{self._where}:{self._start}", self._text("note", "")
        document = unicodedata.normalize("NFC", self._text("document"))
        match self._kind:
            case "language":
                return LanguageCorrection(document=document, language=self._language(), note=note, where=where)
            case "passage":
                return PassageCorrection(
                    document=document,
                    text=self._text("text"),
                    language=self._language(),
                    occurrence=self._occurrence(),
                    note=note,
                    where=where,
                )
            case "line":
                return self._line(document, note, where)
            case "theme":
                return self._theme(document, note, where)
            case _:
                return MetadataCorrection(document=document, values=self._metadata(), note=note, where=where)

    def _line(self, document: str, note: str, where: str) -> LineCorrection:
        keep, category = self._entry["keep"], self._entry.get("category")
        if not isinstance(keep, bool):
            self._refuse("keep", "keep must be true or false", "")
        if keep and category is not None:
            self._refuse("category", "a line that is kept has no category", "Remove the key.")
        found = next((known for known in CATEGORIES if known == category), None)
        if not keep and found is None:
            self._refuse("category", "a line to be removed needs its category", f"One of {', '.join(CATEGORIES)}.")
        return LineCorrection(
            document=document,
            text=self._text("text"),
            keep=keep,
            category=found,
            occurrence=self._occurrence(),
            note=note,
            where=where,
        )

    def _theme(self, document: str, note: str, where: str) -> ThemeCorrection:
        action, text = self._entry["action"], self._text("text", "")
        if action != "add" and action != "reject":
            self._refuse("action", "action must be 'add' or 'reject'", "")
        if action == "add" and not text:
            self._refuse("", "a theme is added on evidence", "Give the words of the document as text = '...'.")
        return ThemeCorrection(
            document=document,
            theme=self._text("theme"),
            action=action,
            text=text,
            occurrence=self._occurrence(),
            note=note,
            where=where,
        )

    def _metadata(self) -> dict[str, str | None]:
        given = {key: self._text(key, empty=True) for key in self._entry if key not in {"document", "note"}}
        if not given:
            self._refuse("", "nothing is said of the document", f"Fields: {', '.join(CITATION_FIELDS)}, or others.")
        clean, problems = check_fields({key: value for key, value in given.items() if value})
        if problems:
            self._refuse(problems[0].split()[0], problems[0], "")
        return {**clean, **{key: None for key, value in given.items() if not value}}

    def _text(self, key: str, default: str | None = None, *, empty: bool = False) -> str:
        value = self._entry.get(key, default)
        if not isinstance(value, str):
            self._refuse(key, f"{key} must be a text in quotes", "")
        if not value.strip() and value is not default and not empty:
            self._refuse(key, f"{key} is empty", "")
        return value.strip()

    def _language(self) -> str:
        value = self._text("language")
        if not _LANGUAGE.fullmatch(value):
            self._refuse("language", f"{value!r} is not a code of ISO 639-1", "Such as 'en' or 'nl', or 'und'.")
        return value

    def _occurrence(self) -> int:
        value = self._entry.get("occurrence", 1)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self._refuse("occurrence", "occurrence must be a whole number from 1", "")
        return value

    def _refuse(self, key: str, message: str, advice: str) -> NoReturn:
        line = _key_line(self._lines, self._start, key) if key else self._start
        raise InvalidCorrections(message, subject=self._where, line=line or self._start, advice=advice)


def _starts(lines: list[str], kind: str) -> list[int]:
    """The lines, from 1, in which tables of a kind begin. A line of a text over many lines may look like one."""
    starts: list[int] = []
    quotes = ""
    for number, line in enumerate(lines, start=1):
        if not quotes and (match := _HEADER.match(line)) and match[1] == kind:
            starts.append(number)
        for mark in re.findall(r'"""|\'\'\'', line):
            quotes = "" if mark == quotes else quotes or mark
    return starts


def _key_line(lines: list[str], start: int, key: str) -> int | None:
    """The line, from 1, that gives a key its value in the table that begins in line `start`."""
    for number, line in enumerate(lines[start:], start=start + 1):
        if _HEADER.match(line):
            break
        if (match := _KEY.match(line)) and match[1] == key:
            return number
    return None


def _place(correction: Correction) -> int:
    return int(correction.where.rpartition(":")[2])


def _subject(correction: Correction) -> tuple[object, ...]:
    """What a correction is about; a later one about the same thing counts."""
    match correction:
        case PassageCorrection() | LineCorrection():
            return type(correction), " ".join(correction.text.split()), correction.occurrence
        case ThemeCorrection(action="add"):
            return type(correction), correction.theme, " ".join(correction.text.split()), correction.occurrence
        case ThemeCorrection():
            return type(correction), correction.theme
        case MetadataCorrection():
            return type(correction), *sorted(correction.values)
        case _:
            return (type(correction),)
