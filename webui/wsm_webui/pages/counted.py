"""The views that count: frequencies, comparison, collocates."""

from __future__ import annotations

from flask import render_template, request

from wsm_webui.charts import bars
from wsm_webui.counting import FEW, FEW_WORDS, collocates, frequencies, keywords
from wsm_webui.frame import frame
from wsm_webui.pages import blueprint
from wsm_webui.showing import field_value
from wsm_webui.state import CHOICES, read_state


@blueprint.get("/frequencies", endpoint="frequencies")
def frequencies_page() -> str:
    """The frequencies view."""
    state = read_state(request.args)
    parts = frequencies(state)
    drawn = [
        (
            language,
            found,
            bars(
                [
                    (field_value(state.by, one.value), one.per_10k if state.q else one.corpus_documents)
                    for one in found
                ]
            ),
        )
        for language, found in parts
    ]
    return render_template(
        "frequencies.html", **frame("frequencies", state), parts=drawn, divisions=CHOICES["by"], few=FEW
    )


@blueprint.get("/compare")
def compare() -> str:
    """The comparison of what is found with other documents."""
    state = read_state(request.args)
    parts = keywords(state) if state.q or state.narrowed else []
    return render_template("compare.html", **frame("compare", state), parts=parts, few_words=FEW_WORDS)


@blueprint.get("/collocates", endpoint="collocates")
def collocates_page() -> str:
    """The collocates view."""
    state = read_state(request.args)
    parts = collocates(state) if state.q else []
    return render_template("collocates.html", **frame("collocates", state), parts=parts, measures=CHOICES["measure"])
