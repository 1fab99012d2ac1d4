"""When a document has to be indexed anew, and what version a corpus has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields

from wsm_corpus.records import Citation, Source, digest

_CITATION = tuple(field.name for field in fields(Citation) if field.name != "extra")


def source_key(source: Source) -> str:
    """A digest of what was found and of everything said about it."""
    citation = source.citation
    said = {name: getattr(citation, name) for name in _CITATION} | {"extra": dict(citation.extra)}
    said |= {"file": source.file, "format": source.format, "sha256": source.sha256}
    return _digest(json.dumps(said, sort_keys=True, ensure_ascii=True))


def fingerprint_of(*, source: str, corrections: str, repetition: str, vocabulary: str, pipeline: str) -> str:
    """A digest that changes whenever the document has to be redone.

    Args:
        source: `source_key` of the document.
        corrections: a digest of what a curator overruled in it.
        repetition: a digest of how often its lines occur on its site.
        vocabulary: the vocabulary's version.
        pipeline: the pipeline's version.
    """
    return _digest("\n".join((source, corrections, repetition, vocabulary, pipeline)))


def corpus_version(fingerprints: Mapping[str, str], *, vocabulary: str, pipeline: str) -> str:
    """Twelve hex digits that stand for exactly this set of documents, processed exactly so."""
    parts = [vocabulary, pipeline, *(f"{id}\t{fingerprint}" for id, fingerprint in sorted(fingerprints.items()))]
    return _digest("\n".join(parts))[:12]


def digest_of(values: Iterable[object]) -> str:
    """A digest of values whose `repr` says all there is to them."""
    return _digest("\n".join(map(repr, values)))


def _digest(text: str) -> str:
    return digest(text)[:32]
