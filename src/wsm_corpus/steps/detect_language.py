"""Detect language."""
