"""langdetect's language profiles as matrices: how likely each n-gram of letters is in each language.

langdetect ships the frequencies of 1-, 2- and 3-grams of letters for 55 languages. They are read once a script
group and turned into a matrix of log-probabilities, so that the evidence of a word is a sum of rows: the same
in any run, thread and process. All figures are whole numbers of 1/1024 nat, which makes sums exact in any order.

This is the only module that imports langdetect.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

UNIT = 1024
"""So many units are one nat of evidence."""

ALPHA = 0.1 / 10_000
"""Probability given to an n-gram a language never showed."""

WEIGHTS = (0.3, 0.6, 1.0)
"""Weights of 1-, 2- and 3-grams: the n-grams of a word overlap, so the shorter ones say little that is new."""

TEMPER = 0.4
"""Letters of a word are not independent; their joint evidence is overstated by about so much. Errors, per cent, with
0.35, 0.4 and 0.45: sentences 0.55, 0.58, 0.61; tweets 5.8, 6.9, 7.6; short web copy 10.2, 9.3, 9.0."""

# langdetect's two profiles of written Chinese are one language here.
_FILES = {"zh": ("zh-cn", "zh-tw")}

_PAD = 0  # class of "no character" in the key of a 1- or 2-gram
_BITS = 21  # of a class in an n-gram's key; three make 63
_COMMON = 64  # classes of which any three are looked up in a table: in Latin script what a keyboard has
_CHUNK = 8192  # letters scored at once: bounds the memory a batch takes


# fmt: off
_LATIN = (
    "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt",
    "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Group:
    """A script, or scripts written together, and the languages told apart in it by their n-grams."""

    name: str
    languages: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]  # code points that langdetect's normalisation changes, half-open


GROUPS: dict[str, Group] = {
    group.name: group
    for group in (
        Group(
            "latin",
            _LATIN,
            ((0x00, 0x250), (0x1E00, 0x1F00), (0x2000, 0x2070)),
        ),
        Group("cyrillic", ("bg", "mk", "ru", "uk"), ((0x00, 0x100), (0x2000, 0x2070))),
        Group("arabic", ("ar", "fa", "ur"), ((0x00, 0x100), (0x600, 0x700), (0x2000, 0x2070))),
        Group("devanagari", ("hi", "mr", "ne"), ((0x00, 0x100), (0x2000, 0x2070))),
        Group("cjk", ("ja", "ko", "zh"), ((0x00, 0x100), (0x2000, 0x2070), (0x3000, 0x3200), (0x4E00, 0xA000))),
    )
}
"""Where one script serves several languages. A script that serves one needs no profile."""


class Profiles:
    """The n-grams of one group of languages, ready to score words."""

    def __init__(self, group: Group) -> None:
        self.languages = group.languages
        files = [_read_profile(code) for code in group.languages]
        grams = [grams for grams, _ in files]
        letters = np.unique(np.concatenate(grams))
        letters = letters[letters > 0]
        self._classes = _letter_classes(letters, group.ranges)
        keys = [self._keys_of_grams(gram) for gram in grams]
        self._keys = np.unique(np.concatenate(keys))
        table = np.full((len(self._keys) + 1, len(files)), ALPHA)  # the last row: n-grams no language knows
        lengths = np.zeros(len(self._keys) + 1, dtype=np.int8)
        for column, ((gram, share), key) in enumerate(zip(files, keys, strict=True)):
            rows = np.searchsorted(self._keys, key)
            np.add.at(table[:, column], rows, share)
            lengths[rows] = (gram > 0).sum(axis=1) - 1
        scale = np.asarray(WEIGHTS)[lengths] * TEMPER * UNIT
        table = (np.log(table) - np.log(ALPHA)) * scale[:, None]
        # A letter ends a 1-, a 2- and a 3-gram. Each row holds the sum for the n-gram and the shorter ones it
        # ends with, so that a letter costs one look-up: of the longest n-gram that any language knows.
        for length in range(1, len(WEIGHTS)):
            longer = np.flatnonzero(lengths[:-1] == length)
            table[longer] += table[self._places(self._keys[longer] & ~(-1 << length * _BITS))]
        self._table = np.rint(table).astype(np.int32)  # as sums need it: casting on the way takes twice the time
        self._common = self._rows_of_common()

    def _keys_of_grams(self, grams: NDArray[np.uint32]) -> NDArray[np.int64]:
        classes = self._classes[grams].astype(np.int64)
        keys = classes[:, 0]
        for place in range(1, len(WEIGHTS)):
            keys = np.where(classes[:, place] != _PAD, (keys << _BITS) | classes[:, place], keys)
        return keys

    def _rows_of_common(self) -> NDArray[np.int32]:
        """The row for each three letters of the first `_COMMON` classes: that of the longest n-gram known."""
        rows = np.full((_COMMON,) * len(WEIGHTS), len(self._keys), dtype=np.int32)
        for length in range(1, len(WEIGHTS) + 1):  # a longer n-gram takes the place of the shorter
            known = np.flatnonzero((self._keys >> (length - 1) * _BITS > 0) & (self._keys >> length * _BITS == 0))
            letters = [self._keys[known] >> back * _BITS & ~(-1 << _BITS) for back in range(length - 1, -1, -1)]
            common = np.all([letter < _COMMON for letter in letters], axis=0)
            shorter: Any = (..., *(letter[common] for letter in letters))  # whatever stands before it
            rows[shorter] = known[common]
        return rows.ravel()

    def _places(self, keys: NDArray[np.int64]) -> NDArray[np.intp]:
        """The rows of n-grams; the last row for those no language knows."""
        rows = np.searchsorted(self._keys, keys)
        rows[rows == len(self._keys)] = 0
        rows[self._keys[rows] != keys] = len(self._keys)
        return rows

    def score(self, words: Sequence[str]) -> NDArray[np.int32]:
        """Evidence of each word for each language: one row a word, one column a language.

        Log-likelihoods up to a constant of the row, in units of 1/1024 nat.
        """
        scores = np.zeros((len(words), len(self.languages)), dtype=np.int32)
        first = 0
        while first < len(words):
            last, letters = first, 0
            while last < len(words) and letters < _CHUNK:
                letters += len(words[last]) + 1
                last += 1
            scores[first:last] = self._score_chunk(words[first:last])
            first = last
        return scores

    def _score_chunk(self, words: Sequence[str]) -> NDArray[np.int32]:
        text = f"  {' '.join(words)} ".encode("utf-32-le", "surrogatepass")
        points = np.frombuffer(text, dtype=np.uint32)
        classes = self._classes[np.minimum(points, len(self._classes) - 1)]
        last, middle, first = classes[2:], classes[1:-1], classes[:-2]
        place = (first * _COMMON + middle) * _COMMON + last
        rare = np.flatnonzero((first >= _COMMON) | (middle >= _COMMON) | (last >= _COMMON))
        place[rare] = 0
        rows = self._common.take(place)
        if len(rare):
            rows[rare] = self._rows_of(first[rare], middle[rare], last[rare])
        starts = np.cumsum([0] + [len(word) + 1 for word in words[:-1]])
        scored: NDArray[np.int32] = np.add.reduceat(self._table.take(rows, axis=0), starts, axis=0)
        return scored

    def _rows_of(self, *letters: NDArray[np.int32]) -> NDArray[np.intp]:
        """The rows of n-grams given letter by letter; of the shorter one where the longer is unknown."""
        keys = np.zeros(len(letters[0]), dtype=np.int64)
        shorter = []
        for back, letter in enumerate(reversed(letters)):
            keys = keys | letter.astype(np.int64) << back * _BITS
            shorter.append(keys)
        rows = self._places(shorter.pop())
        while shorter:
            unknown = np.flatnonzero(rows == len(self._keys))
            rows[unknown] = self._places(shorter.pop()[unknown])
        return rows


def _letter_classes(letters: NDArray[np.uint32], ranges: tuple[tuple[int, int], ...]) -> NDArray[np.int32]:
    """Code point -> class, after langdetect's normalisation; 0 pads, the last class is every other character."""
    from langdetect.utils.ngram import NGram

    size = int(max(letters.max(), *(end for _, end in ranges))) + 2
    other = len(letters) + 1
    classes = np.full(size, other, dtype=np.int32)
    classes[letters] = np.arange(1, other)
    for start, end in ranges:
        for point in range(start, end):
            classes[point] = classes[ord(NGram.normalize(chr(point)))] if point else _PAD
    return classes


def _read_profile(code: str) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """The n-grams of a language (three code points each, padded with 0) and the share of each among its length."""
    found: dict[str, float] = {}
    names = _FILES.get(code, (code,))
    for name in names:
        profile = json.loads((resources.files("langdetect") / "profiles" / name).read_text(encoding="utf-8"))
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            if len(gram) <= len(WEIGHTS):
                found[gram] = found.get(gram, 0.0) + count / totals[len(gram) - 1] / len(names)
    grams = np.array(list(found), dtype=f"<U{len(WEIGHTS)}").view(np.uint32).reshape(-1, len(WEIGHTS))
    return grams, np.fromiter(found.values(), dtype=np.float64, count=len(found))


_loaded: dict[str, Profiles] = {}
_lock = threading.Lock()


def profiles(group: str) -> Profiles:
    """The profiles of a group of languages, read on first use and once, however many threads ask."""
    found = _loaded.get(group)
    if found is None:
        with _lock:
            found = _loaded.get(group)
            if found is None:
                found = _loaded[group] = Profiles(GROUPS[group])
    return found
