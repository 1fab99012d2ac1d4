"""Snowball's stemmers, safe to call from many threads."""

from __future__ import annotations

import threading

_LOCAL = threading.local()


def snowball_stem(word: str, algorithm: str) -> str:
    """The stem of a word by one of Snowball's algorithms.

    A stemmer keeps the word it is at in itself, so a thread has its own: shared, one thread's word gets the
    stem of another's, and what remembers stems keeps it for good.
    """
    stemmers = _LOCAL.__dict__
    if algorithm not in stemmers:
        import snowballstemmer

        stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    stemmed: str = stemmers[algorithm].stemWord(word)
    return stemmed
