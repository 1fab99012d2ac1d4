"""Pieces of a query put into an order that has a reading: what a person left open is closed.

Parentheses are balanced, empty ones dropped, and an operator with nothing to join is the word it is written as
(``AND``, ``to be OR``). Only two operators in a row have no reading.
"""

from __future__ import annotations

from wsm_corpus.errors import QueryError
from wsm_corpus.query.lex import Lexeme

DEEPEST = 25
"""Parentheses within parentheses that are read; people write two or three."""


def repair(lexemes: list[Lexeme], text: str) -> tuple[list[Lexeme], list[str]]:
    """The pieces in a readable order, and what was taken otherwise than typed, each as the words concerned.

    Raises:
        QueryError: two operators in a row, or parentheses too deep.
    """
    notes: list[str] = []
    balanced = _without_empty(_balanced(lexemes, text, notes))
    return _operators(balanced, text, notes), notes


def _balanced(lexemes: list[Lexeme], text: str, notes: list[str]) -> list[Lexeme]:
    found: list[Lexeme] = []
    depth = 0
    for lexeme in lexemes:
        if lexeme.kind == ")" and depth == 0:
            notes.append(")")
            continue
        depth += {"(": 1, ")": -1}.get(lexeme.kind, 0)
        if depth > DEEPEST:
            raise QueryError(
                f"parentheses more than {DEEPEST} deep",
                position=lexeme.start,
                mend=text.replace("(", " ").replace(")", " ").strip()[:200],
                advice="Use fewer of them.",
            )
        found.append(lexeme)
    if depth:
        notes.append("(")
    return [*found, *(Lexeme(")", len(text), len(text)) for _ in range(depth))]


def _without_empty(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Parentheses around nothing go; fields, signs and NOT before nothing are words or go."""
    stack: list[Lexeme] = []
    for lexeme in [*lexemes, Lexeme(")", -1, -1)]:
        if lexeme.kind in {")", "AND", "OR"}:
            while stack and stack[-1].kind in {"field", "+", "-", "NOT"}:
                word = stack.pop()
                if word.kind in {"field", "NOT"}:
                    stack.append(_as_word(word))
            if lexeme.kind == ")" and stack and stack[-1].kind == "(":
                stack.pop()
                continue
        stack.append(lexeme)
    return stack[:-1] if stack and stack[-1].start == -1 else stack


def _as_word(lexeme: Lexeme) -> Lexeme:
    return Lexeme("atom", lexeme.start, lexeme.end, text=lexeme.typed)


def _operators(lexemes: list[Lexeme], text: str, notes: list[str]) -> list[Lexeme]:
    found: list[Lexeme] = []
    for index, lexeme in enumerate(lexemes):
        if lexeme.kind not in {"AND", "OR"}:
            found.append(lexeme)
            continue
        left = bool(found) and found[-1].kind in {"atom", ")"}
        after = lexemes[index + 1].kind if index + 1 < len(lexemes) else ")"
        if left and after in {"AND", "OR"}:
            second = lexemes[index + 1]
            raise QueryError(
                f"{lexeme.typed} and {second.typed} stand next to each other",
                position=second.start,
                mend=f"{text[: second.start].rstrip()} {text[second.end :].lstrip()}".strip(),
                advice="Keep one of them.",
            )
        if left and after != ")":
            found.append(lexeme)
        else:
            notes.append(lexeme.typed)
            found.append(_as_word(lexeme))
    return found
