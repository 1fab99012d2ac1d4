"""Queries as typed, read into trees, written back, and expanded across languages."""

from __future__ import annotations

from wsm_corpus.query.parse import Reading, parse_query, read_query
from wsm_corpus.query.write import write_query

__all__ = ["Reading", "parse_query", "read_query", "write_query"]
