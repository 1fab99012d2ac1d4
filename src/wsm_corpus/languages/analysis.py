"""One analysis of words for index, query, themes, concordance and highlights.

**One word, one position.** Everything a word of the text can be found under stands at the word's position:

- ``beleid``: its stem, kind `word`.
- ``burn-out``, ``work/life``: the joined form (``burnout``), its single words (``burn``, ``out``) and, of three
  or four, the runs between (``worklife``, ``lifebalance``), all kind `word`; and as kind `part` what the joined
  form is a compound of (``burn-outklachten``: ``burnout``, ``klacht``). The first token at a position is
  always the whole word; the others have the offsets of what they stand for.
- ``socialemediabeleid``: its stem, then as kind `part` the stems of its parts and of the runs of them
  (``socialemedia``, ``mediabeleid``), with the compound's offsets.
- ``levert`` of *levert veel stress op*: its stem, and that of opleveren (`languages.parted`).
- ``@handle``, ``#BurnOut``, an address: the whole as written, folded; then the word without its sign, or
  the name and the site, the words of a CamelCase tag as kind `part`.

So the length of a text is its number of positions, and words next to each other in the text are next to each
other in the index, however they are spelled. What meets them is in `languages.query_words`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from wsm_corpus.languages import language
from wsm_corpus.languages.parted import parted, whole_verb
from wsm_corpus.languages.terms import piece_terms, word_terms
from wsm_corpus.languages.words import CHUNK, LONGEST, chunks, clumps, is_plain, pieces

REMEMBERED = 20_000
"""Distinct chunks remembered a process, about 15 MB at most; a corpus of 100,000 web pages has ~600,000, and
the ones left out are met once or twice each."""


class Token(NamedTuple):
    """One index term of a text."""

    term: str
    kind: Literal["word", "part"]  # part: a part of a compound; engines weigh it below a word
    position: int  # 0, 1, 2 ... a word of the text
    start: int  # code points into the text as given, half-open
    end: int
    surface: str  # text[start:end]


class _Entry(NamedTuple):
    """A term of a chunk: as `Token`, counted from the chunk's start."""

    term: str
    kind: Literal["word", "part"]
    position: int
    start: int
    end: int


def tokenise(text: str) -> list[tuple[int, int]]:
    """The words of a text, half-open in code points of the text as given; linear in its length."""
    spans: list[tuple[int, int]] = []
    for match in CHUNK.finditer(text):
        base = match.start()
        spans.extend((base + piece.start, base + piece.end) for piece in pieces(match[0]))
    return spans


def analyse(text: str, code: str) -> list[Token]:
    """The index terms of a text in a language, in order of position; the first at a position is the whole word."""
    tokens: list[Token] = []
    position = 0
    written, starts = clumps(text)
    verbs = parted(written, language(code))
    for number, (clump, start) in enumerate(zip(written, starts, strict=True)):
        particle = verbs[number].word if number in verbs else ""
        count, found = analyse_clump(clump, code, particle, start, position)
        tokens += found
        position += count
    return tokens


def terms_in(text: str, code: str) -> set[str]:
    """The index terms of a text in a language, without their places."""
    terms: set[str] = set()
    for chunk in CHUNK.findall(text):
        terms.update([entry.term for entry in analyse_chunk(chunk, code)[1]])
    if language(code).parting is not None:
        written, _ = clumps(text)
        for number, particle in parted(written, language(code)).items():
            for _, chunk in chunks(written[number]):
                terms.update([entry.term for entry in analyse_chunk(chunk, code, particle.word)[1]])
    return terms


def analyse_clump(
    clump: str, code: str, particle: str = "", start: int = 0, position: int = 0
) -> tuple[int, list[Token]]:
    """How many words stand in what stands between two blanks, and the terms of them.

    Args:
        clump: see `words.clumps`.
        code: of its language.
        particle: one that stands apart from a verb in it, see `parted`.
        start: where it begins, in code points: what the offsets of the tokens count from.
        position: of its first word.
    """
    tokens = []
    words = 0
    for base, chunk in chunks(clump):
        count, entries = analyse_chunk(chunk, code, particle)
        for term, kind, place, first, last in entries:
            surface = clump[base + first : base + last]
            places = start + base + first, start + base + last
            tokens.append(Token(term, kind, position + words + place, *places, surface))
        words += count
    return words, tokens


def analyse_chunk(chunk: str, code: str, particle: str = "") -> tuple[int, tuple[_Entry, ...]]:
    """How many words one match of `words.CHUNK` holds, and their terms, counted from the chunk's start.

    Args:
        chunk: a match.
        code: of its language.
        particle: one that stands apart from it; a form of a verb that it parts from is found under both together too.
    """
    count, entries = _remembered(chunk, code) if len(chunk) <= LONGEST else _analyse_chunk(chunk, code)
    if particle and (verb := whole_verb(particle, chunk, language(code))):
        term = language(code).stem(verb)
        if all(entry.term != term for entry in entries):
            entries = (*entries, _Entry(term, "word", 0, 0, len(chunk)))
    return count, entries


@lru_cache(maxsize=REMEMBERED)
def _remembered(chunk: str, code: str) -> tuple[int, tuple[_Entry, ...]]:
    return _analyse_chunk(chunk, code)


def _analyse_chunk(chunk: str, code: str) -> tuple[int, tuple[_Entry, ...]]:
    known = language(code)
    if is_plain(chunk):  # what is below, in half of the time
        size = len(chunk)
        return 1, tuple([_Entry(term, kind, 0, 0, size) for term, kind in word_terms(chunk, known).items() if term])
    entries: list[_Entry] = []
    found = pieces(chunk)
    for position, piece in enumerate(found):
        seen: set[str] = set()
        for term, kind, start, end in piece_terms(chunk, piece, known):
            if term and term not in seen:
                seen.add(term)
                entries.append(_Entry(term, kind, position, start, end))
    return len(found), tuple(entries)
