"""The themes over the whole corpus: how many documents and places each has, by language, and which go together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wsm_webui.corpora import corpus, vocabulary
from wsm_webui.frame import head
from wsm_webui.remembering import remembered
from wsm_webui.showing import concept_query
from wsm_webui.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedTheme:
    """A theme and its numbers."""

    id: str
    labels: Mapping[str, str]  # by language
    documents: Mapping[str, int]  # by main language of the document
    mentions: Mapping[str, int]  # places in the texts, by language of the passage
    together: Mapping[str, int]  # documents that also have another theme, by its id; with its own id: all of them

    @property
    def total(self) -> int:
        """Documents in any language."""
        return sum(self.documents.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMap:
    """All themes, in the order of the vocabulary."""

    corpus_version: str
    languages: tuple[str, ...]  # with documents, most first
    themes: tuple[MappedTheme, ...]


def theme_map() -> ThemeMap:
    """The map of the corpus as it stands."""
    return remembered("theme map", _draw)


def _draw() -> ThemeMap:
    # A search a theme is what the map costs: at 10,000 documents a third of a second.
    info = corpus().info()
    languages = tuple(sorted(info.languages, key=lambda code: (-info.languages[code], code)))
    return ThemeMap(
        corpus_version=info.corpus_version,
        languages=languages,
        themes=tuple(_theme(one) for one in vocabulary().themes),
    )


def _theme(theme: object) -> MappedTheme:
    id: str = theme.id  # type: ignore[attr-defined]
    facets = {facet.field: facet.values for facet in head(State(theme=(id,))).facets}
    rates = corpus().frequencies(concept_query(id), by="passage")
    return MappedTheme(
        id=id,
        labels={label.language: label.text for label in theme.labels if label.kind == "pref"},  # type: ignore[attr-defined]
        documents={value.value: value.count for value in facets.get("language", ())},
        mentions={rate.value: rate.hits for rate in rates if rate.hits},
        together={value.value: value.count for value in facets.get("theme", ())},
    )
