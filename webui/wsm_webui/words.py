"""What codes are called, in the page's language: match kinds, fields, reasons of removal, notices."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from wsm_corpus.records import Category, Line, MatchKind, Notice

KINDS: dict[MatchKind, str] = {
    "exact": _l("as typed"),
    "inflected": _l("another form of the word"),
    "variant": _l("another spelling"),
    "part": _l("part of a compound"),
    "expansion": _l("by expansion"),
}

CATEGORIES: dict[Category, str] = {
    "duplicate_title": _l("repeated title"),
    "navigation": _l("navigation"),
    "share_bar": _l("share buttons"),
    "byline_bio": _l("byline or about the author"),
    "comment_form": _l("comment form"),
    "related_posts": _l("related posts"),
    "newsletter": _l("newsletter"),
    "event_ad": _l("event or advertisement"),
    "embed": _l("embedded content"),
    "feedback_widget": _l("feedback widget"),
    "legal": _l("legal notice"),
    "promo_cta": _l("promotion"),
    "ui_residue": _l("left over from the page"),
}

FIELDS = {
    "language": _l("Language"),
    "passage": _l("Passages in"),
    "theme": _l("Theme"),
    "context": _l("Context"),
    "site": _l("Site"),
    "author": _l("Author"),
    "year": _l("Year"),
    "since": _l("From"),
    "until": _l("Until"),
}

DIVISIONS = {
    "passage": _l("by language of passages"),
    "language": _l("by language of documents"),
    "theme": _l("by theme"),
    "context": _l("by context"),
    "site": _l("by site"),
    "author": _l("by author"),
    "year": _l("by year"),
}

MEASURES = {
    "log_dice": _l("logDice"),
    "log_likelihood": _l("log-likelihood"),
    "together": _l("number near"),
}


def division_name(by: str) -> str:
    """What divides the corpus into parts."""
    return str(DIVISIONS[by])


def measure_name(measure: str) -> str:
    """What collocates are ordered by."""
    return str(MEASURES[measure])


def kind_name(kind: MatchKind) -> str:
    """How a match came about."""
    return str(KINDS[kind])


def match_titles() -> dict[str, str]:
    """What a pointer resting on a match is told; a match as typed needs no words."""
    return {kind: str(name) for kind, name in KINDS.items() if kind != "exact"}


def category_name(category: Category | None) -> str:
    """What kind of boilerplate a removed line is."""
    return str(CATEGORIES[category]) if category else _("removed")


def field_name(field: str) -> str:
    """What a filter or facet is called."""
    return str(FIELDS.get(field, field))


def removal_reason(line: Line) -> str:
    """Why a line was removed, in words. Reasons that nobody translated stay in English."""
    return line.verdict.reason


def notice_text(notice: Notice) -> str:
    """Something the reader of the results must know, in the page's language."""
    texts = {
        "any_word": _("No document holds all the words; these hold some of them."),
        "no_hits_for": _("Nothing is found for “%(subject)s”.", subject=notice.subject),
        "partial": _("Some of the results could not be computed."),
        "unknown_field": _("There is no field “%(subject)s”; it was read as words.", subject=notice.subject),
        "read_as": _("Read as: %(subject)s", subject=notice.subject),
    }
    return str(texts.get(notice.kind, notice.text))
