"""Results as tables to take away, and citations of documents and searches.

    table = documents_table(results)
    write_table(table, "csv", provenance)

Every export says what was asked, under which filters, of which version of the corpus, and when.
"""

from __future__ import annotations

from wsm_corpus.exports.cite import CITATION_FORMATS, CitationFormat, cite_document, cite_search
from wsm_corpus.exports.tables import (
    Table,
    collocates_table,
    concepts_table,
    concordance_table,
    dispersion_table,
    documents_table,
    frequencies_table,
    keywords_table,
    words_table,
)
from wsm_corpus.exports.write import EXPORT_FORMATS, MEDIA_TYPES, ExportFormat, Provenance, file_name, write_table

__all__ = [
    "CITATION_FORMATS",
    "EXPORT_FORMATS",
    "MEDIA_TYPES",
    "CitationFormat",
    "ExportFormat",
    "Provenance",
    "Table",
    "cite_document",
    "cite_search",
    "collocates_table",
    "concepts_table",
    "concordance_table",
    "dispersion_table",
    "documents_table",
    "file_name",
    "frequencies_table",
    "keywords_table",
    "words_table",
    "write_table",
]
