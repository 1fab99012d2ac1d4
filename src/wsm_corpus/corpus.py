"""The facade: one corpus, opened, indexed, searched."""
