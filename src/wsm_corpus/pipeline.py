"""The pipeline: four steps, one visible function."""
