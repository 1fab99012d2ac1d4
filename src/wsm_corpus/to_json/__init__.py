"""Records as JSON: what `--json` prints and what the pages' twins answer, promised in docs/json.md.

Each function takes a record and gives what `json.dumps` takes: dictionaries, lists, texts, numbers. Keys are never
renamed or taken away; new ones may be added. Offsets are half-open code points, languages ISO 639-1 codes or `und`.
"""

from __future__ import annotations

from wsm_corpus.to_json.corpora import boilerplate, changes, failure, index_info, index_report
from wsm_corpus.to_json.counts import collocates, concepts, dispersion, frequencies, keywords, words
from wsm_corpus.to_json.documents import citation, document, line, shares, theme
from wsm_corpus.to_json.found import concordance, hit, results, snippet
from wsm_corpus.to_json.vocabularies import concept, finding, suggestion, vocabulary

__all__ = [
    "boilerplate",
    "changes",
    "citation",
    "collocates",
    "concept",
    "concepts",
    "concordance",
    "dispersion",
    "document",
    "failure",
    "finding",
    "frequencies",
    "hit",
    "index_info",
    "index_report",
    "keywords",
    "line",
    "results",
    "shares",
    "snippet",
    "suggestion",
    "theme",
    "vocabulary",
    "words",
]
