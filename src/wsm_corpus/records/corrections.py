"""What a curator overrules, one record a correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from wsm_corpus.record import record
from wsm_corpus.records.ledger import Category

# How much of a quoted line a sentence about it shows.
_QUOTE_LIMIT = 60


@record
class LanguageCorrection:
    """A document is in this language."""

    document: str
    language: str  # ISO 639-1 code, or "und"
    note: str = ""
    where: str = field(default="", repr=False, compare=False)  # corrections.toml:12

    @property
    def sentence(self) -> str:
        """What was overruled."""
        return f"Language set to {self.language}"


@record
class PassageCorrection:
    """These words of the clean text are in this language."""

    document: str
    text: str  # the words, as they stand in the clean text; runs of blanks do not matter
    language: str
    occurrence: int = 1  # which of the places that read so, from 1
    note: str = ""
    where: str = field(default="", repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """What was overruled."""
        return f"Language of {_quote(self.text, self.occurrence)} set to {self.language}"


@record
class LineCorrection:
    """A line is kept, or removed."""

    document: str
    text: str  # of the whole line; runs of blanks do not matter
    keep: bool
    category: Category | None = None  # of a line to be removed
    occurrence: int = 1  # which of the lines that read so, from 1
    note: str = ""
    where: str = field(default="", repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """What was overruled."""
        return f"Line {_quote(self.text, self.occurrence)} {'kept' if self.keep else f'removed ({self.category})'}"


@record
class ThemeCorrection:
    """A document has a theme or a context, on the evidence of these words, or has it not."""

    document: str
    theme: str  # its id
    action: Literal["add", "reject"]
    text: str = ""  # the evidence in the clean text: a theme never stands without
    occurrence: int = 1
    note: str = ""
    where: str = field(default="", repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """What was overruled."""
        if self.action == "reject":
            return f"Theme {self.theme} rejected"
        return f"Theme {self.theme} added on {_quote(self.text, self.occurrence)}"


@record
class MetadataCorrection:
    """A document's citation says this; it wins over metadata.csv too."""

    document: str
    values: Mapping[str, str | None]  # citation field, or any other name: value; None takes away what was said
    note: str = ""
    where: str = field(default="", repr=False, compare=False)

    @property
    def sentence(self) -> str:
        """What was overruled."""
        said = (
            f"{name} removed" if value is None else f"{name} set to {value}" for name, value in self.values.items()
        )
        text = "; ".join(said)
        return text[:1].upper() + text[1:]


Correction = LanguageCorrection | PassageCorrection | LineCorrection | ThemeCorrection | MetadataCorrection


def _quote(text: str, occurrence: int) -> str:
    short = " ".join(text.split())
    short = short if len(short) <= _QUOTE_LIMIT else f"{short[: _QUOTE_LIMIT - 1]}…"
    return f"“{short}”" if occurrence == 1 else f"“{short}” (no. {occurrence})"
