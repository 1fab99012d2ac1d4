"""The themes: all of them, and one with its evidence in every language side by side."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort, render_template
from markupsafe import Markup

from wsm_corpus.records import Citation
from wsm_webui.charts import bars
from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.counting import keywords
from wsm_webui.markup import Decoration, decorate
from wsm_webui.pages import blueprint
from wsm_webui.reading import passage_at
from wsm_webui.showing import theme_name
from wsm_webui.state import State
from wsm_webui.theme_map import theme_map

DOCUMENTS_A_LANGUAGE = 8
"""Documents whose evidence is shown on a theme's page; every other is one click away."""

PASSAGES_A_DOCUMENT = 2
CHARACTERISTIC_WORDS = 12
CONTEXT = 160
"""Code points of a passage shown on either side of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A piece of a passage that a theme rests on."""

    citation: Citation
    concept: str
    html: Markup
    language: str
    start: int


@blueprint.get("/themes")
def themes() -> str:
    """All themes, in their groups."""
    shown = theme_map()
    counts = {one.id: one.total for one in shown.themes}
    chart = bars(
        [(theme_name(id), count) for id, count in sorted(counts.items(), key=lambda pair: -pair[1]) if count]
    )
    return render_template(
        "themes.html", state=State(), vocabulary=vocabulary(), counts=counts, map=shown, chart=chart
    )


@blueprint.get("/themes/<path:id>")
def theme(id: str) -> str:
    """One theme."""
    known = vocabulary()
    found = known.theme(id) or next((one for one in known.contexts if one.id == id), None)
    if found is None:
        abort(404)
    named = corpus().settings.languages
    languages = sorted(known.languages, key=lambda one: (one not in named, one))
    field = "context" if found.context else "theme"
    quotes = {language: quotes_of(id, field, language) for language in languages}
    asked = State().adding(field, id)
    return render_template(
        "theme.html",
        state=State(),
        theme=found,
        field=field,
        languages=languages,
        quotes=quotes,
        narrower=known.narrower(id),
        total=search(asked.but(size=1)).total,
        keywords=keywords(asked, CHARACTERISTIC_WORDS),
        version=corpus().info().corpus_version,
    )


def quotes_of(id: str, field: str, language: str) -> list[Quote]:
    """Passages of a language that a theme rests on, from the documents it weighs most in."""
    state = State(passage=(language,), size=DOCUMENTS_A_LANGUAGE).adding(field, id)
    out: list[Quote] = []
    for hit in search(state).hits:
        document = corpus().document(hit.id)
        scores = [score for score in (*document.themes, *document.contexts) if score.theme == id]
        seen: set[int] = set()
        for mention in (mention for score in scores for mention in score.mentions if mention.language == language):
            passage = passage_at(document, mention.start)
            if passage is None or passage.start in seen or len(seen) == PASSAGES_A_DOCUMENT:
                continue
            seen.add(passage.start)
            start = _word_start(document.text, max(passage.start, mention.start - CONTEXT), passage.start)
            end = _word_end(document.text, min(passage.end, mention.end + CONTEXT), passage.end)
            here = [
                Decoration(start=one.start, end=one.end, classes=("evidence",))
                for score in scores
                for one in score.mentions
            ]
            html = decorate(document.text, here, start=start, end=end)
            out.append(
                Quote(
                    citation=hit.citation,
                    concept=mention.concept,
                    html=Markup("{}{}{}").format(
                        "… " if start > passage.start else "", html, " …" if end < passage.end else ""
                    ),
                    language=language,
                    start=mention.start,
                )
            )
    return out


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    while at < most and not text[at].isspace():
        at += 1
    return at
