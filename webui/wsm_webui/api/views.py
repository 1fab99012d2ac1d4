"""What the pages show, as JSON."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from wsm_corpus import to_json
from wsm_corpus.errors import DocumentNotFound
from wsm_corpus.records import Results
from wsm_webui import counting
from wsm_webui.api import as_json, blueprint
from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.state import State, read_state
from wsm_webui.theme_map import theme_map


def _head(state: State, found: Results) -> dict[str, Any]:
    """What every counted answer says of itself."""
    return {
        "query": state.q,
        "executed": found.executed,
        "total": found.total,
        "corpus_version": found.corpus_version,
    }


@blueprint.get("/search")
def documents() -> Response:
    """The documents found."""
    return jsonify(to_json.results(search(read_state(request.args, strict=True))))


@blueprint.get("/concordance")
def concordance() -> Response:
    """Every hit in its context."""
    state = read_state(request.args, strict=True)
    return jsonify(to_json.concordance(counting.concordance(state)))


@blueprint.get("/frequencies")
def frequencies() -> Response:
    """How often the query is met in each part of the corpus."""
    state = read_state(request.args, strict=True)
    parts = counting.frequencies(state)
    return jsonify({**_head(state, search(state.but(size=1))), "by": state.by, "parts": to_json.frequencies(parts)})


@blueprint.get("/compare")
def compare() -> Response:
    """The words characteristic of what is found."""
    state = read_state(request.args, strict=True)
    parts = counting.keywords(state)
    head = _head(state, search(state.but(size=1)))
    return jsonify({**head, "against": state.against, "parts": to_json.keywords(parts)})


@blueprint.get("/collocates")
def collocates() -> Response:
    """The words near the hits."""
    state = read_state(request.args, strict=True)
    parts = counting.collocates(state)
    head = _head(state, search(state.but(size=1)))
    return jsonify({**head, "window": state.window, "parts": to_json.collocates(parts)})


@blueprint.get("/documents/<path:id>")
def document(id: str) -> Response:
    """One document whole."""
    return jsonify(to_json.document(corpus().document(id)))


@blueprint.get("/themes")
def themes() -> Response:
    """Every theme with its numbers."""
    shown = theme_map()
    return jsonify({"corpus_version": shown.corpus_version, "themes": [as_json.mapped(one) for one in shown.themes]})


@blueprint.get("/themes/<path:id>")
def theme(id: str) -> Response:
    """One theme, context or narrower concept of the vocabulary."""
    found = vocabulary().concept(id)
    if found is None:
        raise DocumentNotFound("there is no theme of this id", subject=id, advice="/api/themes lists them.")
    return jsonify(as_json.concept(found, vocabulary().narrower(id)))


@blueprint.get("/corpus")
def about() -> Response:
    """What the corpus is, in which version."""
    return jsonify(as_json.info(corpus().info(), corpus().settings))
