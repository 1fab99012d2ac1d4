"""One document, for reading and for checking."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import render_template, request

from wsm_corpus import CATEGORIES
from wsm_corpus.errors import QueryError
from wsm_corpus.records import ConcordanceLine, Document, Line, Mention
from wsm_corpus.removed_lines import keeping
from wsm_webui.command import command_of_document
from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.finding import hits_in, removed_hits
from wsm_webui.frame import changes
from wsm_webui.language import interface_language
from wsm_webui.markup import Decoration
from wsm_webui.pages import blueprint
from wsm_webui.paging import pages_of
from wsm_webui.parts import Part, part_at, part_of_anchor, part_of_line, parts_of, whole
from wsm_webui.reading import Removed, evidence, evidence_anchor, is_removed, layout
from wsm_webui.state import State, read_choice, read_number, read_state
from wsm_webui.words import match_titles

TOGGLES = {"removed": "0", "evidence": "1", "languages": "0", "source": "0"}
"""What can be shown or hidden, with what is shown when an address does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a reader stands among the hits; numbers count from 1."""

    number: int
    total: int
    here: int  # hits in the part that is shown
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
    parts = parts_of(found)
    first = min(taken_out) if taken_out and not hits else _first_of(found, category)
    part = _part_asked(found, parts, at, first)
    here = tuple(line for line in hits if line.start < part.end and part.start < line.end)
    themes = (*found.themes, *found.contexts)
    decorations = evidence(themes, part, _title()) if shows["evidence"] else []
    decorations += [_hit(line, at) for line in here]
    blocks = layout(
        found, part, decorations, removed=shows["removed"], category=category, languages=shows["languages"]
    )
    info = corpus().info()
    return render_template(
        "document.html",
        state=state,
        document=found,
        blocks=[(isinstance(block, Removed), block) for block in blocks],
        shows=shows,
        **_in_parts(found, parts, part, category),
        **_links(shows, category, part if len(parts) > 1 else None),
        source=list(_source(found, part)) if shows["source"] else (),
        category=category,
        removed=[line for line in found.lines if is_removed(line)],
        taken_out=taken_out,
        keeping=keeping(found, (line for block in blocks if isinstance(block, Removed) for line in block.lines)),
        kinds={line.kind for line in here},
        place=place_among(hits, at, part),
        themes=found.themes,
        contexts=found.contexts,
        info=info,
        version=info.corpus_version,
        changes=changes(state, info.corpus_version),
        command=command_of_document(id),
    )


def _part_asked(document: Document, parts: Sequence[Part], at: int | None, first: int | None) -> Part:
    """The part that is asked for: by its number, a place in it, an anchor, or the first line that is looked for."""
    if len(parts) == 1:
        return parts[0]
    if request.args.get("part"):
        number = read_number("part", request.args["part"], 0, 999_999)
        return parts[min(number, len(parts)) - 1] if number else whole(document)
    if at is not None:
        return part_at(parts, at)
    anchor = request.args.get("to", "")
    if anchor:
        mentions = [
            mention.start
            for score in (*document.themes, *document.contexts)
            for number, mention in enumerate(score.mentions, start=1)
            if evidence_anchor(score.theme, number) == anchor
        ]
        return part_at(parts, mentions[0]) if mentions else part_of_anchor(parts, anchor) or parts[0]
    return part_of_line(parts, first) if first is not None else parts[0]


def _first_of(document: Document, category: str) -> int | None:
    """The first removed line of a category, by its place; None where none is asked for."""
    return next((line.number for line in document.lines if category and is_removed(line, category)), None)


def _links(shows: Mapping[str, bool], category: str, part: Part | None) -> dict[str, dict[str, Any]]:
    """What links say: what is shown, the same in the part that is shown, and from hit to hit, be it into another."""
    shown: dict[str, Any] = {name: int(on) for name, on in shows.items() if str(int(on)) != TOGGLES[name]}
    if category:
        shown["category"] = category
    return {
        "shown": shown,
        "toggled": shown | ({"part": part.number} if part else {}),
        "hit_by_hit": shown | ({"part": 0} if part and not part.number else {}),
    }


def _source(document: Document, part: Part) -> Iterator[tuple[Line, str]]:
    """The lines of a part as they were found, blank ones left out, with what of them stands in it."""
    for line in document.lines[part.first : part.last]:
        if line.clean_start is not None:
            yield (
                line,
                document.text[max(line.clean_start, part.start) : min(line.clean_start + len(line.text), part.end)],
            )
        elif line.text.strip():
            yield line, line.text


def _in_parts(document: Document, parts: Sequence[Part], part: Part, category: str) -> dict[str, Any]:
    """What the template is told of the parts: which there are, what is in this one, where the rest is to be found."""
    removed = [line for line in document.lines[part.first : part.last] if is_removed(line)]
    later = (line.number for line in document.lines[part.last :] if is_removed(line, category))
    following = next(later, None)
    return {
        "part": part,
        "parts": pages_of(len(parts), part.number or 1, 1),
        "removed_here": Counter(line.verdict.category for line in removed),
        "removed_next": None if following is None else part_of_line(parts, following).number,
        "evidence_in": {
            score.theme: part_at(parts, score.mentions[0].start).number
            for score in (*document.themes, *document.contexts)
            if score.mentions
        },
    }


def _hits(document: Document, state: State) -> tuple[ConcordanceLine, ...]:
    """The hits; none where a link brings words that cannot be read: the document can be read all the same."""
    try:
        return hits_in(document, state)
    except QueryError:
        return ()


def place_among(hits: tuple[ConcordanceLine, ...], at: int | None, part: Part) -> Place | None:
    """Where among the hits a reader stands; without a place, before those of the part that is shown."""
    if not hits:
        return None
    starts = [line.start for line in hits]
    before = bisect_left(starts, part.start) if at is None else bisect_right(starts, at) - 1
    following = before if at is None else before + 1
    return Place(
        number=0 if at is None else following,
        total=len(hits),
        here=bisect_left(starts, part.end) - bisect_left(starts, part.start),
        previous=starts[before - 1] if before > 0 else None,
        next=starts[following] if following < len(starts) else None,
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


def _title() -> Callable[[Mention], str]:
    """What a reader is told of a mention: its theme and concept, by their names."""
    known, language = vocabulary(), interface_language()

    @cache
    def titled(theme: str, concept: str) -> str:
        names = (known.label(theme, language), known.label(concept, language))
        return ": ".join(dict.fromkeys(names))

    return lambda mention: titled(mention.theme, mention.concept)
