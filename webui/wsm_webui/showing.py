"""How values are written on a page: names, dates, numbers, marks. Everything here speaks the page's language."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import isinf
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.numbers import get_decimal_symbol, get_group_symbol
from flask import Flask, g
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

import wsm_corpus
from wsm_corpus.records import LanguageShare, MarkedText, Notice
from wsm_webui import language
from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.markup import marked
from wsm_webui.reading import evidence_anchor
from wsm_webui.words import (
    KINDS,
    category_name,
    decided_by,
    division_name,
    field_name,
    kind_name,
    match_name,
    match_titles,
    measure_name,
    notice_text,
    removal_reason,
)


def install(app: Flask) -> None:
    """Give the templates their filters and globals."""
    app.jinja_env.filters.update(
        marked=show_marked,
        language_name=language.language_name,
        language_names=language.language_names,
        date=show_date,
        evidence_anchor=evidence_anchor,
        moment=show_moment,
        number=show_number,
        rest_of_labels=rest_of_labels,
        share=show_share,
    )
    app.jinja_env.globals.update(
        KINDS=KINDS,
        LANGUAGES=language.LANGUAGES,
        category_name=category_name,
        concept_query=concept_query,
        counted_query=counted_query,
        decided_by=decided_by,
        division_name=division_name,
        field_name=field_name,
        field_value=field_value,
        kind_name=kind_name,
        label_in=label_in,
        lang=language.language_attribute,
        match_name=match_name,
        measure_name=measure_name,
        mix=show_mix,
        ngettext=ngettext,
        notice_text=show_notice,
        removal_reason=removal_reason,
        same_page_in=language.same_page_in,
        theme_name=theme_name,
        with_word=with_word,
    )
    app.context_processor(_corpus_names)


def _corpus_names() -> dict[str, Any]:
    return {
        "interface": language.interface_language(),
        "corpus_name": corpus().settings.name,
        "software_version": wsm_corpus.__version__,
    }


def show_marked(text: MarkedText) -> Markup:
    """A marked text with its matches highlighted and named."""
    if "match_titles" not in g:
        g.match_titles = match_titles()
    return marked(text, g.match_titles)


def theme_name(id: str) -> str:
    """What a theme, concept or context is called in the page's language."""
    return str(vocabulary().label(id, language.interface_language()))


def field_value(field: str, value: str) -> str:
    """A value of a filter or facet, as it is shown."""
    if field in {"language", "passage"}:
        return language.language_name(value) if value else str(_("unknown"))
    if field in {"theme", "context"}:
        return theme_name(value)
    return str(value or (_("undated") if field == "year" else _("unknown")))


def show_date(published: str | None) -> str:
    """A date at the precision that is known: "24 June 2008", "June 2008", "2008", or "undated"."""
    if not published:
        return str(_("undated"))
    locale = {"en": "en_GB"}.get(language.interface_language(), language.interface_language())
    year, month, day = (int(part) for part in (*published.split("-"), "1", "1")[:3])
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return published
    precision = published.count("-")
    if precision == 0:
        return str(year)
    return (
        format_skeleton("yMMMM", date, locale=locale) if precision == 1 else format_date(date, "long", locale=locale)
    )


def show_moment(moment: str) -> str:
    """A moment, ISO 8601, to the minute: "24 June 2008, 13:05 UTC"; what is none stays as it is."""
    try:
        found = datetime.datetime.fromisoformat(moment).astimezone(datetime.UTC)
    except ValueError:
        return moment
    return f"{show_date(found.date().isoformat())}, {found:%H:%M} UTC"


def show_number(value: float, digits: int = 0) -> str:
    """A number with the separators of the page's language: what Babel gives, in a hundredth of the time."""
    if isinf(value):
        return "∞" if value > 0 else "-∞"
    value = round(value, digits) + 0.0 if digits else value  # what rounds to nothing has no sign
    return f"{value:,.{digits}f}".translate(_signs(language.interface_language()))


@lru_cache
def _signs(code: str) -> dict[int, str]:
    """What a language writes between thousands, and before decimals."""
    return str.maketrans({",": get_group_symbol(code), ".": get_decimal_symbol(code)})


def show_share(value: float) -> str:
    """A share of 0 to 1 as a percentage; a trace is never rounded to nothing, nor most of something to all of it."""
    if 0 < value < 0.01:
        return "< 1%"
    if 0.99 < value < 1:
        return "> 99%"
    return f"{round(100 * value)}%"


def show_mix(shares: tuple[LanguageShare, ...]) -> str:
    """The languages of a document: "English", or "English 92%, Dutch 8%"."""
    if len(shares) == 1:
        return language.language_name(shares[0].language)
    return ", ".join(f"{language.language_name(one.language)} {show_share(one.share)}" for one in shares)


def filter_text(field: str, value: str, excluded: bool = False) -> str:
    """A filter as it is read: "Theme: Work-life balance", "not Site: example.com"."""
    text = f"{field_name(field)}: {field_value(field, value)}"
    return f"{_('not')} {text}" if excluded else text


def show_notice(notice: Notice) -> str:
    """Something the reader of the results must know, filters by the names they have on the page."""
    if notice.kind == "read_as":  # a piece of what was typed
        return notice_text(notice)
    return notice_text(replace(notice, subject=" / ".join(map(_named, notice.subject.strip("()").split(" OR ")))))


def _named(subject: str) -> str:
    """A piece of the query language as the page names it; anything but a filter stays as it is."""
    met = re.fullmatch(r'(NOT )?(language|passage|theme|context|site|author):"?([^"]*)"?', subject)
    if met:
        return filter_text(met[2], met[3], bool(met[1]))
    dates = re.fullmatch(r"published:\[(\S+) TO (\S+)\]", subject)
    if dates:
        named = (("since", dates[1]), ("until", dates[2]))
        return ", ".join(filter_text(field, date) for field, date in named if date != "*")
    return subject


def label_in(concept: Any, code: str) -> str:
    """A label of a concept in a language, the preferred one if there is one; "" where it has none."""
    shown = {label.kind: label.text for label in reversed(concept.labels) if label.language == code}
    return shown.get("pref") or shown.get("alt") or ""


def rest_of_labels(labels: Iterable[tuple[str, str]], shown: int) -> list[tuple[str, str]]:
    """The labels that come after the first so many of their language."""
    seen = Counter[str]()
    out = []
    for code, label in labels:
        seen[code] += 1
        if seen[code] > shown:
            out.append((code, label))
    return out


def concept_query(id: str) -> str:
    """A query for every place where a theme, or a concept below it, was met."""
    concepts = [id, *(one.id for one in vocabulary().narrower(id))]
    return " OR ".join(f'concept:"{one}"' for one in concepts)


def counted_query(id: str, themes: tuple[str, ...]) -> str:
    """A query for the places that a comparison of languages counted: of a concept, or of a theme and all below it."""
    return f'concept:"{id}"' if len(themes) == 1 else concept_query(id)


def with_word(query: str, word: str) -> str:
    """A query for documents found by another one that hold a word, folded, as lists of words count it."""
    asked = f'folded:"{word}"'
    return f"{asked} AND ({query})" if query else asked  # as typed comes last: its quotation mark may stand open
