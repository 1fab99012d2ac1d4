"""Files to take away, and citations."""

from __future__ import annotations

from flask import Response, request, url_for

from wsm_corpus.exports import CITATION_FORMATS, EXPORT_FORMATS, MEDIA_TYPES, cite_document, cite_search, file_name
from wsm_corpus.exports.cite import letters
from wsm_webui.api import blueprint
from wsm_webui.corpora import corpus
from wsm_webui.exporting import asked_in_words, fields_of, file_of
from wsm_webui.frame import EXPORTS, VIEWS, head, today
from wsm_webui.state import BadParameter, State, read_choice, read_state

CITATION_TYPES = {
    "text": "text/plain; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
VIEW_TITLES = {"compare": "keyness", "words": "word list"}
"""What citations call a view, where it is not by its name."""

ENDINGS = {"text": "txt", "bibtex": "bib", "csl-json": "json", "ris": "ris"}


@blueprint.get(f"/export/<any({', '.join(EXPORTS)}):view>.<any({', '.join(EXPORT_FORMATS)}):format>")
def export(view: str, format: str) -> Response:
    """What a view shows, as a file."""
    state = read_state(request.args, strict=True)
    fields = tuple(request.args.getlist("fields"))
    known = fields_of(view)
    for one in fields:
        if one not in known:
            raise BadParameter("fields", one, f"one of {', '.join(known)}")
    kind = next(each for each in EXPORT_FORMATS if each == format)
    data, provenance = file_of(view, kind, state, fields)
    response = Response(data, content_type=MEDIA_TYPES[kind])
    # Both tell what was asked where a file without a row cannot.
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(view, kind, provenance)}"'
    response.headers["Link"] = f'<{provenance.link}>; rel="describedby"'
    return response


@blueprint.get("/cite")
def cite() -> Response:
    """How to cite a document, or a search where none is named."""
    state = read_state(request.args, strict=True)
    format = read_choice("format", request.args.get("format", "text"), CITATION_FORMATS)
    id, view = request.args.get("id", ""), read_choice("view", request.args.get("view", VIEWS[0]), VIEWS)
    response = Response(citation(state, format, id, view).rstrip("\n") + "\n", content_type=CITATION_TYPES[format])
    name = f"cite-{letters(id or state.q)[:60].strip('-') or 'search'}.{ENDINGS[format]}"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def citation(state: State, format: str, id: str = "", view: str = VIEWS[0]) -> str:
    """A document, or a view of a search, cited in a format.

    Raises:
        DocumentNotFound: there is no document of that id.
    """
    kind = next(each for each in CITATION_FORMATS if each == format)
    version, name = corpus().info().corpus_version, corpus().settings.name
    if id:
        found = corpus().document(id)
        link = url_for("pages.document", interface="en", id=id, v=version, _external=True)
        return cite_document(
            found.citation, kind, corpus=name, version=version, accessed=today(), language=found.language, link=link
        )
    link = url_for(f"pages.{view}", interface="en", _external=True, **state.but(v=version).query())
    told = asked_in_words(view, state)
    if view != VIEWS[0]:
        told = f"{VIEW_TITLES.get(view, view)}; {told}" if told else VIEW_TITLES.get(view, view)
    return cite_search(
        state.q,
        kind,
        total=head(state).total,
        corpus=name,
        version=version,
        accessed=today(),
        filters=told,
        link=link,
    )
