"""Strip boilerplate: a verdict on every line, and nothing deleted.

Rules a reader can check come first, then a trained model that sees each line among its neighbours, then the site's
other documents and the HTML, then what the lines around decide together. docs/boilerplate.md tells it in the same
order.
"""

from __future__ import annotations

from collections.abc import Mapping

from wsm_corpus.records.ledger import Line
from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.judge import BLANK, Evidence, judge
from wsm_corpus.steps.strip_boilerplate.lines import line_key
from wsm_corpus.steps.strip_boilerplate.model import boilerplate_odds, load_model
from wsm_corpus.steps.strip_boilerplate.reasons import RULES

__all__ = ["RULES", "line_key", "strip_boilerplate"]


def strip_boilerplate(
    text: str,
    language: str,
    *,
    title: str | None = None,
    site_counts: Mapping[str, int] | None = None,
    site_documents: int = 0,
    main_lines: frozenset[int] | None = None,
    page_starts: frozenset[int] = frozenset(),
) -> tuple[Line, ...]:
    r"""Give a verdict on every line of a text.

    Args:
        text: The normalised text of a document.
        language: ISO 639-1 code; one without phrases of its own is judged by the English ones and by shape.
        title: The title, where the metadata has it. Its first clean occurrence is kept, copies are removed.
        site_counts: `line_key` of a line to the number of documents of the site that have it.
        site_documents: How many documents the site has; 0 when it is not known.
        main_lines: For HTML: the numbers of the lines that the main-content extractor kept.
        page_starts: The numbers of the lines that begin a printed page: those after a form feed.

    Returns:
        One `Line` for each of `text.split("\n")`, in order; blank lines are kept. `language` and `clean_start` of
        the lines are left to the pipeline.
    """
    lines = text.split("\n")
    page = measure_page(lines, language)
    odds, features = boilerplate_odds(page, language, load_model())
    evidence = Evidence(title, site_counts or {}, site_documents, main_lines, page_starts)
    verdicts = judge(lines, page, odds, features, evidence, language)
    found: list[Line] = []
    start = 0
    for number, line in enumerate(lines):
        found.append(Line(number=number, text=line, verdict=verdicts.get(number, BLANK), start=start))
        start += len(line) + 1
    return tuple(found)
