"""The themes over the whole corpus: how many documents and places each has, by language, and which go together."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from wsm_webui.corpora import corpus, search, vocabulary
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


# A search a theme is what the map costs: at 10,000 documents a third of a second, and it is the same until the
# corpus changes. One map is kept a corpus folder.
_kept: dict[tuple[str, str], tuple[str, ThemeMap]] = {}
_lock = threading.Lock()


def theme_map() -> ThemeMap:
    """The map of the corpus as it stands."""
    info, known = corpus().info(), vocabulary()
    key, version = (str(corpus().settings.folder), corpus().settings.name), f"{info.corpus_version} {known.version}"
    with _lock:
        if _kept.get(key, ("",))[0] == version:
            return _kept[key][1]
    languages = tuple(sorted(info.languages, key=lambda code: (-info.languages[code], code)))
    drawn = ThemeMap(
        corpus_version=info.corpus_version, languages=languages, themes=tuple(_theme(one) for one in known.themes)
    )
    with _lock:
        _kept[key] = (version, drawn)
    return drawn


def _theme(theme: object) -> MappedTheme:
    id: str = theme.id  # type: ignore[attr-defined]
    facets = {facet.field: facet.values for facet in search(State(theme=(id,), size=1)).facets}
    rates = corpus().frequencies(concept_query(id), by="passage")
    return MappedTheme(
        id=id,
        labels={label.language: label.text for label in theme.labels if label.kind == "pref"},  # type: ignore[attr-defined]
        documents={value.value: value.count for value in facets.get("language", ())},
        mentions={rate.value: rate.hits for rate in rates if rate.hits},
        together={value.value: value.count for value in facets.get("theme", ())},
    )
