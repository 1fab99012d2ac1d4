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
other in the index, however they are spelled.

**A query's word is a group of forms**, any of which meets it (`query_groups`):

- ``burnout`` and ``burn-out``: the term ``burnout``, or ``burn`` and ``out`` one after the other;
- ``socialemediabeleid``: its own term, or all of ``social``, ``media``, ``beleid`` in the document;
- two words typed next to each other are also met by the word they make when joined (`joined`).

**A phrase is a few sequences of terms** (`sequences`), any of which meets it: each term of a sequence at the
position after the one before. ``"burn-out risico"`` gives (burnout, risico) and (burn, out, risico), so that it
meets ``burnout risico``, ``burn-out risico`` and ``burn out risico``. Labels of the vocabulary are met the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from wsm_corpus.languages import LANGUAGES, Language, language
from wsm_corpus.languages.compounds import SHORTEST_PART, split
from wsm_corpus.languages.fold import WORDS_REMEMBERED, exact_form, fold
from wsm_corpus.languages.parted import parted, whole_verb
from wsm_corpus.languages.terms import join, piece_terms, word_terms
from wsm_corpus.languages.words import CHUNK, LONGEST, Piece, clumps, is_plain, pieces

MOST_SEQUENCES = 16
"""Spellings of one phrase that are tried; enough for five words in every joining."""

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


class Terms(NamedTuple):
    """What one word is indexed as."""

    exact: str  # NFC, straight apostrophes and hyphens, case and diacritics kept
    folded: str  # without case and diacritics
    stem: str  # the main term
    words: tuple[str, ...]  # stems of what it is a form of; of the single words of a hyphenated one, and runs of them
    parts: tuple[str, ...]  # stems of the parts of a compound, and of runs of them


class Form(NamedTuple):
    """One way of meeting a word of a query."""

    terms: tuple[str, ...]
    how: Literal["term", "phrase", "all"]  # phrase: at consecutive positions; all: anywhere in the document
    kind: Literal["word", "lemma", "variant", "part"]  # itself, what it is a form of, another spelling, its parts


class Group(NamedTuple):
    """One word of a query: any of its forms meets it."""

    surface: str
    start: int  # code points into the query's text
    end: int
    forms: tuple[Form, ...]  # the word itself first


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
    for match in CHUNK.finditer(clump):
        base = match.start()
        count, entries = analyse_chunk(match[0], code, particle)
        for term, kind, place, first, last in entries:
            surface = clump[base + first : base + last]
            places = start + base + first, start + base + last
            tokens.append(Token(term, kind, position + words + place, *places, surface))
        words += count
    return words, tokens


def whole_verbs(words: list[str]) -> dict[int, tuple[str, ...]]:
    """The verbs that words typed one after the other make, in any language, by the numbers of the words of each.

    ``wisselt kennis uit`` gives uitwisselen for the first and the last.
    """
    found: dict[int, tuple[str, ...]] = {}
    for known in LANGUAGES.values():
        for number, particle in parted(words, known).items():
            verb = whole_verb(particle.word, words[number], known)
            for place in (number, particle.place):
                found[place] = (*found.get(place, ()), verb)
    return found


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


def terms_of(word: str, code: str) -> Terms:
    """What one word is indexed as; of several, the first. Empty strings where there is no word."""
    return _terms_of(word, code)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _terms_of(word: str, code: str) -> Terms:
    tokens = [token for token in analyse(word, code) if token.position == 0]
    if not tokens:
        return Terms(exact_form(word), fold(word), "", (), ())
    surface = tokens[0].surface
    return Terms(
        exact_form(surface),
        fold(surface),
        tokens[0].term,
        tuple(token.term for token in tokens[1:] if token.kind == "word"),
        tuple(token.term for token in tokens if token.kind == "part"),
    )


def joined(first: str, second: str) -> str:
    """The word that two words make when written as one."""
    return join([first, second])


def query_groups(text: str, code: str) -> list[Group]:
    """The words of a query in a language, each with the forms that meet it."""
    groups = []
    known = language(code)
    for match in CHUNK.finditer(text):
        for piece in pieces(match[0]):
            start, end = match.start() + piece.start, match.start() + piece.end
            groups.append(Group(text[start:end], start, end, _forms(match[0], piece, known)))
    return groups


def _forms(chunk: str, piece: Piece, known: Language) -> tuple[Form, ...]:
    whole = next(piece_terms(chunk, piece, known))[0]
    forms = [Form((whole,), "term", "word")]
    if piece.kind not in {"word", "joined"}:
        return tuple(forms)
    single = _single_words(chunk, piece)
    parts = tuple(dict.fromkeys(map(known.stem, split(join(single), known))))
    if piece.kind == "word":
        words = (*single, *known.lemmas(single[0]))
        forms += [Form((stem,), "term", "lemma") for stem in map(known.stem, words[1:]) if stem != whole]
    else:
        forms.append(Form(tuple(map(known.stem, single)), "phrase", "variant"))
        parts = parts or _hyphened(single, known)
    if parts:
        forms.append(Form(parts, "all", "part"))
    return tuple(forms)


def _single_words(chunk: str, piece: Piece) -> list[str]:
    """The folded words of one that hyphens may join; one where none do."""
    return [fold(chunk[start:end]) for start, end in piece.words or ((piece.start, piece.end),)]


def _hyphened(words: list[str], known: Language) -> tuple[str, ...]:
    """The parts of a compound that is written with hyphens: LinkedIn-uitnodiging. Of burn-out *out* says nothing."""
    telling = all(len(word) >= SHORTEST_PART and word not in known.function_words for word in words)
    return tuple(map(known.stem, words)) if known.compounds and telling else ()


def sequences(text: str, code: str) -> tuple[tuple[str, ...], ...]:
    """The spellings of a phrase as terms at consecutive positions, the one as written first.

    A text meets the phrase where, for any of them, each term is among those at its position.
    """
    return _sequences(text, code)


class _Atom(NamedTuple):
    """A single word of a phrase; `folded` is None for what has signs and is taken whole."""

    term: str
    folded: str | None


@lru_cache(maxsize=WORDS_REMEMBERED)
def _sequences(text: str, code: str) -> tuple[tuple[str, ...], ...]:
    known = language(code)
    written: list[str] = []
    atoms: list[_Atom] = []
    for match in CHUNK.finditer(text):
        for piece in pieces(match[0]):
            written.append(next(piece_terms(match[0], piece, known))[0])
            if piece.kind in {"word", "joined"}:
                atoms.extend(_Atom(known.stem(word), word) for word in _single_words(match[0], piece))
            else:
                atoms.append(_Atom(written[-1], None))
    gaps = [
        index
        for index in range(1, len(atoms))
        if atoms[index].folded is not None and atoms[index - 1].folded is not None
    ][: MOST_SEQUENCES.bit_length() - 1]
    found = {tuple(written): None}
    for choice in product((False, True), repeat=len(gaps)):
        closed = {index for index, chosen in zip(gaps, choice, strict=True) if chosen}
        found.setdefault(tuple(_spelled(atoms, closed, known)), None)
    return tuple(found)


def _spelled(atoms: list[_Atom], closed: set[int], known: Language) -> Iterator[str]:
    """The terms of a phrase whose words are joined across the closed gaps."""
    start = 0
    for end in range(1, len(atoms) + 1):
        if end in closed:
            continue
        run = atoms[start:end]
        yield run[0].term if len(run) == 1 else known.stem(join([atom.folded or "" for atom in run]))
        start = end
