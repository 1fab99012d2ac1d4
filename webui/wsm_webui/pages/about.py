"""What this corpus is, in which version, and how to cite it."""

from __future__ import annotations

from flask import render_template

from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.pages import blueprint
from wsm_webui.state import State


@blueprint.get("/about")
def about() -> str:
    """The about page."""
    return render_template(
        "about.html", state=State(), settings=corpus().settings, info=corpus().info(), vocabulary=vocabulary()
    )
