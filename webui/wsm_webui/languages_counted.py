"""In which languages words are counted, each on its own."""

from __future__ import annotations

from wsm_corpus import comparing
from wsm_webui.corpora import corpus
from wsm_webui.state import State

SHOWN = 50
"""Words of a language that a page shows; the files have more."""


def known_languages() -> list[str]:
    """The languages that the corpus has words in, most words first."""
    tokens = corpus().info().tokens
    return [code for code, count in sorted(tokens.items(), key=lambda pair: (-pair[1], pair[0])) if count]


def counted_languages(state: State) -> list[str]:
    """The languages whose words are counted: those asked for, else those that the corpus is in."""
    return [code for code in known_languages() if code in comparing.counted_languages(corpus(), state.words)]


def compared_languages(state: State) -> tuple[str, str] | None:
    """The two languages that are compared: those asked for, else the two with most words; None where there is one."""
    known = known_languages()
    asked = [code for code in state.words if code in known]
    pair = [*asked, *(code for code in counted_languages(state.but(words=())) if code not in asked)][:2]
    return (pair[0], pair[1]) if len(pair) > 1 else None
