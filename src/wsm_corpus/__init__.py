"""A multilingual corpus and search index of web writing on workplace social media.

    from wsm_corpus import Corpus

    corpus = Corpus.open("corpus")
    corpus.index()
    for hit in corpus.search("work/life balance").hits:
        print(hit.title, hit.snippets)

The single steps are functions on a string: `detect_language`, `language_spans`, `strip_boilerplate`,
`extract_themes`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsm_corpus.steps.detect_language import detect_language, language_spans

__version__ = "0.1.0"

# Public name -> the module that has it. Imported on first use, so that `import wsm_corpus` and `wsm --help`
# stay fast (numpy alone takes longer to import than `wsm --help` may take).
_PUBLIC: dict[str, str] = {
    "detect_language": "wsm_corpus.steps.detect_language",
    "language_spans": "wsm_corpus.steps.detect_language",
}

__all__ = ["__version__", "detect_language", "language_spans"]


def __getattr__(name: str) -> object:
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'wsm_corpus' has no attribute {name!r}")
