"""Words of a text as language sees them, and what it costs to change language between two of them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

# Letters: what langdetect does not take for a blank. Ranges, because a class of ranges is one table look-up.
_LETTERS = (
    "A-Za-zªµºÀ-ÖØ-öø-ˁ\u0300-\u037d\u037f-\u0386\u0388-\u0481\u0483-\u0559\u0560-\u0588\u0591-\u05f4\u0610-\u061a\u0620-\u065f"
    "\u066e-\u06d3\u06d5-\u06ef\u06fa-\u07bf\u0800-\u0963\u0971-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af9-\u0b65"
    "\u0b71-\u0be5\u0c00-\u0c65\u0c80-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecf"
    "\u0edc-\u0f1f\u0f40-\u0f84\u0f86-\u0fc4\u1000-\u103f\u1050-\u108f\u10a0-\u1360\u1380-\u167f\u1780-\u17d3"
    "\u1820-\u1fff\u2c00-\u2dff\u3005\u3041-\u9fff\ua000-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff21-\uff3a\uff41-\uff5a"
    "\uff66-\uffdc\U00010000-\U0001cfff\U0001e000-\U0001eeff\U00020000-\U000323af"
)
MAX_PIECE = 40  # letters in a row; what is longer is cut, so that no word costs more than another
_PIECE = f"[{_LETTERS}]{{1,{MAX_PIECE}}}"
# Apostrophes and hyphens within a word join it: a language never changes there.
# The piece without a clitic stands first, for nearly every word begins so: two thirds of the time.
_WORD = re.compile(f"((?:{_PIECE}|(?<!\\w)['’](?=[tnsmkTNSMK]\\b){_PIECE})(?:['’\\-]{_PIECE}){{0,4}})")

# What is no language: web and mail addresses, @handles and #tags. Found by their sign, blotted out to the
# blanks around them. Top-level domains that are words of a language (at, me, is) are left out.
_SIGN = re.compile(r"://|www\.|@|#|\.(?:com|org|net|edu|gov|info|nl|be|eu|de|fr|uk|io)\b")
_NO_BLANK = re.compile(r"\S*")
_LOOK_BACK = 250  # code points before a sign that may belong to it

# Kinds of gaps between two words.
INSIDE, COMMA, SENTENCE, QUOTE, LINE = range(5)
COSTS = (9.0, 8.0, 4.0, 2.5, 2.5)
"""Cost of changing language at a gap of each kind, in nats.

Each was moved alone, on two halves of the development texts. At a comma or bracket 6 to 8 and at a sentence end 3 to
4: fewer loanwords taken for passages, nothing else lost; 9 at a comma loses more. At a quotation mark 2.5 to 3.5: 2.9
instead of 2.1 % of the assembled documents not wholly right. Within a clause 10 for 9: no difference that both halves
show.
"""

_QUOTES = re.compile("[\"“”„‟«»‹›*_]|(?<!\\w)['‘’`]|['‘’`](?!\\w)")
_SENTENCE_END = re.compile(r"[.!?…。!?](?=\W|$)|[•·|]")
_COMMAS = re.compile(r"[,;:()\[\]{}/–—=+<>]|\s-+\s")
_MAX_CACHED_GAP = 6
_MAX_GAPS = 4096


class Words(NamedTuple):
    """The words of a text and what stands between them."""

    surfaces: list[str]
    gaps: list[str]  # before each word, addresses blotted out
    bounds: list[int]  # start and end of each word in turn, code points


def blot_addresses(text: str) -> str:
    """The text with addresses, handles and tags as blanks; every other character keeps its place."""
    pieces: list[str] = []
    done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = sign.start()
        while start > max(done, sign.start() - _LOOK_BACK) and not text[start - 1].isspace():
            start -= 1
        rest = _NO_BLANK.match(text, sign.start())
        end = rest.end() if rest else sign.end()
        pieces += [text[done:start], " " * (end - start)]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def words_of(text: str) -> Words:
    """The words of a text in order; linear in its length."""
    parts = _WORD.split(blot_addresses(text))
    return Words(parts[1::2], parts[:-1:2], list(accumulate(map(len, parts[:-1]))))


class _GapKinds(dict[str, int]):
    """Gap -> kind; a few hundred gaps make up nearly all of a corpus."""

    def __missing__(self, gap: str) -> int:
        kind = _kind(gap)
        if len(gap) <= _MAX_CACHED_GAP and len(self) < _MAX_GAPS:
            self[gap] = kind
        return kind


_gap_kinds = _GapKinds()


def gap_kinds(words: Words) -> list[int]:
    """The kind of the gap before each word."""
    return list(map(_gap_kinds.__getitem__, words.gaps))


def _kind(gap: str) -> int:
    if "\n" in gap:
        return LINE
    if _QUOTES.search(gap):
        return QUOTE
    if _SENTENCE_END.search(gap):
        return SENTENCE
    return COMMA if _COMMAS.search(gap) else INSIDE


def place_of_change(gap: str) -> int:
    """Where in the gap between two words of different languages the second one's stretch begins.

    After the last line break; else after the blanks that end a sentence; else before the quote or bracket that
    opens the next word, blanks and what closes the word before staying with what they follow.
    """
    after_line = gap.rfind("\n") + 1
    if after_line:
        return after_line
    ends = [end.end() for end in _AFTER_SENTENCE.finditer(gap)]
    if ends:
        return ends[-1]
    opening = _OPENING.search(gap, len(gap) - len(gap.lstrip(_CLOSING)))
    return opening.start() if opening else len(gap)


_CLOSING = "\"”’'»)]}.,;:!?…"
_AFTER_SENTENCE = re.compile(r"[.!?…。!?][\"”’'»)\]]{0,3}\s{1,9}")
_OPENING = re.compile(r"[^\s\w.,;:!?)\]}”»]{1,9}$")
