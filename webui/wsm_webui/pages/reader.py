"""One document, for reading and for checking."""

from __future__ import annotations

from flask import render_template, request

from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.language import interface_language
from wsm_webui.pages import blueprint
from wsm_webui.reading import Removed, evidence, layout
from wsm_webui.state import State, read_choice, read_state


@blueprint.get("/documents/<path:id>")
def document(id: str) -> str:
    """The reader."""
    state = read_state(request.args)
    shows = {
        name: read_choice(name, request.args.get(name) or default, ("0", "1")) == "1"
        for name, default in (("removed", "0"), ("evidence", "1"))
    }
    found = corpus().document(id)
    themes = (*found.themes, *found.contexts)
    decorations = evidence(themes, _titles(themes)) if shows["evidence"] else []
    blocks = layout(found, decorations, removed=shows["removed"])
    return render_template(
        "document.html",
        state=state,
        back=state if state != State() else None,
        document=found,
        blocks=[(isinstance(block, Removed), block) for block in blocks],
        shows=shows,
        themes=found.themes,
        contexts=found.contexts,
    )


def _titles(themes: object) -> dict[str, str]:
    known, language = vocabulary(), interface_language()
    out = {}
    for score in themes:  # type: ignore[attr-defined]
        for mention in score.mentions:
            theme, concept = known.label(mention.theme, language), known.label(mention.concept, language)
            out[mention.concept] = theme if theme == concept else f"{theme}: {concept}"
    return out
