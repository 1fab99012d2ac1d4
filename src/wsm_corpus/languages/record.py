"""What one language is to this project: data and one function, no branches elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from wsm_corpus.languages.boilerplate_records import Boilerplate


def unchanged(word: str) -> str:
    """The stem of a word in a language without a stemmer: the word."""
    return word


def no_words(_: str) -> tuple[str, ...]:
    """What a word has in a language that says nothing of it: none."""
    return ()


def no_boilerplate() -> Boilerplate:
    """What stands around texts in a language that says nothing of it: nothing."""
    return Boilerplate()


class Parting(NamedTuple):
    """Verbs that stand in two words in some sentences: ``levert veel stress op``, ``op te leveren``."""

    particles: frozenset[str]  # folded: op
    follows: frozenset[str]  # folded words before which a clause may end: en, omdat, voor
    precedes: frozenset[str]  # folded words after which a noun stands: de, een
    may_precede: frozenset[str]  # folded words after which what is no verb by its ending is a noun: het
    infinitive: str  # the word between the particle and an infinitive: te
    before_infinitive: frozenset[str]  # particles that are mostly prepositions before it: om te
    before_others: frozenset[str]  # and before `follows`: over wie
    stems: Callable[[str], frozenset[str]]  # of the verbs that a folded form may be of
    verbs: Callable[[str], Mapping[str, str]]  # stem of a verb -> the verb that it makes with a particle
    sure: Callable[[str], bool]  # whether a form is a verb's by its ending


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one object a language; a cache can key on it
class Language:
    """The words of one language.

    Attributes:
        code: ISO 639-1 code.
        name: English name.
        stop_words: folded words that a query ranks by but does not require.
        function_words: words, as written in lower case, whose presence tells the language of a text.
        coordinators: words before which a compound may end in a hyphen: *pre- and post-war*.
        stem: the index term of a folded word; deterministic, and the same in every run.
        lemmas: words that a folded word is an irregular form of (wrote: write); it is found under their stems too.
        parting: verbs that stand in two words in some sentences; None where there are none.
        compounds: whether words are written together, so that they have to be split.
        no_split: folded words that look like compounds and are none.
        boilerplate: gives what stands around texts, when one is stripped; see `languages.boilerplate_records`.
    """

    code: str
    name: str
    stop_words: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    stem: Callable[[str], str] = unchanged
    lemmas: Callable[[str], tuple[str, ...]] = no_words
    parting: Parting | None = None
    compounds: bool = False
    no_split: frozenset[str] = frozenset()
    boilerplate: Callable[[], Boilerplate] = no_boilerplate
