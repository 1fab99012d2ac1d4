"""Write the table that `languages.known_forms` reads: what simplemma's Dutch words tell better than rules do.

    python benchmarks/make_known_forms.py

Three lists. Forms (kinderen, tekende) that the rules of `languages.nl` do not bring to their word. Words that begin
with ge- and are no participle (gezin), so that the stemmer leaves it to them. Stems that end in -s where it is no
plural's (plaats). No text is counted; simplemma's list is under the MIT licence.
"""

from __future__ import annotations

import gzip
from collections import defaultdict

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from wsm_corpus.languages import known_forms, nl
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.irregular_nl import NO_FORMS
from wsm_corpus.languages.snowball import snowball_stem

LONGEST_FORM = 16
INFLECTED = ("je", "en", "t", "d", "de", "te")
"""Ends of forms that are words in their own right too."""

LONGEST_WITH_GE = 13  # letters; of longer ones, which are compounds, no other word has the stem
LONGEST_WITH_S = 10
SHORTEST_WITH_S = 4


def main() -> None:
    lemmas: dict[str, str] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("nl").items():
        word = lemma.replace("_", "")  # op_leveren
        if form.isalpha() and form.islower() and word.isalpha() and word.islower():
            lemmas.setdefault(fold(form), fold(word))
    with_ge = {
        word
        for form, lemma in lemmas.items()
        if lemma.startswith("ge") and form.startswith("ge") and not is_participle(lemma, lemmas)
        for word in (form, lemma)
        if 5 <= len(word) <= LONGEST_WITH_GE
    }
    with_s = set().union(
        *(stems_in_s(lemma) for lemma in lemmas.values() if lemma.endswith("s") and len(lemma) <= LONGEST_WITH_S)
    )
    write({}, with_ge, with_s)
    own = set(lemmas.values())
    families = defaultdict(list)
    for form, lemma in lemmas.items():
        if form != lemma and is_form(form, lemma, lemmas, own) and not terms(form) & terms(lemma):
            families[lemma].append(form)
    write(families, with_ge, with_s)
    count = sum(map(len, families.values()))
    print(count, "forms of", len(families), "words;", len(with_ge), "with ge-;", len(with_s), "with -s")
    print(known_forms.FILE.stat().st_size, "bytes")


def is_form(form: str, lemma: str, lemmas: dict[str, str], own: set[str]) -> bool:
    """Whether a word can be trusted to be a form of another: the list has haan under hen, and werker under werk."""
    if not 2 < len(form) <= LONGEST_FORM or form in NO_FORMS or form in nl.FUNCTION_WORDS:
        return False
    if form in own:
        return form.endswith(INFLECTED)
    compared = form.endswith(("er", "ere", "ers")) and form.startswith(lemma[:-1])
    return not compared or any(lemmas.get(lemma + ending) == lemma for ending in ("e", "st", "ste", "te"))


def is_participle(word: str, lemmas: dict[str, str]) -> bool:
    """Whether a word that begins with ge- is a participle: gewerkt, geschreven."""
    rest = word[2:]
    if word[-1] in "td":
        return any(f"{base}en" in lemmas for base in (rest, rest[:-1], rest[:-1] + rest[-2:-1]))
    return word.endswith("en") and lemmas.get(rest) == rest


def stems_in_s(word: str) -> set[str]:
    """What ends in -s on the way to the stem of a word that ends in -s and is no plural."""
    found = set()
    for algorithm in nl.STEMMERS:
        if word.endswith("s") and len(word) >= SHORTEST_WITH_S and not word.endswith("ss"):
            found.add(word)
        word = snowball_stem(word, algorithm)
    return found | ({word} if word.endswith("s") and len(word) >= SHORTEST_WITH_S else set())


def terms(word: str) -> set[str]:
    return {nl.stem(word), *map(nl.stem, nl.ruled_lemmas(word))}


def write(families: dict[str, list[str]], with_ge: set[str], with_s: set[str]) -> None:
    words = "|".join(f"{lemma} {' '.join(sorted(forms))}" for lemma, forms in sorted(families.items()))
    text = f"{words}\n{' '.join(sorted(with_ge))}\n{' '.join(sorted(with_s))}"
    known_forms.FILE.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    known_forms.known_forms.cache_clear()
    nl.stem.cache_clear()


if __name__ == "__main__":
    main()
