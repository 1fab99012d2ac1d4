"""Indexing: what is new, what changed, what is gone."""
