"""One document, for reading and for checking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template, request

from wsm_corpus import CATEGORIES
from wsm_corpus.errors import QueryError
from wsm_corpus.records import ConcordanceLine, Document, ThemeScore
from wsm_corpus.removed_lines import keeping
from wsm_webui.command import command_of_document
from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.finding import hits_in, removed_hits
from wsm_webui.frame import changes
from wsm_webui.language import interface_language
from wsm_webui.markup import Decoration
from wsm_webui.pages import blueprint
from wsm_webui.reading import Removed, evidence, layout
from wsm_webui.state import State, read_choice, read_number, read_state
from wsm_webui.words import match_titles

TOGGLES = {"removed": "0", "evidence": "1", "languages": "0", "source": "0"}
"""What can be shown or hidden, with what is shown when an address does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a reader stands among the hits; numbers count from 1."""

    number: int
    total: int
    previous: int | None  # where the hit before starts, in code points of the clean text
    next: int | None


@blueprint.get("/documents/<path:id>")
def document(id: str) -> str:
    """The reader."""
    state = read_state(request.args)
    shows = {
        name: read_choice(name, request.args.get(name) or default, ("0", "1")) == "1"
        for name, default in TOGGLES.items()
    }
    category = read_choice("category", request.args.get("category", ""), ("", *CATEGORIES))
    at = read_number("at", request.args["at"], 0, 999_999_999) if request.args.get("at") else None
    found = corpus().document(id)
    hits = _hits(found, state)
    taken_out = removed_hits(found, state)
    shows["removed"] = shows["removed"] or bool(taken_out and "removed" not in request.args)
    themes = (*found.themes, *found.contexts)
    decorations = evidence(themes, _titles(themes)) if shows["evidence"] else []
    decorations += [_hit(line, at) for line in hits]
    blocks = layout(found, decorations, removed=shows["removed"], category=category, languages=shows["languages"])
    info = corpus().info()
    return render_template(
        "document.html",
        state=state,
        document=found,
        blocks=[(isinstance(block, Removed), block) for block in blocks],
        shows=shows,
        toggled={name: int(on) for name, on in shows.items() if str(int(on)) != TOGGLES[name]}
        | ({"category": category} if category else {}),
        category=category,
        removed=[line for line in found.removed if line.text.strip()],
        taken_out=taken_out,
        keeping=keeping(found, (line for block in blocks if isinstance(block, Removed) for line in block.lines)),
        kinds={line.kind for line in hits},
        place=place_among(hits, at),
        themes=found.themes,
        contexts=found.contexts,
        info=info,
        version=info.corpus_version,
        changes=changes(state, info.corpus_version),
        command=command_of_document(id),
    )


def _hits(document: Document, state: State) -> tuple[ConcordanceLine, ...]:
    """The hits; none where a link brings words that cannot be read: the document can be read all the same."""
    try:
        return hits_in(document, state)
    except QueryError:
        return ()


def place_among(hits: tuple[ConcordanceLine, ...], at: int | None) -> Place | None:
    """Where among the hits a reader stands; without a place before them."""
    if not hits:
        return None
    starts = [line.start for line in hits]
    if at is None:
        return Place(number=0, total=len(hits), previous=None, next=starts[0])
    number = sum(start <= at for start in starts)
    return Place(
        number=number,
        total=len(hits),
        previous=starts[number - 2] if number > 1 else None,
        next=starts[number] if number < len(hits) else None,
    )


def _hit(line: ConcordanceLine, at: int | None) -> Decoration:
    current = line.start == at
    return Decoration(
        start=line.start,
        end=line.end,
        classes=("hit", line.kind, "current") if current else ("hit", line.kind),
        title=match_titles().get(line.kind, ""),
        id=f"hit-{line.start}",
    )


def _titles(themes: Iterable[ThemeScore]) -> dict[str, str]:
    known, language = vocabulary(), interface_language()
    out = {}
    for mention in (mention for score in themes for mention in score.mentions):
        theme, concept = known.label(mention.theme, language), known.label(mention.concept, language)
        out[mention.concept] = theme if theme == concept else f"{theme}: {concept}"
    return out
