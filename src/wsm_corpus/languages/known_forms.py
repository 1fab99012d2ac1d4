"""Dutch forms that no rule brings to their word, and words that look like forms and are none, out of a word list.

`benchmarks/make_known_forms.py` made the table out of simplemma's words, by asking the rules of `languages.nl` first:
what they answer stands in no table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from wsm_corpus.languages.word_lines import LETTERS, WordLines

FILE = Path(__file__).parent / "data" / "forms_nl.table"


class KnownForms(NamedTuple):
    """What a word list knows better than the rules."""

    lemmas: WordLines[dict[str, str]]  # form -> the word it is a form of: kinderen -> kind
    with_ge: WordLines[frozenset[str]]  # words that begin with ge- and are no participles: gezin, gemak
    with_s: WordLines[frozenset[str]]  # stems that end in -s and are no plurals: plaats
    separable: Mapping[str, tuple[str, ...]]  # particle -> verbs it parts from: op -> (leveren, stellen, ...)

    def lemma(self, form: str) -> str | None:
        """The word of which another is a form, or None."""
        return self.lemmas[form[:LETTERS]].get(form)


@lru_cache(maxsize=1)
def known_forms() -> KnownForms:
    """The table."""
    forms, with_ge, with_s, verbs = FILE.read_bytes().split(b"\n\n")
    separable = {}
    for family in verbs.decode().splitlines():
        particle, *rest = family.split()
        separable[particle] = tuple(rest)
    return KnownForms(
        WordLines(forms, _lemmas), WordLines(with_ge, frozenset), WordLines(with_s, frozenset), separable
    )


def _lemmas(line: list[str]) -> dict[str, str]:
    """The words of a line by their forms; each form stands before its word."""
    return dict(zip(line[::2], line[1::2], strict=True))
