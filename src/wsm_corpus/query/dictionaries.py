"""A user's own bilingual word list: two columns, tab or comma, one pair a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from wsm_corpus.errors import InvalidSettings
from wsm_corpus.languages import LANGUAGES
from wsm_corpus.languages.analysis import tokenise
from wsm_corpus.languages.fold import fold

WEIGHT = 0.5
"""A dictionary's word beside a typed one; half as measured in docs/benchmarks.md, "Search across languages"."""

MOST_TRANSLATIONS = 8
"""Of one word; general dictionaries list rare senses last."""


@dataclass(frozen=True, slots=True, eq=False)
class Dictionary:
    """Words and what they are in another language, either way. Read once, so it is equal to itself alone."""

    name: str
    languages: tuple[str, str] = ("", "")  # of the columns, where the first line names them
    pairs: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # form -> (language, translation)

    def translations(self, word: str) -> tuple[tuple[str, str], ...]:
        """(language, word or phrase) pairs for a word typed, in any inflection."""
        found: dict[tuple[str, str], None] = {}
        for form in _forms(word):
            found.update(dict.fromkeys(self.pairs.get(form, ())))
        return tuple(found)[:MOST_TRANSLATIONS]


def read_dictionary(path: Path) -> Dictionary:
    """Read a two-column file; ``#`` starts a comment line, and a first line of two codes names the languages.

    Raises:
        InvalidSettings: it cannot be read, or a line has not two columns; with the line.
    """
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(
            f"cannot be read: {error}", subject=str(path), advice="Correct `dictionaries` in corpus.toml."
        ) from error


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int) -> Dictionary:
    """The file as it is since it last changed; a general dictionary takes a second to read."""
    import csv  # few corpora have a dictionary

    text = path.read_text(encoding="utf-8-sig")
    rows = text.splitlines()
    separator = "\t" if "\t" in text else ","
    found = Dictionary(path.name)
    for number, row in enumerate(csv.reader(rows, delimiter=separator), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) != 2 or not all(cells):
            raise InvalidSettings(
                f"{len(cells)} columns where two are needed",
                subject=str(path),
                line=number,
                advice="Write word, tab, translation.",
            )
        first, second = cells
        if not found.pairs and len(first) == len(second) == 2 and first.isalpha() and second.isalpha():
            found = Dictionary(path.name, (first.lower(), second.lower()))
            continue
        _add(found, first, second)
    return found


def _add(dictionary: Dictionary, first: str, second: str) -> None:
    left, right = dictionary.languages
    for source, target, language in ((first, second, right), (second, first, left)):
        if len(tokenise(source)) == 1:
            for form in _forms(source):
                entries = dictionary.pairs.setdefault(form, [])
                if (language, target) not in entries:
                    entries.append((language, target))


def _forms(word: str) -> set[str]:
    folded = fold(word)
    return {folded, *(f"{code}:{known.stem(folded)}" for code, known in LANGUAGES.items())}
