"""The application: one corpus, English and Dutch pages, and their JSON twins."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from wsm_webui import api, language, links, pages, problems, remembering, showing

if TYPE_CHECKING:
    from wsm_corpus import Corpus

SECURITY_HEADERS = {
    # Everything comes from here, nothing is written inline, nobody frames it.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def create_app(corpus: Corpus) -> Flask:
    """The search page over a corpus, as a WSGI application.

    It only reads: every address answers to GET, and the same corpus may be indexed anew while it runs.
    """
    app = Flask(__name__)
    app.extensions["wsm_corpus"] = corpus
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    language.install(app)
    links.install(app)
    showing.install(app)
    problems.install(app)
    remembering.install(app)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    _version_static_files(app)

    @app.get("/")
    def front() -> AnyResponse:
        response = redirect(url_for("pages.home", interface=language.preferred_language()))
        response.vary.add("Accept-Language")
        return response

    @app.after_request
    def secure(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint == "static":
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        else:
            # A page shows the index as it stands; the browser asks again and mostly hears that nothing changed.
            response.headers.setdefault("Cache-Control", "no-cache")
            if response.status_code == 200 and not response.direct_passthrough:
                response.add_etag()
                response.make_conditional(request)
        return response

    return app


def _version_static_files(app: Flask) -> None:
    """Put a hash of their bytes into the addresses of static files, so that a browser may keep them for good."""
    folder = Path(app.static_folder or "")
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in folder.rglob("*")
        if path.is_file()
    }

    @app.url_defaults
    def add_hash(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static" and values.get("filename") in hashes:
            values.setdefault("h", hashes[str(values["filename"])])
