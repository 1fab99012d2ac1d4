"""docs/json.md is a promise: every key stands there, and every function keeps its keys."""

import json
from pathlib import Path

import pytest

from json_records import (
    CITATION,
    CITED,
    CONCEPT,
    CONCEPT_JSON,
    DOCUMENT,
    FAILURE,
    FAILURE_JSON,
    FREQUENCY,
    LINE_JSON,
    QUERY,
    RESULTS,
    SHARE,
    SHARE_JSON,
    SNIPPET_JSON,
    TEXT,
    THEME_JSON,
)
from wsm_corpus import to_json
from wsm_corpus.boilerplate_share import BoilerplateShares
from wsm_corpus.keyphrases import Example, Suggestion
from wsm_corpus.keywords import Collocate, Keyword, Ranking
from wsm_corpus.records import (
    Concordance,
    ConcordanceLine,
    Dispersion,
    DocumentSpread,
    IndexInfo,
    IndexReport,
    Query,
)
from wsm_corpus.vocabulary import Group, Vocabulary
from wsm_corpus.vocabulary.check import Finding

CASES = {
    "results": (
        to_json.results(RESULTS),
        {
            "query": "work",
            "total": 11,
            "corpus_version": "v",
            "facets": {"language": [{"value": "nl", "count": 11}]},
            "hits": [
                {
                    **CITED, "title": "d", "language": "nl", "score": 2.5, "themes": [{"id": "b", "score": 0.5}],
                    "snippets": [SNIPPET_JSON], "languages": [{"language": "nl", "share": 1.0}], "contexts": ["c"],
                    "matches": 3,
                }
            ],
            "executed": "work",
            "offset": 10,
            "limit": 5,
            "expansions": [
                {
                    "id": "b/c", "words": "work", "concept": "b/c", "labels": [{"language": "nl", "label": "werk"}],
                    "weight": 1.0, "active": False, "hits": 1,
                }
            ],
            "notices": [{"kind": "no_hits_for", "text": "Nothing.", "subject": "x", "offers": []}],
        },
    ),
    "document": (
        to_json.document(DOCUMENT),
        {
            **CITED, "title": "d", "file": "d.txt", "format": "text", "sha256": "0", "language": "nl",
            "languages": [{"language": "nl", "share": 1.0}], "text": TEXT, "lines": [LINE_JSON],
            "passages": [{"start": 0, "end": 13, "language": "nl", "confidence": 0.9, "corrected": True}],
            "themes": [THEME_JSON], "contexts": [THEME_JSON], "corrections": ["Language set to nl"],
        },
    ),
    "index_report": (
        to_json.index_report(
            IndexReport(
                new=("a",), changed=("b",), unchanged=3, removed=("c",), failed=(FAILURE,), warnings=(FAILURE,),
                seconds=1.23456, corpus_version="v", dry_run=True,
            )
        ),
        {
            "new": ["a"], "changed": ["b"], "unchanged": 3, "removed": ["c"], "failed": [FAILURE_JSON],
            "warnings": [FAILURE_JSON], "seconds": 1.235, "corpus_version": "v", "dry_run": True,
        },
    ),
    "index_info": (
        to_json.index_info(
            IndexInfo(
                documents=1, corpus_version="v", pipeline_version="p", vocabulary_version="w", languages={"nl": 1},
                tokens={"nl": 3}, updated="2011-03-24T10:00:00+00:00", bytes=9,
            )
        ),
        {
            "documents": 1, "corpus_version": "v", "pipeline_version": "p", "vocabulary_version": "w",
            "languages": {"nl": 1}, "tokens": {"nl": 3}, "updated": "2011-03-24T10:00:00+00:00", "bytes": 9,
        },
    ),
    "concordance": (
        to_json.concordance(
            Concordance(
                query=QUERY, total=1, documents=1, corpus_version="v",
                lines=(
                    ConcordanceLine(
                        id="d", start=0, end=4, left="", hit="werk", right=" en", language="nl", kind="exact",
                        citation=CITATION,
                    ),
                ),
            )
        ),
        {
            "query": "work", "total": 1, "documents": 1, "corpus_version": "v", "offset": 10, "limit": 5,
            "lines": [
                {
                    "id": "d", "title": None, "start": 0, "end": 4, "left": "", "hit": "werk", "right": " en",
                    "language": "nl", "kind": "exact",
                }
            ],
        },
    ),
    "frequencies": (
        to_json.frequencies([("nl", [FREQUENCY])]),
        [
            {
                "language": "nl",
                "values": [
                    {
                        "value": "2011", "hits": 2, "words": 100, "per_10000_words": 200.0, "documents": 1,
                        "documents_there": 4,
                    }
                ],
            }
        ],
    ),
    "collocates": (
        to_json.collocates(
            [("nl", Ranking([Collocate(word="w", together=2, total=3, log_dice=9.5, log_likelihood=4.5)], 7))]
        ),
        [
            {
                "language": "nl",
                "total": 7,
                "words": [
                    {"word": "w", "near": 2, "total": 3, "log_dice": 9.5, "log_likelihood": 4.5, "small": True}
                ],
            }
        ],
    ),
    "dispersion": (
        to_json.dispersion(
            Dispersion(
                query=Query(text="w"),
                hits=1,
                documents=1,
                searched=2,
                deviation=0.5,
                evenness=0.25,
                spread=(DocumentSpread(citation=CITATION, hits=1, words=10, places=(0.5,)),),
                corpus_version="v",
            )
        ),
        {
            "query": "w",
            "hits": 1,
            "documents": 1,
            "searched": 2,
            "deviation_of_proportions": 0.5,
            "juilland_d": 0.25,
            "corpus_version": "v",
            "spread": [
                {"id": "d", "title": None, "hits": 1, "words": 10, "per_10000_words": 1000.0, "places": [0.5]}
            ],
        },
    ),
    "concepts": (
        to_json.concepts(
            [Keyword(word="b/c", a=1, b=2, a_tokens=10, b_tokens=20, log_likelihood=0.0, log_ratio=0.0)], ("en", "nl")
        ),
        [
            {
                "concept": "b/c",
                "a_language": "en",
                "b_language": "nl",
                "a": 1,
                "a_words": 10,
                "b": 2,
                "b_words": 20,
                "log_likelihood": 0.0,
                "log_ratio": 0.0,
                "small": True,
            }
        ],
    ),
    "keywords": (
        to_json.keywords(
            [
                (
                    "nl",
                    Ranking(
                        [Keyword(word="w", a=20, b=10, a_tokens=100, b_tokens=90, log_likelihood=4.5, log_ratio=0.9)],
                        8,
                    ),
                )
            ]
        ),
        [
            {
                "language": "nl",
                "total": 8,
                "words": [
                    {
                        "word": "w", "a": 20, "a_words": 100, "b": 10, "b_words": 90, "log_likelihood": 4.5,
                        "log_ratio": 0.9, "small": False,
                    }
                ],
            }
        ],
    ),
    "vocabulary": (
        to_json.vocabulary(
            Vocabulary(
                version="w", concepts=(CONCEPT,),
                groups=(Group(id="g", uri="u", labels=(("nl", "G"),), members=("b",)),),
            )
        ),
        {
            "version": "w", "languages": ["nl"], "themes": [CONCEPT_JSON], "contexts": [],
            "groups": [{"id": "g", "labels": [{"language": "nl", "text": "G"}], "themes": ["b"]}],
        },
    ),
    "finding": (
        to_json.finding(
            Finding(
                kind="cycle", severity="error", subject="b", message="m", advice="a", language="nl", label="l",
                line=3,
            )
        ),
        {
            "severity": "error", "kind": "cycle", "subject": "b", "language": "nl", "label": "l", "line": 3,
            "message": "m", "advice": "a",
        },
    ),
    "suggestion": (
        to_json.suggestion(
            Suggestion(
                phrase="p", language="nl", count=3, documents=2, score=9.5, measure="keyness",
                example=Example(id="d", start=0, end=1, left="", phrase="p", right=""),
            )
        ),
        {
            "phrase": "p", "language": "nl", "count": 3, "documents": 2, "score": 9.5, "measure": "keyness",
            "example": {"id": "d", "start": 0, "end": 1, "left": "", "phrase": "p", "right": ""},
        },
    ),
    "boilerplate": (
        to_json.boilerplate(
            BoilerplateShares(total=SHARE, categories=(SHARE,), sites=(SHARE,), languages=(SHARE,), flagged=(SHARE,))
        ),
        {
            "total": SHARE_JSON, "categories": [SHARE_JSON], "sites": [SHARE_JSON], "languages": [SHARE_JSON],
            "flagged": [SHARE_JSON],
        },
    ),
}  # fmt: skip


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return {key for key in value if key not in {"nl", "k"}} | {
            key for each in value.values() for key in keys(each)
        }
    return {key for each in value for key in keys(each)} if isinstance(value, list) else set()


@pytest.mark.parametrize("name", CASES)
def test_every_key_is_kept(name: str) -> None:
    found, promised = CASES[name]
    assert json.loads(json.dumps(found)) == promised


@pytest.mark.parametrize("name", CASES)
def test_every_key_is_written_down(name: str) -> None:
    text = (Path(__file__).parents[1] / "docs" / "json.md").read_text(encoding="utf-8")
    assert [key for key in sorted(keys(CASES[name][1])) if f"`{key}`" not in text] == []


def test_a_quote_is_the_piece_of_text_it_says() -> None:
    document = to_json.document(DOCUMENT)
    evidence = document["themes"][0]["evidence"][0]
    assert document["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
