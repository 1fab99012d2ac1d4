"""Errors, translated in one place: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from wsm_corpus.errors import CorpusError, DocumentNotFound, IndexProblem, QueryError, WsmCorpusError
from wsm_webui.state import BadParameter

log = logging.getLogger(__name__)


def install(app: Flask) -> None:
    """Let every error of the application be answered here."""
    app.register_error_handler(BadParameter, _bad_parameter)
    app.register_error_handler(WsmCorpusError, _corpus_error)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether the one who asks is a program."""
    return request.path.startswith("/api/")


def problem(status: int, title: str, detail: str, **more: object) -> Response:
    """An error as problem details."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return Response(
        json.dumps({key: value for key, value in body.items() if value is not None}, ensure_ascii=False) + "\n",
        status=status,
        content_type="application/problem+json",
    )


def _answer(status: int, title: str, detail: str, advice: str = "", **more: object) -> Response:
    if wants_json():
        return problem(status, HTTPStatus(status).phrase, detail, advice=advice or None, **more)
    page = render_template("error.html", status=status, title=title, detail=detail, advice=advice, **more)
    return make_response(page, status)


def _bad_parameter(error: BadParameter) -> Response:
    return _answer(400, _("This address cannot be read"), str(error), parameter=error.name)


def _corpus_error(error: WsmCorpusError) -> Response:
    if isinstance(error, DocumentNotFound):
        return _answer(404, _("No such document"), str(error.message), error.advice, subject=error.subject)
    if isinstance(error, QueryError):
        return _answer(
            400,
            _("The query cannot be understood"),
            error.message,
            error.advice,
            query=request.args.get("q", ""),
            position=error.position,
            mend=error.mend,
        )
    if isinstance(error, IndexProblem):
        return _answer(503, _("There is no index to search"), error.message, error.advice)
    status = 503 if isinstance(error, CorpusError) else 500
    log.error("%s", error)
    return _answer(status, _("The corpus cannot be read"), error.message, error.advice)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:  # a redirect
        return make_response(error.get_response())
    titles = {
        404: (_("No such page"), _("Nothing is found at this address.")),
        405: (_("Only for reading"), _("This address only answers to GET.")),
    }
    title, detail = titles.get(status, (HTTPStatus(status).phrase, error.description or ""))
    response = _answer(status, title, detail)
    for name, value in error.get_headers():
        if name.lower() == "allow":
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    log.exception("unexpected", exc_info=error)
    return _answer(
        500, _("Something went wrong here"), _("The fault is ours; the log of the server says what it was.")
    )
