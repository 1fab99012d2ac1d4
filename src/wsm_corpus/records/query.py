"""Queries: what was typed, and the tree it stands for.

A tree is made of the nodes below and nothing else; engines translate it and add nothing of their own. Words in
a tree are as typed: the analysis that turns them into index terms belongs to the language of the field searched.
"""

from __future__ import annotations

from typing import Literal

from wsm_corpus.record import record

Sort = Literal["relevance", "newest", "oldest", "title"]


@record
class Word:
    """One word, in every language's analysis; `exact` asks for the form as written."""

    text: str
    exact: bool = False
    optional: bool = False  # a stop word: it ranks but is not required
    field: Literal["text", "title"] = "text"
    boost: float = 1.0
    joined: tuple[str, ...] = ()
    """What the word makes when written as one with a word typed next to it: ``burn out`` gives both words
    ``burnout``, another spelling that meets either of them; ``wisselt kennis uit`` gives the verb and its particle
    ``uitwisselen``."""


@record
class Phrase:
    """Words in order; with `slop` > 0 within that many words more, in any order."""

    words: tuple[str, ...]
    slop: int = 0
    exact: bool = False
    field: Literal["text", "title"] = "text"
    boost: float = 1.0


@record
class Wildcard:
    """A pattern over folded word forms: ``*`` for any run of letters, ``?`` for one."""

    pattern: str
    field: Literal["text", "title"] = "text"
    boost: float = 1.0


@record
class Fuzzy:
    """Words within an edit distance of the one given; of 0: that word, whatever its case and accents."""

    text: str
    distance: int = 1
    field: Literal["text", "title"] = "text"
    boost: float = 1.0


@record
class Concept:
    """Every passage in which a concept of the vocabulary was met, in any language."""

    id: str
    languages: tuple[str, ...] = ()  # only evidence in these languages; empty for all
    boost: float = 1.0


@record
class Has:
    """Documents whose metadata field holds a value; ``*`` is any value, but of `passage` and `removed`."""

    field: Literal["language", "passage", "theme", "context", "site", "author", "id", "format", "removed"]
    value: str


@record
class Published:
    """Documents published in a closed range of dates, each at any precision; None leaves an end open.

    A document dated 2011-03 lies in a range that meets March 2011. Undated documents lie in no range.
    """

    since: str | None = None
    until: str | None = None


@record
class And:
    """All of them."""

    parts: tuple[Node, ...]


@record
class Or:
    """Any of them; documents with more of them rank higher."""

    parts: tuple[Node, ...]


@record
class Not:
    """None of it; ranks nothing."""

    part: Node


@record
class Everything:
    """Every document: the empty query."""


Node = Word | Phrase | Wildcard | Fuzzy | Concept | Has | Published | And | Or | Not | Everything


@record
class Expansion:
    """Words of a query met a concept's label, so its labels in other languages are searched too."""

    id: str  # names the expansion in URLs and options: the concept id, or "dictionary:<word>"
    words: str  # the words of the query that met a label
    concept: str | None  # concept id; None for an expansion out of a user's own dictionary
    labels: tuple[tuple[str, str], ...]  # (language, label) pairs that were added
    weight: float = 1.0  # a dictionary's weigh half
    related: tuple[str, ...] = ()  # ids of concepts of the same theme that are searched too, at a fifth
    active: bool = True  # False: found, but switched off by the user
    hits: int | None = None  # documents found by the expansion alone; None before the search


@record
class Query:
    """A query ready to be run: what was typed, the tree, and how to answer."""

    text: str = ""  # as typed
    tree: Node = Everything()
    filters: tuple[Node, ...] = ()  # all must hold; they rank nothing
    expansions: tuple[Expansion, ...] = ()  # active ones are part of `tree` already
    any_word: bool = False  # documents with any of the words, more of them first
    exact: bool = False
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 10
    snippets: int = 3  # at most so many a hit
