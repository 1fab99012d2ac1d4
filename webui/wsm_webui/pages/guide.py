"""Help: the query language, the shortcuts, and the API."""

from __future__ import annotations

from flask import render_template

from wsm_webui.api.openapi import describe
from wsm_webui.pages import blueprint
from wsm_webui.state import State


@blueprint.get("/help", endpoint="help")
def help_page() -> str:
    """How to search, and the keys."""
    return render_template("help.html", state=State())


@blueprint.get("/api")
def api() -> str:
    """What the API offers."""
    return render_template("api.html", state=State(), described=describe(""))
