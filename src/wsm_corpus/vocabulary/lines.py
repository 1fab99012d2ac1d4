"""In which line of a vocabulary's file a concept or a label stands."""

from __future__ import annotations

import re


class LineFinder:
    """Looks concepts and labels up in the text of a SKOS file, whatever its syntax."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts: dict[str, int | None] = {}

    def line(self, uri: str, label: str = "") -> int | None:
        """The 1-based line of a label of a concept, else where the concept is described, else None."""
        start = self._subject(uri)
        if start is not None and label:
            quoted = re.compile(rf"[\"'>]{re.escape(label)}[\"'<]")
            for number in range(start, len(self._lines)):
                if quoted.search(self._lines[number]):
                    return number + 1
        return None if start is None else start + 1

    def _subject(self, uri: str) -> int | None:
        if uri not in self._starts:
            self._starts[uri] = self._found(uri) if uri else None
        return self._starts[uri]

    def _found(self, uri: str) -> int | None:
        last = re.split(r"[#/:]", uri)[-1]
        # Turtle begins a description at the margin; RDF/XML and JSON-LD name it in rdf:about or @id.
        ways = (
            rf"^(<{re.escape(uri)}>|[\w-]*:{re.escape(last)})\s",
            rf"(rdf:about|\"@id\")\s*[=:]\s*[\"']{re.escape(uri)}[\"']",
            rf"<{re.escape(uri)}>",
        )
        for way in ways:
            pattern = re.compile(way)
            for number, line in enumerate(self._lines):
                if pattern.search(line):
                    return number
        return None
