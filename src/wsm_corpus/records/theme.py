"""Themes found in a document, with their evidence."""

from __future__ import annotations

from wsm_corpus.record import record


@record
class Mention:
    """One piece of evidence: these words of the text met this label of this concept."""

    theme: str  # theme id, such as "boundaries", or a context id, such as "platform-facebook"
    concept: str  # concept id, such as "boundaries/friending"; the theme's own id for its own labels
    start: int  # code points into the text, half-open: the words that matched, gaps included
    end: int
    label: str  # the label of the vocabulary that was met
    language: str  # of the passage it stands in


@record
class ThemeScore:
    """A theme of a document; never without evidence."""

    theme: str
    score: float  # comparable within and across documents of any length, 0 to 1
    mentions: tuple[Mention, ...]  # in order of place; at least one
