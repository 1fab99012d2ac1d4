"""The themes: all of them, and one with its evidence in every language side by side."""

from __future__ import annotations

from functools import partial

from flask import abort, render_template

from wsm_webui.charts import bars, drawn_twice
from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.pages import blueprint
from wsm_webui.portraits import portrait_of
from wsm_webui.showing import theme_name
from wsm_webui.state import State
from wsm_webui.theme_map import theme_map


@blueprint.get("/themes")
def themes() -> str:
    """All themes, in their groups."""
    shown = theme_map()
    counts = {one.id: one.total for one in shown.themes}
    met = [(theme_name(id), count) for id, count in sorted(counts.items(), key=lambda pair: -pair[1]) if count]
    chart = drawn_twice(partial(bars, met))
    return render_template(
        "themes.html", state=State(), vocabulary=vocabulary(), counts=counts, map=shown, chart=chart
    )


@blueprint.get("/themes/<path:id>")
def theme(id: str) -> str:
    """One theme."""
    portrait = portrait_of(id)
    if portrait is None:
        abort(404)
    return render_template(
        "theme.html",
        state=State().adding(portrait.field, id),
        portrait=portrait,
        theme=portrait.theme,
        field=portrait.field,
        languages=portrait.languages,
        quotes=portrait.quotes,
        concepts=portrait.concepts,
        pair=portrait.pair,
        narrower=vocabulary().narrower(id),
        keywords=portrait.keywords,
        version=corpus().info().corpus_version,
    )
