"""Make a citation of what a file and its metadata say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from wsm_corpus.records import Citation, site_of

CITATION_FIELDS = ("title", "url", "site", "author", "published", "rights")
_ALIASES = {"date": "published", "licence": "rights", "license": "rights"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}.*)?)?)?", re.ASCII)


def read_date(text: str) -> str | None:
    """A date at the precision it is given: 2011, 2011-03 or 2011-03-24; None for any other form.

    The time of an ISO 8601 date and time is dropped, since a publication has a day.
    """
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


def check_fields(fields: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Clean what is said of a document: blanks trimmed, empty fields dropped, wrong forms set apart.

    Returns:
        The fields under their names of `CITATION_FIELDS`, others as they are; and a sentence for each value that is
        of no use. Such a value is kept under its name with " (as found)" after it.
    """
    clean: dict[str, str] = {}
    problems: list[str] = []
    # A field of its own name wins over one that means the same, which is kept under its name.
    for raw_name, raw_value in sorted(fields.items(), key=lambda field: field[0].lower() in _ALIASES):
        name = _ALIASES.get(raw_name.lower(), raw_name.lower())
        name = name if name in CITATION_FIELDS else raw_name
        value = " ".join(raw_value.split()) if name in CITATION_FIELDS else raw_value.strip()
        if not value:
            continue
        if name in clean or f"{name} (as found)" in clean:
            clean[raw_name] = value
            continue
        if name == "published":
            found = read_date(value)
            if found is None:
                problems.append(f"published {value!r} is not a date of the form 2011, 2011-03 or 2011-03-24")
        elif name == "url":
            found = value if value.lower().startswith(("http://", "https://")) and site_of(value) else None
            if found is None:
                problems.append(f"url {value!r} is not a web address that begins with http:// or https://")
        else:
            found = value
        clean[name if found else f"{name} (as found)"] = found or value
    return clean, problems


def cite(id: str, *said: Mapping[str, str]) -> Citation:
    """Make a citation of fields that `check_fields` cleaned; what is said first wins."""
    known: dict[str, str] = {}
    for fields in said:
        for name, value in fields.items():
            known.setdefault(name, value)
    return Citation(
        id=id,
        title=known.get("title"),
        url=known.get("url"),
        site=known.get("site") or site_of(known.get("url")),
        author=known.get("author"),
        published=known.get("published"),
        rights=known.get("rights"),
        extra={name: value for name, value in known.items() if name not in CITATION_FIELDS},
    )
