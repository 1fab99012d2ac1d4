"""The query language: Lucene's, read by luqum, friendly to what people type.

With `luqum_parser`, this is all that knows luqum.

    lex -> repair -> luqum (which operator binds what) -> nodes -> stop words

luqum sees placeholders for words and phrases, so that no sign a person types can trip it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from wsm_corpus.errors import QueryError
from wsm_corpus.languages.query_words import whole_verbs
from wsm_corpus.query.atoms import Scope, node_of
from wsm_corpus.query.lex import FIELDS, Lexeme, lex
from wsm_corpus.query.luqum_parser import parse_operators
from wsm_corpus.query.repair import repair
from wsm_corpus.query.stop_words import mark_optional
from wsm_corpus.record import record
from wsm_corpus.records import And, Everything, Has, Node, Not, Notice, Or, Published, Word

MOST_WORDS = 100
"""Words and phrases of one query; each is looked up in every language of the corpus."""


MENDED = {
    "(": "A parenthesis that stood open was closed at the end.",
    ")": "A parenthesis too many was left out.",
}
"""What was done about a sign that was not read as typed; anything else was read as text."""


@record
class Reading:
    """How a query was read."""

    tree: Node
    notices: tuple[Notice, ...] = ()  # what was read otherwise than it may have been meant


def parse_query(
    text: str, *, any_word: bool = False, exact: bool = False, languages: Collection[str] = ("en", "nl")
) -> Node:
    """The tree of what was typed.

    Args:
        text: as typed. Empty, or a lone ``*``, is every document.
        any_word: documents with any of the words, not with all of them.
        exact: words as written: no other forms, spellings or parts.
        languages: those whose stop words are not required.

    Raises:
        QueryError: it cannot be understood; the error has the position and, where there is one, the mend.
    """
    return read_query(text, any_word=any_word, exact=exact, languages=languages).tree


def read_query(
    text: str, *, any_word: bool = False, exact: bool = False, languages: Collection[str] = ("en", "nl")
) -> Reading:
    """As `parse_query`, with notices for the reader of the results.

    Raises:
        QueryError: it cannot be understood; its subject is the query.
    """
    try:
        return _read_query(text, any_word=any_word, exact=exact, languages=languages)
    except QueryError as error:
        error.subject = text
        raise


def _read_query(text: str, *, any_word: bool, exact: bool, languages: Collection[str]) -> Reading:
    lexemes, notes = repair(lex(text), text)
    notices = [
        Notice(kind="read_as", text=MENDED.get(note, f"{note} was read as text."), subject=note) for note in notes
    ]
    notices += _unknown_fields(lexemes, text)
    reader = _Reader(lexemes, text, any_word, exact)
    tree = reader.tree()
    if tree is None:
        if text.strip():
            raise QueryError(
                "there is no word to look for", position=0, advice="Type a word, or nothing for every document."
            )
        tree = Everything()
    if any_word and not any(lexeme.kind == "OR" for lexeme in lexemes):
        tree = _require_conditions(tree)
    tree = mark_optional(tree, languages, frozenset(reader.required), any_word=any_word)
    return Reading(tree=tree, notices=tuple(notices))


def _require_conditions(tree: Node) -> Node:
    """Any of the words, and all of the conditions: ``media language:nl`` never means every Dutch document."""
    if not isinstance(tree, Or):
        return tree
    conditions = tuple(part for part in tree.parts if isinstance(part, Has | Published | Not))
    words = tuple(part for part in tree.parts if not isinstance(part, Has | Published | Not))
    if not conditions or not words:
        return tree
    return And(parts=(words[0] if len(words) == 1 else Or(parts=words), *conditions))


def _unknown_fields(lexemes: list[Lexeme], text: str) -> Iterator[Notice]:
    """Words written like a field that is none: a slip of the finger is an error, anything else is text."""
    for place, lexeme in enumerate(lexemes):
        name, colon, rest = lexeme.text.partition(":")
        if (
            (place and lexemes[place - 1].kind == "field")  # the value of one, as in theme:urn:x
            or lexeme.form != "run"
            or not colon
            or not rest
            or rest[0] in "/:)(-"
            or not name.isalpha()
            or name in FIELDS
        ):
            continue
        import difflib  # only where a colon may be a slip

        close = difflib.get_close_matches(
            name.lower(), [*FIELDS, *(f"{field}s" for field in FIELDS)], n=1, cutoff=0.8
        )
        if close:
            field = close[0] if close[0] in FIELDS else close[0][:-1]
            mend = f"{text[: lexeme.start]}{field}:{text[lexeme.start + len(name) + 1 :]}"
            raise QueryError(
                f"there is no field {name}", position=lexeme.start, mend=mend, advice=f"Did you mean {field}:?"
            )
        if len(name) > 1:
            yield Notice(kind="unknown_field", text=f"There is no field {name}; it was read as text.", subject=name)


class _Reader:
    """The pieces of one query and what they become."""

    def __init__(self, lexemes: list[Lexeme], text: str, any_word: bool, exact: bool) -> None:
        self.lexemes = lexemes
        self.text = text
        self.any_word = any_word
        self.exact = exact
        self.neighbours: list[tuple[int, int]] = []  # atoms with nothing but a blank between them
        self.runs: list[list[int]] = []  # atoms typed one after the other
        self.verbs: dict[int, tuple[str, ...]] = {}  # atom -> what it makes with a particle typed apart from it
        self.required: set[str] = set()  # words typed with a plus

    def tree(self) -> Node | None:
        """The tree, or None where nothing typed is a word."""
        if sum(lexeme.kind == "atom" for lexeme in self.lexemes) > MOST_WORDS:
            place = [lexeme for lexeme in self.lexemes if lexeme.kind == "atom"][MOST_WORDS].start
            raise QueryError(
                f"more than {MOST_WORDS} words", position=place, mend=self.text[:place].strip(), advice="Use fewer."
            )
        if not self.lexemes:
            return None
        query, scope = self._placeholders(), Scope(exact=self.exact)
        if any(lexeme.kind != "atom" for lexeme in self.lexemes):
            return self._node(parse_operators(query), scope)
        atoms = [self._atom(index, scope) for index in range(len(self.lexemes))]
        return (_any_of if self.any_word else _all_of)([atom for atom in atoms if atom is not None])

    def _placeholders(self) -> str:
        """The query with a placeholder for every atom and an operator between any two."""
        pieces: list[str] = []
        implicit = "OR" if self.any_word else "AND"
        before: Lexeme | None = None
        for index, lexeme in enumerate(self.lexemes):
            starts = lexeme.kind not in {")", "AND", "OR"}
            if before is not None and before.kind in {"atom", ")"} and starts:
                pieces.append(implicit)
                if before.kind == lexeme.kind == "atom":
                    self.neighbours.append((index - 1, index))
                    if not self.runs or self.runs[-1][-1] != index - 1:
                        self.runs.append([index - 1])
                    self.runs[-1].append(index)
            pieces.append(self._placeholder(index, lexeme))
            before = lexeme
        for run in self.runs:
            words = [self.lexemes[index].text for index in run]
            self.verbs.update({run[place]: verbs for place, verbs in whole_verbs(words).items()})
        return " ".join(pieces).replace(": ", ":").replace("- ", "-").replace("+ ", "+").replace(") ^", ")^")

    def _placeholder(self, index: int, lexeme: Lexeme) -> str:
        if lexeme.kind == "atom":
            return f"w{index}"
        if lexeme.kind == "field":
            return f"{lexeme.text}:"
        if lexeme.kind == ")" and lexeme.boost != 1.0:
            return f")^{lexeme.boost:.4f}"
        return lexeme.kind

    def _node(self, item: Any, scope: Scope) -> Node | None:
        """What a part of luqum's tree stands for; None where nothing typed in it is a word."""
        kind = type(item).__name__
        if kind == "Word":
            return self._atom(int(item.value[1:]), scope)
        if kind in {"AndOperation", "OrOperation"}:
            return self._operation(kind, item.children, scope)
        child = item.children[0]
        if kind in {"Not", "Prohibit"}:
            part = self._node(child, scope._replace(negated=True))
            return part if part is None else Not(part=part)
        if kind == "Plus":
            return self._node(child, scope._replace(required=True))
        if kind == "Boost":
            return self._node(child, scope._replace(boost=scope.boost * float(item.force)))
        if kind == "SearchField":
            return self._node(child, scope.within(item.name))
        return self._node(child, scope)  # Group, FieldGroup

    def _operation(self, kind: str, children: Any, scope: Scope) -> Node | None:
        parts: list[Node] = []
        signed: list[Node] = []
        for child in children:
            part = self._node(child, scope)
            if part is None:
                continue
            apart = self.any_word and type(child).__name__ in {"Prohibit", "Plus", "Not"}
            (signed if apart and kind == "OrOperation" else parts).append(part)
        if kind == "OrOperation":
            return _all_of([*_one(_any_of(parts)), *signed])
        return _all_of(parts)

    def _atom(self, index: int, scope: Scope) -> Node | None:
        node = node_of(self.lexemes[index], scope, self.text)
        if not isinstance(node, Word):
            return node
        if scope.required:
            self.required.add(node.text)
        joined = [
            self._joined(*pair)
            for pair in self.neighbours
            if index in pair and not node.exact and node.field == "text"
        ]
        if not node.exact and node.field == "text":
            joined += self.verbs.get(index, ())
        return replace(node, joined=tuple(dict.fromkeys(filter(None, joined))))

    def _joined(self, first: int, second: int) -> str:
        """The word that two words typed next to each other make; empty where they are no plain words."""
        if first and self.lexemes[first - 1].kind in {"field", "+", "-", "NOT"}:
            return ""
        if self.lexemes[first].optional or self.lexemes[second].optional:
            return ""
        words = [node_of(self.lexemes[place], Scope(), self.text) for place in (first, second)]
        texts = [word.text for word in words if isinstance(word, Word) and word.text.isalpha()]
        joined = "".join(texts)
        return joined if len(set(texts)) == 2 and min(map(len, texts)) > 1 and len(joined) > 4 else ""


def _one(node: Node | None) -> list[Node]:
    return [] if node is None else [node]


def _all_of(parts: list[Node]) -> Node | None:
    """All of the parts; every document counts only where nothing else is asked for."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else (part,))
    kept = [part for part in flat if not isinstance(part, Everything)] or flat[:1]
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else And(parts=tuple(kept))


def _any_of(parts: list[Node]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else Or(parts=tuple(flat))
