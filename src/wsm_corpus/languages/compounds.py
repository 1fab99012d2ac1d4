"""Compounds of Dutch and German, taken apart: ``socialemediabeleid`` is sociale + media + beleid."""

from __future__ import annotations

from functools import lru_cache

from wsm_corpus.languages.record import Language

SHORTEST_PART = 4


@lru_cache(maxsize=131_072)
def _known(word: str, code: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang=code) or simplemma.is_known(word.capitalize(), lang=code))


def split(word: str, language: Language) -> tuple[str, ...]:
    """The parts of a folded word, linking letters left out; empty when it is no compound."""
    if not language.compounds or len(word) < 2 * SHORTEST_PART or len(word) > 40 or word in language.no_split:
        return ()
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for end in range(SHORTEST_PART, len(word) + 1):
        for start in range(end - SHORTEST_PART + 1):
            if start not in best or (start == 0 and end == len(word)):
                continue
            piece = word[start:end]
            for link in ("", "s", "en", "e"):
                part = piece.removesuffix(link) if link and end < len(word) else piece
                if (link and part == piece) or len(part) < SHORTEST_PART or not _known(part, language.code):
                    continue
                cost = best[start][0] + 1 + (0.1 if link else 0.0)
                if end not in best or cost < best[end][0]:
                    best[end] = (cost, (*best[start][1], part))
    return best.get(len(word), (0.0, ()))[1]
