"""How well boilerplate is found: this project beside keep-all and jusText, and on HTML beside trafilatura.

    python benchmarks/boilerplate.py --gold PATH [--cross FILE] [--share 0.2] [--thresholds]
    python benchmarks/boilerplate.py --html FOLDER        pages NAME.html, each with its main text in NAME.txt
    python benchmarks/boilerplate.py --gold PATH --speed  documents a second; hostile documents, half and whole

The shipped model has seen the labelled pages. `--cross` takes the log-odds of `train_boilerplate.py --cross`, which
come from models that saw no page of the same site: that row is the honest one.
"""

from __future__ import annotations

import argparse
import html
import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from boilerplate_gold import ARTICLES, RENDERERS, GoldPage, Tally, precision_recall, read_gold, tally
from wsm_corpus.steps.strip_boilerplate import strip_boilerplate
from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.judge import Evidence, find_threshold, judge
from wsm_corpus.steps.strip_boilerplate.model import boilerplate_odds, load_model

Keeps = Callable[[GoldPage], list[bool]]

SPEED_WORDS = (500, 700)
ROUNDS = 15
# Documents made to be dear, each of so many parts.
HOSTILE: Mapping[str, Callable[[int], str]] = {
    "one line of 10 MB": lambda part: "word " * (1_000_000 * part),
    "one line of 10 MB without a space": lambda part: "a.B@" * (1_250_000 * part),
    "200,000 short lines, all different": lambda part: "\n".join(
        f"Menu entry {number}" for number in range(100_000 * part)
    ),
    "the same line 100,000 times": lambda part: "\n".join(["Share on Facebook"] * (50_000 * part)),
    "the same sentence 100,000 times": lambda part: "\n".join([SENTENCE] * (50_000 * part)),
    "a nested list of 100,000 items": lambda part: "\n".join(
        " " * (number % 40) + "• An item of a list" for number in range(50_000 * part)
    ),
    "100,000 lines of separators": lambda part: "\n".join(["| » | › | · | — |"] * (50_000 * part)),
    "100,000 blank lines": lambda part: "\n" * (50_000 * part),
}
SENTENCE = (
    "A company that forbids its people to talk learns less of what they think, and that costs more than talk does."
)


def keep_all(page: GoldPage) -> list[bool]:
    return [True] * len(page.lines)


def just_text(page: GoldPage) -> list[bool]:
    """JusText, fed a line a paragraph."""
    import justext

    numbers = [number for number, line in enumerate(page.lines) if line.strip()]
    body = "".join(f"<p>{html.escape(page.lines[number].strip())}</p>" for number in numbers)
    name = {"nl": "Dutch", "de": "German"}.get(page.language, "English")
    found = justext.justext(f"<html><body>{body}</body></html>", justext.get_stoplist(name))
    kept = [False] * len(page.lines)
    # Lines without a letter leave no paragraph, so the two are matched by their text, in order.
    place = 0
    for paragraph in found:
        text = "".join(paragraph.text.split())
        while place < len(numbers) and "".join(page.lines[numbers[place]].split()) != text:
            place += 1
        if place == len(numbers):
            break
        kept[numbers[place]] = not paragraph.is_boilerplate
        place += 1
    return kept


def this_project(page: GoldPage) -> list[bool]:
    return [line.kept for line in strip_boilerplate("\n".join(page.lines), page.language)]


def with_odds(odds: Mapping[str, NDArray[np.float32]]) -> Keeps:
    """The whole step, the model's odds read from a file."""

    def keeps(page: GoldPage) -> list[bool]:
        measured = measure_page(page.lines, page.language)
        if not measured.keys:
            return [True] * len(page.lines)
        _, features = boilerplate_odds(measured, page.language, load_model())
        verdicts = judge(
            page.lines, measured, odds[f"{page.renderer}/{page.id}"], features, Evidence(), page.language
        )
        return [number not in verdicts or verdicts[number].kept for number in range(len(page.lines))]

    return keeps


def only_odds(odds: Mapping[str, NDArray[np.float32]], threshold: float | None) -> Keeps:
    """The model alone, without rules and smoothing, at a threshold; None: at the one the step chooses."""

    def keeps(page: GoldPage) -> list[bool]:
        kept = [True] * len(page.lines)
        numbers = [number for number, line in enumerate(page.lines) if line and not line.isspace()]
        found = odds.get(f"{page.renderer}/{page.id}")
        if found is None:
            return kept
        chosen = threshold or find_threshold(found, measure_page(page.lines, page.language))
        for number, odd in zip(numbers, found, strict=True):
            kept[number] = bool(odd <= math.log(chosen / (1 - chosen)))
        return kept

    return keeps


def report(name: str, pages: list[GoldPage], keeps: Keeps) -> None:
    """Print one row: running text first, then all pages; then the F1 of the lines."""
    begun = time.process_time()
    tallies: list[tuple[str, Tally]] = []
    right = wrong = missed = 0
    for page in pages:
        kept = keeps(page)
        text = "\n".join(
            line for line, keep, scored in zip(page.lines, kept, page.scored, strict=True) if keep and scored
        )
        tallies.append((page.kind, tally(text, page.text)))
        for keep, label in zip(kept, page.labels, strict=True):
            right += label == 0 and not keep
            wrong += label == 1 and not keep
            missed += label == 0 and keep
    lines = 2 * right / max(1, 2 * right + wrong + missed)
    running = precision_recall([tally for kind, tally in tallies if kind in ARTICLES])
    everything = precision_recall([tally for _, tally in tallies])
    figures = "  ".join(f"{number:.3f}" for number in (*running, *everything, lines))
    print(f"{name:34}{figures}  {len(pages) / (time.process_time() - begun):6.0f}", flush=True)


def on_gold(arguments: argparse.Namespace) -> None:
    cross = np.load(arguments.cross) if arguments.cross else None
    odds = {name: cross[name] for name in cross.files} if cross else {}
    for renderer in RENDERERS:
        pages = list(read_gold(arguments.gold, renderer, arguments.share))
        print(f"\n{renderer}: {len(pages)} pages")
        print(f"{'':34}articles             all pages            lines  pages")
        print(f"{'':34}P      R      F1     P      R      F1     F1     a second")
        report("keep every line", pages, keep_all)
        report("jusText on lines", pages, just_text)
        if odds:
            report("model alone, sites never seen", pages, only_odds(odds, None))
            report("this project, sites never seen", pages, with_odds(odds))
        report("this project, as shipped", pages, this_project)
        report("perfect labels", pages, lambda page: [label == 1 for label in page.labels])
        for threshold in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8) if odds and arguments.thresholds else ():
            report(f"model alone at {threshold}", pages, only_odds(odds, threshold))


def on_html(folder: Path) -> None:
    """Pages of one's own: what trafilatura keeps, what the line model keeps, and the two together."""
    import trafilatura

    from wsm_corpus.readers.read_html import read_page

    rows: dict[str, list[Tally]] = {"trafilatura": [], "lines alone": [], "lines and trafilatura": []}
    for path in sorted(folder.glob("*.html")):
        page, gold = path.read_text("utf-8", "replace"), path.with_suffix(".txt").read_text("utf-8")
        found = read_page(page, id=path.stem)
        rows["trafilatura"].append(tally(trafilatura.extract(page, include_comments=False) or "", gold))
        for name, main in (("lines alone", None), ("lines and trafilatura", found.main_lines)):
            lines = strip_boilerplate(found.text, "en", main_lines=main)
            rows[name].append(tally("\n".join(line.text for line in lines if line.kept), gold))
    for name, tallies in rows.items():
        print(f"{name:34}" + "  ".join(f"{number:.3f}" for number in precision_recall(tallies)))


def on_speed(folder: Path) -> None:
    """Processor time of the whole step: on documents of about 600 words, and on hostile ones, half and whole."""
    texts = ["\n".join(page.lines) for renderer in RENDERERS for page in read_gold(folder, renderer, 0.1)]
    texts = [text for text in texts if SPEED_WORDS[0] <= len(text.split()) <= SPEED_WORDS[1]]
    words = sum(len(text.split()) for text in texts) / len(texts)
    lines = sum(text.count("\n") + 1 for text in texts) / len(texts)
    strip_boilerplate(texts[0], "en")
    # Other work on the machine only ever adds to a time: the least of each document is nearest to its own.
    spent = sum(min(seconds([text]) for _ in range(ROUNDS)) for text in texts)
    print(f"{len(texts)} documents of {words:.0f} words in {lines:.0f} lines: {len(texts) / spent:.0f} a second")
    print(f"{'':40}{'half':>9}{'whole':>9}  times")
    for name, make in HOSTILE.items():
        half, whole = (seconds([make(part)]) for part in (1, 2))
        print(f"{name:40}{half:7.2f} s{whole:7.2f} s  {whole / half:5.2f}", flush=True)


def seconds(texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        strip_boilerplate(text, "en")
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure boilerplate removal.")
    parser.add_argument("--gold", type=Path, help="folder of the labelled pages")
    parser.add_argument("--cross", type=Path, help="out-of-fold log-odds, from train_boilerplate.py --cross")
    parser.add_argument("--share", type=float, default=1.0, help="measure this share of the pages only")
    parser.add_argument("--thresholds", action="store_true", help="sweep the threshold as well; needs --cross")
    parser.add_argument("--speed", action="store_true", help="measure the processor time instead; needs --gold")
    parser.add_argument("--html", type=Path, help="folder of NAME.html with NAME.txt")
    arguments = parser.parse_args()
    if arguments.gold and arguments.speed:
        on_speed(arguments.gold)
    elif arguments.gold:
        on_gold(arguments)
    if arguments.html:
        on_html(arguments.html)


if __name__ == "__main__":
    main()
