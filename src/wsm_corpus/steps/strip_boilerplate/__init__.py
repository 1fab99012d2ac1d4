"""Strip boilerplate: a verdict on every line, and nothing deleted.

Rules a reader can check come first, then a trained model that sees each line among its neighbours, then what the
lines around decide together, then what the site's other documents and the HTML say. docs/boilerplate.md tells it
in the same order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from wsm_corpus.records.ledger import Category, DecidedBy, Line, Verdict
from wsm_corpus.steps.strip_boilerplate.evidence import weigh_html, weigh_site
from wsm_corpus.steps.strip_boilerplate.features import measure_page
from wsm_corpus.steps.strip_boilerplate.lines import line_key
from wsm_corpus.steps.strip_boilerplate.model import boilerplate_odds, load_model
from wsm_corpus.steps.strip_boilerplate.reasons import RULES, main_feature, name_categories
from wsm_corpus.steps.strip_boilerplate.rules import Finding, find_by_rules
from wsm_corpus.steps.strip_boilerplate.smoothing import smooth

__all__ = ["RULES", "THRESHOLD", "line_key", "strip_boilerplate"]

# A line goes when boilerplate is this probable. Above one half, because an author's line lost costs more than a
# widget kept. docs/benchmarks.md sweeps it.
THRESHOLD = 0.55
# Within this much of the threshold a reader could well judge otherwise.
DEBATABLE = 0.15

_BLANK = Verdict(kept=True, decided_by="blank", rule="", reason=RULES[""], score=0.0)


def strip_boilerplate(
    text: str,
    language: str,
    *,
    title: str | None = None,
    site_counts: Mapping[str, int] | None = None,
    site_documents: int = 0,
    main_lines: frozenset[int] | None = None,
) -> tuple[Line, ...]:
    r"""Give a verdict on every line of a text.

    Args:
        text: The normalised text of a document.
        language: ISO 639-1 code; one without phrases of its own is judged by the English ones and by shape.
        title: The title, where the metadata has it. Its first clean occurrence is kept, copies are removed.
        site_counts: `line_key` of a line to the number of documents of the site that have it.
        site_documents: How many documents the site has; 0 when it is not known.
        main_lines: For HTML: the numbers of the lines that the main-content extractor kept.

    Returns:
        One `Line` for each of `text.split("\n")`, in order; blank lines are kept. `language` and `clean_start` of
        the lines are left to the pipeline.
    """
    lines = text.split("\n")
    page = measure_page(lines, language)
    findings = find_by_rules(lines, page, title)
    odds, features = boilerplate_odds(page, language, load_model())
    threshold = math.log(THRESHOLD / (1 - THRESHOLD))
    verdicts: dict[int, Verdict] = {}
    if page.keys:
        weighed = weigh_site(odds, page, site_counts or {}, site_documents)
        weighed = weigh_html(weighed, page, main_lines)
        smoothed, why = smooth(weighed.odds, features, threshold)
        removed = [
            not findings[place].kept if place in findings else bool(odd > threshold)
            for place, odd in enumerate(smoothed)
        ]
        categories = name_categories(page, removed, features)
        scores = 1 / (1 + np.exp(-np.clip(smoothed, -30, 30)))
        for place, number in enumerate(page.numbers):
            finding = findings.get(place)
            if finding is not None:
                verdicts[int(number)] = _by_rule(finding)
                continue
            decided, rule, detail = weighed.why(place, threshold)
            if why[place]:
                decided, rule, detail = "smoothing", str(why[place]), ""
            if not rule:
                decided, rule = "model", main_feature(place, features) if removed[place] else "text"
            verdicts[int(number)] = _by_model(decided, rule, detail, float(scores[place]), categories[place])
    found, start = [], 0
    for number, line in enumerate(lines):
        found.append(Line(number=number, text=line, verdict=verdicts.get(number, _BLANK), start=start))
        start += len(line) + 1
    return tuple(found)


def _by_rule(finding: Finding) -> Verdict:
    return Verdict(
        kept=finding.kept,
        decided_by="rule",
        rule=finding.rule,
        reason=RULES[finding.rule],
        score=0.02 if finding.kept else 0.98,
        category=finding.category,
    )


def _by_model(decided: DecidedBy, rule: str, detail: str, score: float, category: Category | None) -> Verdict:
    reason = RULES[rule]
    return Verdict(
        kept=score <= THRESHOLD,
        decided_by=decided,
        rule=rule,
        reason=f"{reason[:-1]} ({detail})." if detail else reason,
        score=round(score, 4),
        category=category,
        debatable=abs(score - THRESHOLD) < DEBATABLE,
    )
