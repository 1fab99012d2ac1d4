"""From what a person asks to a query, and from its results to what they must be told.

Reading, expanding and running belong to `query` and the engine; here they are put in order, and here lives what
needs more than one search: the hits of each expansion, the any-word fallback, and which word found nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, get_args

from wsm_corpus.errors import QueryError
from wsm_corpus.query import ALL, Dictionary, expand_query, offers, read_query, with_ids, write_query
from wsm_corpus.record import record
from wsm_corpus.records import (
    And,
    Concept,
    Everything,
    Expansion,
    Has,
    Node,
    Not,
    Notice,
    Or,
    Phrase,
    Published,
    Query,
    Results,
    Sort,
    Word,
)
from wsm_corpus.request import FILTER_FIELDS, Request

if TYPE_CHECKING:
    from wsm_corpus.engines import SearchEngine
    from wsm_corpus.knowledge import Knowledge
    from wsm_corpus.vocabulary import Vocabulary

REMEMBERED = 256
"""Texts of queries, with what they expand to, kept by the process: the views and pages of one search ask once."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@record
class Understood:
    """A request as it was read, once for all that is asked with it."""

    query: Query
    typed: Node  # the query without what was found for it in other languages
    notices: tuple[Notice, ...]  # what was read otherwise than it may have been meant
    languages: tuple[str, ...]  # those whose stop words were not required
    vocabulary: Vocabulary


def understand(request: Request, *, knowledge: Knowledge, languages: Sequence[str]) -> Understood:
    """Read a request into a query that an engine can run.

    Args:
        request: what is asked for.
        knowledge: the vocabulary, whose labels expand the query, and a user's own dictionaries, asked for words that
            meet no label.
        languages: of the corpus; their stop words are not required.

    Raises:
        QueryError: the text, a date or a number in it cannot be understood.
        TypeError: something asked for is not of its kind, such as a number for a language.
    """
    request.check()
    check_choice(request.sort, get_args(Sort), "order")
    codes = tuple(languages) or ("en", "nl")
    off = request.left_out() if request.expand else (ALL,)
    vocabulary = knowledge.vocabulary
    read = _read(request.text, request.any_word, request.exact, codes, off, vocabulary, knowledge.dictionaries)
    query = Query(
        text=request.text,
        tree=read.tree,
        expansions=read.expansions,
        filters=tuple(with_ids(node, vocabulary) for node in _filters(request)),
        any_word=request.any_word,
        exact=request.exact,
        sort=request.sort,
        offset=request.offset,
        limit=request.limit,
        snippets=request.snippets,
    )
    notices = (*read.notices, *knowledge.notices)
    return Understood(query=query, typed=read.typed, notices=notices, languages=codes, vocabulary=vocabulary)


def check_choice(value: str, choices: Sequence[str], what: str) -> None:
    """Refuse what is none of the choices.

    Raises:
        QueryError: it is none; the error names them.
    """
    if value not in choices:
        raise QueryError(f"unknown {what} {value!r}", advice=f"Use one of {', '.join(choices)}.")


class _Read(NamedTuple):
    typed: Node
    tree: Node
    expansions: tuple[Expansion, ...]
    notices: tuple[Notice, ...]


@lru_cache(maxsize=REMEMBERED)
def _read(
    text: str,
    any_word: bool,
    exact: bool,
    languages: tuple[str, ...],
    off: tuple[str, ...],
    vocabulary: Vocabulary,
    dictionaries: tuple[Dictionary, ...],
) -> _Read:
    """A query's text read and expanded: the same until the vocabulary changes, whatever page or view is asked for."""
    reading = read_query(text, any_word=any_word, exact=exact, languages=languages)
    typed = with_ids(reading.tree, vocabulary)
    tree, expansions = expand_query(typed, vocabulary, off=off, dictionaries=dictionaries)
    return _Read(typed, tree, expansions, reading.notices)


def _filters(request: Request) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for field in FILTER_FIELDS:
        values = request.values(field)
        wanted = tuple(Has(field=field, value=value) for value in values if not value.startswith("-"))
        if wanted:
            nodes.append(wanted[0] if len(wanted) == 1 else Or(parts=wanted))
        nodes += [Not(part=Has(field=field, value=value[1:])) for value in values if value.startswith("-")]
    if request.since or request.until:
        nodes.append(_published(request.since or None, request.until or None))
    return tuple(nodes)


def _published(since: str | None, until: str | None) -> Published:
    for date in (since, until):
        if date and not _DATE.fullmatch(date):
            raise QueryError(f"{date!r} is no date", advice="Write 2011, 2011-03 or 2011-03-24.")
    if since and until and since > until and not since.startswith(until):
        raise QueryError(f"{since} lies after {until}", advice="Exchange the two dates.")
    return Published(since=since, until=until)


def run_query(engine: SearchEngine, asked: Understood) -> Results:
    """Run a query, and say what a reader of its results must know.

    Raises:
        IndexNotFound: nothing was ever indexed.
        QueryError: the engine cannot answer it.
    """
    query = asked.query
    results = engine.search(query)
    notices: list[Notice] = [*asked.notices, *_outdated(engine, asked), *results.notices]
    if results.total == 0 and (query.filters or not isinstance(query.tree, Everything)):
        notices += _what_found_nothing(engine, asked)
        relaxed = _any_word(asked)
        if relaxed is not None:
            fallback = engine.search(relaxed)
            if fallback.total:
                notices.append(
                    Notice(kind="any_word", text="No document has all of these words; these have some of them.")
                )
                results = fallback
    elif any(expansion.active for expansion in query.expansions):
        notices += _words_not_met(engine, asked)
    counted = tuple(_counted(engine, query, expansion) for expansion in query.expansions)
    return replace(
        results,
        query=replace(results.query, expansions=counted),
        executed=write_query(
            And(parts=(results.query.tree, *query.filters)) if query.filters else results.query.tree
        ),
        notices=tuple(notices),
    )


def _outdated(engine: SearchEngine, asked: Understood) -> list[Notice]:
    """That themes were found by another vocabulary than the one by which the query was read."""
    info = engine.info()
    if info is None or info.vocabulary_version == asked.vocabulary.version:
        return []
    text = "The vocabulary has changed since the index was made: themes are found as they were then. Run `wsm index`."
    return [Notice(kind="old_vocabulary", text=text)]


def _counted(engine: SearchEngine, query: Query, expansion: Expansion) -> Expansion:
    """The expansion with the number of documents it finds alone, under the query's filters."""
    if expansion.concept is not None:
        languages = tuple(dict.fromkeys(language for language, _ in expansion.labels))
        alone: Node = Concept(id=expansion.concept, languages=languages)
    else:
        alone = Or(parts=tuple(Phrase(words=tuple(text.split())) for _, text in expansion.labels))
    return replace(expansion, hits=_total(engine, (alone, *query.filters)))


def _any_word(asked: Understood) -> Query | None:
    """The query with any of its words in place of all; None where that is the same query."""
    query = asked.query
    if query.any_word or not query.text:
        return None
    read = read_query(query.text, any_word=True, exact=query.exact, languages=asked.languages)
    tree = with_ids(read.tree, asked.vocabulary)
    return None if tree == asked.typed else replace(query, tree=tree, any_word=True)


def _what_found_nothing(engine: SearchEngine, asked: Understood) -> list[Notice]:
    """Which words or filters find nothing even alone, or else which filter takes the last document away."""
    query = asked.query
    guilty = [part for part in (*_required(asked.typed), *query.filters) if _total(engine, (part,)) == 0]
    if not guilty and query.filters and _total(engine, (query.tree,)):
        kept = [(part, tuple(other for other in query.filters if other != part)) for part in query.filters]
        guilty = [part for part, others in kept if _total(engine, (query.tree, *others))]
    return [_no_hits_for(part, asked.vocabulary) for part in guilty]


def _words_not_met(engine: SearchEngine, asked: Understood) -> list[Notice]:
    """Of a query that finds something by concepts alone: which of its words find nothing, and meet no concept."""
    parts = _required(asked.typed)
    if len(parts) < 2 or _total(engine, parts):
        return []
    met = {word for one in asked.query.expansions for word in one.words.split()}
    others = [part for part in parts if met.isdisjoint(write_query(part).strip('"').split())]
    return [_no_hits_for(part, asked.vocabulary) for part in others if _total(engine, (part,)) == 0]


def _required(tree: Node) -> tuple[Node, ...]:
    parts = tree.parts if isinstance(tree, And) else (tree,)
    found = (part for part in parts if not isinstance(part, Everything))
    return tuple(part for part in found if not (isinstance(part, Word) and part.optional))


def _no_hits_for(part: Node, vocabulary: Vocabulary) -> Notice:
    subject, instead = write_query(part), offers(part, vocabulary)
    meant = f" Did you mean {' or '.join(instead)}?" if instead else ""
    return Notice(kind="no_hits_for", text=f"{subject} finds nothing here.{meant}", subject=subject, offers=instead)


def _total(engine: SearchEngine, parts: tuple[Node, ...]) -> int:
    return engine.count(Query(tree=And(parts=parts) if len(parts) > 1 else parts[0]))
