"""Citations of a document or of a whole search, as text, BibTeX, CSL-JSON or RIS.

A citation names the version of the corpus, so that whoever follows it can be told what has changed since. What is
unknown is left out, never guessed: an undated document is "n.d.".
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal, get_args

from wsm_corpus.exports.names import Name, author_names
from wsm_corpus.languages import LANGUAGES
from wsm_corpus.records import Citation

CitationFormat = Literal["text", "bibtex", "csl-json", "ris"]
CITATION_FORMATS: tuple[CitationFormat, ...] = get_args(CitationFormat)

_LANGIDS = {"fr": "french"}
"""What BibLaTeX calls a language that has no module, or that it calls otherwise than by its English name."""

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def cite_document(
    citation: Citation,
    format: CitationFormat = "text",
    *,
    corpus: str,
    version: str,
    accessed: str,
    language: str = "",
    link: str = "",
) -> str:
    """How to cite a document of the corpus.

    Args:
        citation: what is known of the document.
        format: text, bibtex, csl-json or ris.
        corpus: the name of the corpus.
        version: the corpus version it was read in.
        accessed: the day it was read, ISO 8601.
        language: of the document, ISO 639-1.
        link: where it can be read in the corpus.
    """
    note = f"In: {corpus}, version {version}, document {citation.id}"
    title = citation.title or citation.id
    if format == "ris":
        return _ris_of(citation, title, note, accessed, language, link)
    if format == "bibtex":
        fields = _bibtex_fields(citation, title, note, accessed, language, link)
        names = author_names(citation.author)
        who = names[0].family if names else citation.site or citation.id
        return _bibtex("online", _key(who, fields["year"], title, citation.id), fields)
    if format == "csl-json":
        return _csl(_csl_item(citation, title, note, accessed, language, link))
    who = f"{citation.author or citation.site or 'Unknown author'} ({citation.published or 'n.d.'}). {title}"
    parts = [who if who.endswith(("?", "!", ".")) else f"{who}."]
    if citation.site and citation.author:
        parts.append(f"{citation.site}.")
    parts += [f"{one}." if one == note else one for one in (citation.url, note, link) if one]
    return " ".join([*parts, f"(accessed {accessed})."])


def _bibtex_fields(
    citation: Citation, title: str, note: str, accessed: str, language: str, link: str
) -> dict[str, str]:
    published = citation.published or ""
    return {
        "author": " and ".join(map(_bibtex_name, author_names(citation.author))),
        "title": f"{{{_tex(title)}}}",
        "year": published[:4],
        "month": published[5:7].lstrip("0"),
        "date": published if published.count("-") == 2 else "",  # BibLaTeX's: BibTeX has no field for the day
        "organization": _tex(citation.site or ""),
        "url": citation.url or link,
        "urldate": accessed,
        "langid": _LANGIDS.get(language) or (LANGUAGES[language].name.lower() if language in LANGUAGES else ""),
        "note": _tex(note),
    }


def _ris_of(citation: Citation, title: str, note: str, accessed: str, language: str, link: str) -> str:
    names = [f"{name.family}, {name.given}" if name.given else name.family for name in author_names(citation.author)]
    return _ris(
        [
            *(("AU", name) for name in names),
            ("TI", title),
            ("T2", citation.site or ""),
            ("PY", (citation.published or "")[:4]),
            ("DA", _ris_date(citation.published)),
            ("UR", citation.url or link),
            ("Y2", _ris_date(accessed)),
            ("LA", language),
            ("N1", note),
            ("ID", citation.id),
        ]
    )


def _csl_item(citation: Citation, title: str, note: str, accessed: str, language: str, link: str) -> dict[str, Any]:
    return {
        "id": citation.id,
        "type": "webpage",
        "title": title,
        "author": [_csl_name(name) for name in author_names(citation.author)] or None,
        "issued": _date_parts(citation.published),
        "container-title": citation.site,
        "URL": citation.url or link or None,
        "accessed": _date_parts(accessed),
        "language": language or None,
        "note": note,
    }


def cite_search(
    query: str,
    format: CitationFormat = "text",
    *,
    total: int,
    corpus: str,
    version: str,
    accessed: str,
    filters: str = "",
    link: str = "",
) -> str:
    """How to cite a search: what was asked, of which version, and how many documents were found.

    Args:
        query: as typed; empty for every document.
        format: text, bibtex, csl-json or ris.
        total: documents found.
        corpus: the name of the corpus.
        version: the corpus version that was searched.
        accessed: the day of the search, ISO 8601.
        filters: what narrowed it, in words.
        link: where the search can be seen.
    """
    asked = f"“{query}”" if query else "all documents"
    title = f"Search for {asked}{f' ({filters})' if filters else ''}"
    note = f"{total} document{'' if total == 1 else 's'} found; corpus version {version}"
    if format == "bibtex":
        fields = {
            "title": f"{{{_tex(title)}}}",
            "organization": _tex(corpus),
            "url": link,
            "urldate": accessed,
            "note": _tex(note),
        }
        return _bibtex("online", _key(corpus, "", query or "all", version, query, filters), fields)
    if format == "csl-json":
        return _csl(
            {
                "id": _search_id(query, filters, version),
                "type": "webpage",
                "title": title,
                "container-title": corpus,
                "URL": link or None,
                "accessed": _date_parts(accessed),
                "note": note,
            }
        )
    if format == "ris":
        pairs = [("TI", title), ("T2", corpus), ("UR", link), ("Y2", _ris_date(accessed)), ("N1", note)]
        return _ris([*pairs, ("ID", _search_id(query, filters, version))])
    return " ".join(
        part for part in (f"{corpus}, version {version}. {title}: {note.partition(';')[0]}.", link) if part
    ) + (f" (accessed {accessed}).")


def _search_id(query: str, filters: str, version: str) -> str:
    return "-".join(part for part in ("search", version, letters(query), _mark(query, filters)) if part)


def _bibtex_name(name: Name) -> str:
    return f"{_tex(name.family)}, {_tex(name.given)}" if name.given else f"{{{_tex(name.family)}}}"


def _csl_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _ris(pairs: Iterable[tuple[str, str]]) -> str:
    """Lines as the format has them, ended by CR LF; an electronic document, which programs take for a web page."""
    lines = ["TY  - ELEC", *(f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value), "ER  - "]
    return "".join(f"{line}\r\n" for line in lines)


def _ris_date(date: str | None) -> str:
    """Year, month, day and more, with a slash after each of the first three whether it is known or not."""
    return "/".join([*(date or "").split("-"), "", "", ""][:3]) + "/" if date else ""


def _bibtex(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"


def _csl(item: dict[str, Any]) -> str:
    known = {name: value for name, value in item.items() if value is not None}
    return json.dumps([known], ensure_ascii=False, indent=2) + "\n"


def _date_parts(date: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def letters(text: str) -> str:
    """A text as it can stand in a key or in the name of a file: Latin letters and figures, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _key(who: str, year: str, title: str, *what: str) -> str:
    """A key that tells a reader what it is of, and that nothing else of the corpus has."""
    first = (letters(title).split("-") or [""])[0]
    told = f"{letters(who).split('-')[-1] if who else ''}{year}{first}"
    return f"{told or 'document'}-{_mark(*what)}"


def _mark(*what: str) -> str:
    return hashlib.sha256("\0".join(what).encode("utf-8", "replace")).hexdigest()[:4]
