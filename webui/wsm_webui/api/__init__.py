"""The JSON twins of the pages: the same addresses below /api, the same parameters, the same states."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from wsm_webui.api import as_json
from wsm_webui.corpora import corpus, search
from wsm_webui.state import read_state

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def documents() -> Response:
    """The documents found."""
    return jsonify(as_json.results(search(read_state(request.args))))


@blueprint.get("/documents/<path:id>")
def document(id: str) -> Response:
    """One document whole."""
    return jsonify(as_json.document(corpus().document(id)))
