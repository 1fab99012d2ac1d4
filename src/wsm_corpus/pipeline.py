"""The pipeline: one document through four pure steps, in the order their arguments ask for.

    normalise -> language_spans -> strip_boilerplate -> extract_themes

What a curator overruled is applied between the steps, so that later steps see it.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata, resources
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from wsm_corpus.apply_corrections import (
    Unmet,
    apply_language_corrections,
    apply_line_corrections,
    apply_theme_corrections,
    unknown_themes,
)
from wsm_corpus.clean_text import assemble, clean_spans
from wsm_corpus.passages import language_shares, passages_of
from wsm_corpus.records import UNDETERMINED, Correction, Document, LanguageCorrection, Source, Span
from wsm_corpus.steps.detect_language import language_spans
from wsm_corpus.steps.extract_themes import Found, extract_all
from wsm_corpus.steps.normalise import NormalisedText, normalise
from wsm_corpus.steps.strip_boilerplate import strip_boilerplate

if TYPE_CHECKING:
    from wsm_corpus.records import Line, Passage, ThemeScore
    from wsm_corpus.vocabulary import Vocabulary

# What decides the outcome of the pipeline: our own code and data, and these libraries.
_DECIDING_FOLDERS = ("steps", "languages", "records")
_NOT_DECIDING = ("query_words.py",)  # of these folders: read by queries only, see the import contracts
_DECIDING_MODULES = ("pipeline.py", "passages.py", "clean_text.py", "wrapped_lines.py", "apply_corrections.py")
_OF_BLOCKS = ("html", "warc")  # a line of such a text is a block of its page, and was not broken to fit a width
_DECIDING_LIBRARIES = ("ftfy", "langdetect", "PyStemmer", "snowballstemmer", "trafilatura")


@cache
def pipeline_version() -> str:
    """Twelve hex digits that change whenever the pipeline could give another answer.

    A hash over the code and data of the steps and languages and the versions of the libraries they rest on, so
    that nobody has to remember to count a number up.
    """
    digest = hashlib.sha256()
    package = resources.files("wsm_corpus")
    for folder in _DECIDING_FOLDERS:
        _digest_folder(digest, package / folder)
    for module in _DECIDING_MODULES:
        digest.update((package / module).read_bytes())
    for library in _DECIDING_LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()[:12]


def _version(library: str) -> str:
    """The version of a library; "" without it, as where PyStemmer cannot be built and stems are made in Python."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _digest_folder(digest: hashlib._Hash, folder: resources.abc.Traversable) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name in _NOT_DECIDING:
            continue
        if entry.is_dir() and entry.name != "__pycache__":
            _digest_folder(digest, entry)
        elif entry.is_file() and not entry.name.endswith((".pyc", ".pyi")):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLines:
    """What is known of the lines of one site: the evidence of repetition."""

    counts: Mapping[str, int] = field(default_factory=dict)  # line key -> in at least so many documents
    documents: int = 0  # of the site, at least


class Processed(NamedTuple):
    """What came out of the pipeline."""

    document: Document
    unmet: Unmet  # corrections that met nothing in the document


def process(
    source: Source,
    *,
    vocabulary: Vocabulary,
    corrections: Sequence[Correction] = (),
    site: SiteLines | None = None,
    fingerprint: str = "",
) -> Processed:
    """Take one source through the whole pipeline.

    Args:
        source: the document as found, its citation already corrected.
        vocabulary: the themes to look for.
        corrections: what a curator overruled in this document.
        site: how often lines occur in other documents of the same site.
        fingerprint: kept in the document as it is; see `wsm_corpus.indexing`.
    """
    normalised = normalise(source.text)
    spans = language_spans(normalised.text)
    lines, lines_unmet = apply_line_corrections(_strip(source, normalised, spans, site, corrections), corrections)
    lines, text = assemble(lines, spans, may_wrap=source.format not in _OF_BLOCKS)
    passages, language_unmet = apply_language_corrections(
        passages_of(text, clean_spans(lines, spans, len(text))), text, corrections
    )
    shares = language_shares(text, passages)
    language = _set_language(corrections) or (shares[0].language if shares else UNDETERMINED)
    found = extract_all(text, language, vocabulary, title=source.citation.title, passages=passages)
    themes, contexts, themes_unmet = _correct_themes(found, vocabulary, corrections, text, passages)
    unmet = (*lines_unmet, *language_unmet, *themes_unmet)
    document = Document(
        citation=source.citation,
        file=source.file,
        format=source.format,
        sha256=source.sha256,
        fingerprint=fingerprint,
        text=text,
        lines=lines,
        language=language,
        languages=shares,
        passages=passages,
        themes=themes,
        contexts=contexts,
        mentions=found.mentions,
        corrections=tuple(correction.sentence for correction in corrections if correction not in unmet),
    )
    return Processed(document, unmet)


def _correct_themes(
    found: Found,
    vocabulary: Vocabulary,
    corrections: Sequence[Correction],
    text: str,
    passages: Sequence[Passage],
) -> tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...], Unmet]:
    """The themes and the contexts as a curator has them, and the corrections that met nothing."""
    known_themes = {theme.id for theme in vocabulary.themes}
    known_contexts = {context.id for context in vocabulary.contexts}
    themes, themes_unmet = apply_theme_corrections(
        found.themes, corrections, text=text, passages=passages, known=known_themes
    )
    contexts, contexts_unmet = apply_theme_corrections(
        found.contexts, corrections, text=text, passages=passages, known=known_contexts
    )
    unknown = unknown_themes(corrections, known_themes | known_contexts)
    return themes, contexts, (*themes_unmet, *contexts_unmet, *unknown)


def _strip(
    source: Source,
    normalised: NormalisedText,
    spans: Sequence[Span],
    site: SiteLines | None,
    corrections: Sequence[Correction],
) -> tuple[Line, ...]:
    site = site or SiteLines()
    return strip_boilerplate(
        normalised.text,
        _set_language(corrections) or _main_language(spans),
        title=source.citation.title,
        site_counts=site.counts,
        site_documents=site.documents,
        main_lines=_main_lines(source, normalised),
        page_starts=page_starts(source.text, normalised),
    )


def _set_language(corrections: Sequence[Correction]) -> str:
    """The language a curator set for the whole document, or an empty string."""
    return next((item.language for item in corrections if isinstance(item, LanguageCorrection)), "")


def _main_language(spans: Sequence[Span]) -> str:
    """The language of most of the text, boilerplate included; stripping needs one before it can say better."""
    weights: defaultdict[str, int] = defaultdict(int)
    for span in spans:
        if span.language != UNDETERMINED:
            weights[span.language] += span.end - span.start
    return max(weights, key=weights.__getitem__) if weights else UNDETERMINED


def page_starts(found: str, normalised: NormalisedText) -> frozenset[int]:
    """The lines that begin a printed page: normalising made line feeds of the form feeds before them.

    Args:
        found: the text as found.
        normalised: the same, normalised.

    Returns:
        Their numbers in the normalised text.
    """
    if "\f" not in found:
        return frozenset()
    numbers: set[int] = set()
    start = 0
    for number, line in enumerate(normalised.text.split("\n")):
        if start and found[normalised.source_offset(start - 1)] == "\f":
            numbers.add(number)
        start += len(line) + 1
    return frozenset(numbers)


def _main_lines(source: Source, normalised: NormalisedText) -> frozenset[int] | None:
    """The extractor's lines, renumbered: normalising can turn other line ends into line feeds."""
    if source.main_lines is None:
        return None
    ends = list(accumulate(len(line) + 1 for line in source.text.split("\n")))
    numbers: set[int] = set()
    start = 0
    for number, line in enumerate(normalised.text.split("\n")):
        if bisect_right(ends, normalised.source_offset(start)) in source.main_lines:
            numbers.add(number)
        start += len(line) + 1
    return frozenset(numbers)
