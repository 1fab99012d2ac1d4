"""The embedded engine: Whoosh's index, evaluated over arrays. Whoosh is imported in this package only."""

from __future__ import annotations

from wsm_corpus.engines.whoosh_engine.engine import WhooshEngine

__all__ = ["WhooshEngine"]
