"""The schema as Whoosh has it, for its own writer of columns and its own searchers.

Its classes stand in the table of contents by their names, so they must stay importable from here.
"""

from __future__ import annotations

import functools
from typing import Any

from whoosh.analysis import IDAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Existence, Format

from wsm_corpus.engines.whoosh_engine.schema import KEYWORDS, SINGLE, WORD_KINDS, indexed_languages


class Occurrences(Format):  # type: ignore[misc]
    """Postings with the place and form of every occurrence (`list_format.py`).

    A value, as Whoosh's own matchers get it, is the positions. The form number counts the surfaces of the term
    within its segment (`forms.py`), so an exact search and the colour of a highlight need no text. In concept
    fields it is the length of the evidence instead (`MOST_EVIDENCE`).
    """

    def __init__(self, field_boost: float = 1.0, **options: Any) -> None:
        self.field_boost = field_boost
        self.options = options

    def decode_frequency(self, value: tuple[int, ...]) -> int:
        """Occurrences in one posting."""
        return len(value)

    def decode_weight(self, value: tuple[int, ...]) -> float:
        """Occurrences, parts counted as words: the exact weight stands in the posting."""
        return self.decode_frequency(value) * float(self.field_boost)

    def decode_positions(self, value: tuple[int, ...]) -> list[int]:
        """Positions of one posting, as stock Whoosh's phrase matcher asks for them."""
        return list(value)


class WordField(FieldType):  # type: ignore[misc]
    """A field of analysed words; our own writer fills it, so it has no analyser."""

    indexed = True
    stored = False
    unique = False
    scorable = True
    analyzer = None
    vector = None
    column_type = None
    spelling = False

    def __init__(self) -> None:
        self.format = Occurrences()

    def to_bytes(self, value: str | bytes) -> bytes:
        """A term as it stands in the index."""
        return value if isinstance(value, bytes) else value.encode()

    def from_bytes(self, value: bytes) -> str:
        """A term as text."""
        return value.decode()

    def __eq__(self, other: object) -> bool:
        """Whether another field is of the same kind."""
        return type(other) is type(self)

    __hash__ = None  # type: ignore[assignment]


def _keyword() -> Any:
    field = ID(stored=False)
    field.format = Existence()
    field.analyzer = IDAnalyzer()
    return field


@functools.cache
def make_schema() -> Any:
    """The schema of every index this version writes."""
    fields: dict[str, Any] = {name: _keyword() for name in KEYWORDS}
    for language in indexed_languages():
        for kind in WORD_KINDS:
            fields[f"{kind}_{language}"] = WordField()
        fields[f"removed_{language}"] = _keyword()
    fields["id"] = ID(unique=True, stored=False)
    fields["id"].column_type = VarBytesColumn()
    for name in SINGLE:
        fields[name].column_type = VarBytesColumn()
    fields["fingerprint"] = COLUMN(VarBytesColumn())
    fields["title"] = COLUMN(VarBytesColumn())
    return Schema(**fields)
