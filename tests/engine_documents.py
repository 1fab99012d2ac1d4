"""Documents for the tests of engines, made by hand and not by the pipeline, and how many of them are found."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from wsm_corpus.engines import SearchEngine, Versions
from wsm_corpus.errors import InvalidMetadata
from wsm_corpus.records import (
    Citation,
    Document,
    LanguageShare,
    Line,
    Mention,
    Passage,
    Query,
    ThemeScore,
    Verdict,
    Word,
)

KEPT = Verdict(kept=True, decided_by="default", rule="", reason="", score=0.1)
REMOVED = Verdict(kept=False, decided_by="rule", rule="share", reason="A share bar.", score=0.9, category="share_bar")


def make_document(
    id: str,
    *paragraphs: str | tuple[str, str],
    language: str = "en",
    title: str | None = None,
    site: str | None = None,
    author: str | None = None,
    published: str | None = None,
    themes: Sequence[tuple[str, str]] = (),
    contexts: Sequence[tuple[str, str]] = (),
    mentions: Sequence[tuple[str, str]] = (),
    removed: Sequence[str] = (),
    format: str = "text",
    fingerprint: str = "",
) -> Document:
    """A document of paragraphs, each a text or (language, text); themes and mentions rest on the words with them."""
    passages, text, lines, source = [], "", [], 0
    for paragraph in paragraphs:
        code, words = paragraph if isinstance(paragraph, tuple) else (language, paragraph)
        start = len(text)
        for line in words.split("\n"):
            lines.append(
                Line(number=len(lines), text=line, verdict=KEPT, start=source, clean_start=len(text), language=code)
            )
            source += len(line) + 1
            text += line + "\n"
        passages.append(Passage(start=start, end=len(text) - 1, language=code, confidence=0.9))
    for line in removed:
        lines.append(Line(number=len(lines), text=line, verdict=REMOVED, start=source, language=language))
        source += len(line) + 1
    text = text.removesuffix("\n")
    codes = list(dict.fromkeys(passage.language for passage in passages)) or [language]
    return Document(
        citation=Citation(id=id, title=title, site=site, author=author, published=published, extra={"note": "x"}),
        file=f"{id}.txt",
        format=format,
        sha256="0" * 64,
        fingerprint=fingerprint or f"print of {id}: {text}",
        text=text,
        lines=tuple(lines),
        language=language,
        languages=tuple(LanguageShare(language=code, share=1 / len(codes)) for code in codes),
        passages=tuple(passages),
        themes=tuple(_theme(name, words, text, passages) for name, words in themes),
        contexts=tuple(_theme(name, words, text, passages) for name, words in contexts),
        mentions=tuple(m for name, words in mentions for m in _theme(name, words, text, passages).mentions),
    )


def _theme(name: str, words: str, text: str, passages: Sequence[Passage]) -> ThemeScore:
    mentions = []
    start = text.find(words)
    while start >= 0:
        code = next(passage.language for passage in passages if passage.start <= start < passage.end)
        mentions.append(
            Mention(theme=name, concept=name, start=start, end=start + len(words), label=words, language=code)
        )
        start = text.find(words, start + 1)
    assert mentions, f"{words!r} is not in the text"
    return ThemeScore(theme=name, score=0.5, mentions=tuple(mentions))


def versions(corpus: str = "v1") -> Versions:
    """What an index is made with."""
    return Versions(corpus=corpus, pipeline="p1", vocabulary="t1")


def many(count: int, word: str, start: int = 0) -> list[Document]:
    """Short documents that say a word."""
    return [make_document(f"d{number:05}", f"Number {number} says {word}.") for number in range(start, start + count)]


def total(engine: SearchEngine, word: str) -> int:
    """How many documents have a word."""
    return engine.search(Query(tree=Word(text=word))).total


def make_numbered(number: int) -> tuple[Document | None, str]:
    """What a worker does with a number: every seventh is nothing, 1000 an error, 1001 and 1002 the end of the worker,
    1003 a title that cannot be written.
    """
    if number == 1000:
        raise InvalidMetadata("poison", subject="metadata.csv", line=7)
    if number in {1001, 1002}:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 7 == 0:
        return None, f"nothing of {number}"
    title = "half \ud83d" if number == 1003 else None
    return make_document(f"d{number % 300:05}", f"Number {number} says hello.", title=title), f"made {number}"
