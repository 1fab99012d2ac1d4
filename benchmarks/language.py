"""How well languages are told, beside langdetect and, where installed, lingua and py3langid.

    python benchmarks/language.py --gold PATH [--only NAME]

PATH holds items.jsonl.gz (texts of one language: cls, gold = en, nl or other, lang, text) and mixed.jsonl.gz
(texts with tokens = [start, end, language, scored], kind and host language). Prints Markdown tables.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

Detect = Callable[[str], str]
Stretches = list[tuple[int, int, str]]
Segment = Callable[[str], Stretches]

CLASSES = {
    "1 word": ("word1",),
    "2-3 words": ("pair", "tri"),
    "short web copy": ("short",),
    "tweet": ("tweet",),
    "sentence": ("sentence",),
    "paragraph": ("para",),
    "document": ("doc",),
}
ASSEMBLED = ("caption", "inline", "third", "mono", "quote_sent", "para")
KINDS = {
    "assembled": ASSEMBLED,
    "hand-written pages": ("hand_web",),
    "government pages": ("real_algo",),
    "bundled documents": ("real_seeds",),
    "German with English": ("real_denglisch_de_en",),
    "spoken Frisian with Dutch": ("real_fame_fy_nl",),
}
SENTENCE = re.compile(r"[^\n]*?(?:[.!?…][\"”’')\]]*(?=\s)\s*|\n+|$)")

# The fifteen languages that make up nearly all of the gold data: lingua asks for a choice.
LINGUA = """ENGLISH DUTCH AFRIKAANS GERMAN FRENCH SPANISH ITALIAN PORTUGUESE CATALAN ROMANIAN DANISH SWEDISH
    BOKMAL NYNORSK INDONESIAN"""


class Detector(NamedTuple):
    """One way of telling a text's language, and of finding its stretches."""

    name: str
    detect: Detect
    segments: dict[str, Segment]


def sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in SENTENCE.finditer(text):
        if found.end() > found.start():
            yield found.span()


def by_sentence(detect: Detect) -> Segment:
    return lambda text: [(start, end, detect(text[start:end])) for start, end in sentences(text)]


def this_project() -> Detector:
    from wsm_corpus import detect_language, language_spans

    def spans(text: str) -> Stretches:
        return [(span.start, span.end, span.language) for span in language_spans(text)]

    return Detector("wsm-corpus", lambda text: detect_language(text).language, {"spans": spans})


def langdetect_as_shipped() -> Detector:
    import langdetect

    def detect(text: str) -> str:
        try:
            return str(langdetect.detect(text))
        except langdetect.LangDetectException:
            return "und"

    return Detector("langdetect, as shipped", detect, {"per sentence": by_sentence(detect)})


def lingua() -> Detector:
    from lingua import Language, LanguageDetectorBuilder

    chosen = [getattr(Language, name) for name in LINGUA.split()]
    model = LanguageDetectorBuilder.from_languages(*chosen).with_preloaded_language_models().build()

    def detect(text: str) -> str:
        found = model.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else "und"

    def multiple(text: str) -> Stretches:
        return [
            (found.start_index, found.end_index, found.language.iso_code_639_1.name.lower())
            for found in model.detect_multiple_languages_of(text)
        ]

    return Detector("lingua, 15 languages", detect, {"per sentence": by_sentence(detect), "multiple": multiple})


def py3langid() -> Detector:
    import py3langid as langid

    def detect(text: str) -> str:
        return str(langid.classify(text)[0])

    return Detector("py3langid", detect, {"per sentence": by_sentence(detect)})


def detectors() -> Iterator[Detector]:
    yield this_project()
    for module, make in (("langdetect", langdetect_as_shipped), ("lingua", lingua), ("py3langid", py3langid)):
        if importlib.util.find_spec(module):
            yield make()


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def coarse(language: str) -> str:
    return language if language in ("en", "nl", "und") else "other"


def accuracies(right: Counter[tuple[str, str, bool]], classes: Iterable[str]) -> list[float]:
    """Accuracy for en, nl and other, per cent; texts of the classes pooled."""
    shares = []
    for gold in ("en", "nl", "other"):
        yes = sum(right[cls, gold, True] for cls in classes)
        no = sum(right[cls, gold, False] for cls in classes)
        shares.append(100 * yes / max(1, yes + no))
    return shares


def table_of_items(items: list[dict[str, Any]], detector: Detector) -> list[str]:
    right: Counter[tuple[str, str, bool]] = Counter()
    dutch: Counter[str] = Counter()
    for item in items:
        language = detector.detect(item["text"])
        right[item["cls"], item["gold"], coarse(language) == item["gold"]] += 1
        if item["lang"] == "nl" and item["cls"] == "sentence":
            dutch[language] += 1
    cells = []
    for name, classes in CLASSES.items():
        shares = accuracies(right, classes)
        macro = f"{sum(shares) / 3:.1f}"
        exact = name in ("sentence", "paragraph", "document")
        cells.append(f"{macro} ({' / '.join(f'{share:.2f}' for share in shares)})" if exact else macro)
    return [detector.name, *cells, f"{100 * dutch['af'] / max(1, sum(dutch.values())):.2f} %"]


def score_spans(docs: list[dict[str, Any]], segment: Segment) -> dict[str, Counter[str]]:
    scores: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        score = scores[doc["kind"]]
        spans = segment(doc["text"])
        at, whole = 0, True
        for start, _, gold, scored in doc["tokens"]:
            while at < len(spans) - 1 and spans[at][1] <= start:
                at += 1
            if not scored:
                continue
            found = spans[at][2] if spans else "und"
            whole &= found == gold
            score["tokens"] += 1
            score["right"] += found == gold
            score["hit"] += found == gold != doc["host"]
            score["inserted"] += gold != doc["host"]
            score["called inserted"] += found != doc["host"]
        score["documents"] += 1
        score["whole"] += whole
    return scores


def table_of_spans(scores: dict[str, Counter[str]]) -> list[str]:
    cells = []
    for kinds in KINDS.values():
        total = sum((scores[kind] for kind in kinds), Counter())
        inserted = total["inserted"] + total["called inserted"]
        f1 = f"{200 * total['hit'] / inserted:.2f}" if inserted else "-"
        tokens = 100 * total["right"] / max(1, total["tokens"])
        cells.append(f"{tokens:.2f} / {f1} / {100 * total['whole'] / max(1, total['documents']):.1f} %")
    return cells


def speed(texts: list[str], detect: Callable[[str], object]) -> str:
    """MB of UTF-8 a second of processor time, every text met for the first time."""
    size = sum(len(text.encode()) for text in texts)
    begun = time.process_time()
    for text in texts:
        detect(text)
    return f"{size / 1e6 / (time.process_time() - begun):.2f}"


def rows(table: list[list[str]]) -> str:
    rule = ["---"] * len(table[0])
    return "\n".join("| " + " | ".join(row) + " |" for row in (table[0], rule, *table[1:]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--only", help="the name of one detector, or its beginning")
    chosen = options.parse_args()
    items, mixed = read(chosen.gold / "items.jsonl.gz"), read(chosen.gold / "mixed.jsonl.gz")
    documents = [item["text"] for item in items if item["cls"] == "doc"]
    of_items = [["detector", *CLASSES, "Dutch called Afrikaans"]]
    of_spans = [["method", *KINDS]]
    of_speed = [["method", "MB/s on unseen documents"]]
    for detector in detectors():
        if chosen.only and not detector.name.startswith(chosen.only):
            continue
        detector.detect("Once, so that models are loaded.")
        of_speed.append([detector.name, speed(documents, detector.detect)])
        of_items.append(table_of_items(items, detector))
        for name, segment in detector.segments.items():
            of_spans.append([f"{detector.name}, {name}", *table_of_spans(score_spans(mixed, segment))])
    print("Macro accuracy over en, nl and other, % (en / nl / other)\n\n" + rows(of_items))
    print("\nTokens right / F1 of the inserted languages / whole documents right\n\n" + rows(of_spans))
    print("\n" + rows(of_speed))
    assert all(len(before) == len(after) for before, after in pairwise(of_items))


if __name__ == "__main__":
    main()
