"""A SKOS graph into records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wsm_corpus.errors import InvalidVocabulary
from wsm_corpus.vocabulary.parse_rdf import parse_rdf
from wsm_corpus.vocabulary.records import (
    MATCH_KINDS,
    Concept,
    DanglingLink,
    Group,
    Label,
    LabelKind,
    Match,
    Texts,
    Vocabulary,
)

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
DEFINITIONS = "urn:wsm-corpus:def:"
TITLES = (
    f"{SKOS}prefLabel",
    "http://purl.org/dc/terms/title",
    "http://purl.org/dc/elements/1.1/title",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
_USABLE_ID = re.compile(r"[\w.-]+(/[\w.-]+)*")
_CONTEXTS = re.compile(r"\b(contexts?|contexten|settings?)\b", re.IGNORECASE)


def read_skos(path: Path, content: bytes, version: str) -> Vocabulary:
    """Read the content of a SKOS file in Turtle, RDF/XML or JSON-LD.

    Raises:
        InvalidVocabulary: it cannot be parsed (with the line where the parser knows it), holds no concept, or a
            weight that is no number above 0 and at most 1.
    """
    return _Reading(path, parse_rdf(path, content)).vocabulary(version)


class _Reading:
    """One graph on its way to a vocabulary: what several steps of the reading look up."""

    def __init__(self, path: Path, graph: Graph) -> None:
        from rdflib import RDF, URIRef

        self.path, self.graph, self.ref = path, graph, URIRef
        self.concept_uris = sorted(
            {str(uri) for uri in graph.subjects(RDF.type, URIRef(f"{SKOS}Concept")) if isinstance(uri, URIRef)}
        )
        if not self.concept_uris:
            raise InvalidVocabulary(
                "holds no skos:Concept", subject=str(path), advice="Check that the file is a SKOS vocabulary."
            )
        self.group_uris = sorted(
            {
                str(uri)
                for kind in ("Collection", "OrderedCollection")
                for uri in graph.subjects(RDF.type, URIRef(f"{SKOS}{kind}"))
                if isinstance(uri, URIRef)
            }
        )
        self.ids = _ids({uri: self._first(uri, f"{SKOS}notation") for uri in self.concept_uris})
        self.group_ids = _ids(dict.fromkeys(self.group_uris, ""))
        self.dangling: list[DanglingLink] = []
        self.theme_scheme, self.context_schemes = self._schemes()
        self._related: dict[str, set[str]] = {uri: set() for uri in self.concept_uris}
        for uri in self.concept_uris:
            for other in self._linked(uri, "related"):  # symmetric, in whichever direction it is written
                self._related[uri].add(other)
                self._related[other].add(uri)

    def vocabulary(self, version: str) -> Vocabulary:
        contexts = {uri for uri in self.concept_uris if self._objects(uri, f"{SKOS}inScheme") & self.context_schemes}
        broader, narrower = self._hierarchy()
        themes = _tops(broader, contexts)
        groups = tuple(self._group(uri) for uri in self.group_uris)
        group_of = {
            member: tuple(g.id for g in groups if member in g.members) for g in groups for member in g.members
        }
        concepts = [
            self._concept(uri, broader[uri], narrower[uri], themes[uri], group_of, uri in contexts)
            for uri in self.concept_uris
        ]
        return Vocabulary(
            version=version,
            uri=self.theme_scheme,
            title=self._texts(self.theme_scheme, *TITLES) if self.theme_scheme else (),
            concepts=tuple(sorted(concepts, key=lambda concept: concept.id)),
            groups=groups,
            dangling=tuple(sorted(self.dangling, key=lambda link: (link.subject, link.relation, link.target))),
        )

    def _concept(
        self, uri: str, broader: set[str], narrower: set[str], themes: set[str], groups: dict[str, tuple[str, ...]],
        context: bool,
    ) -> Concept:  # fmt: skip
        theme_ids = self._in_order(themes)
        return Concept(
            id=self.ids[uri],
            uri=uri,
            labels=self._labels(uri),
            definitions=self._texts(uri, f"{SKOS}definition"),
            scope_notes=self._texts(uri, f"{SKOS}scopeNote"),
            notation=self._first(uri, f"{SKOS}notation"),
            broader=self._in_order(broader),
            narrower=self._in_order(narrower),
            related=self._in_order(self._related[uri]),
            matches=tuple(
                Match(kind=kind, uri=target)
                for kind in MATCH_KINDS
                for target in sorted(self._objects(uri, f"{SKOS}{kind}"))
            ),
            themes=theme_ids,
            groups=tuple(sorted({group for theme in theme_ids for group in groups.get(theme, ())})),
            weight=self._weight(uri),
            context=context,
        )

    def _schemes(self) -> tuple[str, set[str]]:
        from rdflib import RDF

        schemes = {str(uri) for uri in self.graph.subjects(RDF.type, self.ref(f"{SKOS}ConceptScheme"))}
        for uri in self.concept_uris:
            schemes |= self._objects(uri, f"{SKOS}inScheme")
        contexts = {uri for uri in schemes if self._names_contexts(uri)}
        if contexts == schemes:
            contexts = set()  # the only scheme of a file holds its themes, whatever it is called
        sizes = {
            uri: len(set(self.graph.subjects(self.ref(f"{SKOS}inScheme"), self.ref(uri))))
            for uri in schemes - contexts
        }
        return max(sorted(sizes), key=lambda uri: sizes[uri], default=""), contexts

    def _names_contexts(self, scheme: str) -> bool:
        if _CONTEXTS.fullmatch(_local_name(scheme)):
            return True
        return any(_CONTEXTS.match(text.strip()) for _, text in self._texts(scheme, *TITLES))

    def _hierarchy(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        broader: dict[str, set[str]] = {uri: set() for uri in self.concept_uris}
        narrower: dict[str, set[str]] = {uri: set() for uri in self.concept_uris}
        for uri in self.concept_uris:
            for above in self._linked(uri, "broader"):
                broader[uri].add(above)
                narrower[above].add(uri)
            for below in self._linked(uri, "narrower"):
                broader[below].add(uri)
                narrower[uri].add(below)
        return broader, narrower

    def _linked(self, uri: str, relation: str) -> set[str]:
        targets = self._objects(uri, f"{SKOS}{relation}")
        known = {target for target in targets if target in self.ids}
        self.dangling.extend(
            DanglingLink(subject=self.ids[uri], relation=relation, target=target) for target in targets - known
        )
        return known

    def _group(self, uri: str) -> Group:
        group_id = self.group_ids[uri]
        members = self._members(uri, set())
        for target in members - self.ids.keys():
            self.dangling.append(DanglingLink(subject=group_id, relation="member", target=target))
        return Group(
            id=group_id, uri=uri, labels=self._texts(uri, *TITLES), members=self._in_order(members & self.ids.keys())
        )

    def _members(self, uri: str, seen: set[str]) -> set[str]:
        if uri in seen:
            return set()
        seen.add(uri)
        direct = self._objects(uri, f"{SKOS}member")
        for head in self.graph.objects(self.ref(uri), self.ref(f"{SKOS}memberList")):
            direct |= {str(item) for item in self.graph.items(head)}
        nested = {member for member in direct if member in self.group_ids}
        return (direct - nested).union(*(self._members(member, seen) for member in nested))

    def _labels(self, uri: str) -> tuple[Label, ...]:
        found: dict[tuple[str, str], Label] = {}
        for kind, predicate in _LABELS:
            nodes = list(self.graph.objects(self.ref(uri), self.ref(predicate)))
            if predicate.startswith(SKOS_XL):
                form = self.ref(f"{SKOS_XL}literalForm")
                nodes = [literal for node in nodes for literal in self.graph.objects(node, form)]
            for language, text in sorted(_literals(nodes)):
                found.setdefault((language, text), Label(text=text, language=language, kind=kind))
        return tuple(sorted(found.values(), key=lambda label: label.language))  # stable: preferred first

    def _texts(self, uri: str, *predicates: str) -> Texts:
        found: dict[str, str] = {}
        for predicate in predicates:
            for language, text in sorted(_literals(self.graph.objects(self.ref(uri), self.ref(predicate)))):
                found.setdefault(language, text)
        return tuple(sorted(found.items()))

    def _weight(self, uri: str) -> float:
        text = self._first(uri, f"{DEFINITIONS}weight")
        try:
            weight = float(text) if text else 1.0
        except ValueError:
            weight = 0.0
        if not 0 < weight <= 1:
            raise InvalidVocabulary(
                f"{self.ids[uri]} has the weight {text!r}",
                subject=str(self.path),
                advice="wsmd:weight is a number above 0 and at most 1.",
            )
        return weight

    def _objects(self, uri: str, property: str) -> set[str]:
        from rdflib import URIRef

        return {
            str(item) for item in self.graph.objects(self.ref(uri), self.ref(property)) if isinstance(item, URIRef)
        }

    def _first(self, uri: str, property: str) -> str:
        return min((str(item) for item in self.graph.objects(self.ref(uri), self.ref(property))), default="")

    def _in_order(self, uris: set[str]) -> tuple[str, ...]:
        return tuple(sorted(self.ids[uri] for uri in uris))


_LABELS: tuple[tuple[LabelKind, str], ...] = (
    ("pref", f"{SKOS}prefLabel"),
    ("pref", f"{SKOS_XL}prefLabel"),
    ("alt", f"{SKOS}altLabel"),
    ("alt", f"{SKOS_XL}altLabel"),
    ("hidden", f"{SKOS}hiddenLabel"),
    ("hidden", f"{SKOS_XL}hiddenLabel"),
    ("hint", f"{DEFINITIONS}hint"),
    ("except", f"{DEFINITIONS}except"),
)


def _ids(notations: dict[str, str]) -> dict[str, str]:
    """An id for each URI: a usable notation, else the last part of the URI, else, where that is taken, the URI."""
    wished = {uri: text if _USABLE_ID.fullmatch(text) else _local_name(uri) for uri, text in notations.items()}
    counts: dict[str, int] = {}
    for wish in wished.values():
        counts[wish] = counts.get(wish, 0) + 1
    return {uri: wish if wish and counts[wish] == 1 else uri for uri, wish in wished.items()}


def _local_name(uri: str) -> str:
    return re.split(r"[#/:]", uri.rstrip("#/"))[-1]


def _literals(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    from rdflib import Literal

    for node in nodes:
        if isinstance(node, Literal) and str(node).strip():
            yield (node.language or "").split("-")[0].lower(), " ".join(str(node).split())


def _tops(broader: dict[str, set[str]], contexts: set[str]) -> dict[str, set[str]]:
    """The top concepts above each concept; a context, and a concept caught in a circle, is its own."""
    tops: dict[str, set[str]] = {}
    for uri in broader:
        seen, waiting = {uri}, [uri]
        tops[uri] = set()
        while waiting and uri not in contexts:
            here = waiting.pop()
            if not broader[here]:
                tops[uri].add(here)
            waiting.extend(broader[here] - seen)
            seen |= broader[here]
        tops[uri] = tops[uri] or {uri}
    return tops
