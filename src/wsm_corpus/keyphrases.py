"""Phrases a corpus speaks of and its vocabulary does not know: suggestions for a curator.

Over a whole corpus, phrases of two and three words that stand together more often than chance (collocations), and
words of one piece that are compounds. For some of its documents, words and phrases more frequent in them than in
the rest (keyness). Phrases neither begin nor end with a stop word, nor run across punctuation; inflected forms
count as one phrase, shown in its most frequent spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from wsm_corpus.languages import Language
from wsm_corpus.languages import language as language_of
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold
from wsm_corpus.records import Document
from wsm_corpus.statistics import keyness
from wsm_corpus.steps.extract_themes import label_form
from wsm_corpus.vocabulary import Vocabulary

SHORTEST_WORD = 3  # letters of the first and last word of a phrase
LEAST_OF_CORPUS = 3  # occurrences before a phrase of a corpus is suggested, in two documents at least
LEAST_OF_DOCUMENTS = 2
SIGNIFICANT = 6.63  # log-likelihood beyond which a difference is significant at p < .01
FRAGMENT_SHARE = 0.8
"""A phrase that is part of a longer one in so many of its occurrences is a fragment of it."""
CONTEXT = 60  # code points of an example either side of the phrase


class Example(NamedTuple):
    """Where a phrase stands."""

    id: str  # of the document
    start: int  # of the phrase, code points into the clean text, half-open
    end: int
    left: str
    phrase: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A phrase that could become a label."""

    phrase: str
    language: str
    count: int  # in the documents asked about
    documents: int  # how many of them have it
    score: float  # log-likelihood
    measure: Literal["collocation", "compound", "keyness"]
    example: Example


_Key = tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What is known of one phrase."""

    spellings: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    last: str = ""
    example: tuple[str, int, int] = ("", 0, 0)


def suggest_labels(
    documents: Iterable[Document],
    vocabulary: Vocabulary,
    language: str,
    *,
    ids: Collection[str] = (),
    limit: int = 50,
) -> tuple[Suggestion, ...]:
    """Phrases of a corpus, or of some of its documents, that no label of the vocabulary meets; strongest first.

    Args:
        documents: all documents of the corpus; read once.
        vocabulary: whose labels are left out.
        language: ISO 639-1 code; only passages in it are read.
        ids: documents to set against the rest; by default the whole corpus is asked about.
        limit: at most so many suggestions.

    Source: collocations by the log-likelihood ratio of Dunning (1993) as NLTK computes it; keyness after Rayson
    and Garside (2000).
    """
    known = language_of(language)
    mine: dict[_Key, _Found] = {}
    rest: Counter[_Key] = Counter()
    runs: list[list[str]] = []
    sizes = [0, 0]
    texts: dict[str, str] = {}
    for document in documents:
        asked = not ids or document.id in ids
        for run in _runs(document, known):
            sizes[asked] += len(run)
            if asked:
                texts[document.id] = document.text
                runs.append([word.key for word in run])
                _collect(mine, run, document, known)
            else:
                rest.update(key for key, _, _ in _phrases(run, known))
    labels = {label_form(text, language) for text, _, _ in vocabulary.labels(language)}
    scores = _keyness(mine, rest, sizes) if ids else _collocations(mine, runs, known)
    least = LEAST_OF_DOCUMENTS if ids else LEAST_OF_CORPUS
    chosen = {
        key: scored
        for key, scored in scores.items()
        if mine[key].spellings.total() >= least
        and (ids or mine[key].documents > 1)
        and label_form(_spelling(mine[key]), language) not in labels
    }
    chosen = _without_fragments(chosen, mine)
    best = sorted(chosen, key=lambda key: (-chosen[key][0], key))[:limit]
    return tuple(_suggestion(mine[key], *chosen[key], language, texts) for key in best)


class _Word(NamedTuple):
    key: str  # folded stem
    start: int
    end: int
    surface: str
    stop: bool


def _runs(document: Document, known: Language) -> Iterator[list[_Word]]:
    """Stretches of words with nothing but blanks between them, in the passages of a language."""
    for passage in document.passages:
        if passage.language != known.code:
            continue
        run: list[_Word] = []
        for start, end in tokenise(document.text[passage.start : passage.end]):
            start, end = start + passage.start, end + passage.start
            if run and document.text[run[-1].end : start] != " ":
                yield run
                run = []
            surface = document.text[start:end]
            folded = fold(surface)
            stop = folded in known.stop_words or surface.lower() in known.function_words
            run.append(_Word(known.stem(folded), start, end, surface, stop))
        if run:
            yield run


def _phrases(run: Sequence[_Word], known: Language) -> Iterator[tuple[_Key, _Word, _Word]]:
    """Every phrase of one to three words that could be a label."""
    for first, word in enumerate(run):
        if not _can_end(word):
            continue
        for last in range(first, min(first + 3, len(run))):
            if _can_end(run[last]):
                yield tuple(item.key for item in run[first : last + 1]), word, run[last]


def _can_end(word: _Word) -> bool:
    return not word.stop and len(word.surface) >= SHORTEST_WORD and not any(sign.isdigit() for sign in word.surface)


def _collect(mine: dict[_Key, _Found], run: Sequence[_Word], document: Document, known: Language) -> None:
    for key, first, last in _phrases(run, known):
        found = mine.setdefault(key, _Found(example=(document.id, first.start, last.end)))
        found.spellings[document.text[first.start : last.end]] += 1
        found.documents += found.last != document.id
        found.last = document.id


_Scores = dict[_Key, tuple[float, Literal["collocation", "compound", "keyness"]]]


def _keyness(mine: Mapping[_Key, _Found], rest: Mapping[_Key, int], sizes: Sequence[int]) -> _Scores:
    scores: _Scores = {}
    for key, found in mine.items():
        score = keyness(found.spellings.total(), sizes[True], rest.get(key, 0), sizes[False])
        if score >= SIGNIFICANT:
            scores[key] = (score, "keyness")
    return scores


def _collocations(mine: Mapping[_Key, _Found], runs: Iterable[Sequence[str]], known: Language) -> _Scores:
    from nltk.collocations import (
        BigramAssocMeasures,
        BigramCollocationFinder,
        TrigramAssocMeasures,
        TrigramCollocationFinder,
    )

    runs = list(runs)
    scores: _Scores = {}
    for finder_of, measures, gaps in (
        (BigramCollocationFinder, BigramAssocMeasures, 1),
        (TrigramCollocationFinder, TrigramAssocMeasures, 2),
    ):
        finder = finder_of.from_documents(runs)
        finder.apply_freq_filter(LEAST_OF_CORPUS)
        for key, score in finder.score_ngrams(measures.likelihood_ratio):
            # A longer phrase gathers likelihood at each of its gaps.
            if key in mine and score / gaps >= SIGNIFICANT:
                scores[key] = (score / gaps, "collocation")
    for key, found in mine.items():
        if len(key) == 1 and split(fold(_spelling(found)), known):
            # What is one word by spelling has no chance to stand apart: rank it by how often it is used.
            scores[key] = (2.0 * found.spellings.total(), "compound")
    return scores


def _without_fragments(chosen: _Scores, mine: Mapping[_Key, _Found]) -> _Scores:
    fragments: set[_Key] = set()
    for key in chosen:
        count = mine[key].spellings.total()
        for size in range(1, len(key)):
            for start in range(len(key) - size + 1):
                part = key[start : start + size]
                if part in chosen and count >= FRAGMENT_SHARE * mine[part].spellings.total():
                    fragments.add(part)
    return {key: scored for key, scored in chosen.items() if key not in fragments}


def _spelling(found: _Found) -> str:
    return min(found.spellings, key=lambda text: (-found.spellings[text], text))


def _suggestion(
    found: _Found,
    score: float,
    measure: Literal["collocation", "compound", "keyness"],
    language: str,
    texts: Mapping[str, str],
) -> Suggestion:
    id, start, end = found.example
    text = texts[id]
    return Suggestion(
        phrase=_spelling(found),
        language=language,
        count=found.spellings.total(),
        documents=found.documents,
        score=round(score, 2),
        measure=measure,
        example=Example(
            id, start, end, text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT]
        ),
    )
