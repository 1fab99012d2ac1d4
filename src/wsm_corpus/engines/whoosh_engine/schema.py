"""What an index on disk holds: fields, the posting format and the names of files.

One Whoosh document is one document of the corpus. `language` below is a code with an analysis of its own or
``xx``, the field of every other language, whose words are folded and not stemmed.

    text_<language>     words of the passages of that language; parts of compounds weigh PART_WEIGHT
    title_<language>    words of the title, in the document's language
    concept_<language>  concept ids met in passages of that language, placed where they were met; those that are
                        evidence of no theme of the document weigh MENTION_WEIGHT
    removed_<language>  words of the lines that were taken out; no places
    passage             languages of the passages; the weight of a posting is the number of words in that language
    language theme context site author format published
                        metadata, one term a value
    id                  the document's id, as a term and as a column
    fingerprint title   columns

The document itself, as JSON, is beside them (`documents.py`).

Whoosh keeps pickles in its table of contents and its postings, and a pickle can run code when it is read: never
open an index that came from someone else. Build it from the documents instead.
"""

from __future__ import annotations

import functools
from typing import Any

from whoosh.analysis import IDAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Existence, Format

from wsm_corpus.languages import LANGUAGES

FORMAT_VERSION = 7
"""Changes whenever an index written before could be misread."""

INDEX_NAME = "MAIN"
OTHER = "xx"
PART_WEIGHT = 0.6
"""What a part of a compound weighs beside a whole word (research/themes-and-search: 0.6 worked)."""

MENTION_WEIGHT = 0.5
"""What a mention weighs that is evidence of no theme of its document (benchmarks, "Search across languages": as whole
mentions they push better documents out of the first ten, from .1 to .5 they do not)."""

TITLE_BOOST = 2.0
PASSAGE_GAP = 16
"""Positions between two passages, so that no phrase and no usual proximity reaches across."""

MOST_EVIDENCE = 64
"""In concept fields one number says how long evidence is: so many times its code points, plus its words less one."""
KEYWORDS = ("language", "passage", "theme", "context", "site", "author", "format", "published")
"""Fields of one term a value, without places."""

SINGLE = ("language", "site", "author", "format", "published")
"""Those of at most one value a document: columns, too, since a column of 100,000 values is read at once and 9,000
posting lists of authors and dates are not."""


@functools.cache
def indexed_languages() -> tuple[str, ...]:
    """Codes that have fields of their own, and ``xx`` for all others."""
    return (*sorted(LANGUAGES), OTHER)


def field_language(code: str) -> str:
    """The language whose fields hold passages of the language `code`."""
    return code if code in LANGUAGES else OTHER


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
        for kind in ("text", "title", "concept"):
            fields[f"{kind}_{language}"] = WordField()
        fields[f"removed_{language}"] = _keyword()
    fields["id"] = ID(unique=True, stored=False)
    fields["id"].column_type = VarBytesColumn()
    for name in SINGLE:
        fields[name].column_type = VarBytesColumn()
    fields["fingerprint"] = COLUMN(VarBytesColumn())
    fields["title"] = COLUMN(VarBytesColumn())
    return Schema(**fields)
