"""The text around a hit, as a concordance shows it."""

from __future__ import annotations

import re

LONGEST_CUT = 30
"""Code points given up at the outer end rather than show a part of a word; what is longer (an address, text written
without blanks) is cut."""

_BEGUN = re.compile(r"\w[^\s\w]*\Z")  # a word goes on here, punctuation within it let pass
_GOES_ON = re.compile(r"[^\s\w]*\w")
_FIRST_BLANK = re.compile(r"\s+")
_LAST_BLANK = re.compile(r"\s+(?=\S*\Z)")


def hit_context(text: str, start: int, end: int, size: int) -> tuple[str, str]:
    """What stands before and after a hit, on one line, character for character and no word cut.

    Args:
        text: of the document.
        start: of the hit, in code points.
        end: of the hit, half-open.
        size: code points either side, at most.
    """
    before, after = max(0, start - size), min(len(text), end + size)
    if before < start and not text[before].isspace() and _begun(text, before):
        blank = _FIRST_BLANK.search(text, before, min(start, before + LONGEST_CUT))
        before = blank.end() if blank and blank.end() < start else before
    if end < after and not text[after - 1].isspace() and _GOES_ON.match(text, after):
        blank = _LAST_BLANK.search(text, max(end, after - LONGEST_CUT), after)
        after = blank.start() if blank and blank.start() > end else after
    return one_line(text[before:start]), one_line(text[end:after])


def _begun(text: str, at: int) -> bool:
    """Whether a word goes on at a place; mostly the letter or the blank before it tells."""
    if not at or text[at - 1].isspace():
        return False
    return text[at - 1].isalnum() or _BEGUN.search(text, max(0, at - LONGEST_CUT), at) is not None


def one_line(text: str) -> str:
    """The same text without line breaks, every character in its place."""
    return text.replace("\n", " ")
