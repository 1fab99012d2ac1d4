"""A tree written in the query language, such that reading it again gives the same tree.

Save what words typed next to each other make where any word is asked for (`Word.joined`): OR has no way to say it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from wsm_corpus.languages.fold import fold
from wsm_corpus.query.stop_words import stop_words_of
from wsm_corpus.records import (
    And,
    Concept,
    Everything,
    Fuzzy,
    Has,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Wildcard,
    Word,
)

_SPECIAL = re.compile(r"[\\\"“”„‟″«»()*?~^\[\]{}]")
_IN_ADDRESS = re.compile(r"[\\\"“”„‟″«»()~^]")
_OPERATOR = re.compile(r"AND|OR|NOT|&&|\|\|")
_SIMPLE = re.compile(r"(?!(?:AND|OR|NOT)$)\w(?:[\w./@-]*\w)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\W_]")


def write_query(node: Node, languages: Collection[str] = ("en", "nl")) -> str:
    """The tree in the query language: what is shown as the query that was run.

    `languages` are those the tree was read with; they decide which words need a plus to be required.
    """
    return _Writer(stop_words_of(node, languages)).written(node, within="")


class _Writer:
    def __init__(self, stop: frozenset[str]) -> None:
        self.stop = stop

    def written(self, node: Node, within: str) -> str:
        """The node, in parentheses where what stands around it would tear it apart."""
        if isinstance(node, And):
            text = self._all(node)
            return f"({text})" if within in {"or", "not"} else text
        if isinstance(node, Or):
            text = " OR ".join(self.written(part, "or") for part in node.parts)
            return f"({text})" if within else text
        if isinstance(node, Not):
            return f"NOT {self.written(node.part, 'not')}"
        if isinstance(node, Word):
            sign = self._sign(node, within in {"", "and"})
            plus, tilde = (sign, "") if sign == "+" else ("", sign)
            return plus + _boosted(_word(node, tilde), node.boost)
        return _leaf(node)

    def _sign(self, word: Word, counts: bool) -> str:
        """What makes a stop word required, and another word optional."""
        stop = counts and fold(word.text) in self.stop
        if word.optional:
            return "" if stop else "~"
        return "+" if stop else ""

    def _all(self, node: And) -> str:
        pieces = [self.written(node.parts[0], "and")]
        for left, right in pairwise(node.parts):
            pieces.append(" " if _typed_together(left, right) else " AND ")
            pieces.append(self.written(right, "and"))
        return "".join(pieces)


def _typed_together(left: Node, right: Node) -> bool:
    if not (isinstance(left, Word) and isinstance(right, Word)):
        return False
    joined = left.text + right.text
    return joined in left.joined and joined in right.joined


def _word(word: Word, tilde: str) -> str:
    field = f"{'title:' if word.field == 'title' else ''}{'exact:' if word.exact else ''}"
    return f"{field}{tilde}{_escaped(word.text)}"


def _escaped(word: str) -> str:
    """A word as it is typed: a sign in it that would say something is told from one that does."""
    text = (_IN_ADDRESS if _ADDRESS.match(word) else _SPECIAL).sub(r"\\\g<0>", word)
    return f"\\{text}" if _OPERATOR.fullmatch(text) else text


def _leaf(node: Wildcard | Fuzzy | Phrase | Concept | Has | Published | Everything) -> str:
    if isinstance(node, Phrase):
        field = f"{'title:' if node.field == 'title' else ''}{'exact:' if node.exact else ''}"
        slop = f"~{node.slop}" if node.slop else ""
        return _boosted(f'{field}"{" ".join(node.words)}"{slop}', node.boost)
    if isinstance(node, Wildcard):
        pattern = re.sub(r"[\\~^\[\]{}]", r"\\\g<0>", node.pattern)
        return _boosted(f"{'title:' if node.field == 'title' else ''}{pattern}", node.boost)
    if isinstance(node, Fuzzy) and node.distance == 0:
        return _boosted(f"{'title:' if node.field == 'title' else ''}folded:{_escaped(node.text)}", node.boost)
    if isinstance(node, Fuzzy):
        return _boosted(f"{'title:' if node.field == 'title' else ''}{node.text}~{node.distance}", node.boost)
    if isinstance(node, Concept):
        languages = f"@{','.join(node.languages)}" if node.languages else ""
        return _boosted(f"concept:{_value(node.id + languages)}", node.boost)
    if isinstance(node, Has):
        return f"{node.field}:{_value(node.value)}"
    if isinstance(node, Published):
        if node.since and node.since == node.until:
            return f"published:{node.since}"
        return f"published:[{node.since or '*'} TO {node.until or '*'}]"
    return "*"


def _value(value: str) -> str:
    return value if value == "*" or _SIMPLE.fullmatch(value) else f'"{value}"'


def _boosted(text: str, boost: float) -> str:
    return text if boost == 1.0 else f"{text}^{boost:.4f}".rstrip("0").rstrip(".")
