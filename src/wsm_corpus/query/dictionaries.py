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
"""A dictionary's word beside a typed one; half as measured in docs/benchmarks/search.md."""

MOST_TRANSLATIONS = 8
"""Of one word; general dictionaries list rare senses last."""

_TWO = "Write word, tab, translation."


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
        found = _parsed(path, path.stat().st_mtime_ns)
    except OSError as error:
        found = _refused(path, f"cannot be read: {error.strerror}")
    if isinstance(found, InvalidSettings):
        raise found.with_traceback(None)
    return found


@lru_cache(maxsize=8)
def _parsed(path: Path, _changed: int) -> Dictionary | InvalidSettings:
    """The file as it is since it last changed, or what is wrong with it; a general one takes a second to read."""
    import csv  # few corpora have a dictionary

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _refused(path, "is not UTF-8", line, "Save it as UTF-8.")
    reader = csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ",", strict=True)
    found = Dictionary(path.name)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if len(cells) != 2 or not all(cells):
                columns = f"{len(cells)} column{'' if len(cells) == 1 else 's'}" if all(cells) else "an empty column"
                return _refused(path, f"{columns} where two are needed", reader.line_num, _TWO)
            first, second = cells
            if not found.pairs and len(first) == len(second) == 2 and first.isalpha() and second.isalpha():
                found = Dictionary(path.name, (first.lower(), second.lower()))
                continue
            _add(found, first, second)
    except csv.Error as error:  # mostly a quotation mark that stands open
        return _refused(path, f"cannot be read: {error}", reader.line_num, _TWO)
    return found


def _refused(path: Path, message: str, line: int | None = None, advice: str = "") -> InvalidSettings:
    advice = advice or "Correct `dictionaries` in corpus.toml."
    return InvalidSettings(message, subject=str(path), line=line, advice=advice)


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
