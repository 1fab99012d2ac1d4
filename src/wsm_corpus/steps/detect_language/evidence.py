"""How much each word of a text speaks for each language."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages.function_words import FUNCTION_WORDS
from wsm_corpus.languages.profiles import GROUPS, UNIT, profiles

CAP = 10 * UNIT
"""No word speaks against a language by more: one foreign name must not outweigh a sentence."""

FUNCTION_WORD = 3 * UNIT
"""What a function word adds for its language."""

# Languages without a profile are scored as their nearest neighbour that has one, minus a little.
NEIGHBOURS = {"fy": ("nl", "af"), "lb": ("de", "nl"), "nds": ("nl", "de"), "is": ("da", "no"), "fo": ("da", "no")}
NEIGHBOUR_LOSS = UNIT // 5

# Scripts that serve one language in what can be told apart here: (first, last code point) -> language.
_SCRIPTS = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("or", "\u0b00-\u0b7f"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("bo", "\u0f00-\u0fff"),
    ("my", "\u1000-\u109f"),
    ("ka", "\u10a0-\u10ff"),
    ("am", "\u1200-\u139f"),
    ("km", "\u1780-\u17ff"),
)
_GROUP_SCRIPTS = (
    ("latin", "A-Za-zª-\u036f\u1d00-\u1eff\uff21-\uff5a"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("devanagari", "\u0900-\u097f"),
    (
        "cjk",
        "\u1100-\u11ff\u3005-\u30ff\u3100-\u31ff\u3400-\u9fff\ua960-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U000323af",
    ),
)
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in (*_GROUP_SCRIPTS, *_SCRIPTS)))

LANGUAGES: tuple[str, ...] = (
    *(code for group in GROUPS.values() for code in group.languages),
    *NEIGHBOURS,
    *(code for code, _ in _SCRIPTS),
)
"""Every language that can be recognised, in the order of the columns of evidence."""

COLUMN = {code: column for column, code in enumerate(LANGUAGES)}
"""Language -> its column."""

_FUNCTION_WORD_COLUMNS: dict[str, tuple[int, ...]] = {}
for _code, _entries in FUNCTION_WORDS.items():
    for _entry in _entries:
        _FUNCTION_WORD_COLUMNS[_entry] = (*_FUNCTION_WORD_COLUMNS.get(_entry, ()), COLUMN[_code])

OWN_WORDS = {
    code: frozenset(FUNCTION_WORDS[code].difference(*(FUNCTION_WORDS[near] for near in (*near_ones, "en"))))
    for code, near_ones in NEIGHBOURS.items()
}
"""Function words that set a language without a profile apart from its neighbours."""

_CACHE_WORDS = 65_536  # a row is 240 bytes: 16 MB at most, and the words of a million-word corpus


class _Cache:
    """Rows of evidence by word form. Only ever grows; when full a new one takes its place."""

    def __init__(self) -> None:
        self.rows = np.zeros((_CACHE_WORDS, len(LANGUAGES)), dtype=np.int32)
        self.place: dict[str, int] = {}


_cache = _Cache()
_lock = threading.Lock()


def evidence(words: Sequence[str]) -> NDArray[np.int32]:
    """Rows of evidence, one a word: 0 for the likeliest language, down to -`CAP` (in 1/1024 nat) for the others.

    A function word may bring its language above 0.
    """
    global _cache
    cache = _cache
    place = cache.place
    places = [place.get(word, -1) for word in words]
    if -1 not in places:
        return cache.rows[places]
    unseen = list(dict.fromkeys(word for word, at in zip(words, places, strict=True) if at < 0))
    fresh = _score(unseen)
    with _lock:
        if len(cache.place) + len(unseen) <= _CACHE_WORDS:
            for row, word in zip(fresh, unseen, strict=True):
                if word not in cache.place:
                    at = len(cache.place)
                    cache.rows[at] = row
                    cache.place[word] = at
        elif cache is _cache:
            _cache = _Cache()
    row_of = {word: row for row, word in enumerate(unseen)}
    result = cache.rows[places]
    missing = [row for row, at in enumerate(places) if at < 0]
    result[missing] = fresh[[row_of[words[row]] for row in missing]]
    return result


def _score(words: Sequence[str]) -> NDArray[np.int32]:
    """Evidence of words that were not met before."""
    rows = np.full((len(words), len(LANGUAGES)), -CAP, dtype=np.int32)
    by_group: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        script = _SCRIPT.search(word)
        name = script.lastgroup if script else None
        if name is None:
            rows[number] = 0
        elif name in GROUPS:
            by_group.setdefault(name, []).append(number)
        else:
            rows[number, COLUMN[name]] = 0
    for name, numbers in by_group.items():
        columns = [COLUMN[code] for code in GROUPS[name].languages]
        scores = profiles(name).score([_as_scored(words[number]) for number in numbers])
        rows[np.ix_(numbers, columns)] = scores
        if name == "latin":
            for code, neighbours in NEIGHBOURS.items():
                nearest = scores[:, [columns.index(COLUMN[near]) for near in neighbours]].max(axis=1)
                rows[numbers, COLUMN[code]] = nearest - NEIGHBOUR_LOSS
                columns.append(COLUMN[code])
        scored = rows[np.ix_(numbers, columns)]
        rows[np.ix_(numbers, columns)] = np.maximum(scored - scored.max(axis=1, keepdims=True), -CAP)
    for number, word in enumerate(words):
        for column in _function_word_columns(word.lower()):
            rows[number, column] += FUNCTION_WORD
    return rows


def _as_scored(word: str) -> str:
    """The form whose n-grams are looked up: composed, and a word all in capitals in small letters."""
    composed = unicodedata.normalize("NFC", word) if not word.isascii() else word
    return composed.lower() if len(composed) > 1 and composed.isupper() else composed


def _function_word_columns(word: str) -> Collection[int]:
    plain = word.replace("’", "'")
    found = _FUNCTION_WORD_COLUMNS.get(plain)
    if found is not None or "'" not in plain:
        return found or ()
    head, _, tail = plain.partition("'")
    return {*_FUNCTION_WORD_COLUMNS.get(f"{head}'", ()), *_FUNCTION_WORD_COLUMNS.get(f"'{tail}", ())}
