"""Ways of making index terms of words, and how well each brings the forms of a word together.

Pairs: 6,000 lemmas of simplemma's list with their forms, by chance from a seed. Of the pairs of words that get one
term, how many are forms of one lemma (precision); of the pairs of forms of one lemma, how many get one term (recall).
simplemma's own lemmas cannot be measured against themselves.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache, partial

from wsm_corpus.languages import language
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.snowball import snowball_stem

Stem = Callable[[str], str]
LEMMAS = 6_000
LEMMATISED = "as shipped, with irregular forms"
ALGORITHMS = {
    "nl": {"Porter's (dutch_porter)": "dutch_porter", "Kraaij-Pohlmann (dutch)": "dutch"},
    "en": {"Porter's first (porter)": "porter", "Porter's second (english)": "english"},
    "de": {"Snowball (german)": "german"},
}


def candidates(code: str) -> dict[str, Stem]:
    """Name -> what makes a term of a folded word."""
    found: dict[str, Stem] = {"none": fold}
    for name, algorithm in ALGORITHMS[code].items():
        found[name] = partial(_snowball, algorithm=algorithm)
    found["simplemma's lemma"] = partial(_lemma, code=code)
    found["stems as shipped"] = found[LEMMATISED] = language(code).stem
    return found


def _snowball(word: str, algorithm: str) -> str:
    return snowball_stem(word, algorithm)


@lru_cache(maxsize=100_000)
def _lemma(word: str, code: str) -> str:
    import simplemma

    return fold(simplemma.lemmatize(word, lang=code))


def families(code: str) -> list[list[str]]:
    """The forms of lemmas drawn by chance, folded; those of two forms and more."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    lemmas: dict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary(code).items():
        known, written = (item.decode() if isinstance(item, bytes) else item for item in (lemma, form))
        if known.isalpha() and written.isalpha() and (known.islower() or code == "de"):
            lemmas[known].update((fold(known), fold(written)))
    chosen = random.Random(1).sample(sorted(lemmas), min(LEMMAS, len(lemmas)))
    return [sorted(lemmas[lemma]) for lemma in chosen if len(lemmas[lemma]) > 1]


def pairs_table(code: str) -> list[str]:
    """A line a candidate: precision, recall and F1 of pairs."""
    groups = families(code)
    lines = []
    for name, stem in candidates(code).items():
        if "simplemma" in name:
            continue
        words: dict[str, set[int]] = defaultdict(set)  # a form of two lemmas is of both
        for number, forms in enumerate(groups):
            for form in forms:
                words[form].add(number)
        by_term: dict[str, list[str]] = defaultdict(list)
        for word in words:
            lemmas = language(code).lemmas(word) if name == LEMMATISED else ()
            for term in dict.fromkeys([stem(word), *map(stem, lemmas)]):
                by_term[term].append(word)
        together = {
            (one, other) if one > other else (other, one)
            for same in by_term.values()
            for number, one in enumerate(same)
            for other in same[:number]
        }
        right = sum(bool(words[one] & words[other]) for one, other in together)
        wanted = {(one, other) for forms in groups for number, one in enumerate(forms) for other in forms[:number]}
        precision, recall = right / max(1, len(together)), right / len(wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lines.append(f"  {name:32} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    return lines


def terms(text: str, code: str, stem: Stem, *, parts: bool) -> Counter[str]:
    """The terms of a text by a candidate: words joined and apart, and where asked the parts of compounds."""
    from wsm_corpus.languages.analysis import tokenise
    from wsm_corpus.languages.compounds import split

    counts: Counter[str] = Counter()
    for start, end in tokenise(text):
        word = fold(text[start:end])
        single = [piece for piece in word.replace("/", "-").split("-") if piece]
        for each in dict.fromkeys(["".join(single), *single]):
            counts[stem(each)] += 1
            for part in split(each, language(code)) if parts else ():
                counts[stem(part)] += PART_WEIGHT  # type: ignore[assignment]
    return counts


PART_WEIGHT = 0.6
