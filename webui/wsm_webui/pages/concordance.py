"""Every hit in its context, one line each (KWIC)."""

from __future__ import annotations

from functools import partial

from flask import render_template, request
from markupsafe import Markup

from wsm_corpus.errors import DocumentNotFound
from wsm_corpus.records import Dispersion
from wsm_webui.charts import dots, drawn_twice
from wsm_webui.corpora import corpus
from wsm_webui.counting import concordance as lines_of
from wsm_webui.counting import dispersion
from wsm_webui.frame import frame
from wsm_webui.markup import Decoration
from wsm_webui.pages import blueprint
from wsm_webui.paging import pages_of
from wsm_webui.parts import part_at, parts_of
from wsm_webui.reading import Paragraph, layout
from wsm_webui.remembering import remembered
from wsm_webui.state import State, read_state

WIDTHS = (40, 60, 100, 160)


@blueprint.get("/concordance")
def concordance() -> str:
    """The concordance view."""
    state = read_state(request.args)
    lines = lines_of(state) if state.q else None
    shown = dispersion(state) if state.spread and state.q else None
    return render_template(
        "concordance.html",
        **frame("concordance", state),
        concordance=lines,
        opened=_paragraph(state),
        spread=shown,
        picture=remembered(("picture", state.asked), lambda: _picture(shown)) if shown else "",
        widths=sorted({*WIDTHS, state.width}),
        paging=pages_of(lines.total if lines else 0, state.page, state.lines),
    )


def _picture(found: Dispersion) -> Markup:
    """Where the hits stand in the documents that have most of them."""
    return drawn_twice(partial(dots, [(one.citation.title or one.citation.id, one.places) for one in found.spread]))


def _paragraph(state: State) -> Paragraph | None:
    """The paragraph of the line that was opened, if any."""
    start, _, id = state.open.partition(":")
    if not (start.isdecimal() and id):
        return None
    try:
        document = corpus().document(id)
    except DocumentNotFound:
        return None
    at = int(start)
    current = Decoration(start=at, end=at + 1, classes=("current",))
    shown = layout(document, part_at(parts_of(document), at), [current], removed=False)
    blocks = [block for block in shown if isinstance(block, Paragraph)]
    return next((block for block in blocks if block.start <= at < block.end), None)
