"""Forms that no rule of endings brings to their word: wrote and write, ontslagen and ontslaan, beter and goed.

A stemmer takes endings off; these forms change within. A word that is one of them is indexed under its own stem, as
ever, and under that of what it is a form of. So ontslagen, which is "dismissals" too, stays found under ontslag.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LONGEST_HUNG = 4
"""Letters before the apostrophe of do's. Of longer words (foto's, collega's) the stem is the same without it."""

TOLD_BY = 3
"""Last letters by which nearly every word shows that it is no such form, before its prefixes are tried."""


class Verbs(NamedTuple):
    """The verbs of a language that change within."""

    forms: Mapping[str, tuple[str, ...]]  # form -> infinitives
    after_prefix: Mapping[str, tuple[str, ...]]  # and those that count only with a particle
    prefixed: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]]  # prefix -> the same of forms after it
    longest: int  # letters of a prefix
    ends: frozenset[str]  # the last letters, `TOLD_BY` of them, of every form with a prefix

    def infinitives(self, word: str) -> tuple[str, ...]:
        """The infinitives that a folded word is a form of; empty where it is of none."""
        if word in self.forms:
            return self.forms[word]
        if word[-TOLD_BY:] not in self.ends:
            return ()
        for end in range(min(self.longest, len(word) - 1), 1, -1):
            for forms in self.prefixed.get(word[:end], ()):
                if found := forms.get(word[end:]):
                    return tuple(word[:end] + infinitive for infinitive in found)
        return ()


def read_verbs(table: str, *, parting: str = "", staying: str = "", mark: str = "") -> Verbs:
    """Verbs from a table, a line a verb: the infinitive, then its other forms.

    Args:
        table: a form with a hyphen before it counts only after a prefix; alone it is another word as often.
        parting: prefixes that stand before the verb's own forms (aan-bieden, aan-geboden), with blanks between.
        staying: prefixes in the place of `mark` (ont-slaan, ont-slagen).
        mark: what participles begin with.
    """
    forms: dict[str, tuple[str, ...]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    bare: dict[str, tuple[str, ...]] = {}
    for infinitive, *written in map(str.split, table.strip().splitlines()):
        for form in written:
            plain = form.removeprefix("-")
            _add(whole, plain, infinitive)
            _add(bare, plain.removeprefix(mark), infinitive)
            if plain == form:
                _add(forms, form, infinitive)
    prefixed: dict[str, tuple[Mapping[str, tuple[str, ...]], ...]] = {}
    for prefixes, after in ((parting, whole), (staying, bare)):
        for prefix in prefixes.split():
            prefixed[prefix] = (*prefixed.get(prefix, ()), after)
    ends = {form[-TOLD_BY:] for form in whole.keys() | bare.keys()}
    short = [end for end in ends if len(end) < TOLD_BY]
    ends.update([(prefix + form)[-TOLD_BY:] for prefix in prefixed for form in short])
    return Verbs(forms, whole, prefixed, max(map(len, prefixed), default=0), frozenset(ends))


def _add(found: dict[str, tuple[str, ...]], form: str, word: str) -> None:
    if word not in found.get(form, ()):
        found[form] = (*found.get(form, ()), word)


def read_forms(table: str) -> Mapping[str, tuple[str, ...]]:
    """Form -> words, from a table, a line a word with its forms."""
    return read_verbs(table).forms


def without_apostrophe(word: str) -> tuple[str, ...]:
    """Dos for do's: a short word and an ending that is often hung on without the apostrophe."""
    place = word.find("'")
    return (word.replace("'", ""),) if 1 < place <= LONGEST_HUNG and word.endswith("s") else ()
