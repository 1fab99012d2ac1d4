"""Hand-made documents with everything in them that pages get wrong."""

from __future__ import annotations

import re
from collections import Counter

from wsm_corpus.records import Citation, Document, LanguageShare, Line, Mention, Passage, ThemeScore, Verdict


def document(
    id: str, lines: list[str], *, language: str = "en", themes: dict[str, list[str]] | None = None, **cited: str
) -> Document:
    """A document of lines; one that starts with "-" was removed, one that starts with "nl:" is Dutch."""
    ledger: list[Line] = []
    clean: list[str] = []
    passages: list[Passage] = []
    start = clean_start = 0
    for number, raw in enumerate(lines):
        removed, tongue = raw.startswith("-"), "nl" if raw.startswith("nl:") else language
        text = raw.removeprefix("-").removeprefix("nl:")
        verdict = Verdict(
            kept=not removed,
            decided_by="rule" if removed else "default",
            rule="share-words" if removed else "",
            reason="The line only holds words of share buttons" if removed else "",
            score=0.98 if removed else 0.02,
            category="share_bar" if removed else None,
        )
        here = None if removed else clean_start
        ledger.append(Line(number=number, text=text, verdict=verdict, start=start, clean_start=here, language=tongue))
        start += len(text) + 1
        if not removed:
            clean.append(text)
            passages.append(Passage(start=clean_start, end=clean_start + len(text), language=tongue, confidence=0.97))
            clean_start += len(text) + 1
    body = "\n".join(clean)
    letters = Counter[str]()
    for passage in passages:
        letters[passage.language] += passage.end - passage.start
    shares = tuple(LanguageShare(language=key, share=n / letters.total()) for key, n in letters.most_common())
    return Document(
        citation=Citation(id=id, **cited),
        file=f"{id}.txt",
        format="text",
        sha256="0" * 64,
        fingerprint=id,
        text=body,
        lines=tuple(ledger),
        language=language,
        languages=shares,
        passages=tuple(passages),
        contexts=(),
        themes=tuple(_score(theme, words, body, passages) for theme, words in (themes or {}).items()),
    )


def _score(theme: str, words: list[str], text: str, passages: list[Passage]) -> ThemeScore:
    found = sorted(match.span() for word in words for match in re.finditer(re.escape(word), text))
    mentions = tuple(
        Mention(
            theme=theme,
            concept=theme,
            start=start,
            end=end,
            label=text[start:end].lower(),
            language=next(p.language for p in passages if p.start <= start < p.end),
        )
        for start, end in found
    )
    return ThemeScore(theme=theme, score=len(mentions) / 10, mentions=mentions)


DOCUMENTS = [
    document(
        "blogs/balance",
        [
            "Keeping the balance between work and home is hard when the telephone is always on.",
            "-Tweet Share Like",
            "Friends with colleagues? Boundaries between work and home blur, and "
            "<script>alert(1)</script> & co do not help.",
            "nl:De grens tussen werk en privé vervaagt.",
            "-Read more",
        ],
        themes={
            "boundaries": ["Boundaries between work and home", "work and home blur", "grens tussen werk en privé"],
            "work-life-balance": ["balance between work and home"],
        },
        title="Is social media good for <b>balance</b>?",
        site="example.org",
        author="A. Writer",
        published="2011-03",
        url="https://example.org/balance",
    ),
    document(
        "beleid",
        ["Beleid voor sociale media op het werk: wat mag een medewerker zeggen?", "De werkgever kijkt mee."],
        language="nl",
        themes={"policy-governance": ["Beleid voor sociale media"], "privacy-monitoring": ["kijkt mee"]},
        site="voorbeeld.nl",
        title="Beleid op het werk",
        published="2014-05-01",
    ),
    document(
        "leaders",
        ["Leaders should not fear social media at work."],
        themes={"leadership": ["Leaders"]},
        url="javascript:alert(1)",
    ),
    *(
        document(
            f"many/{n:02}",
            [f"Note {n} on social media, privacy and monitoring at work."],
            published=str(2000 + n),
            themes={"privacy-monitoring": ["privacy", "monitoring"]},
            title=f"Note {n}",
            site=f"site{n}.example",
        )
        for n in range(1, 24)
    ),
]
