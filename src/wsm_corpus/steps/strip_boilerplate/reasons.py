"""Why, in words: the name of every rule, and the category of a line the model removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wsm_corpus.records.ledger import Category
from wsm_corpus.steps.strip_boilerplate.features import Floats, Page

RULES: Mapping[str, str] = {
    "": "A blank line.",
    # rules
    "title": "The title of the document, kept once.",
    "title_again": "The title stands here a second time.",
    "trail_to_title": "The trail of menu entries that leads to the title, run together with it.",
    "bare_address": "Nothing but a web or mail address.",
    "name_and_address": "A name run together with its web address.",
    "only_phrases": "Nothing but words that web pages put around a text.",
    "whole_line": "Nothing but what pages, forums or programs put around a text.",
    "copyright": "A copyright notice.",
    "video_caption": "The caption that an embedded video leaves behind.",
    "running_head": "The head or the foot of a printed page: it stands on page after page.",
    "page_number": "The number of a printed page.",
    "mail_subject": "The subject of a mail.",
    "mail_head": "The head of a mail: from whom, to whom, when.",
    "mail_quote": "Who wrote, in a mail, what is quoted below, and when.",
    "mail_signature": "The signature below a mail.",
    "mail_notice": "A notice that is put below every mail.",
    "subtitle": "The words of a subtitle or a transcript.",
    "subtitle_time": "The number or the time of a subtitle.",
    "poster": "What a forum says of those who post.",
    # the model: what weighed most
    "phrases": "Words that web pages put around a text.",
    "words": "Words that seldom stand in a text itself.",
    "outside_text": "Outside the stretch that holds most of the text.",
    "short_lines_around": "A short line among short lines.",
    "no_sentence": "A short line that ends no sentence.",
    "repeated_here": "Much the same line stands in this document more than once.",
    "text": "Text among text.",
    # smoothing
    "lone_line": "A single line inside the text, kept with the text around it.",
    "section_heading": "A heading above a sentence that was kept.",
    "text_goes_on": "A paragraph right after one that was kept.",
    "short_text": "Otherwise nothing of this short text would be left.",
    "list_announced": "The items of a list that a kept line announces.",
    "list_together": "The items of a list are judged together.",
    # evidence from elsewhere
    "on_many_pages": "Much the same line stands in several documents of the site.",
    "html_outside": "Outside the main part of the HTML page.",
    "html_inside": "Inside the main part of the HTML page.",
}

# A line's own phrases name its category from the first share of its words on; from the second, that of the lines
# below it too.
OWN_COVER = 0.34
HEADING_COVER = 0.5
_HEADINGS: frozenset[Category] = frozenset(
    {"related_posts", "comment_form", "newsletter", "event_ad", "share_bar", "promo_cta", "byline_bio", "legal"}
)


# The features that reasons are told by.
_TOLD = (
    *("cover", "text_score", "copies", "long", "long~2", "log_words", "sentence_end", "inner_ends"),
    *("in_main", "from_main", "separators", "capitalised"),
    *("date", "time", "address", "handle", "hash_sign", "copyright"),
)


def told_features(features: Mapping[str, Floats]) -> dict[str, list[float]]:
    """Return the features that reasons are told by, as lists, whose numbers cost a tenth of an array's."""
    return {name: features[name].tolist() for name in _TOLD}


def main_feature(place: int, features: Mapping[str, Sequence[float]]) -> str:
    """Return the name, in `RULES`, of what weighed most against a line the model removed.

    Args:
        place: The place of the line among those that are not blank.
        features: From `told_features`.
    """

    def value(name: str) -> float:
        return features[name][place]

    weights = {
        "phrases": 2.0 * value("cover"),
        "words": 0.35 * value("text_score"),
        "outside_text": 0.0 if value("in_main") else 0.5 + 0.15 * abs(value("from_main")),
        "repeated_here": 0.6 * value("copies"),
        "short_lines_around": 0.8 * (1 - value("long~2")) if not value("long") else 0.0,
        "no_sentence": 0.5 if not value("sentence_end") and value("log_words") < 2.5 else 0.0,
    }
    return max(weights, key=weights.__getitem__)


def name_categories(
    page: Page, removed: Sequence[bool], ruled: Mapping[int, Category], features: Mapping[str, Sequence[float]]
) -> list[Category | None]:
    """Return the category of every removed line, None for the others.

    A rule or the line's own phrases decide; else the heading above it in the same stretch of removed lines; else
    its shape and its place.

    Args:
        page: The measured lines.
        removed: Whether each line goes.
        ruled: The category a rule gave, by the place of the line.
        features: From `told_features`.
    """
    found: list[Category | None] = []
    heading: Category | None = None
    for place, gone in enumerate(removed):
        if not gone:
            heading = None
            found.append(None)
            continue
        line = page.covers[place]
        own = ruled.get(place) or (line.category if line.total >= OWN_COVER else None)
        if own in _HEADINGS and line.total >= HEADING_COVER:
            heading = own
        telling = own and (place in ruled or line.sure >= HEADING_COVER or heading in (None, own))
        found.append(own if telling else heading or _by_shape(place, features))
    return found


def _by_shape(place: int, features: Mapping[str, Sequence[float]]) -> Category:
    """The category of a line without a telling phrase, from what it looks like and where it stands."""

    def value(name: str) -> float:
        return features[name][place]

    sentence = value("inner_ends") or (value("sentence_end") and value("log_words") > 2)
    labels = value("separators") and value("capitalised") > 0.4
    stamp = (value("date") or value("time") or value("address")) and value("log_words") < 2.8
    before, inside = value("from_main") < 0, value("in_main") > 0
    choices: tuple[tuple[bool, Category], ...] = (
        (bool(value("handle") and value("hash_sign")), "embed"),
        (value("copyright") > 0, "legal"),
        (bool(stamp), "byline_bio"),
        (bool(labels) and not before, "byline_bio"),
        (before, "navigation"),
        (inside, "ui_residue"),
        (bool(sentence), "promo_cta"),
        (value("log_words") > 1.5, "related_posts"),
    )
    return next((category for holds, category in choices if holds), "navigation")
