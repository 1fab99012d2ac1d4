"""One word, phrase, pattern, range or value of a query, made into a node."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from wsm_corpus.errors import QueryError
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.words import ideograph
from wsm_corpus.query.lex import Lexeme
from wsm_corpus.records import And, Concept, Everything, Fuzzy, Has, Node, Phrase, Published, Wildcard, Word

FEWEST_LETTERS = 2
"""Letters before the first ``*`` or ``?``; with one, half the words of a corpus match."""
FEWEST_LETTERS_BARE = 3
"""Letters of a pattern that starts with a wildcard, or of a word with ``~``."""
MOST_DISTANCE = 2
"""Edits; with three, ``werk`` meets every short word."""
ASK_FOR_ONE = frozenset({"passage", "removed", "concept"})
"""Fields of which ``*`` stands for no value in particular and so for nothing."""
LARGEST_BOOST = 100.0

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WILD = re.compile(r"(?<!\\)[*?]")
_PATTERN = re.compile(r"(?=.*\w)[\w*?@#][\w*?'@&./+-]*")  # of characters that stand in words
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\W_]")
# Of what stands in fields, which few queries have: compiled when first asked for.
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_SPAN = r"(\S*?)(?:\s+TO\s+|\.\.)(\S*)"
_COMPARED = r"([<>]=?)(\S+)"
_NOT_IN_VALUES = r"[\\\"“”„‟″«»]"


class Scope(NamedTuple):
    """What stands around a part of a query."""

    field: str = "text"
    exact: bool = False
    folded: bool = False
    negated: bool = False
    required: bool = False
    boost: float = 1.0

    def within(self, field: str) -> Scope:
        """The scope inside ``field:``."""
        if field in {"exact", "folded"}:
            return self._replace(exact=field == "exact", folded=field == "folded")
        return self._replace(field=field)


def node_of(lexeme: Lexeme, scope: Scope, query: str) -> Node | None:
    """What one piece of a query stands for; None where there is no word in it.

    Raises:
        QueryError: a pattern too wide, a date that is none, a value that is missing.
    """
    if scope.field in {"text", "title"}:
        return _words(lexeme, scope, query)
    value = _value(lexeme)
    if scope.field == "published":
        return _published(lexeme, query)
    if lexeme.form == "range":
        raise _error(lexeme, query, "only published: takes a range", "")
    if not value or (value == "*" and scope.field in ASK_FOR_ONE):
        raise _error(lexeme, query, f"{scope.field}: needs a value", "")
    if scope.field == "concept":
        id, _, languages = value.partition("@")
        return Concept(id=id, languages=tuple(filter(None, languages.split(","))), boost=_boost(lexeme, scope))
    return Has(field=cast("Literal['theme']", scope.field), value=value)


def _value(lexeme: Lexeme) -> str:
    text = lexeme.text if lexeme.form == "phrase" else _ESCAPED.sub(r"\1", lexeme.text)
    return " ".join(re.sub(_NOT_IN_VALUES, "", text).split()).strip(",; ")


def _boost(lexeme: Lexeme, scope: Scope) -> float:
    return min(lexeme.boost * scope.boost, LARGEST_BOOST) or 1.0


def _field(scope: Scope) -> Literal["text", "title"]:
    return "title" if scope.field == "title" else "text"


def _words(lexeme: Lexeme, scope: Scope, query: str) -> Node | None:
    field, boost = _field(scope), _boost(lexeme, scope)
    if lexeme.form == "run" and not _ADDRESS.match(lexeme.text):
        pattern = lexeme.text.rstrip("?!.,;:") if lexeme.text.count("*") == 0 else lexeme.text.strip(".,;:!")
        if re.fullmatch(r"[*:]*\*[*:]*", pattern):
            return Everything()
        if _WILD.search(pattern) and _PATTERN.fullmatch(fold(pattern)):
            return Wildcard(pattern=_pattern(pattern, lexeme, query), field=field, boost=boost)
    text = lexeme.text if lexeme.form == "phrase" else _ESCAPED.sub(r"\1", lexeme.text)
    words = tuple(text[start:end] for start, end in tokenise(text))
    if not words:
        return None
    if lexeme.tilde is not None and lexeme.form == "run":
        return _fuzzy(words[0], lexeme, scope, query)
    if scope.folded:
        return _folded(words, lexeme, scope, query)
    if len(words) == 1:
        return Word(text=words[0], exact=scope.exact, optional=lexeme.optional, field=field, boost=boost)
    if lexeme.form == "phrase" or all(map(ideograph().match, words)):
        return Phrase(words=words, slop=min(lexeme.tilde or 0, 100), exact=scope.exact, field=field, boost=boost)
    return And(parts=tuple(Word(text=word, exact=scope.exact, field=field, boost=boost) for word in words))


def _pattern(typed: str, lexeme: Lexeme, query: str) -> str:
    pattern = re.sub(r"\*+", "*", fold(_ESCAPED.sub(r"\1", typed)))
    first = re.search(r"[*?]", pattern)
    before = len(re.findall(r"\w", pattern[: first.start()])) if first else 0
    letters = len(re.findall(r"\w", pattern))
    if before >= FEWEST_LETTERS or letters >= FEWEST_LETTERS_BARE:
        return pattern
    raise _error(
        lexeme,
        query,
        f"{typed} meets too many words: type {FEWEST_LETTERS} letters before the first wildcard, or "
        f"{FEWEST_LETTERS_BARE} in all",
        re.sub(r"[*?]", "", typed),
    )


def _fuzzy(word: str, lexeme: Lexeme, scope: Scope, query: str) -> Node:
    distance = 1 if lexeme.tilde is None else lexeme.tilde
    if distance == 0:
        return Word(text=word, exact=scope.exact, field=_field(scope), boost=_boost(lexeme, scope))
    if distance > MOST_DISTANCE:
        raise _error(lexeme, query, f"~{distance} is too far: at most ~{MOST_DISTANCE}", f"{word}~{MOST_DISTANCE}")
    if len(word) < FEWEST_LETTERS_BARE:
        raise _error(lexeme, query, f"{word} is too short for ~", word)
    return Fuzzy(text=word, distance=distance, field=_field(scope), boost=_boost(lexeme, scope))


def _folded(words: tuple[str, ...], lexeme: Lexeme, scope: Scope, query: str) -> Node:
    """Words whatever their case and accents, in no other form: none of whose letters may differ."""
    if lexeme.form == "phrase" and len(words) > 1:
        typed = query[lexeme.start : lexeme.end]
        raise _error(lexeme, query, "folded: takes single words", f"({typed[1:-1]})")
    each = [Fuzzy(text=word, distance=0, field=_field(scope), boost=_boost(lexeme, scope)) for word in words]
    return each[0] if len(each) == 1 else And(parts=tuple(each))


def _published(lexeme: Lexeme, query: str) -> Published:
    text = _value(lexeme)
    since = until = text
    if lexeme.form == "range":
        text = text[1:-1].strip()
    if span := re.fullmatch(_SPAN, text):
        since, until = span[1], span[2]
    elif compared := re.fullmatch(_COMPARED, text):
        since, until = (compared[2], "*") if compared[1][0] == ">" else ("*", compared[2])
    elif years := re.fullmatch(r"(\d{4})-(\d{4})", text):
        since, until = years[1], years[2]
    for date in (since, until):
        if date not in {"", "*"} and not re.fullmatch(_DATE, date):
            raise _error(lexeme, query, f"{date} is no date: write 2011, 2011-03 or 2011-03-21", "")
    open_ends = {"", "*"}
    if since not in open_ends and until not in open_ends and since > until and not since.startswith(until):
        raise _error(lexeme, query, f"{since} lies after {until}", f"[{until} TO {since}]")
    return Published(since=None if since in open_ends else since, until=None if until in open_ends else until)


def _error(lexeme: Lexeme, query: str, message: str, instead: str) -> QueryError:
    mend = f"{query[: lexeme.start]}{instead}{query[lexeme.end :]}".strip() if instead else ""
    return QueryError(message, position=lexeme.start, mend=mend)
