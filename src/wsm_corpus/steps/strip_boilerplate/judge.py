"""The verdicts: rules first, then the model's odds with all the evidence in them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wsm_corpus.records.ledger import Category, DecidedBy, Verdict
from wsm_corpus.steps.strip_boilerplate.evidence import weigh_html, weigh_site
from wsm_corpus.steps.strip_boilerplate.features import Floats, Page
from wsm_corpus.steps.strip_boilerplate.lines import Measures
from wsm_corpus.steps.strip_boilerplate.reasons import RULES, main_feature, name_categories, told_features
from wsm_corpus.steps.strip_boilerplate.rules import Finding, find_by_rules
from wsm_corpus.steps.strip_boilerplate.smoothing import is_left_empty, section_headings, smooth

# A line goes when boilerplate is more probable than 1 - CAUTION * F / 2, where F is the F1 the document can expect.
# With CAUTION 1 that maximises the expected F1 (Source: Z. Lipton, C. Elkan, B. Naryanaswamy, "Optimal Thresholding
# of Classifiers to Maximize F1 Measure", ECML 2014). Less keeps more, because an author's line lost costs more than a
# widget kept: on articles of sites never seen 0.8 has about .005 more recall than 1, as much less precision, and F1
# within .001 (docs/benchmarks/boilerplate.md).
CAUTION = 0.8
# The threshold stays between these, however odd the document: little F1 to be expected of a page is no reason to
# keep what is probably no text. On articles of sites never seen 0.65 is .001 better than 0.8 as `wet`, in all five
# folds, and the same as `rmain`.
LEAST_THRESHOLD = 0.55
MOST_THRESHOLD = 0.65
# Within this much of the threshold a reader could well judge otherwise.
DEBATABLE = 0.15

# What a rule is taken to be sure of.
RULE_SCORE = 0.98

_WORDS = Measures._fields.index("words")

BLANK = Verdict(kept=True, decided_by="blank", rule="", reason=RULES[""], score=0.0)


class Evidence(NamedTuple):
    """What is known of a document beside its text."""

    title: str | None = None
    site_counts: Mapping[str, int] = {}
    site_documents: int = 0
    main_lines: frozenset[int] | None = None
    page_starts: frozenset[int] = frozenset()


def find_threshold(odds: Floats, page: Page) -> float:
    """Return the probability of boilerplate above which a line of this document goes.

    Args:
        odds: Log-odds that each line is boilerplate.
        page: The measured lines; a line counts with its words.
    """
    text = 1 / (1 + np.exp(_within_bounds(odds)))
    words = page.measures[:, _WORDS] + 0.5
    order = (-text).argsort(kind="stable")
    right, kept = np.add.accumulate((words * text).take(order)), np.add.accumulate(words.take(order))
    best = float((2 * right / (kept + right[-1])).max())
    return min(MOST_THRESHOLD, max(LEAST_THRESHOLD, 1 - CAUTION * best / 2))


def _within_bounds(odds: Floats) -> NDArray[np.float64]:
    """Log-odds of which a probability can be made."""
    return np.minimum(np.maximum(odds, -30), 30).astype(np.float64)


def judge(
    lines: Sequence[str],
    page: Page,
    odds: Floats,
    features: dict[str, Floats],
    evidence: Evidence,
    language: str = "en",
) -> dict[int, Verdict]:
    """Return the verdict on every line that is not blank, by its number.

    Args:
        lines: All lines of the document.
        page: Those that are not blank, measured.
        odds: The model's log-odds that each of them is boilerplate.
        features: What the model saw, by name.
        evidence: What is known beside the text.
        language: ISO 639-1 code of the document.
    """
    if not page.keys:
        return {}
    findings = find_by_rules(lines, page, evidence.title, evidence.page_starts)
    weighed = weigh_html(
        weigh_site(odds, page, evidence.site_counts, evidence.site_documents), page, evidence.main_lines
    )
    limit = find_threshold(weighed.odds, page)
    threshold = math.log(limit / (1 - limit))
    smoothed, why = smooth(weighed.odds, features, threshold)
    removed = [
        not findings[place].kept if place in findings else gone
        for place, gone in enumerate((smoothed > threshold).tolist())
    ]
    if is_left_empty(removed):
        removed = [place in findings for place in range(len(removed))]
        why[:] = "short_text"
    for place in list(section_headings(page, removed, language)):
        removed[place], why[place] = False, "section_heading"
        findings.pop(place, None)
    own = {place: finding.category for place, finding in findings.items() if finding.category}
    told = told_features(features)
    categories = name_categories(page, removed, own, told)
    scores = 1 / (1 + np.exp(-_within_bounds(smoothed)))
    turned = ((weighed.model > threshold) != (weighed.odds > threshold)).tolist()
    moved_by, sure = why.tolist(), scores.tolist()
    verdicts: dict[int, Verdict] = {}
    for place, number in enumerate(page.numbers.tolist()):
        finding = findings.get(place)
        if finding is not None:
            verdicts[number] = _by_rule(finding)
            continue
        decided, rule, detail = weighed.why(place, threshold) if turned[place] else ("model", "", "")
        if moved_by[place]:
            decided, rule, detail = "smoothing", moved_by[place], ""
        if not rule:
            decided, rule = "model", main_feature(place, told) if removed[place] else "text"
        verdicts[number] = _by_model(decided, rule, detail, sure[place], limit, categories[place])
    return verdicts


def _by_rule(finding: Finding) -> Verdict:
    return Verdict(
        kept=finding.kept,
        decided_by="rule",
        rule=finding.rule,
        reason=RULES[finding.rule],
        score=1 - RULE_SCORE if finding.kept else RULE_SCORE,
        category=finding.category,
    )


def _by_model(
    decided: DecidedBy, rule: str, detail: str, score: float, threshold: float, category: Category | None
) -> Verdict:
    reason = RULES[rule]
    return Verdict(
        kept=category is None,
        decided_by=decided,
        rule=rule,
        reason=f"{reason[:-1]} ({detail})." if detail else reason,
        score=round(score, 4),
        category=category,
        debatable=abs(score - threshold) < DEBATABLE,
    )
