"""How well queries find what they should: across languages, and Dutch words in Dutch documents.

    python benchmarks/search.py --gold PATH [--dictionary FILE]

Across languages: `search/cross_language.json` over `themes/notes.jsonl`, relevance judged by hand. Only documents
in the other language are ranked: what is measured is whether a query reaches them.

Dutch words: the queries of `dutch_queries.txt`, where relevant is what speaks of the thing asked for, and the sets of
`dutch_forms.txt`, where it is what holds the words in any form; ours, over the Dutch notes. Recall is over everything
found, since a reader can turn the page.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from collections.abc import Callable
from pathlib import Path

from judged import judged_sets
from wsm_corpus.engines import Versions
from wsm_corpus.engines.whoosh_engine import WhooshEngine
from wsm_corpus.query import Dictionary, expand_query, parse_query, read_dictionary
from wsm_corpus.records import Citation, Document, Has, LanguageShare, Line, Node, Passage, Query, Verdict
from wsm_corpus.steps.extract_themes import extract_all
from wsm_corpus.vocabulary import Vocabulary, read_vocabulary

VOCABULARY = Path(__file__).parents[1] / "corpus" / "themes.ttl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--dictionary", type=Path, action="append", default=[])
    parser.add_argument("--verbose", action="store_true", help="recall of every query")
    arguments = parser.parse_args()
    vocabulary = read_vocabulary(VOCABULARY)
    notes = [json.loads(line) for line in (arguments.gold / "themes" / "notes.jsonl").open(encoding="utf-8")]
    queries = json.loads((arguments.gold / "search" / "cross_language.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        engine.update(
            (document_of(note, vocabulary) for note in notes),
            (),
            lambda: Versions(corpus="", pipeline="", vocabulary=""),
        )
        across_languages(
            engine, vocabulary, queries, [read_dictionary(path) for path in arguments.dictionary], arguments
        )
        for name, judged in judged_sets().items():
            print(f"Dutch words, {name}:", len(judged), "queries")
            dutch_words(engine, vocabulary, judged, verbose=arguments.verbose)


def document_of(note: dict[str, str], vocabulary: Vocabulary) -> Document:
    """A note as the pipeline would leave it: one passage, nothing removed."""
    text, code = note["text"], note["lang"]
    passages = (Passage(start=0, end=len(text), language=code, confidence=1.0),)
    kept = Verdict(kept=True, rule="", reason="", score=0.0, decided_by="rule")
    return Document(
        citation=Citation(id=note["id"], url=note.get("url")),
        file=f"{note['id']}.txt",
        format="text",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        fingerprint=note["id"],
        text=text,
        lines=(Line(number=0, text=text, verdict=kept, start=0, clean_start=0, language=code),),
        language=code,
        languages=(LanguageShare(language=code, share=1.0),),
        passages=passages,
        **extract_all(text, code, vocabulary, passages=passages)._asdict(),
    )


def recall_and_ndcg(ranked: list[str], relevant: set[str], depth: int = 10) -> tuple[float, float]:
    """Of the first ten; a query can have more relevant documents than ten."""
    hits = [place for place, id in enumerate(ranked[:depth]) if id in relevant]
    gain = sum(1 / math.log2(place + 2) for place in hits)
    ideal = sum(1 / math.log2(place + 2) for place in range(min(depth, len(relevant))))
    return len(hits) / len(relevant), gain / ideal


def across_languages(
    engine: WhooshEngine,
    vocabulary: Vocabulary,
    queries: list[dict[str, object]],
    dictionaries: list[Dictionary],
    arguments: argparse.Namespace,
) -> None:
    print("Across languages:", len(queries), "queries")
    for any_word in (True, False):
        methods: list[tuple[str, Callable[[Node], Node]]] = [
            ("no expansion", lambda node: node),
            ("vocabulary", lambda node: expand_query(node, vocabulary)[0]),
        ]
        if dictionaries:
            methods.append(
                (
                    "vocabulary, then dictionaries",
                    lambda node: expand_query(node, vocabulary, dictionaries=dictionaries)[0],
                )
            )
        for name, method in methods:
            scores = []
            for query in queries:
                other = "en" if query["lang"] == "nl" else "nl"
                tree = method(parse_query(str(query["query"]), any_word=any_word))
                found = engine.search(Query(tree=tree, filters=(Has(field="language", value=other),), limit=10))
                relevant = set(query["relevant"])  # type: ignore[call-overload]
                scores.append(recall_and_ndcg([hit.id for hit in found.hits], relevant))
                if arguments.verbose and name != "no expansion":
                    print(f"   {scores[-1][0]:.2f} {scores[-1][1]:.2f} {query['query']}")
            recall, ndcg = (sum(column) / len(scores) for column in zip(*scores, strict=True))
            print(
                f"  {'any word' if any_word else 'all words':10} {name:32} recall@10 {recall:.3f}  nDCG@10 {ndcg:.3f}"
            )


def dutch_words(
    engine: WhooshEngine, vocabulary: Vocabulary, judged: list[tuple[str, set[str]]], *, verbose: bool
) -> None:
    methods: list[tuple[str, Callable[[str], Node]]] = [
        ("exact, any word", lambda text: parse_query(text, exact=True, any_word=True)),
        ("any word", lambda text: parse_query(text, any_word=True)),
        ("all words", parse_query),
        ("all words, and the vocabulary", lambda text: expand_query(parse_query(text), vocabulary)[0]),
    ]
    dutch = (Has(field="language", value="nl"),)
    for name, method in methods:
        scores = []
        for text, relevant in judged:
            found = engine.search(Query(tree=method(text), filters=dutch, limit=1000))
            ranked = [hit.id for hit in found.hits]
            scores.append((len(relevant & set(ranked)) / len(relevant), recall_and_ndcg(ranked, relevant)[1]))
            if verbose and name == "all words":
                missed = " ".join(sorted(relevant - set(ranked)))
                print(f"   {scores[-1][0]:.2f} {scores[-1][1]:.2f} {text}  {missed}")
        recall, ndcg = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(f"  {name:43} recall {recall:.3f}     nDCG@10 {ndcg:.3f}")


if __name__ == "__main__":
    main()
