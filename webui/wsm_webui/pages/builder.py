"""The search builder: fields that write the query they stand for."""

from __future__ import annotations

import re

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.exporting import filters_in_words
from wsm_webui.frame import head
from wsm_webui.pages import blueprint
from wsm_webui.state import FILTERS, State, read_state

FIELDS = ("so_far", "all", "phrase", "any_of", "none_of", "title", "removed")

MOST_CHOICES = 200
"""Values that a list to choose from may have; of more, one types the value and is helped."""


@blueprint.get("/build")
def build() -> str:
    """The builder, with what was filled in so far."""
    state = read_state(request.args)
    words = _filled(state)
    # Where the words that led here now stand as a choice, the query itself says so.
    any_word = state.any and not (state.q and words["any_of"] == state.q)
    found = head(State()).facets
    facets: dict[str, list[str]] = {one.field: [each.value for each in one.values if each.value] for one in found}
    choices = {
        **{name: facets.get(name, []) for name in FILTERS},
        "language": sorted(corpus().info().languages),
        "theme": [one.id for one in vocabulary().themes],
        "context": [one.id for one in vocabulary().contexts],
    }
    return render_template(
        "builder.html",
        state=state,
        words=words,
        query=written(words, any_word=any_word),
        narrowed=filters_in_words(state.but(q="")),
        carried=state.but(
            q="", any=any_word, exact=False, expand=True, since="", until="", **dict.fromkeys(FILTERS, ())
        ),
        choices=choices,
        most_choices=MOST_CHOICES,
    )


@blueprint.get("/build/query")
def built() -> Response:
    """Where the builder leads: the search it stands for."""
    state = read_state(request.args)
    query = written(_filled(state), any_word=state.any)
    return redirect(url_for("pages.documents", **state.but(q=query).query()))


def _filled(state: State) -> dict[str, str]:
    """What stands in the fields: what was typed, else the query that led here."""
    words = {name: request.args.get(name, "") for name in FIELDS}
    if state.q and not any(words.values()):
        plain = re.fullmatch(r"[\w\s'’./-]*", state.q) and not _OPERATOR.search(state.q)
        words["so_far" if not plain else "any_of" if state.any else "all"] = state.q
    return words


_OPERATOR = re.compile(r"(?:^|\s)(?:-\S|(?:AND|OR|NOT|TO)(?:\s|$))")


def written(words: dict[str, str], *, any_word: bool = False) -> str:
    """The query that the fields of the builder stand for.

    Args:
        words: what stands in each of `FIELDS`.
        any_word: whether the search takes words without an operator between them for a choice.
    """
    together = " AND " if any_word else " "
    parts = []
    if all_of := _words(words.get("all", "")):
        parts.append(together.join(all_of))
    if phrase := words.get("phrase", "").replace('"', " ").strip():
        parts.append(f'"{" ".join(phrase.split())}"')
    if any_of := _words(words.get("any_of", "")):
        parts.append(f"({' OR '.join(any_of)})" if len(any_of) > 1 else any_of[0])
    for field in ("title", "removed"):
        found = _words(words.get(field, ""))
        parts += [f"{field}:({together.join(found)})" if len(found) > 1 else f"{field}:{found[0]}"] if found else []
    parts += [f"NOT {word}" for word in _words(words.get("none_of", ""))]
    if so_far := words.get("so_far", "").strip():  # last: a quotation mark may stand open in it
        parts.append(f"({so_far})" if any(words.get(name) for name in FIELDS[1:]) else so_far)
    return " AND ".join(parts)


def _words(text: str) -> list[str]:
    """Words and quoted phrases, each fit to stand in a query."""
    found = re.findall(r'"[^"]+"|[^\s"]+', text)
    plain = (word if word.startswith('"') else re.sub(r"[^\w'’*?./-]+", " ", word).strip() for word in found)
    return [f'"{word}"' if word in {"AND", "OR", "NOT", "TO"} else word for word in plain if word]
