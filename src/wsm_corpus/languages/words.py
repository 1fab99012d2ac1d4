"""Where the words of a text are, and what kind of thing each is. No language is needed for that.

One pass of one regular expression finds chunks: runs of letters and digits with single joining characters
between them. What a chunk holds is decided by `pieces`, whose cost is bounded by the chunk's length, so the
whole is linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from wsm_corpus.languages.fold import APOSTROPHES, HYPHENS, INVISIBLE, WORDS_REMEMBERED

# Letters and digits of any script; marks and vowel signs that `\w` leaves out; invisible characters inside a word.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff\u0e01-\u0e4e\u0eb0-\u0ecd\u1000-\u1049\u17b4-\u17d3"
)
_PICTURES = "\u2600-\u27bf\U0001f300-\U0001faff"
_M = f"{_MARKS}{INVISIBLE}"
_W = f"(?:[^\\W_]|[{_M}])"
_JOIN = re.escape(HYPHENS)
_A = f"[{APOSTROPHES}]"
_H = f"[{_JOIN}/]"

# One class a character, and few of them: large classes take Python tens of milliseconds to compile.
CHUNK = re.compile(
    rf"(?:https?://|www\.)[^\W_][^\s<>\"“”«»]{{0,2000}}"
    rf"|[@#]?[^\W_][\w{_M}]*(?:[{APOSTROPHES}{_JOIN}/.,:@&+][^\W_][\w{_M}]*)*"
    rf"(?:\+\+|\#)?"
    rf"|[{_PICTURES}]"
)
LONGEST = 256
"""Chunks longer than this are no words; they are cut at every joining character and never remembered."""

_TLDS = "com|org|net|edu|gov|int|info|biz|io|ai|app|dev|eu|nl|be|de|fr|uk|us|ca|au|ch|at|es|it|ie|tv|me|co|blog"
_WORD = rf"{_W}+(?:{_A}{_W}+)*"
_SIMPLE = rf"{_W}+"
_RUN = re.compile(r"\w+")
_JOINERS = rf"{_H}|_"
MOST_JOINED = 6
"""Words joined in one; a longer chain (a path, a list) is as many words."""

Kind = Literal[
    "word", "joined", "number", "initials", "ampersand", "symbol", "handle", "tag", "email", "site", "url", "sign"
]


class Piece(NamedTuple):
    """One word of a chunk, half-open code points from the chunk's start."""

    kind: Kind
    start: int
    end: int
    words: tuple[tuple[int, int], ...] = ()  # of "joined": the single words


def clumps(text: str, start: int = 0) -> tuple[list[str], list[int]]:
    """What stands between the blanks of a text, mostly a word with its punctuation, and where each clump begins.

    A match of `CHUNK` holds no blank and depends on nothing around it. So a clump has the same words wherever it
    stands, and whoever remembers clumps need not look for the words of a text: 40 microseconds for 400.

    Args:
        text: any text.
        start: what places are counted from, in code points.
    """
    found = text.split(" ")
    return found, list(accumulate([len(clump) + 1 for clump in found[:-1]], initial=start))


def name_words(name: str) -> list[str]:
    """The words that a name or a label is told by: letters, digits and underscores, whatever stands between."""
    return _RUN.findall(name)


@cache
def ideograph() -> re.Pattern[str]:
    """A sign that is a word by itself, written without blanks. Compiled when asked for: it takes 4 ms."""
    return re.compile(f"[{_IDEOGRAPHS}]")


def is_plain(chunk: str) -> bool:
    """Whether a chunk is one word of nothing but letters, as nearly every one is."""
    return chunk.isalpha() and (chunk.isascii() or not ideograph().search(chunk)) and len(chunk) <= LONGEST


def chunks(clump: str) -> list[tuple[int, str]]:
    """The matches of `CHUNK` in what stands between two blanks, and where each begins in it."""
    if is_plain(clump):  # in a sixth of the time
        return [(0, clump)]
    return [(match.start(), match[0]) for match in CHUNK.finditer(clump)]


def pieces(chunk: str) -> tuple[Piece, ...]:
    """The words of one match of `CHUNK`."""
    return _pieces(chunk) if len(chunk) <= LONGEST else _long(chunk)


def _long(chunk: str) -> tuple[Piece, ...]:
    if chunk.startswith(("http", "www.")):
        return (Piece("url", 0, len(chunk)),)
    return tuple(Piece("word", *match.span()) for match in re.finditer(_SIMPLE, chunk))


@lru_cache(maxsize=WORDS_REMEMBERED)
def _pieces(chunk: str) -> tuple[Piece, ...]:
    if is_plain(chunk):  # in a twentieth of the time
        return (Piece("word", 0, len(chunk)),)
    if chunk.isascii():
        hyphened = chunk.split("-")
        if len(hyphened) <= MOST_JOINED and all(map(str.isalpha, hyphened)):  # without the expression of `_piece`
            return (Piece("joined", 0, len(chunk), _single_words(chunk, 0)),)
        return tuple(_found(chunk, 0))
    found: list[Piece] = []
    start = 0
    for sign in ideograph().finditer(chunk):  # written without blanks: every sign is a word
        found.extend(_found(chunk[start : sign.start()], start))
        found.append(Piece("sign", *sign.span()))
        start = sign.end()
    found.extend(_found(chunk[start:], start))
    return tuple(found)


@cache
def _piece() -> re.Pattern[str]:
    """One word of a chunk, by kind. Compiled when asked for: most commands meet no chunk but plain words."""
    return re.compile(
        rf"""(?P<url>(?:https?://|www\.)[^\W_]\S*)
        |(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
        |(?P<site>{_W}+(?:[.-]{_W}+)*\.(?:{_TLDS})(?:\.[a-z]{{2}})?(?![\w@])(?:/[\w./-]*\w)?)
        |(?P<handle>@\w+)
        |(?P<tag>\#(?=\w*[^\W\d_])\w+)
        |(?P<symbol>[A-Za-z](?:\+\+|\#)(?!\w))
        |(?P<number>\d+(?:[.,:]\d+)+(?!\w))
        |(?P<initials>(?:[^\W\d_]\.)+[^\W\d_](?!\w))
        |(?P<ampersand>{_W}{{1,3}}&{_W}{{1,3}}(?!\w))
        |(?P<joined>{_WORD}(?:(?:{_H}|_){_WORD})+)
        |(?P<word>{_WORD})
        |(?P<sign>[{_PICTURES}])""",
        re.VERBOSE,
    )


def _found(text: str, offset: int) -> Iterator[Piece]:
    for match in _piece().finditer(text):
        start, end = offset + match.start(), offset + match.end()
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # every branch of the expression is named
        if kind == "url":
            end = start + len(match[0].rstrip(".,;:!?'’()[]{}>*_~^\\"))
        if kind != "joined":
            yield Piece(kind, start, end)
            continue
        words = _single_words(match[0], start)
        if len(words) > MOST_JOINED:
            yield from (Piece("word", *span) for span in words)
        else:
            yield Piece(kind, start, end, words)


def _single_words(text: str, offset: int) -> tuple[tuple[int, int], ...]:
    spans = []
    start = 0
    for match in re.finditer(_JOINERS, text):
        spans.append((offset + start, offset + match.start()))
        start = match.end()
    spans.append((offset + start, offset + len(text)))
    return tuple(spans)
