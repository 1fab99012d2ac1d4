"""JSON Schemas of what the API answers. They name what is promised; more may be added to any object."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
NUMBER: dict[str, Any] = {"type": "number"}
FLAG: dict[str, Any] = {"type": "boolean"}
COUNTS: dict[str, Any] = {"type": "object", "additionalProperties": COUNT}


def ref(name: str) -> dict[str, Any]:
    """A reference to one of the schemas below."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: Any) -> dict[str, Any]:
    """An object that has all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_HEAD = {"query": TEXT, "executed": TEXT, "total": COUNT, "corpus_version": TEXT}
_CITED = {
    "id": TEXT,
    "title": TEXT,
    "url": MAYBE,
    "site": MAYBE,
    "author": MAYBE,
    "published": MAYBE,
    "rights": MAYBE,
}
_SHARE = _object(language=TEXT, share=NUMBER)
_PAGES = {"page": COUNT, "pages": COUNT, "next": MAYBE, "previous": MAYBE}
_SMALL = {"log_likelihood": NUMBER, "small": FLAG}
_THEME = _object(
    id=TEXT,
    score=NUMBER,
    evidence=_list(_object(concept=TEXT, label=TEXT, start=COUNT, end=COUNT, quote=TEXT, language=TEXT)),
)

SCHEMAS: dict[str, Any] = {
    "problem": _object(type=TEXT, title=TEXT, status=COUNT, detail=TEXT),
    "documents": _object(
        **_HEAD,
        **_PAGES,
        facets={"type": "object", "additionalProperties": _list(_object(value=TEXT, count=COUNT))},
        hits=_list(ref("hit")),
        expansions=_list(_object(id=TEXT, words=TEXT, concept=MAYBE, labels=_list({"type": "object"}), active=FLAG)),
        notices=_list(_object(kind=TEXT, text=TEXT, subject=TEXT, offers=_list(TEXT))),
    ),
    "hit": _object(
        **_CITED,
        language=TEXT,
        languages=_list(_SHARE),
        score=NUMBER,
        themes=_list(_object(id=TEXT, score=NUMBER)),
        snippets=_list(
            _object(
                text=TEXT,
                marks=_list(_object(start=COUNT, end=COUNT, kind=TEXT)),
                start=COUNT,
                end=COUNT,
                language=TEXT,
            )
        ),
    ),
    "document": _object(
        **_CITED,
        file=TEXT,
        language=TEXT,
        languages=_list(_SHARE),
        text=TEXT,
        lines=_list(
            _object(number=COUNT, text=TEXT, kept=FLAG, category=MAYBE, rule=TEXT, reason=TEXT, score=NUMBER)
        ),
        passages=_list(_object(start=COUNT, end=COUNT, language=TEXT, confidence=NUMBER)),
        themes=_list(_THEME),
        contexts=_list(_THEME),
        corpus_version=TEXT,
        hits=_list(_object(start=COUNT, end=COUNT, kind=TEXT)),
    ),
    "dispersion": _object(
        query=TEXT,
        hits=COUNT,
        documents=COUNT,
        searched=COUNT,
        deviation_of_proportions=NUMBER,
        juilland_d=NUMBER,
        corpus_version=TEXT,
        limit=COUNT,
        spread=_list(
            _object(id=TEXT, title=MAYBE, hits=COUNT, words=COUNT, per_10000_words=NUMBER, places=_list(NUMBER))
        ),
    ),
    "changes": _object(
        since=TEXT,
        corpus_version=TEXT,
        known=FLAG,
        new=_list(TEXT),
        changed=_list(TEXT),
        removed=_list(TEXT),
        unnamed=COUNT,
        unread=COUNT,
        readable=FLAG,
    ),
    "concordance": _object(
        **_PAGES,
        query=TEXT,
        total=COUNT,
        documents=COUNT,
        corpus_version=TEXT,
        lines=_list(
            _object(
                id=TEXT,
                title=MAYBE,
                start=COUNT,
                end=COUNT,
                left=TEXT,
                hit=TEXT,
                right=TEXT,
                language=TEXT,
                kind=TEXT,
            )
        ),
    ),
    "frequencies": _object(
        **_HEAD,
        by=TEXT,
        parts=_list(
            _object(
                language=TEXT,
                values=_list(
                    _object(
                        value=TEXT,
                        hits=COUNT,
                        words=COUNT,
                        per_10000_words=NUMBER,
                        documents=COUNT,
                        documents_there=COUNT,
                    )
                ),
            )
        ),
    ),
    "compare": _object(
        **_HEAD,
        against=TEXT,
        unit=TEXT,
        parts=_list(
            _object(
                language=TEXT,
                total=COUNT,
                words=_list(
                    _object(word=TEXT, a=COUNT, a_words=COUNT, b=COUNT, b_words=COUNT, log_ratio=NUMBER, **_SMALL)
                ),
            )
        ),
    ),
    "collocates": _object(
        **_HEAD,
        window=COUNT,
        limit=COUNT,
        parts=_list(
            _object(
                language=TEXT,
                total=COUNT,
                words=_list(_object(word=TEXT, near=COUNT, total=COUNT, log_dice=NUMBER, **_SMALL)),
            )
        ),
    ),
    "words": _object(
        **_HEAD,
        **_PAGES,
        sort=TEXT,
        pattern=TEXT,
        function_words=FLAG,
        limit=COUNT,
        parts=_list(
            _object(
                language=TEXT,
                tokens=COUNT,
                types=COUNT,
                type_token_ratio=NUMBER,
                total=COUNT,
                words=_list(
                    _object(
                        word=TEXT,
                        count=COUNT,
                        per_10000_words=NUMBER,
                        per_million_words=NUMBER,
                        share=NUMBER,
                        documents=COUNT,
                    )
                ),
            )
        ),
    ),
    "themes": _object(
        corpus_version=TEXT,
        themes=_list(
            _object(
                id=TEXT,
                labels={"type": "object", "additionalProperties": TEXT},
                documents=COUNTS,
                mentions=COUNTS,
                together=COUNTS,
            )
        ),
    ),
    "concept": _object(
        id=TEXT,
        uri=TEXT,
        labels=_list(_object(language=TEXT, label=TEXT, kind=TEXT)),
        definitions=_list(_object(language=TEXT, text=TEXT)),
        narrower=_list(TEXT),
        documents=COUNTS,
        evidence=_list(_object(id=TEXT, concept=TEXT, language=TEXT, start=COUNT, end=COUNT, text=TEXT)),
        keywords=_list({"type": "object"}),
        concepts=_list({"type": "object"}),
        matches=_list(_object(kind=TEXT, uri=TEXT)),
    ),
    "corpus": _object(name=TEXT, corpus_version=TEXT, documents=COUNT, languages=COUNTS, words=COUNTS, updated=TEXT),
}
