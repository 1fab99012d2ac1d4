"""The front page: one box, what is in the corpus, and ways in."""

from __future__ import annotations

from flask import render_template

from wsm_corpus import UNDETERMINED
from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.frame import head
from wsm_webui.pages import blueprint
from wsm_webui.state import State

MOST_HOSTS = 4
MOST_GUESTS = 4
"""Ways in on the front page; the facets of a search have all of them."""


@blueprint.get("/")
def home() -> str:
    """The front page."""
    overview = head(State())
    themes = next((facet.values for facet in overview.facets if facet.field == "theme"), ())
    counts = {value.value: value.count for value in themes}
    info = corpus().info()
    return render_template(
        "home.html",
        state=State(),
        info=info,
        guests=_guests(list(info.languages)),
        overview=overview,
        counts=counts,
        vocabulary=vocabulary(),
    )


def _guests(languages: list[str]) -> list[tuple[str, str, int]]:
    """Which languages stand as passages inside documents of another: (host, guest, documents), most first."""
    found: list[tuple[str, str, int]] = []
    for host in languages[:MOST_HOSTS]:
        results = head(State(language=(host,)))
        passages = next((facet.values for facet in results.facets if facet.field == "passage"), ())
        found += [(host, one.value, one.count) for one in passages if one.value not in {host, UNDETERMINED}]
    return sorted(found, key=lambda one: (-one[2], one[0], one[1]))[:MOST_GUESTS]
