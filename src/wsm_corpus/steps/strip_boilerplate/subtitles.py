"""Subtitles and transcripts with times: the times go, the words stay.

Such a text is no page and has nothing around it, so that what the model knows of pages does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# "00:00:04,200 --> 00:00:08,900", as SubRip and WebVTT have it, and "1:02:03" alone, as video sites show it.
_FROM_TO = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3} *--> *(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{1,3}\b.{0,80}")
_STAMP = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d\d)")
# A text is made of subtitles where so many lines are times; a page may quote one or two.
LEAST_FROM_TO = 3
LEAST_STAMPS = 5
# ... and this share of its lines: a subtitle has three lines of text at most, its number beside.
SHARE = 0.2
SHARE_STAMPS = 0.3
# A transcript begins with the video, in seconds; a timetable and a live blog begin with the day.
FIRST_STAMP = 60


def find_subtitles(texts: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Find the times and the words of subtitles.

    Args:
        texts: The lines that are not blank, without blanks around them.

    Returns:
        Places, and whether the line is words and stays.
    """
    times = [place for place, text in enumerate(texts) if "-->" in text and _FROM_TO.fullmatch(text)]
    if len(times) >= LEAST_FROM_TO and len(times) >= SHARE * len(texts):
        gone = {*times, *(place - 1 for place in times if place and texts[place - 1].isdecimal())}
        if texts[0].startswith("WEBVTT"):
            gone.update(range(min(times)))
        first, last = min(gone), len(texts)
    else:
        stamps = [(place, _seconds(found)) for place, text in enumerate(texts) if (found := _STAMP.fullmatch(text))]
        if not _count_up([seconds for _, seconds in stamps]) or len(stamps) < SHARE_STAMPS * len(texts):
            return
        gone = {place for place, _ in stamps}
        first, last = min(gone), min(len(texts), max(gone) + 2)
    for place in range(first, last):
        yield place, place not in gone


def _seconds(stamp: re.Match[str]) -> int:
    hours, minutes, seconds = stamp.groups()
    return int(hours or 0) * 3_600 + int(minutes) * 60 + int(seconds)


def _count_up(seconds: Sequence[int]) -> bool:
    """Whether these are the times of a transcript: from the beginning of a video on, none before the last."""
    if len(seconds) < LEAST_STAMPS or seconds[0] > FIRST_STAMP:
        return False
    return all(after >= before for before, after in pairwise(seconds))
