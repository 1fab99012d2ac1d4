"""Indexing: bring the index up to date with the folder, doing only what is needed."""
