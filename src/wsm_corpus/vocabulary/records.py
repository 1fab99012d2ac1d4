"""A vocabulary as plain records: concepts with labels in several languages, themes on top, contexts beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from wsm_corpus.record import record

LabelKind = Literal["pref", "alt", "hidden", "hint", "except"]
MatchKind = Literal["exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"]
MATCH_KINDS: tuple[MatchKind, ...] = get_args(MatchKind)
Texts = tuple[tuple[str, str], ...]
"""(language, text) pairs in order of language; the language of an untagged text is ``""``."""

HINT_WEIGHT = 0.3
"""What a hint (``wsmd:hint``) weighs beside a label of the same concept.

A hint is a word such as "rules" or "image" that often comes with a concept and as often without it: it helps to
rank what other words have shown and cannot carry a theme alone. docs/benchmarks/themes.md has the measurement.
"""


@record
class Label:
    """One name of a concept."""

    text: str
    language: str  # ISO 639-1, without region; "" where the file gives none
    kind: LabelKind
    """pref: the name to show; alt: a synonym; hidden: a spelling that is matched and never shown;
    hint: a word that points to the concept without naming it (``wsmd:hint``), never used to expand a query;
    except: a phrase that holds a label and means something else (``wsmd:except``): "social networks" for the
    label "networking"."""


@record
class Match:
    """The same or a similar concept in another vocabulary."""

    kind: MatchKind
    uri: str


@record
class Concept:
    """A theme, a narrower concept of one, or a context."""

    id: str  # the notation where there is a usable one, else the last part of the URI
    uri: str
    labels: tuple[Label, ...] = ()  # by language, preferred first
    definitions: Texts = ()
    scope_notes: Texts = ()
    notation: str = ""
    broader: tuple[str, ...] = ()  # ids
    narrower: tuple[str, ...] = ()  # ids
    related: tuple[str, ...] = ()  # ids
    matches: tuple[Match, ...] = ()
    themes: tuple[str, ...] = ()  # ids of the themes it stands under; of a theme or a context: its own id
    groups: tuple[str, ...] = ()  # ids of the groups its theme is shown in
    weight: float = 1.0  # wsmd:weight: how strong a cue its labels are, above 0 to 1
    context: bool = False  # a platform, sector or occupation: a facet of its own, never a theme

    @property
    def is_top(self) -> bool:
        """Whether it is a theme or a context, and not a narrower concept."""
        return self.themes == (self.id,)

    def label(self, language: str) -> str:
        """The preferred label in a language, else in English, else in any, else the id."""
        preferred = [(label.language, label.text) for label in self.labels if label.kind == "pref"]
        return _chosen(preferred, language) or self.id

    def definition(self, language: str) -> str:
        """The definition in a language, else in English, else in any, else an empty string."""
        return _chosen(list(self.definitions), language)


@record
class Group:
    """Themes that are shown together (skos:Collection)."""

    id: str
    uri: str
    labels: Texts
    members: tuple[str, ...]  # theme ids, in the order of their ids

    def label(self, language: str) -> str:
        """The label in a language, else in English, else in any, else the id."""
        return _chosen(list(self.labels), language) or self.id


@record
class DanglingLink:
    """A link of the file to a concept that is not in it."""

    subject: str  # concept or group id
    relation: str  # such as "broader"
    target: str  # URI


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a corpus is indexed by."""

    version: str  # a hash of the file: another version means another index
    title: Texts = ()
    concepts: tuple[Concept, ...] = ()  # all of them, themes and contexts included, by id
    groups: tuple[Group, ...] = ()
    dangling: tuple[DanglingLink, ...] = ()
    uri: str = ""  # of the scheme that holds the themes; "" where the file names none
    _by_id: dict[str, Concept] = field(init=False, repr=False, compare=False)
    _languages: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the look-up by id, and count the languages: every query asks for both."""
        object.__setattr__(self, "_by_id", {concept.id: concept for concept in self.concepts})
        counts = Counter(label.language for concept in self.concepts for label in concept.labels if label.language)
        order = tuple(sorted(counts, key=lambda language: (-counts[language], language)))
        object.__setattr__(self, "_languages", order)

    def __hash__(self) -> int:
        """Cheap, so that compiled matchers can be kept by vocabulary."""
        return hash(self.version)

    @property
    def themes(self) -> tuple[Concept, ...]:
        """The themes: top concepts, by id."""
        return tuple(concept for concept in self.concepts if concept.is_top and not concept.context)

    @property
    def contexts(self) -> tuple[Concept, ...]:
        """Platforms, sectors and occupations, by id."""
        return tuple(concept for concept in self.concepts if concept.context)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has labels in, most labels first."""
        return self._languages

    def concept(self, id: str) -> Concept | None:
        """The theme, narrower concept or context of that id, or None."""
        return self._by_id.get(id)

    def theme(self, id: str) -> Concept | None:
        """The theme of that id, or None; also None for a narrower concept."""
        found = self._by_id.get(id)
        return found if found and found.is_top and not found.context else None

    def narrower(self, id: str) -> tuple[Concept, ...]:
        """Every concept below a theme, on all levels, by id."""
        return tuple(concept for concept in self.concepts if id in concept.themes and concept.id != id)

    def label(self, id: str, language: str) -> str:
        """The name to show for a concept, theme, context or group; an unknown id is given back as it is."""
        if id in self._by_id:
            return self._by_id[id].label(language)
        return next((group.label(language) for group in self.groups if group.id == id), id)

    def labels(self, language: str) -> Iterator[tuple[str, str, float]]:
        """(label, concept id, weight) of every label in a language, themes and contexts included.

        Hints and exceptions are left out: they do not name the concept.
        """
        for concept in self.concepts:
            for label in concept.labels:
                if label.language == language and label.kind not in {"hint", "except"}:
                    yield label.text, concept.id, concept.weight


def _chosen(texts: list[tuple[str, str]], language: str) -> str:
    by_language = dict(reversed(texts))  # the first of a language wins
    return by_language.get(language) or by_language.get("en") or next(iter(by_language.values()), "")
