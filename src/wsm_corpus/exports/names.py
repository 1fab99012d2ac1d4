"""The names of authors, as reference managers want them."""

from __future__ import annotations

import re
from typing import NamedTuple

from wsm_corpus.records.citation import part_authors

# "van der Berg, Jan": small words and one other, a comma, what is given. "Jane Smith, Tom Jones" is not one.
_FAMILY_FIRST = re.compile(r"((?:[^\W\d_A-ZÀ-Þ]+[ '’])*\S+), ?(\S+(?: \S+){0,3})")
_OF_FIRMS = re.compile(r"(?:inc|ltd|llc|plc|co|corp|bv|nv|vof|gmbh|ag|se|sa|phd|md|jr|sr)\.?", re.IGNORECASE)


class Name(NamedTuple):
    """One author: family name and given names, or a name as it stands where nobody said which is which."""

    family: str
    given: str = ""


def author_names(author: str | None) -> tuple[Name, ...]:
    """The authors that metadata names, parted by semicolons; family names are told ("Smit, Jan"), never guessed."""
    return tuple(map(_name, part_authors(author)))


def _name(text: str) -> Name:
    match = _FAMILY_FIRST.fullmatch(text)
    if match is None or "," in match[1] + match[2] or _OF_FIRMS.fullmatch(match[2].replace(".", "")):
        return Name(text)
    return Name(match[1], match[2])
