"""Count which words begin and end compounds, and write the tables that `languages.compounds` reads.

    python benchmarks/make_compound_parts.py [CODE ...]

For every word of simplemma's list (MIT licence) that can be cut into two other words of it, with a linking -s-,
-e- or -en- between them, the first counts as a beginning and the second as an end: its family size (Schreuder and
Baayen 1997, "How complex simplex words can be", https://doi.org/10.1006/jmla.1997.2510). A part's cost is the
negative logarithm of its share. No text is counted, so the table is the same wherever and whenever it is made.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.compound_words import DUTCH_NOT_HEADS, DUTCH_NOT_MODIFIERS
from wsm_corpus.languages.compounds import LINKS, SHORTEST_PART, Parts, cheapest, parts_in_lines
from wsm_corpus.languages.de import GERMAN
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.nl import DUTCH
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.word_lines import words_in_lines

DATA = Path(__file__).parents[1] / "src" / "wsm_corpus" / "languages" / "data"
LONGEST_PART = 18
UNSEEN = 0.5  # the count of a known word that is in no compound of the list
DEAREST_KNOWN = 10.2
"""Cost a part up to which a known word is taken for a compound; above, it is mostly a borrowed word with a chance
resemblance (const + ante, respec + teer)."""


def main(codes: list[str]) -> None:
    languages = {code: known for code, known in LANGUAGES.items() if known.compounds}
    if unknown := set(codes) - languages.keys():
        sys.exit(f"no module in languages/ with compounds=True: {', '.join(sorted(unknown))}")
    factory = DefaultDictionaryFactory()
    foreign = {fold(word) for word in factory.get_dictionary("en") if word.isalpha()}
    for language in [languages[code] for code in codes or languages]:
        lemmas = {}
        for word, lemma in factory.get_dictionary(language.code).items():
            if word.isalpha() and (word.islower() or language is GERMAN):
                lemmas.setdefault(fold(word), fold(lemma))
        write(language, lemmas, foreign)


def write(language: Language, lemmas: dict[str, str], foreign: set[str]) -> None:
    beginnings, ends = families(language, lemmas)
    first, last = sum(beginnings.values()), sum(ends.values())
    fewest = 0.5 if language is DUTCH else 2.0  # German has three times the words
    costs = {}
    for word, lemma in lemmas.items():
        family = beginnings[word] + ends[word]
        if not SHORTEST_PART <= len(word) <= LONGEST_PART or word in language.function_words:
            continue
        if family >= fewest or (language is DUTCH and lemma == word and len(word) <= 14):
            costs[word] = (cost(beginnings[word], first), cost(ends[word], last))
    names = sorted(costs)
    tables = bytes(costs[name][0] for name in names), bytes(costs[name][1] for name in names)
    parts = Parts(parts_in_lines(names), b"", *tables)
    whole = sorted(
        word
        for word in lemmas.keys() | (foreign if language is DUTCH else set())
        if len(word) >= 2 * SHORTEST_PART and stays_whole(word, lemmas, foreign, parts, language)
    )
    file = DATA / f"parts_{language.code}.table"
    file.write_bytes(b"\n\n".join((parts_in_lines(names), words_in_lines(whole).encode(), b"".join(tables))))
    print(language.name, len(costs), "parts,", len(whole), "words that stay whole,", file.stat().st_size, "bytes")


def families(language: Language, lemmas: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    beginnings: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for word in lemmas:
        ways = []
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            end = word[cut:]
            if end not in lemmas or end in language.function_words or not may_end(end, language):
                continue
            for link in LINKS:
                begin = word[:cut].removesuffix(link)
                linked = len(begin) >= SHORTEST_PART and (not link or word[:cut].endswith(link))
                usable = begin in lemmas and begin not in language.function_words
                if linked and usable and may_begin(begin, language):
                    ways.append((begin, end))
        for begin, end in ways:
            beginnings[begin] += 1 / len(ways)  # type: ignore[assignment]
            ends[end] += 1 / len(ways)  # type: ignore[assignment]
    return beginnings, ends


def may_end(word: str, language: Language) -> bool:
    return language is not DUTCH or word not in DUTCH_NOT_HEADS


def may_begin(word: str, language: Language) -> bool:
    return language is not DUTCH or word not in DUTCH_NOT_MODIFIERS


def cost(count: float, total: float) -> int:
    """In tenths of a nat."""
    return round(-10 * math.log((count + UNSEEN) / total))


def stays_whole(word: str, lemmas: dict[str, str], foreign: set[str], parts: Parts, language: Language) -> bool:
    """Whether the parts found in a known word are chance, so that it is never split."""
    found, total = cheapest(word, parts, language)
    if not found:
        return False
    if word not in lemmas:
        return word in foreign
    lemma = lemmas[word]
    if word in foreign and lemma == word and total / 10 / len(found) > DEAREST_KNOWN - 2:
        return True
    inflected = lemma != word and language is DUTCH and lemma in lemmas and word.startswith(lemma[:4])
    if inflected and cheapest(lemma, parts, language)[0][:1] != found[:1]:
        return True
    return total / 10 / len(found) > DEAREST_KNOWN


if __name__ == "__main__":
    main(sys.argv[1:])
