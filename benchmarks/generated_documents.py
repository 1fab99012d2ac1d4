"""Generated texts as documents, without the pipeline: what the benchmarks of the index take in."""

from __future__ import annotations

from collections.abc import Iterator

from make_corpus import Text, generate
from wsm_corpus.engines import Versions
from wsm_corpus.records import Citation, Document, LanguageShare, Line, Mention, Passage, ThemeScore, Verdict

KEPT = Verdict(kept=True, decided_by="model", rule="", reason="Reads like the author's own text.", score=0.1)


def as_document(text: Text) -> Document:
    """A document as the pipeline would leave it, nothing removed; each theme rests on three words of the text."""
    clean = "\n\n".join(words for _, words in text.paragraphs)
    passages, lines, start = [], [], 0
    for code, words in text.paragraphs:
        passages.append(Passage(start=start, end=start + len(words), language=code, confidence=0.99))
        lines.append(Line(number=len(lines), text=words, verdict=KEPT, start=start, clean_start=start, language=code))
        lines.append(Line(number=len(lines), text="", verdict=KEPT, start=start + len(words) + 1, clean_start=None))
        start += len(words) + 2
    codes = dict.fromkeys([text.language, *(code for code, _ in text.paragraphs)])
    return Document(
        citation=Citation(id=text.id, title=text.title, site=text.site, author=text.author, published=text.published),
        file="documents/generated.jsonl",
        format="jsonl",
        sha256=f"{hash(text.id) & 0xFFFFFFFF:064x}",
        fingerprint=f"{hash(text.id) & 0xFFFFFFFF:064x}",
        text=clean,
        lines=tuple(lines[:-1]),
        language=text.language,
        languages=tuple(LanguageShare(language=code, share=1 / len(codes)) for code in codes),
        passages=tuple(passages),
        themes=tuple(_theme(name, text, clean) for name in text.themes),
        contexts=tuple(_theme(name, text, clean) for name in text.contexts),
    )


def _theme(name: str, text: Text, clean: str) -> ThemeScore:
    words = clean.split(" ")
    places = sorted({(sum(map(ord, name)) * step) % max(1, len(words) - 1) for step in (3, 7, 11)})
    mentions = []
    for place in places:
        start = len(" ".join(words[:place])) + (place > 0)
        label = words[place].split("\n")[0]
        if label:
            mentions.append(
                Mention(
                    theme=name,
                    concept=f"{name}/a",
                    start=start,
                    end=start + len(label),
                    label=label,
                    language=text.language,
                )
            )
    return ThemeScore(theme=name, score=0.5, mentions=tuple(mentions))


def documents(count: int, seed: int = 1) -> Iterator[Document]:
    """So many generated documents."""
    return map(as_document, generate(count, seed))


def versions() -> Versions:
    """What the benchmarks' indexes are made with."""
    return Versions(corpus="generated", pipeline="benchmark", vocabulary="none")
