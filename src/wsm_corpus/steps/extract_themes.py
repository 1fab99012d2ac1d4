"""Extract themes."""
