"""A corpus of a handful of hand-made documents, searched by plain comparison of strings: what the pages need of one.

It has what pages get wrong: markup in texts and titles, a document without a date, overlapping evidence, two
languages in a paragraph, removed lines, an id with a slash.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fake_documents import DOCUMENTS
from wsm_corpus.errors import DocumentNotFound, QueryError
from wsm_corpus.indexing.history import Changes
from wsm_corpus.records import (
    Citation,
    Concordance,
    ConcordanceLine,
    Dispersion,
    Document,
    DocumentSpread,
    Everything,
    Expansion,
    Facet,
    FacetValue,
    Frequency,
    Has,
    Hit,
    IndexInfo,
    Mark,
    MarkedText,
    Notice,
    Query,
    Results,
    Snippet,
)
from wsm_corpus.records.counts import in_order
from wsm_corpus.removed_lines import find_removed
from wsm_corpus.settings import Settings
from wsm_corpus.vocabulary import Vocabulary, read_vocabulary

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass
class FakeCorpus:
    """Answers what the pages ask, from the documents above."""

    documents: list[Document] = field(default_factory=lambda: list(DOCUMENTS))
    settings: Settings = field(
        default_factory=lambda: Settings(folder=CORPUS, name="A test corpus", description="For tests.")
    )
    version: str = "f00dfeed0123"
    made_ready: list[str] = field(default_factory=list)  # what was asked for to be made ready

    @property
    def reading_version(self) -> tuple[object, ...]:
        return (self.themes.version,)

    @cached_property
    def themes(self) -> Vocabulary:
        return read_vocabulary(CORPUS / "themes.ttl")

    @property
    def themes_in_use(self) -> Vocabulary:
        return self.themes

    def make_ready(self, text: str = "", *, share: float = 1.0) -> bool:
        """Nothing takes long here."""
        self.made_ready.append(text)
        return share > 0

    def info(self) -> IndexInfo:
        languages = Counter(one.language for one in self.documents)
        return IndexInfo(
            documents=len(self.documents),
            corpus_version=self.version,
            pipeline_version="1",
            vocabulary_version="1",
            languages=languages,
            tokens={"en": 200, "nl": 30},
            updated="2024-01-01T12:00:00Z",
        )

    def document(self, id: str) -> Document:
        for one in self.documents:
            if one.id == id:
                return one
        raise DocumentNotFound("there is no document of this id", subject=id, advice="Did you mean blogs/balance?")

    def changes_since(self, version: str) -> Changes:
        return Changes(
            since=version, version=self.version, known=version == "0ld", new=("beleid",), removed=("gone",)
        )

    def query(self, text: str = "", **asked: object) -> Query:
        if text.count('"') % 2:
            raise QueryError("the quotation mark is never closed", position=text.index('"'), mend=text + '"')
        removed = re.findall(r"removed:(\w+)", text)
        return Query(text=text, tree=Has(field="removed", value=removed[0]) if removed else Everything())

    def search(self, text: str = "", *, sort="relevance", offset=0, limit=10, **asked: object) -> Results:
        found = self._found(text, **asked)
        words = _words(text)
        expansion = Expansion(id="policy-governance", words="policy", concept="policy-governance",
                              labels=(("nl", "beleid"),), active=bool(asked.get("expand", True)), hits=1)  # fmt: skip
        return Results(
            query=Query(
                text=text,
                tree=self.query(text).tree,
                expansions=(expansion,) if "policy" in words else (),
                offset=offset,
            ),
            total=len(found),
            corpus_version=self.version,
            executed=text,
            hits=tuple(self._hit(one, words) for one in found[offset : offset + limit]),
            facets=(
                _facet("language", [one.language for one in found]),
                _facet("theme", [score.theme for one in found for score in one.themes]),
                _facet("site", [one.citation.site or "" for one in found]),
                _facet("year", [str(one.citation.year or "") for one in found]),
            ),
            notices=() if found else tuple(Notice(kind="no_hits_for", text="", subject=word) for word in words),
        )

    def _found(self, text: str, *, language=(), passage_language=(), theme=(), context=(), site=(), author=(),
               since=None, until=None, **_: object) -> list[Document]:  # fmt: skip
        query = self.query(text)
        themes = [(one, {score.theme for score in one.themes}) for one in self.documents]
        id = re.search(r'id:"([^"]+)"', text)
        return [
            one
            for one, has in themes
            if all(word in one.text.lower() for word in _words(text))
            and (not id or one.id == id[1])
            and (isinstance(query.tree, Everything) or find_removed(one, query))
            and _let(language, {one.language})
            and _let(passage_language, {passage.language for passage in one.passages})
            and _let(theme, has)
            and _let(site, {one.citation.site or ""})
            and _let(context, set())
            and _let(author, set(one.citation.authors))
            and (not since or (one.citation.published or "") >= since)
            and (not until or "" < (one.citation.published or "")[: len(until)] <= until)
        ]

    def concordance(self, text: str = "", *, width=60, sort="document", seed=0, offset=0, limit=10,
                    **asked: object) -> Concordance:  # fmt: skip
        lines = [
            ConcordanceLine(
                id=one.id,
                start=start,
                end=end,
                left=one.text[max(0, start - width) : start].replace("\n", " "),
                hit=one.text[start:end],
                right=one.text[end : end + width].replace("\n", " "),
                kind="exact",
                language=next(p.language for p in one.passages if p.start <= start < p.end),
                citation=one.citation,
            )
            for one in self._found(text, **asked)
            for start, end in sorted(_spans(_words(text), one.text))
        ]
        wanted = asked.get("passage_language")
        lines = [line for line in lines if not wanted or line.language in wanted]
        return Concordance(
            query=Query(text=text), total=len(lines), documents=len({line.id for line in lines}),
            lines=tuple(lines[offset : offset + limit]), corpus_version=self.version,
        )  # fmt: skip

    def frequencies(self, text: str = "", *, by="language", **asked: object) -> tuple[Frequency, ...]:
        lines = self.concordance(text, limit=9999, **asked).lines
        parts = Counter(line.language if by == "passage" else _part(line.citation, by) for line in lines)
        tokens, documents = Counter[str](), Counter[str]()
        for one in self.documents:
            part = one.language if by == "passage" else _part(one.citation, by)
            tokens[part] += len(one.text.split())
            documents[part] += 1
        return in_order(by, [
            Frequency(value=part, hits=parts[part], documents=min(parts[part], documents[part]), tokens=tokens[part],
                      corpus_documents=documents[part])
            for part in documents
        ])  # fmt: skip

    def dispersion(self, text: str = "", *, limit=20, **asked: object) -> Dispersion:
        lines = self.concordance(text, limit=9999, **asked).lines
        by = {one.id: [line.start for line in lines if line.id == one.id] for one in self.documents}
        spread = [
            DocumentSpread(citation=one.citation, hits=len(by[one.id]), words=len(one.text.split()),
                           places=tuple(start / len(one.text) for start in by[one.id]))
            for one in self.documents if by[one.id]
        ]  # fmt: skip
        spread.sort(key=lambda one: (-one.hits, one.citation.id))
        return Dispersion(
            query=Query(text=text), hits=len(lines), documents=len(spread), searched=len(self.documents),
            deviation=0.25, evenness=0.75, spread=tuple(spread[:limit]), corpus_version=self.version,
        )  # fmt: skip

    def word_counts(self, text: str = "", *, in_language: str, **asked: object) -> Counter[str]:
        return self._counts(in_language, self._found(text, **asked))

    def word_documents(
        self, text: str = "", *, in_language: str, words: Collection[str], **asked: object
    ) -> dict[str, int]:
        found = [self._counts(in_language, [one]) for one in self._found(text, **asked)]
        return {word: sum(word in one for one in found) for word in words}

    def shared_documents(self, text: str, other: str, **asked: object) -> int:
        others = self._found(other)
        return sum(one in others for one in self._found(text, **asked))

    def collocate_counts(self, text: str, *, in_language: str, window: int = 5, **asked: object) -> Counter[str]:
        lines = [line for line in self.concordance(text, limit=9999, **asked).lines if line.language == in_language]
        return Counter(word for line in lines for word in re.findall(r"\w+", f"{line.left} {line.right}".lower()))

    def _counts(self, language: str, documents: list[Document]) -> Counter[str]:
        pieces = [one.text[p.start : p.end] for one in documents for p in one.passages if p.language == language]
        return Counter(word for piece in pieces for word in re.findall(r"\w+", piece.lower()))

    def _hit(self, one: Document, words: list[str]) -> Hit:
        passage = one.passages[0]
        piece = one.text[passage.start : passage.end]
        marks = tuple(Mark(start=start, end=end, kind="exact") for start, end in sorted(_spans(words, piece)))
        snippet = Snippet(
            marked=MarkedText(text=piece, marks=marks),
            start=passage.start,
            end=passage.end,
            language=passage.language,
        )
        return Hit(
            citation=one.citation, score=1.0, language=one.language, languages=one.languages,
            themes=tuple((score.theme, score.score) for score in one.themes), contexts=(), snippets=(snippet,),
        )  # fmt: skip


def _words(text: str) -> list[str]:
    plain = re.sub(r'~|\w+:"?[\w/.-]+"?|AND|[()]', "", text)
    return plain.lower().split()


def _spans(words: list[str], text: str) -> set[tuple[int, int]]:
    return {match.span() for word in words for match in re.finditer(re.escape(word), text.lower())}


def _let(wanted: object, has: set[str]) -> bool:
    asked = [value for value in wanted if not value.startswith("-")]
    shut = {value[1:] for value in wanted if value.startswith("-")}
    return (not asked or bool(has & set(asked))) and not has & shut


def _part(citation: Citation, by: str) -> str:
    return str(citation.year or "") if by == "year" else str(getattr(citation, by, None) or "")


def _facet(name: str, values: list[str]) -> Facet:
    counts = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0]))
    return Facet(field=name, values=tuple(FacetValue(value=value, count=count) for value, count in counts))  # type: ignore[arg-type]
