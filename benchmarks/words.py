"""What the analysis of words is worth: compounds split right, forms brought together, documents found.

    python benchmarks/words.py --gold PATH

Compounds: the words of `dutch_compounds.txt` and `german_compounds.txt`, right when all parts are, up to their stems;
a word with no split beside it is to be left whole.

Stems: candidates side by side, see `stem_candidates.py`.

Documents: two sets of Dutch queries over the Dutch notes of the gold data. Labels: a query is the preferred label of
a concept, relevant are the notes that people gave the concept's theme; a theme is wider than a concept, so recall has
a low ceiling. Judged: the queries of `dutch_queries.txt`; forms: those of `dutch_forms.txt`, all six
sets. Ranked by BM25 over any of the words; what an analysis changes is the words, so the rows are to be compared with
one another and with nothing else.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from judged import BY_SUBJECT, judged_sets
from stem_candidates import LEMMAS, PART_WEIGHT, candidates, pairs_table, terms
from wsm_corpus.languages import language
from wsm_corpus.languages.analysis import analyse, tokenise
from wsm_corpus.languages.compounds import split
from wsm_corpus.languages.fold import fold
from wsm_corpus.languages.query_words import query_groups
from wsm_corpus.vocabulary import read_vocabulary

HERE = Path(__file__).parent
DUTCH = language("nl")
Analysis = Callable[[str], Counter[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    arguments = parser.parse_args()
    print("Compounds")
    for code, file in (("nl", "dutch_compounds.txt"), ("de", "german_compounds.txt")):
        compounds(code, HERE / file)
    for code in ("nl", "en", "de"):
        print(f"Forms of {LEMMAS:,} lemmas, {language(code).name}", *pairs_table(code), sep="\n")
    notes = [json.loads(line) for line in (arguments.gold / "themes" / "notes.jsonl").open(encoding="utf-8")]
    documents([note for note in notes if note["lang"] == "nl"])


def compounds(code: str, file: Path) -> None:
    known = language(code)
    name, right, count = "", 0, 0
    for line in [*file.read_text(encoding="utf-8").splitlines()[1:], "# "]:
        if line.startswith("#"):
            if count:
                print(f"  {known.name} {name:60} {right} of {count}")
            name, right, count = line[2:], 0, 0
            continue
        word, *splits = line.split()
        found = [known.stem(part) for part in split(fold(word), known)]
        right += any(found == [known.stem(fold(part)) for part in way.split("+")] for way in splits or [""]) or (
            not splits and not found
        )
        count += 1


def raw(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def folded(text: str) -> Counter[str]:
    return Counter(fold(text[start:end]).replace("-", "") for start, end in tokenise(text)) | Counter(
        re.findall(r"\w+", fold(text))
    )


def stemmed(text: str) -> Counter[str]:
    return Counter(token.term for token in analyse(text, "nl") if token.kind == "word")


def full(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for token in analyse(text, "nl"):
        counts[token.term] += 1 if token.kind == "word" else PART_WEIGHT  # type: ignore[assignment]
    for group in query_groups(text, "nl"):
        for form in group.forms[1:]:
            counts.update(dict.fromkeys(form.terms, 0))
    return counts


def documents(notes: list[dict[str, object]]) -> None:
    vocabulary = read_vocabulary(HERE.parent / "corpus" / "themes.ttl")
    labels = [
        (concept.label("nl"), {str(note["id"]) for note in notes if set(concept.themes) & set(note["themes"])})  # type: ignore[call-overload]
        for concept in vocabulary.concepts
        if not concept.context
    ]
    print(f"Documents: {len(notes)} Dutch notes")
    by_words = judged_sets()
    by_subject = by_words.pop(BY_SUBJECT)
    sets = {
        "labels": [(query, relevant) for query, relevant in labels if relevant],
        "judged": by_subject,
        "forms": [query for one in by_words.values() for query in one],
    }
    methods: list[tuple[str, Analysis]] = [("raw words", raw), ("case, accents, hyphens folded", folded)]
    for parts in (False, True):
        for name, stem in candidates("nl").items():
            words = partial(terms, code="nl", stem=stem, parts=parts)
            methods.append((f"{name}{', compounds split' if parts else ''}", words))
    methods += [("the analysis, words", stemmed), ("the analysis, words and parts", full)]
    for name, analysis in methods:
        index = {str(note["id"]): analysis(str(note["text"])) for note in notes}
        figures = []
        for title, queries in sets.items():
            scores = [evaluate(rank(analysis(query), index), relevant) for query, relevant in queries]
            recall, ndcg = (sum(column) / len(scores) for column in zip(*scores, strict=True))
            figures.append(f"{title} recall {recall:.3f}  nDCG@10 {ndcg:.3f}")
        print(f"  {name:46} {'   '.join(figures)}")


def rank(query: Counter[str], index: dict[str, Counter[str]]) -> list[str]:
    """BM25, k1 1.2, b 0.75; stop words of the query left out."""
    terms = [term for term in query if term not in DUTCH.stop_words]
    lengths = {id: sum(counts.values()) for id, counts in index.items()}
    mean = sum(lengths.values()) / len(lengths)
    scores: Counter[str] = Counter()
    for term in terms:
        holders = {id: counts[term] for id, counts in index.items() if counts[term]}
        idf = math.log(1 + (len(index) - len(holders) + 0.5) / (len(holders) + 0.5))
        for id, count in holders.items():
            scores[id] += idf * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[id] / mean))  # type: ignore[assignment]
    return [id for _, id in sorted((-score, id) for id, score in scores.items())]


def evaluate(ranked: list[str], relevant: set[str]) -> tuple[float, float]:
    gain = sum(1 / math.log2(place + 2) for place, id in enumerate(ranked[:10]) if id in relevant)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(relevant))))
    return len(relevant & set(ranked)) / len(relevant), gain / ideal


if __name__ == "__main__":
    main()
