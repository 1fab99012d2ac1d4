"""Extract themes: which themes and contexts a text is about, and on what evidence."""

from __future__ import annotations

from wsm_corpus.steps.extract_themes.matcher import label_form
from wsm_corpus.steps.extract_themes.scoring import (
    Found,
    extract_all,
    extract_contexts,
    extract_themes,
    labels_met,
)

__all__ = ["Found", "extract_all", "extract_contexts", "extract_themes", "label_form", "labels_met"]
