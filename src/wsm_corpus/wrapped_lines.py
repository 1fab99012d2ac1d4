"""Lines that were broken to fit a width, as in e-mails, old text files and texts taken out of a PDF.

Nobody meant such a line break: a sentence goes on in the next line, and so does a phrase that is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# A paragraph's longest line, in characters. Wider ones are seldom broken by machines (e-mails have 72 to 78, pages of
# print 60 to 100); narrower ones are verse, lists, captions, unless words are broken too.
NARROWEST = 55
WIDEST = 100
# A line is full where the first word of the next would have made it longer than this share of the widest: type that
# is not all of one width leaves the lines of a page as uneven as that.
FULL = 0.85
# Of the breaks of a paragraph this share must be in the midst of a sentence, before a small letter; those before a
# German noun are not. The four numbers were set on licences and mails, and looked at on the pages of the benchmark.
MIDST = 0.4
# So many breaks in a row are no chance; a single one counts beside them, where its line is as full as theirs are.
BREAKS = 2

_HYPHENATED = re.compile(r"[^\W\d_]-$")
_MARKER = re.compile(r"[-–—•·▪◦‣●○■□►▶✓✔*+>|#]|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
# Code, rules, columns of a table, an address alone.
_NO_PROSE = re.compile(r"[{}=<>\\;]$|^[\W\d_]*$|\S\s{3,}\S|^\s*\S+$")
_ADDRESS = re.compile(r"https?://|www\.")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def wrapped_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines that go on in the next one, by their places.

    Args:
        lines: of a text, in order.
    """
    texts = [line.rstrip() for line in lines]
    found: set[int] = set()
    alone: list[int] = []
    width = 0
    for first, last in _stretches(texts):
        midst = sum(_in_midst(texts[place], texts[place + 1]) for place in range(first, last))
        if midst < MIDST * (last - first):
            continue
        if last - first < BREAKS:
            alone.append(first)
        else:
            found.update(range(first, last))
            width = max(width, *(len(texts[place]) for place in range(first, last)))
    found.update(place for place in alone if found and _room(texts[place], texts[place + 1]) > FULL * width)
    return frozenset(found)


def is_hyphenated(line: str) -> bool:
    """Whether a line that goes on ends within a word."""
    return _HYPHENATED.search(line) is not None


def _stretches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line and the last of what may be one paragraph: all but the last are as full as the widest."""
    first = 0
    while first < len(texts):
        last, widest, least = first, len(texts[first]), WIDEST
        while last + 1 < len(texts) and _may_go_on(texts[last], texts[last + 1]):
            after = texts[last + 1]
            wider, full = max(widest, len(after)), min(least, _room(texts[last], after))
            if wider > WIDEST or full <= FULL * wider:
                break
            last, widest, least = last + 1, wider, full
        if last > first and (widest >= NARROWEST or _words_broken(texts[first : last + 1]) >= BREAKS):
            yield first, last
        first = last + 1


def _words_broken(texts: Sequence[str]) -> int:
    return sum(_within_word(line, after) for line, after in pairwise(texts))


def _may_go_on(line: str, after: str) -> bool:
    """No: a blank line, an item of a list, a new paragraph that is told by its indent."""
    start = after.lstrip()
    if not line or not start or len(line) > WIDEST or _NO_PROSE.search(line):
        return False
    if _MARKER.match(start) or _ADDRESS.match(start):
        return False
    deeper = len(after) - len(start) > len(line) - len(line.lstrip())
    return not deeper or _in_midst(line, after)


def _in_midst(line: str, after: str) -> bool:
    return after.lstrip()[0].islower() and not _SENTENCE_END.search(line)


def _within_word(line: str, after: str) -> bool:
    return is_hyphenated(line) and after[0].islower()


def _room(line: str, after: str) -> int:
    """How long the line would be with the first word of the next; as long as can be where a word goes on there."""
    return WIDEST if _within_word(line, after) else len(line) + 1 + len(after.split(maxsplit=1)[0])
