"""How well themes are found, beside plain baselines, in one run.

    python benchmarks/themes.py --gold PATH [--vocabulary FILE ...] [--corpus corpus]

PATH holds themes/notes.jsonl, themes/running.jsonl and corpus/themes.jsonl. Notes are scored by cross-validation
with whole topics held out: whatever a method chooses (thresholds, weights of words), it chooses on the notes of
other topics. Running texts are scored with what was chosen on all notes. The logistic regressions need
scikit-learn, which is no dependency of the project; without it they are left out.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.fold import fold
from wsm_corpus.steps.extract_themes import extract_themes
from wsm_corpus.steps.extract_themes.scoring import rank
from wsm_corpus.vocabulary import Vocabulary, read_vocabulary

FOLDS = 5
Ranking = list[tuple[str, float]]
Text = dict[str, Any]
SHARES = (0.0, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


def read(path: Path) -> list[Text]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def code(text: Text) -> str:
    return str(text["lang"]) if text["lang"] in {"en", "nl"} else "und"


def micro_f1(assigned: Sequence[Iterable[str]], texts: Sequence[Text]) -> float:
    pairs = [(set(found), set(text["themes"])) for found, text in zip(assigned, texts, strict=True)]
    right = sum(len(found & gold) for found, gold in pairs)
    return 2 * right / max(1, sum(len(found) + len(gold) for found, gold in pairs))


def ndcg(ranked: Sequence[Sequence[str]], texts: Sequence[Text], depth: int = 5) -> float:
    total = 0.0
    for found, text in zip(ranked, texts, strict=True):
        gold = set(text["themes"])
        gain = sum(1 / math.log2(place + 2) for place, theme in enumerate(found[:depth]) if theme in gold)
        total += gain / sum(1 / math.log2(place + 2) for place in range(min(depth, len(gold))))
    return total / len(texts)


def assign(ranking: Ranking, threshold: float, share: float) -> list[str]:
    best = ranking[0][1] if ranking else 0.0
    return [theme for theme, score in ranking if score >= max(threshold, share * best)]


def choose(rankings: Sequence[Ranking], texts: Sequence[Text]) -> tuple[float, float]:
    """The threshold and the share of the best that give the best F1."""
    scores = sorted({round(score, 2) for ranking in rankings for _, score in ranking})
    steps = scores[:: max(1, len(scores) // 25)] or [0.0]
    return max(
        ((threshold, share) for threshold in steps for share in SHARES),
        key=lambda pair: micro_f1([assign(ranking, *pair) for ranking in rankings], texts),
    )


def folds(notes: Sequence[Text]) -> list[set[int]]:
    queries = sorted({note["query"] for note in notes})
    place = {query: number % FOLDS for number, query in enumerate(queries)}
    return [{i for i, note in enumerate(notes) if place[note["query"]] == fold} for fold in range(FOLDS)]


def report(name: str, notes: float, notes_ndcg: float, running: float, running_ndcg: float) -> None:
    print(f"{name:<54} {notes:6.3f} {notes_ndcg:8.3f} {running:8.3f} {running_ndcg:8.3f}")


def by_ranking(name: str, ranker: Callable[[Text], Ranking], notes: list[Text], running: list[Text]) -> None:
    """A method that ranks without learning: only its thresholds are chosen, on other topics."""
    ranked, ranked_running = [ranker(text) for text in notes], [ranker(text) for text in running]
    assigned: list[list[str]] = [[] for _ in notes]
    for held in folds(notes):
        others = [i for i in range(len(notes)) if i not in held]
        pair = choose([ranked[i] for i in others], [notes[i] for i in others])
        for i in held:
            assigned[i] = assign(ranked[i], *pair)
    pair = choose(ranked, notes)
    report(
        name,
        micro_f1(assigned, notes),
        ndcg([[theme for theme, _ in ranking] for ranking in ranked], notes),
        micro_f1([assign(ranking, *pair) for ranking in ranked_running], running),
        ndcg([[theme for theme, _ in ranking] for ranking in ranked_running], running),
    )


def as_shipped(name: str, vocabulary: Vocabulary, notes: list[Text], running: list[Text]) -> None:
    """What `extract_themes` gives back: the assigned themes only, for F1 and for nDCG alike."""
    found = [[theme.theme for theme in extract_themes(t["text"], code(t), vocabulary)] for t in notes]
    found_running = [[theme.theme for theme in extract_themes(t["text"], code(t), vocabulary)] for t in running]
    report(
        name,
        micro_f1(found, notes),
        ndcg(found, notes),
        micro_f1(found_running, running),
        ndcg(found_running, running),
    )


def plain(vocabulary: Vocabulary, kinds: set[str]) -> Callable[[Text], Ranking]:
    """Labels met as runs of stems; a theme's score is how often any of its labels is met."""
    labels: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for concept in vocabulary.concepts:
        for label in concept.labels:
            if not concept.context and label.kind in kinds:
                key = stems(label.text, label.language)
                labels.setdefault(label.language, {})[key] = concept.themes

    def ranker(text: Text) -> Ranking:
        known = labels.get(code(text)) or {key: themes for some in labels.values() for key, themes in some.items()}
        words = stems(text["text"], code(text))
        counts: dict[str, float] = {}
        for start in range(len(words)):
            for size in range(1, 7):
                for theme in known.get(words[start : start + size], ()):
                    counts[theme] = counts.get(theme, 0.0) + 1.0
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    return ranker


def stems(text: str, code: str) -> tuple[str, ...]:
    return tuple(language(code).stem(fold(text[start:end])) for start, end in tokenise(text))


def regression(name: str, features: Callable[[Text], str], notes: list[Text], running: list[Text]) -> None:
    """One-against-the-rest logistic regression on tf-idf, its threshold chosen on the training notes."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.multiclass import OneVsRestClassifier
        from sklearn.preprocessing import MultiLabelBinarizer
    except ImportError:
        print(f"{name:<54} (scikit-learn is not installed)")
        return

    def fitted(train: list[Text]) -> Callable[[list[Text]], list[Ranking]]:
        vectors, names = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\S+"), MultiLabelBinarizer()
        model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000))
        model.fit(
            vectors.fit_transform([features(t) for t in train]), names.fit_transform([t["themes"] for t in train])
        )

        def predict(texts: list[Text]) -> list[Ranking]:
            chances = model.predict_proba(vectors.transform([features(t) for t in texts]))
            return [sorted(zip(names.classes_, row, strict=True), key=lambda pair: -pair[1]) for row in chances]

        return predict

    ranked: list[Ranking] = [[] for _ in notes]
    for held in folds(notes):
        predict = fitted([note for i, note in enumerate(notes) if i not in held])
        for i, ranking in zip(sorted(held), predict([notes[i] for i in sorted(held)]), strict=True):
            ranked[i] = ranking
    assigned: list[list[str]] = [[] for _ in notes]
    for held in folds(notes):
        others = [i for i in range(len(notes)) if i not in held]
        pair = choose([ranked[i] for i in others], [notes[i] for i in others])
        for i in held:
            assigned[i] = assign(ranked[i], *pair)
    pair = choose(ranked, notes)
    ranked_running = fitted(notes)(running)
    report(
        name,
        micro_f1(assigned, notes),
        ndcg([[theme for theme, _ in ranking] for ranking in ranked], notes),
        micro_f1([assign(ranking, *pair) for ranking in ranked_running], running),
        ndcg([[theme for theme, _ in ranking] for ranking in ranked_running], running),
    )


def bundled(gold: Path, corpus: Path, vocabulary: Vocabulary) -> None:
    """Whether every theme of the bundled documents is among the first five, read as they were found."""
    print(f"\n{'bundled document':<44} {'first five':>10} {'assigned':>9}  evidence slices to its quote")
    for text in read(gold / "corpus" / "themes.jsonl"):
        content = (corpus / "documents" / text["file"]).read_text(encoding="utf-8")
        found = extract_themes(content, text["lang"], vocabulary)
        first = {theme.theme for theme in found[:5]}
        sliced = all(
            content[mention.start : mention.end].strip() and mention.end <= len(content)
            for theme in found
            for mention in theme.mentions
        )
        right = len(first & set(text["themes"]))
        print(f"{text['file']:<44} {right:>6} of {len(text['themes'])} {len(found):>9}  {'yes' if sliced else 'NO'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--vocabulary", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    notes = read(options.gold / "themes" / "notes.jsonl")
    running = read(options.gold / "themes" / "running.jsonl")
    print(f"{len(notes)} notes, {len(running)} running texts")
    for path in options.vocabulary or [options.corpus / "themes.ttl"]:
        vocabulary = read_vocabulary(path)
        print(f"\n{path} ({vocabulary.version})")
        print(f"{'':<54} {'notes':>15} {'running texts':>17}")
        print(f"{'method':<54} {'F1':>6} {'nDCG@5':>8} {'F1':>8} {'nDCG@5':>8}")
        by_ranking("preferred labels", plain(vocabulary, {"pref"}), notes, running)
        by_ranking("preferred and alternative labels", plain(vocabulary, {"pref", "alt", "hidden"}), notes, running)
        regression(
            "logistic regression on words", lambda text: " ".join(stems(text["text"], code(text))), notes, running
        )
        by_ranking(
            "this project, thresholds chosen on other topics",
            lambda text, v=vocabulary: [(t.theme, t.score) for t in rank(text["text"], code(text), v)[0]],
            notes,
            running,
        )
        as_shipped("this project as shipped", vocabulary, notes, running)
        for name in ("en", "nl"):
            some = [note for note in notes if note["lang"] == name]
            as_shipped(f"  notes in {name} (running texts as above)", vocabulary, some, running)
        bundled(options.gold, options.corpus, vocabulary)


if __name__ == "__main__":
    main()
