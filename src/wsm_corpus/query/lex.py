"""What a person types, cut into words, phrases, fields and operators; nothing typed is too odd for that.

A search box is typed into by people who know no query language, so signs count as syntax only where they are
written as syntax: a hyphen before a word, not between two; a colon after the name of a field; a question mark
inside a word, not at the end of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from wsm_corpus.errors import QueryError

LONGEST_QUERY = 5_000
"""Code points; a paragraph pasted into the box fits, a document does not."""

FIELDS = {
    "theme": "theme",
    "concept": "concept",
    "context": "context",
    "language": "language",
    "lang": "language",
    "passage": "passage",
    "site": "site",
    "author": "author",
    "id": "id",
    "format": "format",
    "removed": "removed",
    "published": "published",
    "date": "published",
    "year": "published",
    "title": "title",
    "text": "text",
    "exact": "exact",
    "folded": "folded",
}
"""Names of fields as typed, and the field each names."""

_QUOTES = '"“”„‟″«»'
_OPERATORS = {"AND": "AND", "&&": "AND", "OR": "OR", "||": "OR", "NOT": "NOT"}
_OPERATOR = re.compile(r"(?:AND|OR|NOT)(?=[\s()]|$)|&&|\|\|")
_FIELD = re.compile(r"([A-Za-z]{2,12}):(?=[^\s:/)]|\s[^\s:/)])\s?")
_RUN = re.compile(rf"(?:\\.|[^\s(){_QUOTES}\\]|\\$)+", re.DOTALL)
_RANGE = re.compile(r"[\[{]([^\]}]*)[\]}]")
_SUFFIX = re.compile(r"\s?~(\d+)?(?=[\s()^]|$)")
_BOOST = re.compile(r"\^(\d+(?:\.\d+)?)(?=[\s()]|$)")

Kind = Literal["atom", "(", ")", "AND", "OR", "NOT", "+", "-", "field"]


@dataclass(slots=True)
class Lexeme:
    """One piece of a query, with where it stands in what was typed."""

    kind: Kind
    start: int
    end: int
    text: str = ""  # of an atom its content, of a field its name in `FIELDS`
    form: Literal["run", "phrase", "range"] = "run"
    tilde: int | None = None  # ~N after it: a phrase's slop, a word's distance
    boost: float = 1.0
    optional: bool = False  # ~word: it ranks and is not required
    typed: str = ""  # an operator or field as typed


def lex(text: str) -> list[Lexeme]:
    """The pieces of a query in order.

    Raises:
        QueryError: the query is longer than anybody types.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryError(
            f"the query is {len(text)} characters long; at most {LONGEST_QUERY} are read",
            position=LONGEST_QUERY,
            mend=text[:200].rsplit(" ", 1)[0],
            advice="Search for fewer words.",
        )
    found: list[Lexeme] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        lexeme = _next(text, place, found)
        found.append(lexeme)
        place = lexeme.end
    return found


def _next(text: str, place: int, before: list[Lexeme]) -> Lexeme:
    sign = text[place]
    if sign in "()":
        end, boost = _boost(text, place + 1) if sign == ")" else (place + 1, 1.0)
        return Lexeme(sign, place, end, boost=boost)  # type: ignore[arg-type]  # one of two signs
    if match := _OPERATOR.match(text, place):
        return Lexeme(_OPERATORS[match[0]], place, match.end(), typed=match[0])  # type: ignore[arg-type]
    after_space = place == 0 or text[place - 1].isspace() or text[place - 1] == "("
    if sign in "+-!" and after_space and re.match(r"[^\s)+\-!]", text[place + 1 : place + 2]):
        return Lexeme("+" if sign == "+" else "-", place, place + 1)
    if (match := _FIELD.match(text, place)) and match[1].lower() in FIELDS:
        return Lexeme("field", place, match.end(), text=FIELDS[match[1].lower()], typed=match[1])
    if before and before[-1].kind == "field" and (match := _RANGE.match(text, place)):
        return Lexeme("atom", place, match.end(), text=match[0], form="range")
    begins = after_space or (before and before[-1].kind == "field" and before[-1].end == place)
    if sign == "~" and begins and re.match(r"[^\W\d_]", text[place + 1 : place + 2]):
        word = _run(text, place + 1)
        word.start, word.optional = place, True
        return word
    return _phrase(text, place, after_space) or _run(text, place)


def _phrase(text: str, place: int, after_space: bool) -> Lexeme | None:
    if text[place] in _QUOTES:
        close = re.compile(f"[{_QUOTES}]").search(text, place + 1)
        inner, end = (text[place + 1 : close.start()], close.end()) if close else (text[place + 1 :], len(text))
    elif text[place] in "‘'" and after_space:
        single = re.compile(r"['‘](\w[^'‘’]*[^\s'‘’])['’](?!\w)").match(text, place)
        if single is None or " " not in single[1]:
            return None
        inner, end = single[1], single.end()
    else:
        return None
    tilde = None
    if match := _SUFFIX.match(text, end):
        tilde, end = int((match[1] or "1")[:4]), match.end()
    end, boost = _boost(text, end)
    return Lexeme("atom", place, end, text=inner, form="phrase", tilde=tilde, boost=boost)


def _run(text: str, place: int) -> Lexeme:
    match = _RUN.match(text, place)
    inner = match[0] if match else text[place]
    end = place + len(inner)
    boost, tilde = 1.0, None
    if suffix := re.search(r"(?<!\\)\^(\d{1,4}(?:\.\d{1,4})?)$", inner):
        inner, boost = inner[: suffix.start()], float(suffix[1])
    if suffix := re.search(r"(?<=\w)~(\d{0,4})$", inner):
        inner, tilde = inner[: suffix.start()], int(suffix[1] or "1")
    return Lexeme("atom", place, end, text=inner, tilde=tilde, boost=boost)


def _boost(text: str, place: int) -> tuple[int, float]:
    match = _BOOST.match(text, place)
    return (match.end(), float(match[1][:8])) if match else (place, 1.0)
