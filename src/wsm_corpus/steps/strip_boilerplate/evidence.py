"""Evidence from outside the text: the site's other documents, and the HTML the text came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from wsm_corpus.records.ledger import DecidedBy
from wsm_corpus.steps.strip_boilerplate.features import LONG_WORDS, Floats, Page

# A line counts as the site's from this many documents on; below, chance and quotation repeat a line too.
SITE_DOCUMENTS = 3
# ... and from this share of the site's documents on, where their number is known.
SITE_SHARE = 0.2
# What repetition adds to the log-odds: it decides where the model wavers. Between two paragraphs it adds nothing:
# there, the line may be a heading that an author uses in every post ("Conclusion"). On 368 articles of sites with
# three pages or more, never seen in training: .9337 without, .9348 with 1, .9352 with 2.5, .9355 with 4
# (docs/benchmarks/boilerplate.md).
SITE_ODDS = 2.5
# What the HTML extractor's verdict adds or takes. On 1,561 articles, with an extractor weaker than trafilatura: lines
# alone .9280, the extractor alone .8784, together .9297 with 0.5, .9304 with 1, .9262 with 2
# (docs/benchmarks/boilerplate.md).
HTML_ODDS = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The odds with the evidence in them, and where it came from."""

    model: Floats  # before
    odds: Floats  # after
    site: Mapping[int, str]  # place of a line to its counts in words
    html: Floats | None  # what the HTML added

    def why(self, place: int, threshold: float) -> tuple[DecidedBy, str, str]:
        """Return who decided a line, the rule and its detail, where the evidence turned the verdict; else blanks."""
        if (self.model[place] > threshold) == (self.odds[place] > threshold):
            return "model", "", ""
        if place in self.site and self.odds[place] > threshold:
            return "repetition", "on_many_pages", self.site[place]
        return "html", "html_outside" if self.odds[place] > threshold else "html_inside", ""


def weigh_site(odds: Floats, page: Page, counts: Mapping[str, int], documents: int) -> Weighed:
    """Add what the other documents of the site say.

    Args:
        odds: Log-odds that each line is boilerplate.
        page: The measured lines.
        counts: `line_key` of a line to the number of documents of the site that have it.
        documents: How many documents the site has; 0 when it is not known.
    """
    after, site = odds.copy(), {}
    long = np.concatenate(([False], page.measures[:, 0] >= LONG_WORDS, [False]))
    for place, key in enumerate(page.keys):
        count = counts.get(key, 0)
        between_paragraphs = long[place] and long[place + 2]
        if count >= SITE_DOCUMENTS and count >= SITE_SHARE * documents and not between_paragraphs:
            after[place] += SITE_ODDS
            site[place] = f"{count} of {documents} documents" if documents else f"{count} documents"
    return Weighed(odds, after, site, None)


def weigh_html(weighed: Weighed, page: Page, main_lines: frozenset[int] | None) -> Weighed:
    """Add what the HTML extractor says; nothing changes where there is no HTML."""
    if main_lines is None:
        return weighed
    inside = np.array([int(number) in main_lines for number in page.numbers])
    html = np.where(inside, -HTML_ODDS, HTML_ODDS).astype(np.float32)
    return replace(weighed, odds=weighed.odds + html, html=html)
