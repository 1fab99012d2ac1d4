"""Queries as typed, read into trees, written back, and expanded across languages."""

from __future__ import annotations

from wsm_corpus.query.dictionaries import Dictionary, read_dictionary
from wsm_corpus.query.expand import ALL, expand_query
from wsm_corpus.query.named_concepts import offers, with_ids
from wsm_corpus.query.near_labels import make_ready
from wsm_corpus.query.parse import Reading, parse_query, read_query
from wsm_corpus.query.write import write_query

__all__ = [
    "ALL",
    "Dictionary",
    "Reading",
    "expand_query",
    "make_ready",
    "offers",
    "parse_query",
    "read_dictionary",
    "read_query",
    "with_ids",
    "write_query",
]
