"""The front page: one box, what is in the corpus, and ways in."""

from __future__ import annotations

from flask import render_template

from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.pages import blueprint
from wsm_webui.state import State


@blueprint.get("/")
def home() -> str:
    """The front page."""
    overview = search(State(size=1))
    themes = next((facet.values for facet in overview.facets if facet.field == "theme"), ())
    counts = {value.value: value.count for value in themes}
    return render_template(
        "home.html", state=State(), info=corpus().info(), overview=overview, counts=counts, vocabulary=vocabulary()
    )
