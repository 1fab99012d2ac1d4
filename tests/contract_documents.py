"""Documents that every engine is asked about, and how the questions are put."""

from __future__ import annotations

from engine_documents import make_document
from wsm_corpus.engines import SearchEngine
from wsm_corpus.records import (
    Has,
    Node,
    Query,
    Word,
)

DOCUMENTS = (
    make_document(
        "burnout",
        "Managing burn-out at work is hard. Teams manage it.",
        "A burnout is not a holiday.",
        ("nl", "Het socialemediabeleid van de werkgever is streng."),
        title="When work burns",
        site="example.org",
        author="Ann Smith",
        published="2011-03",
        themes=[("health", "burn-out"), ("policy", "socialemediabeleid")],
        contexts=[("sector-care", "Teams")],
        mentions=[("employer", "werkgever")],
        removed=["Share this on Twitter", "Sign up for our newsletter"],
    ),
    make_document(
        "reports/beleid",
        ("nl", "Beleid voor sociale media op het werk. Privé en werk lopen door elkaar."),
        ("nl", "Collega's zijn geen vrienden."),
        language="nl",
        title="Beleid",
        site="voorbeeld.nl",
        published="2012",
        themes=[("policy", "Beleid"), ("boundaries", "Privé en werk")],
    ),
    make_document(
        "mixed",
        ("nl", "Hij schreef:"),
        ("en", "Work is work, and private life is private."),
        ("nl", "Dat is werk."),
        language="nl",
        author="Jan de Vries",
        published="2011-03-24",
        themes=[("boundaries", "private life")],
    ),
    make_document(
        "french",
        ("fr", "Le travail est le travail."),
        ("und", "Zzz travail"),
        language="fr",
        published="1999-12-31",
        format="html",
    ),
    make_document("empty", language="en", title="Nothing at work"),
)


def found(engine: SearchEngine, tree: Node, *filters: Node) -> list[str]:
    return sorted(hit.id for hit in engine.search(Query(tree=tree, filters=filters)).hits)


def word(text: str, **more: bool) -> Word:
    return Word(text=text, **more)  # type: ignore[arg-type]


def has(field: str, value: str) -> Has:
    return Has(field=field, value=value)  # type: ignore[arg-type]
