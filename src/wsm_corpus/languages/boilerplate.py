"""What boilerplate says, a language at a time: the phrases of share bars, comment forms, menus and the like.

A phrase is written in lower case, its words parted by one space, every number written 0 ("0 min read"). `sure`
phrases decide alone when a line consists of nothing else; `hints` only weigh in the model and in naming the
category. Every row has a line as found on the web that it was made for, and a test that it meets it.
A language says where its rows are (`Language.boilerplate`), and what else stands around its texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import digits
from typing import NamedTuple

from wsm_corpus.languages import language
from wsm_corpus.records.ledger import Category

# A word of a phrase: letters and digits of any script, with the apostrophe inside a word.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[^\W_]+")
# The same for ASCII, in a fifth of the time: letters in lower case and digits, all else a space.
_PLAIN = {place: chr(place).lower() if chr(place).isalnum() else " " for place in range(128)}
_PLAIN_OR_APOSTROPHE = _PLAIN | {ord("'"): "'"}
# What most often keeps a text from being ASCII, and belongs to no word.
_SIGNS = "‘“”–—…•·"
# Where two labels were glued together: "TwitterShare" is two words, "LinkedIn" is one.
_GLUE = re.compile(r"(?<=[a-zß-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])")
# The same, to be searched first, for capitals are rare: names with a capital inside have it too.
_GLUED = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ0-9][A-ZÀ-ÖØ-Þ])")
_NAMES = {
    name: name.capitalize()
    for name in (
        "LinkedIn",
        "WhatsApp",
        "YouTube",
        "TikTok",
        "BlogThis",
        "JavaScript",
        "WordPress",
        "AddThis",
        "AddToAny",
    )
}
_NAME = re.compile("|".join(_NAMES))


class Phrase(NamedTuple):
    """What a phrase speaks for."""

    category: Category
    sure: bool  # a line of nothing but sure phrases of one category is boilerplate


def phrase_words(text: str) -> list[str]:
    """Return the words of a line as phrases are written: lower case, numbers as 0, glued labels parted."""
    if _GLUED.search(text):
        text = _GLUE.sub(" ", _NAME.sub(lambda match: _NAMES[match[0]], text))
    text = _in_ascii(text.replace("’", "'"))
    if not text.isascii():
        words = _WORD.findall(text.lower())
    elif "'" not in text:
        return plain_words(text)
    else:
        found = text.translate(_PLAIN_OR_APOSTROPHE).split()
        words = [word for run in found for word in (_WORD.findall(run) if "'" in run else (run,))]
    return _without_numbers(words, text)


def plain_words(text: str) -> list[str]:
    """Return the runs of letters and digits of a text, case folded, numbers as 0."""
    text = _in_ascii(text).replace("’", " ")
    words = text.translate(_PLAIN).split() if text.isascii() else _PLAIN_WORD.findall(text.casefold())
    return _without_numbers(words, text)


def _without_numbers(words: list[str], text: str) -> list[str]:
    """The words of a text, numbers as 0; most lines have none, which ten searches tell in a tenth of the time."""
    if text.isascii() and not any(map(text.__contains__, digits)):
        return words
    return ["0" if word.isdigit() else word for word in words]


def _in_ascii(text: str) -> str:
    """The same words; in ASCII, where only quotation marks, dashes and bullets stood in the way."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
    return text


@cache
def phrases(code: str) -> Mapping[tuple[str, ...], Phrase]:
    """Return the phrases of a language, and the English ones, which stand on pages of every language.

    Args:
        code: ISO 639-1 code; a language without rows of its own gets the English ones.

    Returns:
        The words of a phrase to what it speaks for. A language's own rows win over the English ones.
    """
    found: dict[tuple[str, ...], Phrase] = {}
    for one in dict.fromkeys((code, "en")):
        for row in language(one).boilerplate().phrases:
            for sure, texts in ((True, row.sure), (False, row.hints)):
                for text in texts:
                    found.setdefault(tuple(phrase_words(text)), Phrase(row.category, sure))
    return found


def boilerplate_phrases(code: str) -> Mapping[Category, tuple[str, ...]]:
    """Return the phrases of one language alone, a category at a time; empty for a language without rows."""
    found: dict[Category, tuple[str, ...]] = {}
    for row in language(code).boilerplate().phrases:
        found[row.category] = found.get(row.category, ()) + row.sure + row.hints
    return found
