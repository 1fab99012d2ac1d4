"""Dutch forms that no rule brings to their word, and words that look like forms and are none, out of a word list.

`benchmarks/make_known_forms.py` made the table out of simplemma's words, by asking the rules of `languages.nl` first:
what they answer stands in no table.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "forms_nl.gz"


class KnownForms(NamedTuple):
    """What a word list knows better than the rules."""

    lemmas: Mapping[str, str]  # form -> the word it is a form of: kinderen -> kind
    with_ge: frozenset[str]  # words that begin with ge- and are no participles: gezin, gemak
    with_s: frozenset[str]  # stems that end in -s and are no plurals: plaats
    separable: Mapping[str, tuple[str, ...]]  # particle -> verbs it parts from: op -> (leveren, stellen, ...)


@lru_cache(maxsize=1)
def known_forms() -> KnownForms:
    """The table; read in some 14 ms, once a process."""
    # Lines of words: read in two thirds of the time that a list a word takes.
    forms, words, with_ge, with_s, verbs = gzip.decompress(FILE.read_bytes()).decode().split("\n")
    lemmas = dict(zip(forms.split(), words.split(), strict=True))
    separable = {}
    for family in filter(None, verbs.split("|")):
        particle, *rest = family.split()
        separable[particle] = tuple(rest)
    return KnownForms(lemmas, frozenset(with_ge.split()), frozenset(with_s.split()), separable)
