"""Errors, translated in one place: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

import json
import logging
import re
from http import HTTPStatus

from flask import Flask, Response, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from wsm_corpus.errors import CorpusError, DocumentNotFound, IndexProblem, QueryError, UnreadableIndex, WsmCorpusError
from wsm_webui.complaints import complaint, parameter_complaint
from wsm_webui.corpora import corpus
from wsm_webui.frame import VIEWS
from wsm_webui.state import BadParameter, read_state

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
    detail = str(error) if wants_json() else parameter_complaint(error)
    return _answer(400, _("This address cannot be read"), detail, parameter=error.name)


def _corpus_error(error: WsmCorpusError) -> Response:
    if isinstance(error, QueryError):
        return _query_error(error)
    if isinstance(error, DocumentNotFound):
        return _no_document(error)
    log.error("%s", error)  # with folder and file: they are for the log, and nobody else's business
    if isinstance(error, IndexProblem) and not isinstance(error, UnreadableIndex):
        return _answer(503, _("There is no index to search"), _no_index())
    status = 503 if isinstance(error, CorpusError | IndexProblem) else 500
    return _answer(status, _("The corpus cannot be read"), _("The log of the server says what is wrong with it."))


def _query_error(error: QueryError) -> Response:
    """A query that cannot be understood: where, why, and how it was probably meant."""
    place = "against" if _is_the_other(error) else "q"
    asked = request.args.get(place, "")
    if wants_json():
        return problem(
            400,
            HTTPStatus.BAD_REQUEST.phrase,
            error.message,
            advice=error.advice or None,
            query=asked,
            parameter=place,
            position=error.position,
            mend=error.mend,
        )
    said, translated = complaint(error.message)
    state, view = read_state(request.args), (request.endpoint or "").removeprefix("pages.")
    page = render_template(
        "query_error.html",
        state=state.but(q=asked) if place == "q" else state,
        endpoint=f"pages.{view if view in VIEWS else 'documents'}",
        asked=asked,
        said=said,
        translated=translated,
        position=error.position,
        mended=state.but(**{place: error.mend}) if error.mend else None,
        mend=error.mend,
    )
    return make_response(page, 400)


def _is_the_other(error: QueryError) -> bool:
    """Whether it is the query to compare with that cannot be understood."""
    against = request.args.get("against", "")
    if not against:
        return False
    try:
        corpus().query(against)
    except QueryError as other:
        return (other.message, other.position) == (error.message, error.position)
    return False


def _no_document(error: DocumentNotFound) -> Response:
    if wants_json():
        return problem(
            404, HTTPStatus.NOT_FOUND.phrase, error.message, advice=error.advice or None, subject=error.subject
        )
    alike = re.fullmatch(r"Did you mean (.+)\?", error.advice)
    return _answer(
        *(404, _("No such document"), complaint(error.message)[0]),
        subject=error.subject,
        alike=alike[1].split(", ") if alike else (),
    )


def _no_index() -> str:
    return str(
        _(
            "The corpus has not been indexed, or its index cannot be read by this version. Whoever looks after it "
            "can make it anew with wsm index."
        )
    )


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
