"""What the pages show, as JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, jsonify, request, url_for

from wsm_corpus import to_json
from wsm_corpus.errors import DocumentNotFound
from wsm_webui import counting
from wsm_webui.api import as_json, blueprint
from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.finding import hits_in
from wsm_webui.frame import head
from wsm_webui.languages_counted import SHOWN, compared_languages
from wsm_webui.portraits import portrait_of
from wsm_webui.state import BadParameter, State, read_state
from wsm_webui.theme_map import theme_map


def _head(state: State) -> dict[str, Any]:
    """What every counted answer says of itself."""
    found = head(state)
    return {
        "query": state.q,
        "executed": found.executed,
        "total": found.total,
        "corpus_version": found.corpus_version,
    }


def _pages(endpoint: str, state: State, total: int, size: int) -> dict[str, Any]:
    """Which page this is, and where the pages around it are; null beyond the ends."""
    pages = max(1, -(-total // size))
    around = {"next": state.page + 1, "previous": state.page - 1}
    links = {
        name: url_for(endpoint, **replace(state, page=page).query()) if 1 <= page <= pages else None
        for name, page in around.items()
    }
    return {"page": state.page, "pages": pages, **links}


@blueprint.get("/search")
def documents() -> Response:
    """The documents found."""
    state = read_state(request.args, strict=True)
    found = search(state)
    return jsonify({**to_json.results(found), **_pages("api.documents", state, found.total, state.size)})


@blueprint.get("/concordance")
def concordance() -> Response:
    """Every hit in its context."""
    state = read_state(request.args, strict=True)
    found = counting.concordance(state)
    return jsonify({**to_json.concordance(found), **_pages("api.concordance", state, found.total, state.lines)})


@blueprint.get("/frequencies")
def frequencies() -> Response:
    """How often the query is met in each part of the corpus."""
    state = read_state(request.args, strict=True)
    parts = counting.frequencies(state)
    return jsonify({**_head(state), "by": state.by, "parts": to_json.frequencies(parts)})


@blueprint.get("/compare")
def compare() -> Response:
    """The words characteristic of what is found, or the concepts that two languages speak of."""
    state = read_state(request.args, strict=True)
    said = {**_head(state), "unit": state.unit, "against": state.against}
    if state.unit == "concepts":
        pair = compared_languages(state) or ("", "")
        return jsonify({**said, "parts": [], "concepts": to_json.concepts(counting.concepts(state), pair)})
    said |= {"shared_documents": counting.shared_documents(state), "function_words": state.function_words}
    return jsonify({**said, "limit": SHOWN, "parts": to_json.keywords(counting.keywords(state))})


@blueprint.get("/dispersion")
def dispersion() -> Response:
    """How evenly the hits are spread over documents, and where in them they stand."""
    state = read_state(request.args, strict=True)
    return jsonify({**to_json.dispersion(counting.dispersion(state)), "limit": counting.SPREAD_DOCUMENTS})


@blueprint.get("/changes")
def changes() -> Response:
    """What has changed since a version that an old link or citation names."""
    since = request.args.get("v", "")
    if not since:
        raise BadParameter("v", since, "a corpus version")
    return jsonify(to_json.changes(corpus().changes_since(since)))


@blueprint.get("/collocates")
def collocates() -> Response:
    """The words near the hits."""
    state = read_state(request.args, strict=True)
    parts = counting.collocates(state)
    said = {**_head(state), "function_words": state.function_words}
    return jsonify({**said, "window": state.window, "limit": SHOWN, "parts": to_json.collocates(parts)})


@blueprint.get("/words")
def words() -> Response:
    """The words of the documents found."""
    state = read_state(request.args, strict=True)
    parts = counting.words(state)
    said = {
        **_head(state),
        "sort": state.listing,
        "pattern": state.pattern,
        "function_words": state.function_words,
        "limit": SHOWN,
    }
    pages = _pages("api.words", state, counting.longest(parts), SHOWN)
    return jsonify({**said, **pages, "parts": to_json.words(parts)})


@blueprint.get("/documents/<path:id>")
def document(id: str) -> Response:
    """One document whole, with the places where a query is met in it."""
    state = read_state(request.args, strict=True)
    found = corpus().document(id)
    hits = [{"start": one.start, "end": one.end, "kind": one.kind} for one in hits_in(found, state)]
    return jsonify({**to_json.document(found), "corpus_version": corpus().info().corpus_version, "hits": hits})


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
    return jsonify({**as_json.concept(found, vocabulary().narrower(id)), **as_json.portrait(portrait_of(id))})


@blueprint.get("/corpus")
def about() -> Response:
    """What the corpus is, in which version."""
    return jsonify(as_json.info(corpus().info(), corpus().settings))
