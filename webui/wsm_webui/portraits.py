"""What the corpus has on one theme: its evidence in every language side by side, its words, its concepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from markupsafe import Markup

from wsm_corpus.keywords import Keyword, Ranking
from wsm_corpus.records import Citation
from wsm_webui.corpora import corpus, search, vocabulary
from wsm_webui.counting import concepts, keywords
from wsm_webui.frame import head
from wsm_webui.languages_counted import compared_languages
from wsm_webui.markup import Decoration, decorate
from wsm_webui.reading import passage_at
from wsm_webui.remembering import remembered
from wsm_webui.state import State

DOCUMENTS_A_LANGUAGE = 8
"""Documents whose evidence is shown on a theme's page; every other is one click away."""

PASSAGES_A_DOCUMENT = 2
CHARACTERISTIC_WORDS = 12
CONTEXT = 160
"""Code points of a passage shown on either side of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A piece of a passage that a theme rests on."""

    citation: Citation
    document_language: str
    concept: str
    html: Markup
    text: str  # what is quoted
    language: str
    start: int  # of the evidence, code points into the clean text
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What the corpus has on one theme or context."""

    theme: Any  # the concept, as the vocabulary has it
    field: str  # theme or context
    narrower: Sequence[Any]  # the concepts below it
    languages: list[str]  # those of the corpus first
    documents: Mapping[str, int]  # by language of the document
    quotes: Mapping[str, list[Quote]]  # by language of the passage
    keywords: list[tuple[str, Ranking[Keyword]]]  # by language
    concepts: Sequence[Keyword]  # below it, in two languages
    pair: tuple[str, str] | None

    @property
    def total(self) -> int:
        """Documents in any language."""
        return sum(self.documents.values())


def portrait_of(id: str) -> Portrait | None:
    """A theme or context with its evidence and its words; None where there is none of that id."""
    known = vocabulary()
    found = known.theme(id) or next((one for one in known.contexts if one.id == id), None)
    if found is None:
        return None
    named = corpus().settings.languages
    languages = sorted(known.languages, key=lambda one: (one not in named, one))
    field = "context" if found.context else "theme"
    asked = State().adding(field, id)
    facets = {facet.field: facet.values for facet in head(asked).facets}
    return Portrait(
        theme=found,
        field=field,
        narrower=known.narrower(id),
        languages=languages,
        documents={value.value: value.count for value in facets.get("language", ())},
        quotes={
            language: remembered(("quotes", id, language), partial(quotes_of, id, field, language))
            for language in languages
        },
        keywords=keywords(replace(asked, function_words=False), CHARACTERISTIC_WORDS),
        concepts=concepts(asked) if field == "theme" else (),
        pair=compared_languages(asked),
    )


def quotes_of(id: str, field: str, language: str) -> list[Quote]:
    """Passages of a language that a theme rests on, from the documents it weighs most in."""
    state = State(passage=(language,), size=DOCUMENTS_A_LANGUAGE).adding(field, id)
    out: list[Quote] = []
    for hit in search(state).hits:
        document = corpus().document(hit.id)
        scores = [score for score in (*document.themes, *document.contexts) if score.theme == id]
        seen: set[int] = set()
        for mention in (mention for score in scores for mention in score.mentions if mention.language == language):
            passage = passage_at(document, mention.start)
            if passage is None or passage.start in seen or len(seen) == PASSAGES_A_DOCUMENT:
                continue
            seen.add(passage.start)
            start = _word_start(document.text, max(passage.start, mention.start - CONTEXT), passage.start)
            end = _word_end(document.text, min(passage.end, mention.end + CONTEXT), passage.end)
            here = [
                Decoration(start=one.start, end=one.end, classes=("evidence",))
                for score in scores
                for one in score.mentions
            ]
            html = decorate(document.text, here, start=start, end=end)
            out.append(
                Quote(
                    citation=hit.citation,
                    document_language=hit.language,
                    concept=mention.concept,
                    html=Markup("{}{}{}").format(
                        "… " if start > passage.start else "", html, " …" if end < passage.end else ""
                    ),
                    text=document.text[start:end],
                    language=language,
                    start=mention.start,
                    end=mention.end,
                )
            )
    return out


def _word_start(text: str, at: int, least: int) -> int:
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int, most: int) -> int:
    while at < most and not text[at].isspace():
        at += 1
    return at
