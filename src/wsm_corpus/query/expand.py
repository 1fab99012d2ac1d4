"""A query carried into other languages by the vocabulary, and by a user's own dictionaries.

Words of a query that meet a label of a concept, in any language, also find the passages in which the concept is
met in the other languages. The same matcher finds labels in passages and in queries, so "balans tussen werk en
privé" and "werk-privébalans" are expanded alike.

A query of one word, or of one phrase, asks for that: it finds the word or the concept. A query of more words is a
question. Those of its words that meet no label cannot be looked for in another language, so passages there are
found by the concepts alone, ranked by how many of them they hold and by the words that are the same in both
languages (names, mostly); and concepts of the same theme count a little, as "leaking secrets" is answered by a text
on confidentiality. docs/benchmarks/search.md has what each of these gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.fold import fold
from wsm_corpus.query.dictionaries import WEIGHT, Dictionary
from wsm_corpus.query.near_labels import labels_near
from wsm_corpus.records import And, Concept, Expansion, Node, Or, Phrase, Word
from wsm_corpus.steps.extract_themes.matcher import Entry, Matcher, compile_labels
from wsm_corpus.steps.extract_themes.read_passage import find_matches
from wsm_corpus.vocabulary import Vocabulary

ALL = "*"
"""In `off`: every expansion is listed and none is searched."""

RELATED_WEIGHT = 0.2
"""A concept of the same theme beside the one met; from .15 to .3 nDCG@10 stays within .01 of its best."""


class _Met(NamedTuple):
    """A concept met by words of a run."""

    concept: str
    code: str  # language of the label
    places: frozenset[int]  # of the words in the run


@dataclass(slots=True)
class _Expander:
    vocabulary: Vocabulary
    languages: tuple[str, ...]
    off: Collection[str]
    dictionaries: Sequence[Dictionary]
    found: dict[str, Expansion]
    spoken: str = ""  # the language of the query, "" where its words do not tell
    matchers: Mapping[str, Matcher] = field(default_factory=dict)  # of labels that its words could meet

    def expand(self, node: Node) -> Node:
        """The node with what its words are in other languages; what is negated or exact stays as it is."""
        if isinstance(node, And | Or):
            return self._children(node)
        if isinstance(node, Word | Phrase):
            added = [part for group in self._groups([node]) for part in group[1]]
            return Or(parts=(node, *added)) if added else node
        return node

    def _children(self, node: And | Or) -> Node:
        run = [place for place, part in enumerate(node.parts) if isinstance(part, Word | Phrase)]
        texts = [part for part in node.parts if isinstance(part, Word | Phrase)]
        groups = self._groups(texts)
        if isinstance(node, Or):
            others = tuple(self.expand(part) if isinstance(part, And | Or) else part for part in node.parts)
            added = [part for _, group in groups for part in group]
            return Or(parts=(*others, *added, *(self.related(added) if len(texts) > 1 else ())))
        taken = {run[place]: number for number, (places, _) in enumerate(groups) for place in places}
        parts: list[Node] = []
        for place, part in enumerate(node.parts):
            if place not in taken:
                parts.append(self.expand(part) if isinstance(part, And | Or) else part)
                continue
            places, added = groups[taken[place]]
            if place == run[min(places)]:
                words = tuple(texts[index] for index in sorted(places))
                typed: Node = words[0] if len(words) == 1 else And(parts=words)
                parts.append(Or(parts=(typed, *added)))
        return parts[0] if len(parts) == 1 else And(parts=tuple(parts))

    def _groups(self, run: Sequence[Word | Phrase]) -> list[tuple[frozenset[int], list[Node]]]:
        """Words of the run that belong together, each with what is searched besides them."""
        groups: list[tuple[frozenset[int], list[Node]]] = []
        taken: set[int] = set()
        met = self._met(run)
        for places in sorted({found.places for found in met}, key=lambda places: (-len(places), min(places))):
            if taken & places:
                continue
            taken |= places
            added = self._concepts([found for found in met if found.places == places], run)
            if added:
                groups.append((places, added))
        for place, part in enumerate(run):
            if place not in taken and isinstance(part, Word) and not part.exact and not part.optional:
                translated = self._translated(part)
                if translated:
                    groups.append((frozenset({place}), translated))
        return groups

    def _met(self, run: Sequence[Word | Phrase]) -> list[_Met]:
        text, spans = _laid_out(run)
        found = []
        for code in self.vocabulary.languages:
            compiled = self.matchers[code]
            for match in find_matches(text, compiled):
                places = frozenset(
                    place for place, (start, end) in enumerate(spans) if start < match.end and match.start < end
                )
                entry = compiled.labels[match.label]
                if entry.label.kind not in {"hint", "except"} and places and _speaks(entry, code):
                    found.append(_Met(entry.concept.id, code, places))
        return found

    def _concepts(self, met: Sequence[_Met], run: Sequence[Word | Phrase]) -> list[Node]:
        added: list[Node] = []
        for id in dict.fromkeys(found.concept for found in met):
            typed = {found.code for found in met if found.concept == id}
            typed = typed & {self.spoken} or typed  # "burnout" is a label in both languages
            known = self.vocabulary.concept(id)
            others = tuple(code for code in self.languages if code not in typed)
            if not others and not self.spoken:
                others = self.languages  # "burnout" alone: no telling in which language it was typed
            if known is None or not others:
                continue
            related = [] if known.context else [other for theme in known.themes for other in self._theme(theme)]
            labels = tuple(
                (label.language, label.text)
                for label in known.labels
                if label.kind in {"pref", "alt"} and label.language in others
            )
            words = " ".join(_text(run[place]) for place in sorted(met[0].places))
            expansion = Expansion(
                id=id,
                words=words,
                concept=id,
                labels=labels,
                related=tuple(dict.fromkeys(other for other in related if other != id)),
            )
            if labels and self._note(expansion):
                boost = max(run[place].boost for place in met[0].places)
                added.append(Concept(id=id, languages=others, boost=boost))
        return added

    def _theme(self, id: str) -> list[str]:
        return [id, *(concept.id for concept in self.vocabulary.narrower(id))]

    def related(self, added: Sequence[Node]) -> list[Node]:
        """Concepts of the same themes as those that were added."""
        mains = [part for part in added if isinstance(part, Concept)]
        known = {part.id for part in mains}
        found: dict[str, Node] = {}
        for main in mains:
            for id in self.found[main.id].related:
                if id not in known:
                    found.setdefault(id, Concept(id=id, languages=main.languages, boost=RELATED_WEIGHT))
        return list(found.values())

    def abroad(self, node: And, expanded: Node) -> Node | None:
        """What a question of several words finds by its concepts alone; None where it meets none."""
        themes = [part for part in _concepts_in(expanded) if not self._is_context(part.id)]
        if not themes or sum(not getattr(part, "optional", False) for part in _leaves(node)) < 2:
            return None
        asked = Or(parts=(*themes, *self.related(themes)))
        others = [part for part in node.parts if not isinstance(part, Word)]
        words = [replace(part, optional=True) for part in node.parts if isinstance(part, Word)]
        phrases = [part for part in others if isinstance(part, Phrase)]
        kept = [part for part in others if part not in phrases or not self._meets(part)]
        return And(parts=(asked, *kept, *words))

    def _is_context(self, id: str) -> bool:
        known = self.vocabulary.concept(id)
        return known is not None and known.context

    def _meets(self, phrase: Phrase) -> bool:
        return bool(self._met([phrase]))

    def _translated(self, word: Word) -> list[Node]:
        pairs = dict.fromkeys(pair for known in self.dictionaries for pair in known.translations(word.text))
        id = f"dictionary:{fold(word.text)}"
        if not pairs or not self._note(
            Expansion(id=id, words=word.text, concept=None, labels=tuple(pairs), weight=WEIGHT)
        ):
            return []
        found: list[Node] = []
        for _, text in pairs:
            words = tuple(text[start:end] for start, end in tokenise(text))
            if len(words) == 1:
                found.append(Word(text=words[0], boost=word.boost * WEIGHT))
            elif words:
                found.append(Phrase(words=words, boost=word.boost * WEIGHT))
        return found

    def _note(self, expansion: Expansion) -> bool:
        active = expansion.id not in self.off and ALL not in self.off
        self.found.setdefault(expansion.id, replace(expansion, active=active))
        return active


def expand_query(
    node: Node,
    vocabulary: Vocabulary,
    *,
    languages: Collection[str] = (),
    off: Collection[str] = (),
    dictionaries: Sequence[Dictionary] = (),
) -> tuple[Node, tuple[Expansion, ...]]:
    """The query with its concepts in other languages, and each expansion that was found.

    Args:
        node: as `parse_query` gives it.
        vocabulary: whose labels are met.
        languages: those to expand into; empty for all of the vocabulary.
        off: ids of expansions to list and not to search; ``*`` for all.
        dictionaries: asked for words that meet no label; theirs weigh half.
    """
    codes = tuple(languages) or vocabulary.languages
    leaves = list(_leaves(node))
    near = labels_near(vocabulary, " ".join(map(_text, leaves)))
    # Unremembered, so as not to push out the matchers of whole vocabularies that indexing uses.
    matchers = {code: compile_labels(near, code) for code in vocabulary.languages}
    expander = _Expander(vocabulary, tuple(codes), off, dictionaries, {}, _spoken(leaves, matchers), matchers)
    tree = expander.expand(node)
    abroad = expander.abroad(node, tree) if isinstance(node, And) else None
    return Or(parts=(tree, abroad)) if abroad else tree, tuple(expander.found.values())


def _concepts_in(node: Node) -> list[Concept]:
    """The concepts of the choices at the head of a tree."""
    if isinstance(node, And | Or):
        found = [concept for part in node.parts for concept in _concepts_in(part)]
        return list({concept.id: concept for concept in found if concept.boost != RELATED_WEIGHT}.values())
    return [node] if isinstance(node, Concept) else []


def _speaks(entry: Entry, code: str) -> bool:
    """Whether a label is one of the language; names of platforms are, in all."""
    return entry.concept.context or entry.label.language in {code, ""}


def _spoken(leaves: Sequence[Word | Phrase], matchers: Mapping[str, Matcher]) -> str:
    """The language with most function words and words of labels in the query."""
    words = [fold(word) for leaf in leaves for word in _text(leaf).split()]
    counts: dict[str, int] = {}
    text, _ = _laid_out(leaves)
    for code, compiled in matchers.items():
        found = find_matches(text, compiled)
        known = language(code).function_words
        counts[code] = sum(word in known for word in words) + sum(
            len(match.atoms) for match in found if _speaks(compiled.labels[match.label], code)
        )
    most = max(counts.values(), default=0)
    best = [code for code, count in counts.items() if count == most]
    return best[0] if len(best) == 1 else ""


def _leaves(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _leaves(part)
    elif isinstance(node, Word | Phrase):
        yield node


def _laid_out(run: Sequence[Word | Phrase]) -> tuple[str, list[tuple[int, int]]]:
    """The words as one text, with where each stands in it; those asked for as written are left blank."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    place = 0
    for part in run:
        text = " " if part.exact or part.field == "title" else _text(part)
        pieces.append(text)
        spans.append((place, place + len(text)))
        place += len(text) + 1
    return " ".join(pieces), spans


def _text(part: Word | Phrase) -> str:
    return part.text if isinstance(part, Word) else " ".join(part.words)
