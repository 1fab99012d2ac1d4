"""A multilingual corpus and search index of web writing on workplace social media.

    from wsm_corpus import Corpus

    corpus = Corpus.open("corpus")
    corpus.index()
    for hit in corpus.search("work/life balance").hits:
        print(hit.title, hit.snippets)

The single steps are functions on a string: `detect_language`, `language_spans`, `strip_boilerplate`,
`extract_themes`. docs/python.md shows each with an example.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsm_corpus.corpus import Corpus as Corpus
    from wsm_corpus.errors import (
        CorpusError as CorpusError,
    )
    from wsm_corpus.errors import (
        CorpusNotFound as CorpusNotFound,
    )
    from wsm_corpus.errors import (
        DocumentError as DocumentError,
    )
    from wsm_corpus.errors import (
        DocumentNotFound as DocumentNotFound,
    )
    from wsm_corpus.errors import (
        IncompatibleIndex as IncompatibleIndex,
    )
    from wsm_corpus.errors import (
        IndexLocked as IndexLocked,
    )
    from wsm_corpus.errors import (
        IndexNotFound as IndexNotFound,
    )
    from wsm_corpus.errors import (
        IndexProblem as IndexProblem,
    )
    from wsm_corpus.errors import (
        InvalidCorrections as InvalidCorrections,
    )
    from wsm_corpus.errors import (
        InvalidMetadata as InvalidMetadata,
    )
    from wsm_corpus.errors import (
        InvalidSettings as InvalidSettings,
    )
    from wsm_corpus.errors import (
        InvalidVocabulary as InvalidVocabulary,
    )
    from wsm_corpus.errors import (
        QueryError as QueryError,
    )
    from wsm_corpus.errors import (
        UnreadableDocument as UnreadableDocument,
    )
    from wsm_corpus.errors import (
        UnreadableIndex as UnreadableIndex,
    )
    from wsm_corpus.errors import (
        WsmCorpusError as WsmCorpusError,
    )
    from wsm_corpus.indexing.history import Changes as Changes
    from wsm_corpus.records import (
        CATEGORIES as CATEGORIES,
    )
    from wsm_corpus.records import (
        UNDETERMINED as UNDETERMINED,
    )
    from wsm_corpus.records import (
        Citation as Citation,
    )
    from wsm_corpus.records import (
        Concordance as Concordance,
    )
    from wsm_corpus.records import (
        ConcordanceLine as ConcordanceLine,
    )
    from wsm_corpus.records import (
        Dispersion as Dispersion,
    )
    from wsm_corpus.records import (
        Document as Document,
    )
    from wsm_corpus.records import (
        DocumentSpread as DocumentSpread,
    )
    from wsm_corpus.records import (
        Expansion as Expansion,
    )
    from wsm_corpus.records import (
        Facet as Facet,
    )
    from wsm_corpus.records import (
        FacetValue as FacetValue,
    )
    from wsm_corpus.records import (
        Failure as Failure,
    )
    from wsm_corpus.records import (
        Frequency as Frequency,
    )
    from wsm_corpus.records import (
        Hit as Hit,
    )
    from wsm_corpus.records import (
        IndexInfo as IndexInfo,
    )
    from wsm_corpus.records import (
        IndexReport as IndexReport,
    )
    from wsm_corpus.records import (
        LanguageGuess as LanguageGuess,
    )
    from wsm_corpus.records import (
        LanguageShare as LanguageShare,
    )
    from wsm_corpus.records import (
        Line as Line,
    )
    from wsm_corpus.records import (
        Mark as Mark,
    )
    from wsm_corpus.records import (
        MarkedText as MarkedText,
    )
    from wsm_corpus.records import (
        Mention as Mention,
    )
    from wsm_corpus.records import (
        Notice as Notice,
    )
    from wsm_corpus.records import (
        Passage as Passage,
    )
    from wsm_corpus.records import (
        Query as Query,
    )
    from wsm_corpus.records import (
        Results as Results,
    )
    from wsm_corpus.records import (
        Snippet as Snippet,
    )
    from wsm_corpus.records import (
        Source as Source,
    )
    from wsm_corpus.records import (
        Span as Span,
    )
    from wsm_corpus.records import (
        ThemeScore as ThemeScore,
    )
    from wsm_corpus.records import (
        Verdict as Verdict,
    )
    from wsm_corpus.request import Request as Request
    from wsm_corpus.settings import Settings as Settings
    from wsm_corpus.single_steps import (
        detect_language as detect_language,
    )
    from wsm_corpus.single_steps import (
        extract_themes as extract_themes,
    )
    from wsm_corpus.single_steps import (
        language_spans as language_spans,
    )
    from wsm_corpus.single_steps import (
        strip_boilerplate as strip_boilerplate,
    )
    from wsm_corpus.vocabulary import Vocabulary as Vocabulary
    from wsm_corpus.vocabulary import read_vocabulary as read_vocabulary

__version__ = "0.1.0"

# The module of each public name. Imported on first use, so that `import wsm_corpus` and `wsm --help` do not wait
# for numpy, luqum and Whoosh.
_MODULES = {
    "wsm_corpus.corpus": ("Corpus",),
    "wsm_corpus.errors": (
        "CorpusError",
        "CorpusNotFound",
        "DocumentError",
        "DocumentNotFound",
        "IncompatibleIndex",
        "IndexLocked",
        "IndexNotFound",
        "IndexProblem",
        "InvalidCorrections",
        "InvalidMetadata",
        "InvalidSettings",
        "InvalidVocabulary",
        "QueryError",
        "UnreadableDocument",
        "UnreadableIndex",
        "WsmCorpusError",
    ),
    "wsm_corpus.indexing.history": ("Changes",),
    "wsm_corpus.records": (
        "CATEGORIES",
        "UNDETERMINED",
        "Citation",
        "Concordance",
        "ConcordanceLine",
        "Dispersion",
        "Document",
        "DocumentSpread",
        "Expansion",
        "Facet",
        "FacetValue",
        "Failure",
        "Frequency",
        "Hit",
        "IndexInfo",
        "IndexReport",
        "LanguageGuess",
        "LanguageShare",
        "Line",
        "Mark",
        "MarkedText",
        "Mention",
        "Notice",
        "Passage",
        "Query",
        "Results",
        "Snippet",
        "Source",
        "Span",
        "ThemeScore",
        "Verdict",
    ),
    "wsm_corpus.request": ("Request",),
    "wsm_corpus.settings": ("Settings",),
    "wsm_corpus.single_steps": (
        "detect_language",
        "extract_themes",
        "language_spans",
        "strip_boilerplate",
    ),
    "wsm_corpus.vocabulary": (
        "Vocabulary",
        "read_vocabulary",
    ),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = ["__version__", *sorted(_MODULE_OF)]


def __getattr__(name: str) -> object:
    if name in _MODULE_OF:
        return getattr(importlib.import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
