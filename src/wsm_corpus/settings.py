"""Where a corpus keeps things and what it calls itself: corpus.toml.

Settings hold places and names. Judgements (thresholds, weights) are constants at the head of their module.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from wsm_corpus.errors import CorpusNotFound, InvalidSettings
from wsm_corpus.parse_toml import NotToml, parse_toml
from wsm_corpus.record import record

SETTINGS_FILE = "corpus.toml"
KEYS = frozenset(
    {
        "name",
        "description",
        "languages",
        "licence",
        "contact",
        "vocabulary",
        "dictionaries",
        "text_column",
        "id_column",
    }
)


@record
class Settings:
    """A corpus folder and what its corpus.toml says."""

    folder: Path
    name: str
    description: str = ""
    languages: tuple[str, ...] = ()  # ISO 639-1 codes the curator expects; others are still recognised
    licence: str = ""
    contact: str = ""
    vocabulary: str = "themes.ttl"  # path below the folder
    dictionaries: tuple[str, ...] = ()  # two-column bilingual word lists, paths below the folder
    text_column: str = "text"  # of .csv and .jsonl files
    id_column: str = "id"

    @property
    def documents(self) -> Path:
        """The folder of the texts as found."""
        return self.folder / "documents"

    @property
    def metadata_file(self) -> Path:
        """A row a document; wins over what a file says of itself."""
        return self.folder / "metadata.csv"

    @property
    def corrections_file(self) -> Path:
        """What a curator overrules."""
        return self.folder / "corrections.toml"

    @property
    def vocabulary_file(self) -> Path:
        """The SKOS vocabulary."""
        return self.folder / self.vocabulary

    @property
    def index_folder(self) -> Path:
        """Where the index is written; safe to delete, never to be edited."""
        return self.folder / ".wsm"


def read_settings(folder: Path) -> Settings:
    """Read a corpus folder's settings.

    Raises:
        CorpusNotFound: there is no corpus.toml in the folder.
        InvalidSettings: it is not TOML, holds a key nobody knows, or a value of the wrong kind.
    """
    file = folder / SETTINGS_FILE
    try:
        data = parse_toml(file.read_bytes())[1]
    except NotADirectoryError as error:
        raise CorpusNotFound(
            "is a file, and a corpus is a folder",
            subject=str(folder),
            advice=f"Name the folder with {SETTINGS_FILE}.",
        ) from error
    except FileNotFoundError as error:
        raise CorpusNotFound(
            f"there is no {SETTINGS_FILE}, so this is not a corpus folder",
            subject=str(folder),
            advice=f"Make one with `wsm init {folder}`, or name another folder.",
        ) from error
    except NotToml as error:
        raise InvalidSettings(error.message, subject=str(file), line=error.line) from error
    except OSError as error:
        raise InvalidSettings(f"cannot be read: {error.strerror}", subject=str(file)) from error
    for key in data:
        if key not in KEYS:
            raise InvalidSettings(
                f"unknown key {key!r}", subject=str(file), advice=f"Known keys: {', '.join(sorted(KEYS))}."
            )
    return Settings(folder=folder, **_checked(data, file))


def _checked(data: dict[str, object], file: Path) -> dict[str, Any]:
    values: dict[str, Any] = {"name": file.parent.resolve().name}
    for key, value in data.items():
        if key in {"languages", "dictionaries"}:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise InvalidSettings(f"{key} must be a list of strings", subject=str(file))
            if key == "languages":
                _check_codes(value, file)
            values[key] = tuple(value)
        elif isinstance(value, str):
            values[key] = value
        else:
            raise InvalidSettings(f"{key} must be a string", subject=str(file))
    return values


def _check_codes(languages: list[str], file: Path) -> None:
    for language in languages:
        if not re.fullmatch("[a-z]{2,3}", language):
            raise InvalidSettings(
                f"languages has {language!r}, which is not a code of ISO 639-1",
                subject=str(file),
                advice="Such as 'en'.",
            )
