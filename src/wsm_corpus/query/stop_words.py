"""Stop words of a query rank and are not required; which words are stop words depends on the query's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from wsm_corpus.languages import language
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import And, Fuzzy, Node, Not, Or, Phrase, Wildcard, Word


def stop_words_of(tree: Node, languages: Collection[str]) -> frozenset[str]:
    """The stop words, folded, of the languages that most of a query's stop words belong to.

    None where the query is nothing but stop words: then they are what is looked for (``to be or not to be``).
    """
    leaves = list(_leaves(tree))
    words = [fold(leaf.text) for leaf in leaves if isinstance(leaf, Word)]
    counts = Counter(code for code in languages for word in words if word in language(code).stop_words)
    most = max(counts.values(), default=0)
    stop: frozenset[str] = frozenset()
    for code, count in counts.items():
        if count == most:
            stop |= language(code).stop_words
    return frozenset() if len(words) == len(leaves) and all(word in stop for word in words) else stop


def mark_optional(tree: Node, languages: Collection[str], required: frozenset[str], *, any_word: bool) -> Node:
    """The tree with its stop words marked, but for those typed with a plus.

    In a query for any of its words stop words are taken out of the choice: a document with no more than
    ``the`` has none of the words.
    """
    stop = stop_words_of(tree, languages)

    def is_stop(node: Node) -> bool:
        return isinstance(node, Word) and fold(node.text) in stop and node.text not in required

    def marked(node: Node) -> Node:
        if isinstance(node, And):
            parts = [marked(part) for part in node.parts]
            return And(
                parts=tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else [part]))
            )
        if isinstance(node, Or):
            return choice(node)
        if isinstance(node, Not):
            return Not(part=node.part if isinstance(node.part, Word) else marked(node.part))
        return replace(node, optional=True) if isinstance(node, Word) and is_stop(node) else node

    def choice(node: Or) -> Node:
        parts = [marked(part) if isinstance(part, And) else part for part in node.parts]
        content = tuple(part for part in parts if not (any_word and is_stop(part)))
        if not content or len(content) == len(parts):
            return Or(parts=tuple(parts))
        one = marked(content[0]) if len(content) == 1 else Or(parts=content)
        return And(parts=(*(one.parts if isinstance(one, And) else (one,)), *map(marked, filter(is_stop, parts))))

    return marked(tree)


def _leaves(node: Node) -> Iterator[Word | Phrase | Wildcard | Fuzzy]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, Not):
        yield from _leaves(node.part)
    elif isinstance(node, Word | Phrase | Wildcard | Fuzzy):
        yield node
