"""Everything one word can be found under: the rules of `languages.analysis`, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.record import Language
from wsm_corpus.languages.words import Piece

_Kind = Literal["word", "part"]
_Term = tuple[str, _Kind, int, int]


def piece_terms(chunk: str, piece: Piece, known: Language) -> Iterator[_Term]:
    """Everything one word can be found under, the whole word first."""
    start, end = piece.start, piece.end
    text = chunk[start:end]
    if piece.kind == "joined":
        yield from _joined_terms(chunk, piece, known)
    elif piece.kind == "word":
        yield from ((term, kind, start, end) for term, kind in word_terms(text, known).items())
    else:
        whole, others = _special(piece.kind, text, known)
        yield whole, "word", start, end
        yield from ((term, kind, start, end) for term, kind in others)


def word_terms(word: str, known: Language) -> dict[str, _Kind]:
    """The terms of a word without a sign in it: its stem, that of what it is a form of, then those of its parts."""
    folded = fold(word)
    terms: dict[str, _Kind] = {known.stem(folded): "word"}
    for lemma in known.lemmas(folded):
        terms[known.stem(lemma)] = "word"
    if known.compounds:
        for part in _parts(folded, known):
            terms.setdefault(part, "part")
    return terms


def _joined_terms(chunk: str, piece: Piece, known: Language) -> Iterator[_Term]:
    words = [fold(chunk[start:end]) for start, end in piece.words]
    whole = join(words)
    yield known.stem(whole), "word", piece.start, piece.end
    for word, (start, end) in zip(words, piece.words, strict=True):
        yield known.stem(word), "word", start, end
    for first, last in _runs(len(words)):
        joined = known.stem(join(words[first:last]))
        yield joined, "word", piece.words[first][0], piece.words[last - 1][1]
    for word, (start, end) in zip(words, piece.words, strict=True):
        yield from ((part, "part", start, end) for part in _parts(word, known))
    # "burn-outklachten" is burn-out + klachten, and no "outklachten".
    yield from ((part, "part", piece.start, piece.end) for part in _parts(whole, known))


def join(words: list[str]) -> str:
    """Burn + out is burnout; 9 + 5 stays 9-5, which is not 95."""
    return ("-" if any(word.isdigit() for word in words[:2]) and len("".join(words[:2])) < 10 else "").join(words)


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """Stretches of two words or more, the whole left out."""
    for size in range(2, count):
        for first in range(count - size + 1):
            yield first, first + size


def _parts(folded: str, known: Language) -> tuple[str, ...]:
    """Stems of the parts of a compound, and of the runs between of a compound of three."""
    if not known.compounds:
        return ()
    parts = split(folded, known)
    if not parts:
        return ()
    runs = ["".join(parts[first:last]) for first, last in _runs(len(parts))] if len(parts) <= 4 else []
    return tuple(known.stem(part) for part in (*parts, *runs))


def _special(kind: str, text: str, known: Language) -> tuple[str, tuple[tuple[str, _Kind], ...]]:
    """Terms of what is written with signs: the whole, and what it can also be found under."""
    folded = fold(text)
    if kind == "number":
        return folded.replace(",", "."), ()
    if kind == "initials":
        return known.stem(folded.replace(".", "")), ()
    if kind == "handle":
        return folded, ((folded[1:], "word"),)
    if kind == "tag":
        camel = [word for word in _camel(text[1:]) if len(word) > 1]
        others: list[tuple[str, _Kind]] = [(known.stem(folded[1:]), "word")]
        others += [(known.stem(fold(word)), "part") for word in camel if len(camel) > 1]
        return folded, tuple(others)
    if kind == "email":
        name, _, site = folded.partition("@")
        return folded, ((name, "part"), (site, "part"))
    if kind in {"url", "site"}:
        site = folded.split("://")[-1].removeprefix("www.")
        host, *rest = site.replace("?", "/").split("/")
        words = [word for piece in rest for word in piece.replace("_", "-").split("-") if word.isalnum()]
        return host, tuple((known.stem(word), "part") for word in (host.split(".")[0], *words[:12]))
    return folded, ()


def _camel(text: str) -> list[str]:
    words, start = [], 0
    for place in range(1, len(text)):
        if text[place] == "_" or (text[place].isupper() and text[place - 1].islower()):
            words.append(text[start:place].strip("_"))
            start = place
    return [*words, text[start:].strip("_")]
