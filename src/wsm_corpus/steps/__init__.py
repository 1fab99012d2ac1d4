"""The four pure steps of the pipeline, strangers to one another."""
