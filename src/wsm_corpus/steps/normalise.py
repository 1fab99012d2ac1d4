"""Normalise a text: one form for every character, offsets into the source kept.

In this order, over and over until nothing changes (text as it is found takes one round and a look):

1. line ends: CR LF, CR, vertical tab, form feed, the ASCII separators, NEL, U+2028 and U+2029 become line feeds;
2. mojibake: UTF-8 read as another encoding (``dâ€™accord``) is read rightly, by ftfy, only where ftfy finds it;
3. spaces: no-break, thin, ideographic and other Unicode spaces become a space; a tab stays a tab;
4. what nobody sees goes: byte order marks, zero-width spaces, soft hyphens, control characters, direction marks,
   and joiners but between letters or signs that need them (Persian, Hindi, emoji);
5. Unicode NFC; a run of more than 30 combining marks is cut to 30.

Quotes and apostrophes stay as written, curly or straight, and so do dashes and ligatures: the text is quoted from.
That ’ and ' meet in a search is the business of the analysis in `languages`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Unicode Standard Annex 15, section 13 (Stream-Safe Text Format): no orthography needs more than 30 in a row.
# Without a limit a megabyte of marks is sorted by insertion, which takes hours.
MARKS_LIMIT = 30

# Each round undoes at least one layer; text found on the web has one, rarely two. A bound, because a text can be
# built to take a round a character.
ROUNDS_LIMIT = 8

_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x1c-\x1e\u2028\u2029]")
# U+0085 is NEL, a line end; but also a byte of mojibake (Ã\x85 is Å), and in Windows-1252 read as Latin-1 an
# ellipsis, which is likely where other such characters are. What this does not match waits for ftfy.
_NEXT_LINE = re.compile("(?<![\xa0-\xdf])\x85")
_OTHER_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Latin, Greek and Cyrillic letters, digits and punctuation need no joiners.
_NEEDS_JOINER = "[\u0530-\u1fff\u2190-\uabff\ufe00-\ufe0f\U0001f000-\U0001faff]"
_UNSEEN = re.compile(
    "\r(?=\n)"
    "|[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff]+"
    f"|(?<!{_NEEDS_JOINER})[\u200c\u200d]+|[\u200c\u200d]+(?!{_NEEDS_JOINER})"
)
# ASCII that stays as it is whatever stands around it.
_PLAIN_ASCII = bytes((ord("\t"), ord("\n"), *range(ord(" "), ord("\x7f"))))
# What ftfy's expression for mojibake meets is one to six characters, one of them at least not ASCII.
_AROUND = 8
_SEEN_ASCII = re.compile("([!-~]+)")

Edit = tuple[int, int, str]  # start, end, what stands there now


@dataclass(frozen=True, slots=True)
class _Shift:
    """Where the offsets of one rewriting move: parallel arrays, in order."""

    after: array[int]  # offset in the rewritten text from which the shift holds
    before: array[int]  # the offset it has in the text rewritten
    last: array[int]  # no offset of the stretch lies beyond this one in the text rewritten

    def note(self, after: int, before: int, last: int) -> None:
        """Let a stretch begin."""
        self.after.append(after)
        self.before.append(before)
        self.last.append(last)

    def undo(self, offset: int) -> int:
        """The offset in the text rewritten."""
        at = bisect_right(self.after, offset) - 1
        return min(self.before[at] + offset - self.after[at], self.last[at])


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedText:
    """A normalised text that knows where in the source each of its characters stood.

    Attributes:
        text: the normalised text.
        source_length: the length of the text as found, in code points.
    """

    text: str
    source_length: int
    _shifts: tuple[_Shift, ...] = ()

    def source_offset(self, offset: int) -> int:
        """The offset, in the text as found, of the character that gave ``text[offset]``.

        Offsets are code points and never go backwards. ``len(text)`` gives the length of the source, so that
        ``source[source_offset(start):source_offset(end)]`` is what a span was made of.

        Args:
            offset: 0 to ``len(text)``, both included.

        Raises:
            IndexError: the offset lies outside the text.
        """
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} lies outside a text of {len(self.text)} characters")
        if offset == len(self.text):
            return self.source_length
        for shift in reversed(self._shifts):
            offset = shift.undo(offset)
        return offset


@lru_cache(maxsize=1)  # its lines are asked for, then it is processed: 1 ms a document of 600 words
def normalise(text: str) -> NormalisedText:
    """Give a text the one form that everything after it relies on.

    The result is in NFC with line feeds as its only line ends, and normalising it again changes nothing (but for a
    text built to take more than `ROUNDS_LIMIT` rounds). Takes time linear in the length of the text.

    Args:
        text: any text; lone surrogates become U+FFFD.

    Returns:
        The normalised text, with the offset in `text` of each of its characters.
    """
    shifts: list[_Shift] = []
    now = text
    for _ in range(ROUNDS_LIMIT):
        if _is_settled(now):
            break
        was = now
        now = _read_rightly(now, shifts)
        now = _rewrite(now, shifts, _unseen_edits)
        if not now.isascii():
            now = _rewrite(now, shifts, _composition_edits)
        if now == was:
            break
    return NormalisedText(text=now, source_length=len(text), _shifts=tuple(shifts))


def _is_settled(text: str) -> bool:
    """Whether nothing is to be done. Most texts are so: it takes 0.1 ms for 4 KB, where a round takes 1."""
    return not _odd(text) and not _has_mojibake(text)


def _odd(text: str) -> set[str]:
    """The characters of a text that may not stay as they are, mojibake left aside."""
    odd = set(map(chr, text.encode("ascii", "ignore").translate(None, _PLAIN_ASCII)))
    if not text.isascii():
        odd.update(itertools.filterfalse(_is_plain, {text[place] for place in _places_beyond_ascii(text)}))
    return odd


def _put(replacement: str, expression: re.Pattern[str], text: str, odd: set[str]) -> str:
    """Put something in place of what an expression finds, where one of the odd characters is such."""
    return expression.sub(replacement, text) if any(map(expression.match, odd)) else text


def _places_beyond_ascii(text: str) -> list[int]:
    """Where characters stand that are not ASCII; an expression takes ten times as long to find them."""
    import numpy as np  # here, for `wsm --help` needs none

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.flatnonzero(points > ord("\x7f")).tolist()


@lru_cache(maxsize=65_536)
def _is_plain(char: str) -> bool:
    """Whether a character stays as it is whatever stands around it, mojibake left aside."""
    changed = char == "\x85" or any(rule.match(char) for rule in (_LINE_ENDS, _SPACES, _SURROGATES, _UNSEEN))
    # A joiner goes or stays by its neighbours.
    return (
        not changed and char not in "\u200c\u200d" and not _follows(char) and unicodedata.is_normalized("NFC", char)
    )


def _has_mojibake(text: str) -> bool:
    return not text.isascii() and _is_mojibake(text, _places_beyond_ascii(text))


def _is_mojibake(text: str, places: Sequence[int]) -> bool:
    """Whether ftfy finds mojibake, asked only of the surroundings of what is not ASCII: 25 ns a character for 400."""
    from ftfy.badness import is_bad

    first = before = places[0]
    for place in places:
        if place - before > _AROUND + 1:
            if is_bad(text[max(0, first - _AROUND) : before + 1 + _AROUND]):
                return True
            first = place
        before = place
    return is_bad(text[max(0, first - _AROUND) : before + 1 + _AROUND])


def _read_rightly(text: str, shifts: list[_Shift]) -> str:
    """Mend line ends, mojibake and spaces, in the order in which they can be told apart."""
    odd = _odd(text)
    text = _put("\n", _LINE_ENDS, _put("\ufffd", _SURROGATES, text, odd), odd)
    if "\x85" in odd and not _OTHER_C1.search(text):
        text = _NEXT_LINE.sub("\n", text)
    text = _rewrite(text, shifts, _mojibake_edits)
    return _put(" ", _SPACES, text, _odd(text)).replace("\x85", "\n")


def _rewrite(text: str, shifts: list[_Shift], find_edits: Callable[[str], list[Edit]]) -> str:
    """Make the edits found in a text and note how offsets move."""
    edits = find_edits(text)
    if not edits:
        return text
    shift = _Shift(after=array("q", [0]), before=array("q", [0]), last=array("q", [len(text)]))
    pieces: list[str] = []
    done = length = 0
    for start, end, replacement in edits:
        pieces += (text[done:start], replacement)
        length += start - done
        if replacement:
            shift.note(length, start, max(start, end - 1))
        length += len(replacement)
        shift.note(length, end, len(text))
        done = end
    pieces.append(text[done:])
    shifts.append(shift)
    return "".join(pieces)


def _unseen_edits(text: str) -> list[Edit]:
    if not any(_UNSEEN.match(f"{char}\n") for char in _odd(text)):
        return []
    return [(match.start(), match.end(), "") for match in _UNSEEN.finditer(text)]


def _mojibake_edits(text: str) -> list[Edit]:
    if not _has_mojibake(text):
        return []
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    edits: list[Edit] = []
    start = 0
    for line in text.split("\n"):
        if not line.isascii() and is_bad(line):
            edits += _differences(line, fix_encoding(line), start)
        start += len(line) + 1
    return edits


def _differences(line: str, fixed: str, start: int) -> list[Edit]:
    """Where two readings of the same bytes differ.

    Every encoding that ftfy knows is ASCII below 0x80, so the printable ASCII characters of both are the same and
    what stands between two runs of them corresponds.
    """
    found, wanted = _SEEN_ASCII.split(line), _SEEN_ASCII.split(fixed)
    if found[1::2] != wanted[1::2]:
        return []
    edits: list[Edit] = []
    for old, new in zip(found, wanted, strict=True):
        if old != new:
            edits.append((start, start + len(old), new))
        start += len(old)
    return edits


def _composition_edits(text: str) -> list[Edit]:
    """What NFC changes, piece by piece: a character and the marks that follow it."""
    odd = sorted(_odd(text))
    followers = "".join(filter(_follows, odd))
    unstable = "".join(char for char in odd if not unicodedata.is_normalized("NFC", char))
    if not followers and not unstable:
        return []
    # An empty class is not a regular expression; U+10FFFF stands for nothing and is in no class of Unicode's.
    follower, single = f"[{re.escape(followers) or chr(0x10FFFF)}]", f"[{re.escape(unstable) or chr(0x10FFFF)}]"
    edits: list[Edit] = []
    for match in re.finditer(f"(?s:.)?{follower}+|{single}", text):
        piece = match.group()
        composed = unicodedata.normalize("NFC", piece[: MARKS_LIMIT + 1])
        if composed != piece:
            edits.append((match.start(), match.end(), composed))
    return edits


def _follows(char: str) -> bool:
    """Whether a character can join, or be sorted after, the one before: marks, and the later letters of Hangul."""
    return char > "\u02ff" and (
        unicodedata.category(char).startswith("M")
        or "\u1160" <= char <= "\u11ff"
        or bool(unicodedata.combining(char))
    )
