"""Pages for taking results away: citations, and files with chosen fields."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wsm_corpus.exports import CITATION_FORMATS, EXPORT_FORMATS
from wsm_webui.api.export import citation
from wsm_webui.corpora import corpus
from wsm_webui.exporting import MOST_ROWS, columns_of
from wsm_webui.frame import EXPORTS, PAGE_OF, VIEWS
from wsm_webui.pages import blueprint
from wsm_webui.state import read_choice, read_state


@blueprint.get("/cite")
def cite() -> str:
    """How to cite a document, or a search where none is named."""
    state, id = read_state(request.args), request.args.get("id", "")
    view = read_choice("view", request.args.get("view", VIEWS[0]), VIEWS)
    citations = {format: citation(state, format, id, view) for format in CITATION_FORMATS}
    document = corpus().document(id) if id else None
    return render_template("cite.html", state=state, view=view, citations=citations, document=document)


@blueprint.get(f"/export/<any({', '.join(EXPORTS)}):view>")
def export(view: str) -> str:
    """Choose what goes into a file."""
    state = read_state(request.args)
    page = PAGE_OF.get(view, view)
    return render_template(
        "export.html",
        state=state,
        view=view,
        back=url_for(f"pages.{page}", **(state.query() if page != "themes" else {})),
        columns=columns_of(view, state),
        most=MOST_ROWS,
    )


@blueprint.get(f"/export/<any({', '.join(EXPORTS)}):view>/download")
def download(view: str) -> Response:
    """Where the form leads: the file itself, at the address that the API gives it."""
    state = read_state(request.args)
    format = read_choice("format", request.args.get("format", "csv"), EXPORT_FORMATS)
    fields = request.args.getlist("fields")
    return redirect(url_for("api.export", view=view, format=format, fields=fields, **state.query()))
