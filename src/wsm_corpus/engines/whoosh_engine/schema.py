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
                        (author: all that are named, in one; parted when the column is read)
    id                  the document's id, as a term and as a column
    fingerprint title   columns

The document itself, as JSON, is beside them (`documents.py`).

Whoosh's table of contents (`whoosh_table.py`) holds pickles, and a pickle can run code when it is read: never open an
index that came from someone else. Build it from the documents instead.

What Whoosh itself is told of this stands in `whoosh_schema.py`: who only reads an index does not wait for Whoosh,
which takes longer to import than a search takes.
"""

from __future__ import annotations

import functools

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
"""Positions between two passages: no phrase and no usual proximity reaches across; wider ones are checked."""

MOST_EVIDENCE = 64
"""In concept fields one number says how long evidence is: so many times its code points, plus its words less one."""

WORD_KINDS = ("text", "title", "concept")
"""How the names of fields begin whose words have places, lengths and scores."""

KEYWORDS = ("language", "passage", "theme", "context", "site", "author", "format", "published")
"""Fields of one term a value, without places."""

SINGLE = ("language", "site", "author", "format", "published")
"""Those of at most one value a document: columns, too, since a column of 100,000 values is read at once and 9,000
posting lists of authors and dates are not."""


@functools.cache
def indexed_languages() -> tuple[str, ...]:
    """Codes that have fields of their own, and ``xx`` for all others."""
    return (*sorted(LANGUAGES), OTHER)


@functools.cache
def word_fields() -> tuple[str, ...]:
    """Fields of words, of every language."""
    return tuple(f"{kind}_{language}" for language in indexed_languages() for kind in WORD_KINDS)


def has_forms(field: str) -> bool:
    """Whether the terms of a field stand for words as they were written."""
    return field.startswith(("text_", "title_"))


def field_language(code: str) -> str:
    """The language whose fields hold passages of the language `code`."""
    return code if code in LANGUAGES else OTHER
