"""What codes are called, in the page's language: match kinds, fields, reasons of removal, notices."""

from __future__ import annotations

from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from wsm_corpus.records import Category, DecidedBy, Line, MatchKind, Notice

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
    "running_head": _l("head or foot of a printed page"),
}

REASONS = {
    # By rule, in the English of the package; what a reason adds in brackets is kept as it is.
    "title": _l("The title of the document, kept once."),
    "title_again": _l("The title stands here a second time."),
    "trail_to_title": _l("The trail of menu entries that leads to the title, run together with it."),
    "bare_address": _l("Nothing but a web or mail address."),
    "name_and_address": _l("A name run together with its web address."),
    "only_phrases": _l("Nothing but words that web pages put around a text."),
    "whole_line": _l("Nothing but what pages, forums or programs put around a text."),
    "copyright": _l("A copyright notice."),
    "video_caption": _l("The caption that an embedded video leaves behind."),
    "running_head": _l("The head or the foot of a printed page: it stands on page after page."),
    "page_number": _l("The number of a printed page."),
    "poster": _l("What a forum says of those who post."),
    "subtitle": _l("The words of a subtitle or a transcript."),
    "subtitle_time": _l("The number or the time of a subtitle."),
    "mail_subject": _l("The subject of a mail."),
    "mail_head": _l("The head of a mail: from whom, to whom, when."),
    "mail_quote": _l("Who wrote, in a mail, what is quoted below, and when."),
    "mail_signature": _l("The signature below a mail."),
    "mail_notice": _l("A notice that is put below every mail."),
    "phrases": _l("Words that web pages put around a text."),
    "words": _l("Words that seldom stand in a text itself."),
    "outside_text": _l("Outside the stretch that holds most of the text."),
    "short_lines_around": _l("A short line among short lines."),
    "no_sentence": _l("A short line that ends no sentence."),
    "repeated_here": _l("Much the same line stands in this document more than once."),
    "text": _l("Text among text."),
    "section_heading": _l("A heading above a sentence that was kept."),
    "text_goes_on": _l("A paragraph right after one that was kept."),
    "lone_line": _l("A single line inside the text, kept with the text around it."),
    "short_text": _l("Otherwise nothing of this short text would be left."),
    "list_announced": _l("The items of a list that a kept line announces."),
    "list_together": _l("The items of a list are judged together."),
    "on_many_pages": _l("Much the same line stands in several documents of the site."),
    "html_outside": _l("Outside the main part of the HTML page."),
    "html_inside": _l("Inside the main part of the HTML page."),
}

DECIDED_BY: dict[DecidedBy, str] = {
    "blank": _l("being empty"),
    "rule": _l("rules"),
    "model": _l("the trained model"),
    "smoothing": _l("the lines around"),
    "repetition": _l("repetition on the site"),
    "html": _l("the HTML page"),
    "correction": _l("a curator"),
    "default": _l("nothing in particular"),
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

MATCHES = {
    "exactMatch": _l("the same"),
    "closeMatch": _l("nearly the same"),
    "broadMatch": _l("wider"),
    "narrowMatch": _l("narrower"),
    "relatedMatch": _l("related"),
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


def match_name(kind: str) -> str:
    """What a concept of another vocabulary is to one of ours."""
    return str(MATCHES.get(kind, kind))


def kind_name(kind: MatchKind) -> str:
    """How a match came about."""
    return str(KINDS[kind])


def match_titles() -> dict[str, str]:
    """What a pointer resting on a match is told; a match as typed needs no words."""
    return {kind: str(name) for kind, name in KINDS.items() if kind != "exact"}


def category_name(category: Category | None) -> str:
    """What kind of boilerplate a removed line is."""
    return str(CATEGORIES[category]) if category else _("removed")


def decided_by(by: DecidedBy) -> str:
    """What decided on a line."""
    return str(DECIDED_BY[by])


def field_name(field: str) -> str:
    """What a filter or facet is called."""
    return str(FIELDS.get(field, field))


def removal_reason(line: Line) -> str:
    """Why a line was removed, in words. Reasons that nobody translated stay in English."""
    reason, known = line.verdict.reason, REASONS.get(line.verdict.rule)
    if known is None:
        return reason
    with force_locale("en"):
        english = str(known)
    if reason == english:
        return str(known)
    added = reason.removeprefix(english.removesuffix("."))
    return reason if added == reason else str(known).removesuffix(".") + added


def notice_text(notice: Notice) -> str:
    """Something the reader of the results must know, in the page's language."""
    texts = {
        "any_word": _("No document holds all the words; these hold some of them."),
        "no_hits_for": _("Nothing is found for “%(subject)s”.", subject=notice.subject),
        "partial": _("Some of the results could not be computed."),
        "old_vocabulary": _("The themes were changed since the index was made, and are found as they were then."),
        "unusable_vocabulary": _("The file of the themes cannot be used at the moment: those of before are."),
        "unusable_dictionary": _(
            "The dictionary “%(subject)s” cannot be used at the moment: this is found without it.",
            subject=notice.subject,
        ),
        "unknown_field": _("There is no field “%(subject)s”; it was read as words.", subject=notice.subject),
        "read_as": {
            "(": _("A parenthesis that stood open was closed at the end."),
            ")": _("A parenthesis too many was left out."),
        }.get(notice.subject, _("“%(subject)s” was read as text.", subject=notice.subject)),
    }
    return str(texts.get(notice.kind, notice.text))
