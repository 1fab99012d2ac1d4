"""Write the table that `languages.known_forms` reads: what simplemma's Dutch words tell better than rules do.

    python benchmarks/make_known_forms.py

Three lists. Forms (kinderen, tekende) that the rules of `languages.nl` do not bring to their word. Words that begin
with ge- and are no participle (gezin), so that the stemmer leaves it to them. Stems that end in -s where it is no
plural's (plaats). No text is counted; simplemma's list is under the MIT licence.
"""

from __future__ import annotations

from collections import defaultdict

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from wsm_corpus.languages import known_forms, nl
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.irregular_nl import NO_FORMS, PARTICLES, SEPARABLE
from wsm_corpus.languages.snowball import snowball_stem
from wsm_corpus.languages.word_lines import words_in_lines

LONGEST_FORM = 16
INFLECTED = ("je", "en", "t", "d", "de", "te")
"""Ends of forms that are words in their own right too."""

ALWAYS_PARTING = frozenset(
    "aan af bij dicht in los mee na neer op open rond samen terug toe uit vast voort weg".split()
)
"""Other particles are prefixes of verbs that never part as well: overleggen, ondernemen."""

LONGEST_WITH_GE = 13  # letters; of longer ones, which are compounds, no other word has the stem
LONGEST_WITH_S = 10
SHORTEST_WITH_S = 4


def main() -> None:
    lemmas: dict[str, str] = {}
    marked = set()  # op_leveren
    for form, lemma in DefaultDictionaryFactory().get_dictionary("nl").items():
        word = lemma.replace("_", "")
        marked.add(tuple(lemma.split("_")))
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
    write({}, with_ge, with_s, {})
    own = set(lemmas.values())
    separable = separable_verbs(lemmas, own, marked)
    families = defaultdict(list)
    for form, lemma in lemmas.items():
        if form != lemma and is_form(form, lemma, lemmas, own) and not terms(form) & terms(lemma):
            families[lemma].append(form)
    write(families, with_ge, with_s, separable)
    count = sum(map(len, families.values()))
    print(count, "forms of", len(families), "words;", len(with_ge), "with ge-;", len(with_s), "with -s")
    print(sum(map(len, separable.values())), "separable verbs of", len(separable), "particles")
    print(known_forms.FILE.stat().st_size, "bytes")


def separable_verbs(lemmas: dict[str, str], own: set[str], marked: set[tuple[str, ...]]) -> dict[str, set[str]]:
    """Verbs by the particle that parts from them: marked so, with -ge- behind it, or after one that always parts."""
    added = {line.split()[0]: set(line.split()[1:]) for line in SEPARABLE.strip().splitlines()}
    found = {}
    for particle in PARTICLES.split():
        verbs = {word.removeprefix(particle) for word in own if word.startswith(particle) and word.endswith("n")}
        verbs = {verb for verb in verbs if len(verb) > 2 and verb in own and not verb.startswith("heden")}
        found[particle] = added.get(particle, set()) | {
            verb
            for verb in verbs
            if particle in ALWAYS_PARTING
            or (particle, verb) in marked
            or any(f"{particle}ge{form}" in lemmas for form in (verb, f"{verb[:-2]}t", f"{verb[:-2]}d"))
        }
    for form, lemma in lemmas.items():
        for particle in PARTICLES.split():
            if (
                form.startswith(f"{particle}ge")
                and lemma.startswith(particle)
                and lemma.removeprefix(particle) in own
            ):
                participle = form.removeprefix(particle)
                if lemmas.get(participle) == lemma.removeprefix(particle):
                    found[particle].add(lemma.removeprefix(particle))
    return {particle: verbs for particle, verbs in found.items() if verbs}


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


def write(
    families: dict[str, list[str]], with_ge: set[str], with_s: set[str], separable: dict[str, set[str]]
) -> None:
    pairs = sorted(f"{form} {lemma}" for lemma, forms in families.items() for form in forms)
    verbs = "\n".join(f"{particle} {' '.join(sorted(verbs))}" for particle, verbs in sorted(separable.items()))
    tables = (*map(words_in_lines, (pairs, sorted(with_ge), sorted(with_s))), verbs)
    known_forms.FILE.write_text("\n\n".join(tables), encoding="utf-8")
    known_forms.known_forms.cache_clear()
    nl.stem.cache_clear()


if __name__ == "__main__":
    main()
