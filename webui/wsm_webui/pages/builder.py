"""The search builder: fields that write the query they stand for."""

from __future__ import annotations

import re

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.pages import blueprint
from wsm_webui.state import State, read_state

FIELDS = ("all", "phrase", "any_of", "none_of", "title")


@blueprint.get("/build")
def build() -> str:
    """The builder."""
    state = read_state(request.args)
    languages = sorted(corpus().info().languages)
    facets = {facet.field: [one.value for one in facet.values if one.value] for facet in search(State(size=1)).facets}
    return render_template(
        "builder.html", state=state, languages=languages, facets=facets, vocabulary=vocabulary(), fields=FIELDS
    )


@blueprint.get("/build/query")
def built() -> Response:
    """Where the builder leads: the search it stands for."""
    state = read_state(request.args)
    words = {name: request.args.get(name, "") for name in FIELDS}
    return redirect(url_for("pages.documents", **state.but(q=written(words)).query()))


def written(words: dict[str, str]) -> str:
    """The query that the fields of the builder stand for."""
    parts = []
    if all_of := _words(words.get("all", "")):
        parts.append(" ".join(all_of))
    if phrase := words.get("phrase", "").replace('"', " ").strip():
        parts.append(f'"{" ".join(phrase.split())}"')
    if any_of := _words(words.get("any_of", "")):
        parts.append(f"({' OR '.join(any_of)})" if len(any_of) > 1 else any_of[0])
    if title := _words(words.get("title", "")):
        parts.append(f"title:({' '.join(title)})" if len(title) > 1 else f"title:{title[0]}")
    parts += [f"NOT {word}" for word in _words(words.get("none_of", ""))]
    return " AND ".join(parts)


def _words(text: str) -> list[str]:
    """Words and quoted phrases, each fit to stand in a query."""
    found = re.findall(r'"[^"]+"|[^\s"]+', text)
    plain = (word if word.startswith('"') else re.sub(r"[^\w'’*?./-]+", " ", word).strip() for word in found)
    return [f'"{word}"' if word in {"AND", "OR", "NOT", "TO"} else word for word in plain if word]
