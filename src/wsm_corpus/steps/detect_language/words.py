"""Words of a text as language sees them, and what it costs to change language between two of them."""

from __future__ import annotations

import re
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
_WORD = re.compile(f"(?:(?<!\\w)['’](?=[tnsmkTNSMK]\\b))?{_PIECE}(?:['’\\-]{_PIECE}){{0,4}}")

# What is no language: web and mail addresses, @handles and #tags. Found by their sign, blotted out to the
# blanks around them. Top-level domains that are words of a language (at, me, is) are left out.
_SIGN = re.compile(r"://|www\.|[@#]|\.(?:com|org|net|edu|gov|info|nl|be|eu|de|fr|uk|io)\b", re.IGNORECASE)
_NO_BLANK = re.compile(r"\S*")
_LOOK_BACK = 250  # code points before a sign that may belong to it

# Cost of changing language at a gap between two words, in nats.
INSIDE = 9.0
COMMA = 6.0
SENTENCE = 3.0
QUOTE = 2.5
LINE = 2.5
_QUOTES = re.compile("[\"“”„‟«»‹›*_]|(?<!\\w)['‘’`]|['‘’`](?!\\w)")
_SENTENCE_END = re.compile(r"[.!?…。!?](?=\W|$)|[•·|]")
_COMMAS = re.compile(r"[,;:()\[\]{}/–—=+<>]|\s-+\s")
_MAX_CACHED_GAP = 6
_gap_costs: dict[str, float] = {}
_MAX_GAPS = 4096


class Word(NamedTuple):
    """One word and the gap before it."""

    start: int
    end: int
    surface: str
    cost: float  # nats to change language before this word


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


def words_of(text: str) -> list[Word]:
    """The words of a text in order; linear in its length."""
    blotted = blot_addresses(text)
    words: list[Word] = []
    before = 0
    for found in _WORD.finditer(blotted):
        start, end = found.span()
        words.append(Word(start, end, found.group(), gap_cost(blotted[before:start])))
        before = end
    return words


def gap_cost(gap: str) -> float:
    """What it costs, in nats, to change language in this stretch between two words."""
    if len(gap) > _MAX_CACHED_GAP:
        return _cost(gap)
    cost = _gap_costs.get(gap)
    if cost is None:
        if len(_gap_costs) >= _MAX_GAPS:
            _gap_costs.clear()
        cost = _gap_costs[gap] = _cost(gap)
    return cost


def _cost(gap: str) -> float:
    if "\n" in gap:
        return LINE
    if _QUOTES.search(gap):
        return QUOTE
    if _SENTENCE_END.search(gap):
        return SENTENCE
    if _COMMAS.search(gap):
        return COMMA
    return INSIDE


def place_of_change(gap: str) -> int:
    """Where in the gap between two words of different languages the second one's stretch begins.

    After the last line break; else after the blanks that end a sentence; else before the quote or bracket that
    opens the next word, blanks staying with what they follow.
    """
    after_line = gap.rfind("\n") + 1
    if after_line:
        return after_line
    ends = [end.end() for end in _AFTER_SENTENCE.finditer(gap)]
    if ends:
        return ends[-1]
    opening = _OPENING.search(gap)
    return opening.start() if opening else len(gap)


_AFTER_SENTENCE = re.compile(r"[.!?…。!?][\"”’'»)\]]{0,3}\s{1,9}")
_OPENING = re.compile(r"[^\s\w.,;:!?)\]}”»]{1,9}$")
