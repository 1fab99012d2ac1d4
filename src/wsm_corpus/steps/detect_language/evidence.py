"""How much each word of a text speaks for each language."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Collection, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.languages import LANGUAGES as KNOWN
from wsm_corpus.languages.function_words import FUNCTION_WORDS as WITHOUT_MODULE
from wsm_corpus.languages.profiles import GROUPS, UNIT, profiles

CAP = 10 * UNIT
"""No word speaks against a language by more: one foreign name must not outweigh a sentence."""

SCRIPT_LETTER = 4 * UNIT
SCRIPT_CAP = 30 * UNIT
"""A letter of a script speaks by so much against every language not written in it, a word by no more than the cap.

Scripts without blanks make a clause one word; within a sentence that has to be enough to change language.
"""

FUNCTION_WORD = 4 * UNIT
"""What a function word adds for its language. Errors on texts of three words: 7.2 % with 2.5 nats, 6.7 with 3,
6.3 with 4, 6.1 with 5; on other languages' sentences 1.7, 1.5, 1.3, 1.3; on spans no difference from 3 on."""

# Languages without a profile are scored as the likelier of their two nearest neighbours that have one, and told
# by their function words. A loss of 0.2 nats a word for not being the neighbour cost 0.2 points of their
# sentences; a gain of 0.3 cost Dutch tweets and short copy.
NEIGHBOURS = {
    "fy": ("nl", "af"),
    "lb": ("de", "nl"),
    "nds": ("nl", "de"),
    "is": ("da", "no"),
    "fo": ("da", "no"),
    "ga": ("cy", "en"),
    "la": ("it", "ro"),
    "eo": ("es", "it"),
}
HANDICAP = {"af": UNIT // 4}
"""What every word says less for a language. Dutch without a word that sets it apart drifts to Afrikaans, whose
profile shares nearly all its n-grams: with 1/4 nat a word, Dutch development sentences called something else go
from 5 to 3 of 1,079, Afrikaans ones from 3 to 6 of 241; with 1/2 from 5 to 3 and from 3 to 14."""

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
    *GROUPS["latin"].languages,
    *NEIGHBOURS,
    *(code for group in GROUPS.values() if group.name != "latin" for code in group.languages),
    *(code for code, _ in _SCRIPTS),
)
"""Every language that can be recognised, in the order of the columns of evidence; those in Latin letters first."""

LATIN = len(GROUPS["latin"].languages) + len(NEIGHBOURS)
"""So many languages are written in Latin letters."""

COLUMN = {code: column for column, code in enumerate(LANGUAGES)}
"""Language -> its column."""

_NEIGHBOUR_COLUMNS = [
    [GROUPS["latin"].languages.index(near) for near in nears] for nears in zip(*NEIGHBOURS.values(), strict=True)
]


# A language's own module has the say over the list of those without one.
FUNCTION_WORDS = WITHOUT_MODULE | {code: known.function_words for code, known in KNOWN.items() if code in COLUMN}


def _columns_of_function_words() -> dict[str, list[int]]:
    """Function word -> columns of the languages it is one of, and the flags of those it is an own word of."""
    columns: dict[str, list[int]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words:
            columns.setdefault(word, []).append(COLUMN[code])
    for flag, (code, nears) in enumerate(NEIGHBOURS.items(), OWN_FLAGS.start):
        for word in FUNCTION_WORDS[code].difference(*(FUNCTION_WORDS[near] for near in (*nears, "en"))):
            columns[word].append(flag)
    return columns


OWN_FLAGS = slice(len(LANGUAGES), len(LANGUAGES) + len(NEIGHBOURS))
"""Columns after the languages' that say whether a word is an own word of each language of `NEIGHBOURS`."""

CAPITAL_FLAG = OWN_FLAGS.stop
"""The column that says whether a word begins with a capital letter and has more letters."""

SCRIPT_FLAG = CAPITAL_FLAG + 1
"""The column that says whether a word is in another script than the Latin one."""

_COLUMNS = SCRIPT_FLAG + 1
_CACHE_WORDS = 65_536  # a row is 162 bytes: 11 MB at most, and the words of a million-word corpus


class _Cache:
    """Rows of evidence by word form. Only ever grows; when full a new one takes its place."""

    def __init__(self) -> None:
        self.rows = np.zeros((_CACHE_WORDS, _COLUMNS), dtype=np.int16)
        self.place: dict[str, int] = {}


_cache = _Cache()
_lock = threading.Lock()
_FUNCTION_WORD_COLUMNS = _columns_of_function_words()


def evidence(words: Sequence[str]) -> NDArray[np.int16]:
    """Rows of evidence, one a word: 0 for the likeliest language, down to -`CAP` (in 1/1024 nat) for the others.

    A function word may bring its language above 0. Flags stand in the columns after the languages'. At most
    65,536 different words at once.
    """
    cache = before = _cache
    places = list(map(cache.place.get, words, repeat(-1)))
    if -1 in places:
        unmet = [at for at, place in enumerate(places) if place < 0]
        cache = _cache_with(dict.fromkeys([words[at] for at in unmet]), words, cache)
        for at in unmet if cache is before else range(len(words)):
            places[at] = cache.place[words[at]]
    return cache.rows.take(places, axis=0)


def _cache_with(unmet: Collection[str], words: Sequence[str], cache: _Cache) -> _Cache:
    """A cache that holds words: the one given, where some were not met before, or a new one when that is full."""
    global _cache
    with _lock:
        unseen = [word for word in unmet if word not in cache.place]
        if len(cache.place) + len(unseen) > _CACHE_WORDS:
            cache = _cache = _Cache()
            unseen = list(dict.fromkeys(words))
        size = len(cache.place)
        cache.rows[size : size + len(unseen)] = _score(unseen)
        cache.place.update(zip(unseen, range(size, size + len(unseen)), strict=True))
    return cache


def _score(words: Sequence[str]) -> NDArray[np.int16]:
    """Evidence of words that were not met before."""
    rows = np.zeros((len(words), _COLUMNS), dtype=np.int16)
    rows[:, : len(LANGUAGES)] = -CAP
    if "".join(words).isascii():
        _score_group("latin", words, slice(None), rows)
    else:
        _score_scripts(words, rows)
    for code, loss in HANDICAP.items():
        rows[:, COLUMN[code]] -= loss
    lowered = [word.lower() for word in words]
    places: list[int] = []  # one assignment for all words: one a word took half of the time
    columns: list[int] = []
    for number, word in enumerate(lowered):
        found = _FUNCTION_WORD_COLUMNS.get(word)
        if found is None and ("'" in word or "’" in word):
            found = _columns_of_joined(word)
        if found:
            places += [number] * len(found)
            columns += found
    rows[places, columns] += FUNCTION_WORD
    rows[:, CAPITAL_FLAG] = [
        word[0] != small[0] and len(word) > 1 for word, small in zip(words, lowered, strict=True)
    ]
    return rows


def _score_scripts(words: Sequence[str], rows: NDArray[np.int16]) -> None:
    """Add the evidence of words in whatever script to their rows."""
    scripts = ["latin" if word.isascii() else _script(word) for word in words]
    for name in dict.fromkeys(scripts):
        numbers = [number for number, script in enumerate(scripts) if script == name]
        if name == "":
            rows[numbers, : len(LANGUAGES)] = 0
            continue
        if name != "latin":
            against = [-min(SCRIPT_CAP, SCRIPT_LETTER * len(words[number])) for number in numbers]
            rows[numbers, : len(LANGUAGES)] = np.array(against)[:, None]
            rows[numbers, SCRIPT_FLAG] = 1
        if name in GROUPS:
            _score_group(name, [words[number] for number in numbers], numbers, rows)
        else:
            rows[numbers, COLUMN[name]] = 0


def _score_group(name: str, words: Sequence[str], numbers: Sequence[int] | slice, rows: NDArray[np.int16]) -> None:
    """Add the evidence of words in one script to their rows."""
    scores = profiles(name).score(list(map(_as_scored, words)))
    if name == "latin":
        one, other = _NEIGHBOUR_COLUMNS
        scores = np.hstack((scores, np.maximum(scores[:, one], scores[:, other])))
    scores -= scores.max(axis=1, keepdims=True)
    first = COLUMN[GROUPS[name].languages[0]]
    rows[numbers, first : first + scores.shape[1]] = np.maximum(scores, -CAP)


def _script(word: str) -> str:
    found = _SCRIPT.search(word)
    return (found and found.lastgroup) or ""


def _as_scored(word: str) -> str:
    """The form whose n-grams are looked up: composed, and a word all in capitals in small letters."""
    if word.islower():
        return word if word.isascii() else unicodedata.normalize("NFC", word)
    composed = unicodedata.normalize("NFC", word) if not word.isascii() else word
    return composed.lower() if len(composed) > 1 and composed.isupper() else composed


def is_function_word(word: str, column: int) -> bool:
    """Whether a word, as it stands in a text, is a function word of the language of a column."""
    lowered = word.lower()
    return column in (_FUNCTION_WORD_COLUMNS.get(lowered) or _columns_of_joined(lowered))


def _columns_of_joined(word: str) -> list[int]:
    """Columns of a word with an apostrophe: its own, or else those of the clitics at its ends."""
    plain = word.replace("’", "'")
    head, _, tail = plain.partition("'")
    found = _FUNCTION_WORD_COLUMNS.get(plain)
    return found or [*{*_FUNCTION_WORD_COLUMNS.get(f"{head}'", ()), *_FUNCTION_WORD_COLUMNS.get(f"'{tail}", ())}]
