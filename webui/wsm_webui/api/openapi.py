"""The OpenAPI 3.1 description of the API, made from the same tables that read the parameters."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from flask import Response, jsonify, url_for

import wsm_corpus
from wsm_corpus.exports import CITATION_FORMATS, EXPORT_FORMATS, MEDIA_TYPES
from wsm_webui.api import blueprint
from wsm_webui.api.export import CITATION_TYPES
from wsm_webui.api.schemas import SCHEMAS, ref
from wsm_webui.corpora import corpus
from wsm_webui.exporting import fields_of
from wsm_webui.frame import EXPORTS, VIEWS
from wsm_webui.state import CHOICES, DATE, FILTERS, MAX_QUERY, NUMBERS, SEARCHING, State, address_name

EXPORT_HEADERS = {
    name: {"description": text, "schema": {"type": "string"}}
    for name, text in (
        ("Content-Disposition", "The name of the file: the view, what was asked, the corpus version and the day."),
        ("Link", "The page that shows the same in that version of the corpus, as describedby."),
    )
}

DESCRIPTIONS = {
    "q": "The query, in the query language; empty for every document.",
    "language": "Documents mostly in one of these languages (ISO 639-1).",
    "passage": "Only passages in one of these languages (ISO 639-1).",
    "theme": "Documents with one of these themes, by id.",
    "context": "Documents with one of these contexts (platform, sector, occupation), by id.",
    "site": "Documents of one of these sites.",
    "author": "Documents by one of these authors.",
    "without": "Expansions to leave out, by id.",
    "exclude": "A field and a value, such as theme:boundaries: documents that have it are left out.",
    "since": "The earliest date of publication; undated documents are left out.",
    "until": "The latest date of publication; undated documents are left out.",
    "any": "1: documents with any of the words.",
    "exact": "1: words as they are written, without other forms.",
    "expand": "0: without labels of other languages.",
    "sort": "The order of documents.",
    "page": "The page, from 1.",
    "size": "Results on a page.",
    "lines": "Lines on a page.",
    "width": "Code points of context on either side.",
    "order": "The order of concordance lines.",
    "seed": "Of the random order; the same seed gives the same sample.",
    "by": "What divides the corpus into parts.",
    "pool": "1: count all languages together.",
    "words": "The languages whose words are counted, each on its own.",
    "window": "Words on either side of a hit that count as near.",
    "function_words": "0: words such as *the* and *of* are left out.",
    "listing": "The order of words: the most frequent first, or by the alphabet.",
    "pattern": "Which words are listed: * for any run of letters, ? for one; empty for all.",
    "least": "Occurrences below which a word is left out.",
    "measure": "What collocates are ordered by.",
    "unit": "words: of what is found and of other documents; concepts: of the theme asked for, in two languages.",
    "v": "The corpus version that an old link or citation names.",
    "against": "A query for the documents to compare with; empty for all others.",
}
OF_VIEWS = {
    "documents": ("sort", "page", "size"),
    "concordance": ("page", "lines", "width", "order", "seed"),
    "frequencies": ("by", "pool", "words"),
    "compare": ("unit", "against", "words", "least", "function_words"),
    "collocates": ("words", "window", "least", "measure", "function_words"),
    "words": ("words", "listing", "pattern", "function_words", "page"),
    "dispersion": (),
    "themes": (),
    "together": (),
}
PATHS = {"documents": "search"}
SUMMARIES = {
    "documents": "Documents found, best first",
    "concordance": "Every hit in its context",
    "frequencies": "How often the query is met in each part of the corpus",
    "compare": "Words more frequent in what is found than in other documents",
    "collocates": "Words that stand near the hits",
    "words": "The words of the documents found, most frequent first",
    "dispersion": "How evenly the hits are spread over documents",
    "themes": "Every theme with its numbers",
    "together": "In how many documents two themes are met",
}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description."""
    return jsonify(describe(url_for("pages.home", interface="en", _external=True).removesuffix("/en/") or "/"))


def describe(server: str) -> dict[str, Any]:
    """The OpenAPI document of an API at an address."""
    paths: dict[str, Any] = {}
    for view in (*VIEWS, "dispersion"):
        paths[f"/api/{PATHS.get(view, view)}"] = _get(
            view, SUMMARIES[view], [*_parameters(SEARCHING), *_parameters(OF_VIEWS[view])], ref(view)
        )
    id = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
    paths["/api/documents/{id}"] = _get(
        "document",
        "One document with its ledger and evidence, and the hits of a query in it",
        [id, *_parameters(SEARCHING)],
        ref("document"),
        404,
    )
    paths["/api/themes"] = _get("themes", "Every theme with its numbers", [], ref("themes"))
    paths["/api/themes/{id}"] = _get("theme", "One theme, context or concept", [id], ref("concept"), 404)
    paths["/api/corpus"] = _get("corpus", "The corpus and its version", [], ref("corpus"))
    since = {**_parameters(("v",))[0], "required": True, "schema": {"type": "string", "minLength": 1}}
    paths["/api/changes"] = _get("changes", "What has changed since a version", [since], ref("changes"))
    paths["/api/cite"] = _cite()
    for view in EXPORTS:
        for format in EXPORT_FORMATS:
            paths[f"/api/export/{view}.{format}"] = _export(view, format)
    paths["/api/openapi.json"] = _get("openapi", "This document", [], {"type": "object"})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": corpus().settings.name,
            "version": wsm_corpus.__version__,
            "description": "The JSON twin of every page. It only reads. Errors are problem details (RFC 9457).",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": SCHEMAS},
    }


def _parameters(names: tuple[str, ...]) -> list[dict[str, Any]]:
    defaults = {item.name: item.default for item in fields(State)}
    return [_parameter(name, defaults[name]) for name in names]


def _parameter(name: str, default: object) -> dict[str, Any]:
    out: dict[str, Any] = {"name": address_name(name), "in": "query", "description": DESCRIPTIONS[name]}
    if isinstance(default, tuple):
        item: dict[str, Any] = {"type": "string"}
        if name == "exclude":
            item["pattern"] = f"^({'|'.join(FILTERS)}):.+$"
        return {**out, "style": "form", "explode": True, "schema": {"type": "array", "items": item}}
    if isinstance(default, bool):
        schema: dict[str, Any] = {"type": "string", "enum": ["0", "1"], "default": str(int(default))}
    elif isinstance(default, int):
        least, most = NUMBERS[name]
        schema = {"type": "integer", "minimum": least, "maximum": most, "default": default}
    elif name in CHOICES:
        schema = {"type": "string", "enum": list(CHOICES[name]), "default": default}
    elif name in {"since", "until"}:
        schema = {"type": "string", "pattern": f"^{DATE}$"}
    else:
        schema = {"type": "string", "maxLength": MAX_QUERY}
    return {**out, "schema": schema}


def _get(
    id: str, summary: str, parameters: list[dict[str, Any]], schema: dict[str, Any], *errors: int
) -> dict[str, Any]:
    answer = {"description": "The answer", "content": {"application/json": {"schema": schema}}}
    return {
        "get": {
            "operationId": id,
            "summary": summary,
            "parameters": parameters,
            "responses": {"200": answer, **_errors(*errors)},
        }
    }


def _errors(*more: int) -> dict[str, Any]:
    said = {
        400: "A parameter, or the query, cannot be read",
        404: "There is no such thing",
        405: "This address only answers to GET",
        503: "There is no index to search",
    }
    problem = {"application/problem+json": {"schema": ref("problem")}}
    return {
        str(status): {"description": text, "content": problem}
        for status, text in said.items()
        if status != 404 or 404 in more
    }


def _cite() -> dict[str, Any]:
    asked = [
        {
            "name": "format",
            "in": "query",
            "schema": {"type": "string", "enum": list(CITATION_FORMATS), "default": "text"},
        },
        {
            "name": "view",
            "in": "query",
            "description": "The view of the search that is cited.",
            "schema": {"type": "string", "enum": list(VIEWS), "default": VIEWS[0]},
        },
        {
            "name": "id",
            "in": "query",
            "description": "Of the document to cite; without one, the search is cited.",
            "schema": {"type": "string"},
        },
    ]
    types = [kind.partition(";")[0] for kind in CITATION_TYPES.values()]
    described = _get(
        "cite",
        "How to cite a document or a search",
        [*asked, *_parameters((*SEARCHING, "function_words", "pattern"))],
        {},
        404,
    )
    described["get"]["responses"]["200"]["content"] = {kind: {"schema": {}} for kind in types}
    return described


def _export(view: str, format: str) -> dict[str, Any]:
    chosen = {
        "name": "fields",
        "in": "query",
        "description": "The columns to write; all where none is named. What is not of the unit compared is left out.",
        "schema": {"type": "array", "items": {"type": "string", "enum": list(fields_of(view))}},
    }
    asked = () if view in {"themes", "together"} else (*SEARCHING, *OF_VIEWS[view])
    parameters = [*_parameters(asked), chosen]
    described = _get(f"export_{view}_{format}", f"{SUMMARIES[view]}, as {format.upper()}", parameters, {})
    media = dict(MEDIA_TYPES)[format].partition(";")[0]  # type: ignore[index]
    described["get"]["responses"]["200"] |= {"content": {media: {"schema": {}}}, "headers": EXPORT_HEADERS}
    return described
