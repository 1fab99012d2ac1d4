"""The rules: what a reader can check for himself, before and above the model.

Each takes the page and answers for the lines it is sure of. The first rule that answers has the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from wsm_corpus.languages.whole_lines import poster_fields
from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.features import LONG_WORDS, Page
from wsm_corpus.steps.strip_boilerplate.lines import Measures, line_key
from wsm_corpus.steps.strip_boilerplate.mails import find_mail_lines
from wsm_corpus.steps.strip_boilerplate.running_heads import find_running_heads, is_page_number
from wsm_corpus.steps.strip_boilerplate.subtitles import find_subtitles

# A title is sought among the first lines only: further down, the same words are a heading or a link.
TITLE_LINES = 12
TITLE_WORDS = 25
# A line of nothing but phrases; one word in ten may be a name or a number between them.
SURE_COVER = 0.9

_FIGURES = re.compile(r"\d+")
_GLUED = re.compile(r"[a-zß-öø-ÿ0-9][A-ZÀ-ÖØ-Þ]")
_SEPARATED = re.compile(r"\s[›»>/|→·]\s")
_POSTER_FIELD = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2}) ?: ?(?=.*\d).{1,40}")
_GLUED_ADDRESS = re.compile(r"[^\W\d_](?:https?://|www\.)\S{3,200}$")
_ONLY_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,200}$|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}$")
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\))\s*\w|copyright\s+\d{4}", re.IGNORECASE)

_OF_MAILS: Mapping[str, Category | None] = {
    "mail_subject": None,
    "mail_head": "byline_bio",
    "mail_quote": "byline_bio",
    "mail_signature": "byline_bio",
    "mail_notice": "legal",
}


class Finding(NamedTuple):
    """What a rule says of a line."""

    rule: str
    kept: bool
    category: Category | None
    detail: str = ""  # numbers or words for the reason


def find_by_rules(
    lines: Sequence[str], page: Page, title: str | None, page_starts: frozenset[int] = frozenset()
) -> dict[int, Finding]:
    """Return what the rules say, by the place of a line among those that are not blank.

    Args:
        lines: All lines of the document.
        page: Those that are not blank, measured.
        title: The title, where the metadata has it.
        page_starts: The numbers of the lines that begin a printed page, where form feeds tell.
    """
    found: dict[int, Finding] = {}
    texts = [lines[number].strip() for number in page.numbers]
    for place, finding in (
        *_titles(texts, page, title),
        *_running_heads(texts, page, page_starts),
        *_mails(texts),
        *_subtitles(texts),
        *_posters(texts),
        *_addresses(texts, page),
        *_phrases(page),
        *_copyright(texts, page),
        *_embeds(texts),
    ):
        found.setdefault(place, finding)
    return found


def _titles(texts: Sequence[str], page: Page, title: str | None) -> Iterator[tuple[int, Finding]]:
    """The title once; its copies and the menu glued to it go. "Week 2" is no copy of "Week 1".

    "Is social media good for work/life balance?" twice at the head of a page: the second is removed.
    "HomeNewsTechnologyA talk about X" above "A talk about X": the first is removed.
    """
    title = title or _likely_title(texts, page)
    key, figures = line_key(title), _FIGURES.findall(title)
    if not key:
        return
    places = [
        place for place, found in enumerate(page.keys) if found == key and _FIGURES.findall(texts[place]) == figures
    ]
    near = [place for place in places if place < TITLE_LINES]
    if not near:
        return
    for place, text in enumerate(texts[: near[0]]):
        if page.keys[place].endswith(_joined(key)) or _joined(page.keys[place]).endswith(_joined(key)):
            front = text[: max(0, len(text) - len(texts[near[0]]))]
            if front and (_GLUED.search(front + texts[near[0]][:1]) or _SEPARATED.search(text)):
                yield place, Finding("trail_to_title", False, "navigation")
    yield near[0], Finding("title", True, None)
    for place in near[1:]:
        yield place, Finding("title_again", False, "duplicate_title")


def _running_heads(texts: Sequence[str], page: Page, starts: frozenset[int]) -> Iterator[tuple[int, Finding]]:
    """The heads, feet and numbers of printed pages ("Page 3 of 12", "Annual report 2016    7")."""
    for place in find_running_heads(texts, page.numbers.tolist(), starts):
        if is_page_number(texts[place]):
            yield place, Finding("page_number", False, "running_head")
        elif page.covers[place].total < 0.5:  # else it has a reason of its own: "Advertisement"
            yield place, Finding("running_head", False, "running_head")


def _mails(texts: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """What stands around a mail; its subject stays ("Sent from my iPhone", "From: Jane Doe <jane@example.org>")."""
    for place, rule in find_mail_lines(texts):
        yield place, Finding(rule, rule == "mail_subject", _OF_MAILS[rule])


def _subtitles(texts: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """The times of subtitles and transcripts go, their words stay ("00:00:04,200 --> 00:00:08,900")."""
    for place, stays in find_subtitles(texts):
        yield place, Finding("subtitle" if stays else "subtitle_time", stays, None if stays else "ui_residue")


def _posters(texts: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """What a forum says of those who post, where it says so twice ("Posts: 342", "Lid sinds: 3 mei 2011")."""
    found = [
        place
        for place, text in enumerate(texts)
        if ":" in text[:20] and (match := _POSTER_FIELD.fullmatch(text)) and match[1].lower() in poster_fields()
    ]
    for place in found if len(found) > 1 else ():
        yield place, Finding("poster", False, "byline_bio")


def _joined(key: str) -> str:
    return key.replace(" ", "")


def _likely_title(texts: Sequence[str], page: Page) -> str:
    """The line that the head of the page repeats at once, or ends a glued trail with; else ""."""
    head = page.keys[:TITLE_LINES]
    for place, key in enumerate(head):
        measures = Measures(*page.measures[place])
        if measures.words >= LONG_WORDS and measures.sentence_end and not measures.question:
            return ""  # the text has begun
        if not 3 <= len(key.split()) <= TITLE_WORDS or page.covers[place].total > 0.5:
            continue
        figures = _FIGURES.findall(texts[place])
        if any(
            _FIGURES.findall(texts[at]) == figures and at >= place - 2
            if earlier == key
            else _joined(earlier).endswith(_joined(key)) and _GLUED.search(texts[at])
            for at, earlier in enumerate(head[:place])
        ):
            return texts[place]
    return ""


def _addresses(texts: Sequence[str], page: Page) -> Iterator[tuple[int, Finding]]:
    """A name glued to its address ("Jane DOEhttps://example.org"), or an address alone ("www.example.org/jane").

    Between two paragraphs an address alone may be what the author points at: there the model decides.
    """
    long = np.flatnonzero(page.measures[:, 0] >= LONG_WORDS)
    first, last = (int(long[0]), int(long[-1])) if len(long) else (len(texts), -1)
    for place, text in enumerate(texts):
        if len(text) > 240 or not ("://" in text or "www." in text or "@" in text):
            continue
        if _ONLY_ADDRESS.match(text) and not first < place < last:
            yield place, Finding("bare_address", False, "byline_bio")
        elif len(text.split()) <= 8 and _GLUED_ADDRESS.search(text):
            yield place, Finding("name_and_address", False, "byline_bio")


def _phrases(page: Page) -> Iterator[tuple[int, Finding]]:
    """A line of nothing but phrases of the lexicon ("3 Min Read"), or of whole lines that are known ("Upvote")."""
    for place, (line, whole) in enumerate(zip(page.covers, page.whole, strict=True)):
        if line.sure >= SURE_COVER and line.category:
            yield place, Finding("only_phrases", False, line.category)
        elif whole:
            yield place, Finding("whole_line", False, whole)


def _copyright(texts: Sequence[str], page: Page) -> Iterator[tuple[int, Finding]]:
    """A short line that opens with a copyright sign and a year or name ("© 2019 Example Media")."""
    for place, text in enumerate(texts):
        if len(page.words[place]) <= 30 and _COPYRIGHT.match(text):
            yield place, Finding("copyright", False, "legal")


def _embeds(texts: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """The caption a short video leaves behind ("@someone Dance with us ♬ original sound - someone")."""
    for place, text in enumerate(texts):
        if len(text) <= 400 and text.startswith("@") and "♬" in text:
            yield place, Finding("video_caption", False, "embed")
