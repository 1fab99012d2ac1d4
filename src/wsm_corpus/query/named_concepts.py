"""Themes, contexts and concepts asked for by a name, such as ``theme:"work-life balance"``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import name_words
from wsm_corpus.records import And, Has, Node, Not, Or
from wsm_corpus.records import Concept as Asked
from wsm_corpus.vocabulary import Concept, Vocabulary

MOST_OFFERS = 3
ALIKE = 0.75
"""How alike an id must be that nothing else speaks for, from 0 to 1: a letter or two of a short one."""


def with_ids(tree: Node, vocabulary: Vocabulary) -> Node:
    """The query with ids in place of the labels of themes and contexts, in any language.

    What is an id, or no label, or one of several concepts stays as it is.
    """
    if isinstance(tree, And | Or):
        return replace(tree, parts=tuple(with_ids(part, vocabulary) for part in tree.parts))
    if isinstance(tree, Not):
        return replace(tree, part=with_ids(tree.part, vocabulary))
    if isinstance(tree, Has) and tree.field in {"theme", "context"} and vocabulary.concept(tree.value) is None:
        ids = _named(vocabulary, tree.field).get(_key(tree.value), set())
        return replace(tree, value=next(iter(ids))) if len(ids) == 1 else tree
    return tree


def offers(part: Node, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What there is in place of a theme, context or concept that the vocabulary lacks, in the query language.

    First those whose id or labels have words that begin like the ones typed, then ids spelled almost alike; three
    at most. Nothing for any other part of a query.
    """
    if isinstance(part, Asked):
        field, asked = "concept", part.id
    elif isinstance(part, Has) and part.field in {"theme", "context"}:
        field, asked = part.field, part.value
    else:
        return ()
    if asked == "*" or vocabulary.concept(asked) is not None:
        return ()
    concepts = {concept.id: concept for concept in _concepts(vocabulary, field)}
    typed = _words(asked)
    alike = [id for id, concept in concepts.items() if typed and _begins(typed, concept)]
    if not alike:
        import difflib  # only where a search went wrong

        alike = difflib.get_close_matches(fold(asked), concepts, n=MOST_OFFERS, cutoff=ALIKE)
    return tuple(f"{field}:{id}" for id in alike[:MOST_OFFERS])


def _concepts(vocabulary: Vocabulary, field: str) -> Iterable[Concept]:
    return {"theme": vocabulary.themes, "context": vocabulary.contexts}.get(field, vocabulary.concepts)


@lru_cache(maxsize=16)
def _named(vocabulary: Vocabulary, field: str) -> dict[str, set[str]]:
    """Ids by what a concept is called; of an id that is typed with spaces or capitals, too."""
    found: dict[str, set[str]] = {}
    for concept in _concepts(vocabulary, field):
        names = [label.text for label in concept.labels if label.kind in {"pref", "alt"}]
        for name in (concept.id, *names):
            found.setdefault(_key(name), set()).add(concept.id)
    return found


def _key(name: str) -> str:
    return " ".join(_words(name))


def _words(name: str) -> list[str]:
    return name_words(fold(name))


def _begins(typed: list[str], concept: Concept) -> bool:
    names = [concept.id, *(label.text for label in concept.labels if label.kind == "pref")]
    return any(all(any(word.startswith(one) for word in words) for one in typed) for words in map(_words, names))
