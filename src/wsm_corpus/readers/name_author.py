"""The author of a page as the page writes the name."""

from __future__ import annotations

import re

from wsm_corpus.languages.bylines import before_names

# Between the words of a name: blanks and the points of initials.
_BETWEEN = r"(?:[\s.]|&nbsp;|&#160;){1,4}"
_LONGEST = 200


def name_author(named: str | None, html: str) -> str | None:
    """Say who wrote a page, without "door" before the name and with the letters as the page has them.

    trafilatura takes "by" off, and not "door"; of "mr. Jan van Dam" it makes "Mr Jan Van Dam".

    Args:
        named: what trafilatura found, several names parted by semicolons.
        html: the page.
    """
    if not named or len(named) > _LONGEST:
        return named
    names = (_alone(name.strip()) for name in named.split(";"))
    return "; ".join(_as_written(name, html) for name in names if name) or None


def _alone(name: str) -> str:
    before = before_names().match(name)
    return name[before.end() :] if before else name


def _as_written(name: str, html: str) -> str:
    """A name as it stands in the page, where it stands there with a capital; else as it is."""
    if name in html:
        return name
    words = re.split(r"[\s.]+", name)
    pattern = _BETWEEN.join(map(re.escape, filter(None, words))) + (r"\.?" if len(words[-1]) == 1 else "")
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", html, re.IGNORECASE):
        written = " ".join(re.sub("&nbsp;|&#160;", " ", found[0]).split())
        if not written.islower() and not written.isupper():
            return written
    return name
