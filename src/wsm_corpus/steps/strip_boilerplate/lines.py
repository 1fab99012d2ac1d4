"""What is measured on one line, before anything around it is looked at."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from wsm_corpus.languages.boilerplate import phrase_words, plain_words

# A line is measured on its first 2,000 characters: longer ones are text (or hostile), and more shows nothing new.
HEAD = 2000
# ... and on its first words, which keeps one giant line from costing more than a page.
WORDS = 50
# A line of so few characters may be one that every page of its site has. Two lines in three of the benchmark's pages
# are then remembered, which spares a millisecond a page.
FURNITURE = 120
FURNITURE_REMEMBERED = 8_192
# Dates, addresses and the like are looked for at the front of a line only.
FRONT = 200

_BULLET = re.compile(r"[•·▪◦‣●○■□►▶✓✔*+–—-]\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]\s")
_DATE = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th|\.)? ?(?:jan|feb|ma?r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]{0,8}"
    r"\.?,? ?(?:\d{4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? ?(?:\d{4})?)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b|uhr\b|uur\b)?", re.IGNORECASE)
_URL = re.compile(r"https?://|www\.|\b[\w-]{2,40}\.(?:com|org|net|nl|de|be|co\.uk|eu|io)\b", re.IGNORECASE)
_MAIL = re.compile(r"[\w.-]{1,64}@[\w-]{1,64}\.\w")
_HANDLE = re.compile(r"(?:^|[\s(])@\w")
_INNER_END = re.compile(r"[.!?]['\"”’)]?\s+['\"“‘(]?[A-ZÀ-Þ]")
_SEPARATOR = re.compile(r"\s[|·•»›>→/]\s|[|»›→]")
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ])")
# What a line must hold for one of the dear patterns above to find anything: these are searched first.
_DIGIT = re.compile(r"\d")
_DOMAIN = re.compile(r"\.(?:com|org|net|nl|de|be|co\.uk|eu|io)\b", re.IGNORECASE)
_SEPARATOR_SIGN = re.compile(r"[|·•»›>→/]")


def line_key(line: str) -> str:
    """Return what "the same line" means across the documents of a site.

    Case, spaces, punctuation and numbers do not matter ("12 Shares" is "3 shares"). Sites count these keys.

    Args:
        line: A line of text, without its line feed.

    Returns:
        The key; "" for a blank line, and only for one.
    """
    return _furniture_key(line) if len(line) <= FURNITURE else _paragraph_key(line)


def _key(line: str) -> str:
    stripped = line.strip()
    if len(stripped) > HEAD:
        return "#" + hashlib.blake2b(stripped.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return " ".join(plain_words(stripped)) or stripped


_furniture_key = lru_cache(maxsize=FURNITURE_REMEMBERED)(_key)
_paragraph_key = lru_cache(maxsize=128)(
    _key
)  # those of one document: keys are asked for twice, one time after the other


class Measures(NamedTuple):
    """The numbers of one line. Shares are of words, unless said otherwise."""

    words: float  # how many, up to `WORDS` counted, then estimated from the length
    characters: float
    word_length: float
    capitalised: float  # share of words after the first that begin with a capital
    shouted: float  # share of words in capitals
    numbers: float
    short_words: float  # share of lower-case words of up to three letters: a language-free count of function words
    sentence_end: float  # 1 when the line ends as a sentence does
    colon_end: float
    ellipsis_end: float
    question: float
    exclamation: float
    comma: float  # commas a word
    inner_ends: float  # sentence ends inside the line
    bullet: float
    numbered: float
    lower_start: float
    quote_start: float
    indent: float
    separators: float  # | · » › between words
    glued: float  # "of WorkDigital HR": a small letter followed at once by a capital
    address: float  # a web or mail address
    handle: float  # @name
    hash_sign: float
    copyright: float
    date: float
    time: float
    money: float
    bracket: float
    symbols: float  # share of characters that belong to no word and are no space


def measure(line: str) -> tuple[Measures, list[str], list[int]]:
    """Measure a line that is not blank.

    Args:
        line: The line as found.

    Returns:
        The measures; the line's first words as phrases are written; the words' checksums, as `text_score` reads them.
    """
    stripped = line.strip()
    head = stripped[:HEAD]
    plain = head.split(None, WORDS)[:WORDS]
    spoken = [word for word in plain if word.isalnum() or any(map(str.isalnum, word))]
    count = len(spoken) or 1
    counted = sum(map(len, plain)) + len(plain)
    words = len(spoken) * max(1.0, len(stripped) / counted)
    end = stripped.rstrip("\"'”’»)]* ")[-1:] or stripped[-1]
    letters = sum(map(len, spoken)) or 1
    shape = _word_shapes(spoken)
    tokens = phrase_words(head[:counted])[:WORDS]
    front = head[:FRONT]
    ellipsis = stripped.endswith(("...", "…"))
    measures = Measures(
        words,
        float(len(stripped)),
        letters / count,
        shape[0] / max(1, count - 1),
        shape[1] / count,
        shape[2] / count,
        shape[3] / count,
        end in ".!?…" and not ellipsis,
        end in ":：",
        ellipsis,
        "?" in head,
        "!" in head,
        head.count(",") / count,
        float(len(_INNER_END.findall(front))),
        _BULLET.match(front) is not None,
        _NUMBERED.match(front) is not None,
        head[0].islower(),
        head[0] in "\"'“‘«„",
        float(min(8, len(line[:8]) - len(line[:8].lstrip()))),
        *_signs(front, count),
        "$" in head or "€" in head or "£" in head,
        "(" in head,
        max(0.0, 1 - (letters + head.count(" ")) / max(1, len(head))) if len(plain) < WORDS else 0.0,
    )
    return measures, tokens, [crc32(token.encode("utf-8", "surrogatepass")) for token in tokens]


def _signs(front: str, count: int) -> tuple[float, float, float, float, float, float, float, float]:
    """What the front of a line of so many words is searched for: `Measures.separators` to `Measures.time`."""
    digits = _DIGIT.search(front) is not None
    at_sign = "@" in front
    return (
        float(len(_SEPARATOR.findall(front))) if _SEPARATOR_SIGN.search(front) else 0.0,
        float(len(_GLUED.findall(front))) / count,
        float(_has_address(front)) + float(at_sign and _MAIL.search(front) is not None),
        at_sign and _HANDLE.search(front) is not None,
        "#" in front,
        "©" in front or "(c)" in front.lower(),
        digits and _DATE.search(front) is not None,
        digits and _TIME.search(front) is not None,
    )


def _word_shapes(words: list[str]) -> tuple[int, int, int, int]:
    """Count words: capitalised after the first, all in capitals, beginning with a digit, short and in lower case."""
    capitalised = shouted = numbers = short = 0
    for word in words:
        if word.islower():
            short += len(word) <= 3
            numbers += word[0].isdigit()
        else:
            capitalised += word[0].isupper()
            shouted += len(word) > 1 and word.isupper()
            numbers += word[0].isdigit()
    return capitalised - (bool(words) and words[0][0].isupper()), shouted, numbers, short


def _has_address(front: str) -> bool:
    if "://" in front or "www." in front.lower() or _DOMAIN.search(front):
        return _URL.search(front) is not None
    return False
