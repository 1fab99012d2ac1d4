"""The ledger: every line of a document with the verdict on it."""

from __future__ import annotations

from typing import Literal, get_args

from wsm_corpus.record import record

Category = Literal[
    "duplicate_title",
    "navigation",
    "share_bar",
    "byline_bio",
    "comment_form",
    "related_posts",
    "newsletter",
    "event_ad",
    "embed",
    "feedback_widget",
    "legal",
    "promo_cta",
    "ui_residue",
    "running_head",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)

DecidedBy = Literal["blank", "rule", "model", "smoothing", "repetition", "html", "correction", "default"]


@record
class Verdict:
    """Kept or removed, by whom and why."""

    kept: bool
    decided_by: DecidedBy
    rule: str  # the rule's name, or the name of the model's feature that weighed most; "" for none
    reason: str  # one English sentence a reader understands; the faces translate by `rule` and `category`
    score: float  # probability that the line is boilerplate, 0 to 1
    category: Category | None = None  # of a removed line; None for a kept one
    debatable: bool = False  # near the threshold: a reader could well judge otherwise


@record
class Line:
    """One line of the source text.

    The lines of a document, joined by line feeds, give back its normalised source text.
    """

    number: int  # 0-based, as in text.split("\\n"); faces that show it to people add one
    text: str
    verdict: Verdict
    start: int  # code points into the normalised source text
    clean_start: int | None = None  # code points into the clean text, or None when removed or blank
    language: str = "und"  # the language of most of the line

    @property
    def kept(self) -> bool:
        """Whether the line is part of the clean text (a blank line counts as kept)."""
        return self.verdict.kept

    @property
    def end(self) -> int:
        """Where the line ends in the normalised source text, before its line feed."""
        return self.start + len(self.text)
