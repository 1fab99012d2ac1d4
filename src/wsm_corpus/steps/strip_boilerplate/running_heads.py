"""The heads, feet and numbers of printed pages, in texts taken out of a PDF or typed from paper.

They stand on page after page, in the midst of the text: the one thing that tells them from a refrain, a heading used
twice, or the number of a chapter is that a page ends there. So a page break is found first, by one of three signs: a
form feed; the word "page" with numbers that count up; a sentence that goes on after the line, at distances that are
much alike. What is repeated, or counts up, at such breaks goes; then what stands right beside those lines as often.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from wsm_corpus.languages.page_words import known_pages

# Longer lines are text.
LONGEST = 160
# So many lines at the top of a page, and at its foot, may be its head or foot.
MARGIN = 3
# Chance repeats a line twice; three times with a page break each is none. A line that neither counts up nor stands by
# a form feed has to do so once more: captions and labels of programs repeat in the midst of sentences, too.
TIMES = 3
TIMES_UNCOUNTED = 4
# A head need not stand on every page: chapters begin without, and there is one for the left and one for the right.
SHARE_OF_PAGES = 1 / 3
# Without form feeds: pages have so many characters at least, and most are as long as this beside their median.
SHORTEST_PAGE = 600
ALIKE = (0.5, 1.7)
MOSTLY = 0.7
# ... and so many of the lines stand in the midst of a sentence; a page may well end with a paragraph.
MIDST = 0.4
# A line of prose that a page break cuts is at least so long; lines of verse are shorter.
PROSE = 40

_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_HYPHENATED = re.compile(r"[^\W\d_]-$")


class _Series(NamedTuple):
    """Lines that are the same, or the same but for a number that counts up."""

    places: tuple[int, ...]
    numbers: tuple[int, ...]  # of the pages; empty where the lines are the same


class _Sheets(NamedTuple):
    """A text as it was printed."""

    texts: Sequence[str]
    page_of: Sequence[int]  # by the form feeds; of every line
    margin: frozenset[int]  # the lines near a form feed
    starts: Sequence[int]  # how many characters stand before each line

    @property
    def pages(self) -> int:
        return self.page_of[-1] + 1


def find_running_heads(texts: Sequence[str], numbers: Sequence[int], page_starts: Iterable[int]) -> Iterator[int]:
    """Find the heads, feet and numbers of pages.

    A head whose words stand nowhere else in the text is left alone at the head of the document.

    Args:
        texts: The lines that are not blank, without blanks around them.
        numbers: Their numbers among all lines.
        page_starts: The numbers of the lines before which a form feed stood.

    Returns:
        The places of the lines in `texts`, in no order.
    """
    repeated, counted = _repeated(texts), _figures(texts)
    if not repeated and not counted:
        return
    sheets = _sheets(texts, numbers, sorted(page_starts))
    found: set[int] = set()
    candidates = frozenset(place for group in (*repeated, *counted) for place in group)
    series = [*(_Series(tuple(places), ()) for places in repeated), *(_chain(texts, group) for group in counted)]
    if sheets.pages > 1:
        for group in repeated:
            found.update(_same_on_pages(sheets, group))
        for group in counted:
            found.update(_counted_on_pages(sheets, group))
    for one in series:
        if _says_page(sheets, one) or _breaks_sentences(sheets, one, candidates):
            found.update(one.places)
    if not found:
        return
    sure = frozenset(found)
    for one in series:
        beside = [place for place in one.places if _is_near(place, sure)]
        if len(beside) >= TIMES and len(beside) >= MOSTLY * len(one.places):
            found.update(beside)
    yield from found - _letterheads(texts, found)


def is_page_number(text: str) -> bool:
    """Whether a line has no words of its own but "page 3 of 7"."""
    return {word.lower() for word in _WORD.findall(text)} <= known_pages().words


def _repeated(texts: Sequence[str]) -> list[list[int]]:
    """The places of lines that stand there twice or more, letter by letter."""
    counts = Counter(texts)
    if len(counts) == len(texts):
        return []
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if counts[text] > 1 and len(text) <= LONGEST and _WORD.search(text):
            groups[text].append(place)
    return list(groups.values())


def _figures(texts: Sequence[str]) -> list[list[int]]:
    """The places of lines that are the same but for their figures, wherever in the line these stand."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if len(text) <= LONGEST and not text.isalpha() and _FIGURES.search(text):
            groups[" ".join(_WORD.findall(text.casefold()))].append(place)
    return [places for places in groups.values() if len(places) > 1]


def _sheets(texts: Sequence[str], numbers: Sequence[int], page_starts: Sequence[int]) -> _Sheets:
    raw = [bisect_right(page_starts, number) for number in numbers]
    order = {page: at for at, page in enumerate(dict.fromkeys(raw))}  # pages without a line do not count
    page_of = [order[page] for page in raw]
    margin: set[int] = set()
    for place, (page, after) in enumerate(pairwise(page_of), 1):
        if page != after:
            margin.update(range(max(0, place - MARGIN), min(len(texts), place + MARGIN)))
    if margin:
        margin.update(range(min(MARGIN, len(texts))), range(max(0, len(texts) - MARGIN), len(texts)))
    return _Sheets(texts, page_of, frozenset(margin), [0, *accumulate(map(len, texts))])


def _same_on_pages(sheets: _Sheets, group: Sequence[int]) -> list[int]:
    """Of lines that are the same, those at the edges of pages, where they stand at those of enough pages."""
    places = [place for place in group if place in sheets.margin]
    pages = len({sheets.page_of[place] for place in places})
    return places if pages >= max(min(TIMES, sheets.pages), SHARE_OF_PAGES * sheets.pages) else []


def _counted_on_pages(sheets: _Sheets, group: Sequence[int]) -> list[int]:
    """Of lines that are the same but for figures, those whose figures count the pages."""
    best: list[int] = []
    for which in (0, -1):
        offsets: defaultdict[int, list[int]] = defaultdict(list)
        for place in group:
            if place in sheets.margin:
                number = _number(sheets.texts[place], which)
                offsets[number - sheets.page_of[place]].append(place)
        best = max((best, *offsets.values()), key=len)
    return best if len(best) >= max(2, SHARE_OF_PAGES * sheets.pages) else []


def _number(text: str, which: int) -> int:
    """The first or the last figures of a line; more than four are no page's."""
    return int(_FIGURES.findall(text)[which][:5])


def _chain(texts: Sequence[str], group: Sequence[int]) -> _Series:
    """The longest series that counts up by one, or by two, as left and right pages do."""
    return max((_counting_up([(_number(texts[at], which), at) for at in group]) for which in (0, -1)), key=_length)


def _length(series: _Series) -> int:
    return len(series.places)


def _counting_up(numbered: Sequence[tuple[int, int]]) -> _Series:
    """The longest series of numbers, given with their places, in which each is one or two more than the last."""
    steps: list[tuple[int, int, int]] = []  # place, number, which step came before it
    lengths: list[int] = []
    last: dict[int, int] = {}  # number -> the step that ends the longest series there
    for number, place in numbered:
        before = next((last[number - by] for by in (1, 2) if number - by in last), -1)
        length = lengths[before] + 1 if before >= 0 else 1
        if number not in last or lengths[last[number]] < length:
            last[number] = len(steps)
            steps.append((place, number, before))
            lengths.append(length)
    at = max(range(len(steps)), key=lengths.__getitem__)
    found: list[tuple[int, int]] = []
    while at >= 0:
        place, number, at = steps[at]
        found.append((place, number))
    places, numbers = zip(*reversed(found), strict=True)
    return _Series(places, numbers)


def _says_page(sheets: _Sheets, series: _Series) -> bool:
    """Whether numbers count up and say what they count ("Page 2 of 7"), with text between them."""
    if len(series.numbers) < 2 or median(_gaps(sheets, series)) < SHORTEST_PAGE / 2:
        return False
    texts = [sheets.texts[place] for place in series.places]
    needed = 2 if all(map(known_pages().of_pages.search, texts)) else TIMES
    return len(texts) >= needed and all(map(known_pages().page.search, texts))


def _breaks_sentences(sheets: _Sheets, series: _Series, candidates: frozenset[int]) -> bool:
    """Whether lines stand at distances as pages have, and sentences go on after them."""
    if len(series.places) < (TIMES if series.numbers else TIMES_UNCOUNTED) or any(
        sheets.texts[place][0].islower() for place in series.places
    ):
        return False
    gaps = _gaps(sheets, series)
    usual = median(gaps)
    alike = sum(ALIKE[0] * usual <= gap <= ALIKE[1] * usual for gap in gaps)
    if usual < SHORTEST_PAGE or alike < MOSTLY * len(gaps):
        return False
    broken = sum(_goes_on(sheets.texts, place, candidates) for place in series.places)
    return broken >= max(2, MIDST * len(series.places))


def _gaps(sheets: _Sheets, series: _Series) -> list[int]:
    """How many characters stand from each line to the next; for each page, where numbers are left out."""
    steps = [after - number for number, after in pairwise(series.numbers)] or [1] * (len(series.places) - 1)
    starts = [sheets.starts[place] for place in series.places]
    return [(after - start) // step for (start, after), step in zip(pairwise(starts), steps, strict=True)]


def _goes_on(texts: Sequence[str], place: int, candidates: frozenset[int]) -> bool:
    """Whether a sentence, or a word, goes on beyond a line and others like it."""
    before = next((at for at in range(place - 1, max(-1, place - 1 - MARGIN), -1) if at not in candidates), None)
    after = next((at for at in range(place + 1, min(len(texts), place + 1 + MARGIN)) if at not in candidates), None)
    if before is None or after is None or not texts[after][0].islower():
        return False
    line = texts[before]
    return _HYPHENATED.search(line) is not None or (len(line) >= PROSE and not _SENTENCE_END.search(line))


def _is_near(place: int, sure: frozenset[int]) -> bool:
    return any(at in sure for at in (place - 2, place - 1, place + 1, place + 2))


def _letterheads(texts: Sequence[str], found: set[int]) -> set[int]:
    """Those at the head of the document with a word that no other line has: they may be all there is of a title."""
    others = {
        word for place, text in enumerate(texts) if place not in found for word in _WORD.findall(text.casefold())
    }
    top = [place for place in range(min(MARGIN, len(texts))) if place in found]
    return {place for place in top if not set(_WORD.findall(texts[place].casefold())) <= others | known_pages().words}
